/** From degrees to dots on the screen, as MapLibre does it: Web Mercator, the world 512 dots wide at zoom 0. */

export type Degrees = [number, number];
export type Box = [west: number, south: number, east: number, north: number];

export interface Camera {
  centre: Degrees;
  zoom: number;
}

export interface Padding {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const TILE = 512;
const CLOSEST = 14;
const WORLD: Camera = { centre: [38, 35], zoom: 5 };

/** Where degrees lie in a world that is one wide and one high. */
export function unit([lon, lat]: Degrees): [number, number] {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

function degrees([x, y]: [number, number]): Degrees {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI];
}

/** The camera that shows these degrees in a frame of so many dots, beside what covers its edges. */
export function fitted(box: Box, width: number, height: number, padding: Padding): Camera {
  const [left, top] = unit([box[0], box[3]]);
  const [right, bottom] = unit([box[2], box[1]]);
  const room = [Math.max(40, width - padding.left - padding.right), Math.max(40, height - padding.top - padding.bottom)];
  const scale = Math.min(room[0]! / Math.max(right - left, 1e-9), room[1]! / Math.max(bottom - top, 1e-9), TILE * 2 ** CLOSEST);
  const centre = degrees([
    (left + right) / 2 + (padding.right - padding.left) / 2 / scale,
    (top + bottom) / 2 + (padding.bottom - padding.top) / 2 / scale,
  ]);
  return { centre, zoom: Math.log2(scale / TILE) };
}

/** The camera of an address (longitude, latitude, zoom); null where it names none. */
export function placed(at: string): Camera | null {
  const [lon, lat, zoom] = at.split(',').map(Number);
  if (![lon, lat, zoom].every((n) => n !== undefined && Number.isFinite(n))) return null;
  return { centre: [lon!, lat!], zoom: Math.max(0, Math.min(22, zoom!)) };
}

export function world(): Camera {
  return WORLD;
}

/** From degrees to dots of a frame that a camera looks at. */
export function projection({ centre, zoom }: Camera, width: number, height: number): (at: readonly number[]) => [number, number] {
  const scale = TILE * 2 ** zoom;
  const [cx, cy] = unit(centre);
  return (at) => {
    const [x, y] = unit([at[0]!, at[1]!]);
    return [(x - cx) * scale + width / 2, (y - cy) * scale + height / 2];
  };
}

/** What a frame shows, in degrees, with as much again around it. */
export function seen({ centre, zoom }: Camera, width: number, height: number): Box {
  const scale = TILE * 2 ** zoom;
  const [cx, cy] = unit(centre);
  const [west, north] = degrees([cx - width / scale, cy - height / scale]);
  const [east, south] = degrees([cx + width / scale, cy + height / scale]);
  return [west, south, east, north];
}
