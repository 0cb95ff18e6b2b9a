/** Land and borders of the world, from the file that comes with the page. */

import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';
import type { Box } from './camera';

export interface Land {
  land: Feature<MultiPolygon>;
  borders: Feature<MultiLineString>;
}

let asked: Promise<Land> | null = null;

export function wholeWorld(): Promise<Land> {
  asked ??= fetch(atlasUrl).then(async (answer) => {
    const world = (await answer.json()) as Topology;
    const found = feature(world, world.objects.land!) as unknown as { features?: Feature<MultiPolygon | Polygon>[] } & Feature<MultiPolygon>;
    const shapes = (found.features ?? [found]).map((each) => each.geometry);
    const coordinates = shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates));
    const borders = mesh(world, world.objects.countries as never, (a, b) => a !== b);
    return {
      land: { type: 'Feature' as const, properties: {}, geometry: { type: 'MultiPolygon' as const, coordinates } },
      borders: { type: 'Feature' as const, properties: {}, geometry: borders },
    };
  });
  return asked;
}

/** What of it touches a box: the first picture needs no other continent. */
export function within({ land, borders }: Land, box: Box): Land {
  const near = (line: number[][]): boolean => {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of line as [number, number][]) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    return west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1];
  };
  return {
    land: { ...land, geometry: { type: 'MultiPolygon', coordinates: land.geometry.coordinates.filter((rings) => near(rings[0]!)) } },
    borders: { ...borders, geometry: { type: 'MultiLineString', coordinates: borders.geometry.coordinates.filter(near) } },
  };
}
