/**
 * The map as a plain picture, drawn in some milliseconds: it is what is seen until MapLibre has started, and where a browser
 * has no WebGL it is all there is. Same places, colours and order as in the layers of ``style.ts``.
 */

import type { MultiPolygon, Polygon } from 'geojson';
import { projection, type Camera } from './camera';
import type { Land } from './land';
import { pictures, type Picture } from './pictures';
import type { CellLook, Layout, Scene } from './scene';
import type { Ground } from './ground';
import { between, FONTS, LEVELS, ROADS, SIGNS, SWELL } from './style';

type Dot = [x: number, y: number];
type Project = (at: readonly number[]) => Dot;
type Rect = [left: number, top: number, right: number, bottom: number];

export interface View {
  scene: Scene;
  camera: Camera;
  land: Land | null;
  lang: 'ar' | 'en';
  /** How much larger than usual names are written. */
  grown: number;
}

const SPECK = 2.5;
const MOST_NAMES = 1500; // of those in sight for which room is looked for
const REACH = 20; // what lies so near to the frame may reach into it with its outline

export class Sketch {
  private readonly pen: CanvasRenderingContext2D;
  private images: Record<string, Picture> = {};
  private ground: Ground | null = null;
  private frame = '';
  /** Land and borders as they lie in a frame. */
  private ashore = { land: null as Land | null, frame: '', ground: new Path2D(), borders: new Path2D() };
  private layout: Layout | null = null;
  private paths = new Map<string, Path2D>();
  private project: Project = () => [0, 0];
  private view: View | null = null;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.pen = canvas.getContext('2d', { alpha: false })!;
  }

  draw(view: View): void {
    const { canvas, pen } = this;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.view = view;
    this.project = projection(view.camera, width, height);
    if (view.scene.ground !== this.ground) this.images = pictures(view.scene.ground);
    this.ground = view.scene.ground;
    this.earth(view, width, height);
    this.place(view, width, height);
    this.cells(view.scene, view.camera.zoom);
    this.roads(view.scene);
    this.words(view, this.symbols(view));
  }

  /** The place at a point of the picture whose colour is seen there, which is the innermost that is held; where none is, the innermost of all; null where there is none. */
  placeAt(x: number, y: number): string | null {
    const cells = this.view?.scene.layout.cells ?? [];
    const ratio = window.devicePixelRatio || 1;
    const found = cells.filter((cell) => {
      const path = this.paths.get(cell.properties.place);
      return path && this.pen.isPointInPath(path, x * ratio, y * ratio);
    });
    const held = (place: string) => Number(Boolean(this.view?.scene.looks.get(place)?.held));
    return found.sort((a, b) => held(b.properties.place) - held(a.properties.place) || b.properties.level - a.properties.level)[0]?.properties.place ?? null;
  }

  private path(shape: Polygon | MultiPolygon | { type: 'MultiLineString'; coordinates: number[][][] }): Path2D {
    const path = new Path2D();
    const rings = shape.type === 'MultiPolygon' ? shape.coordinates.flat() : shape.coordinates;
    for (const ring of rings) trace(path, ring.map(this.project), shape.type !== 'MultiLineString');
    return path;
  }

  private earth({ land, camera, scene: { ground } }: View, width: number, height: number): void {
    const { pen } = this;
    const frame = framed(camera, width, height);
    pen.fillStyle = land ? ground.water : ground.land;
    pen.fillRect(0, 0, width, height);
    if (!land) return;
    pen.fillStyle = ground.land;
    if (land !== this.ashore.land || frame !== this.ashore.frame) {
      const borders = land.borders.geometry as { type: 'MultiLineString'; coordinates: number[][][] };
      this.ashore = { land, frame, ground: this.path(land.land.geometry), borders: this.path(borders) };
    }
    pen.fill(this.ashore.ground);
    this.stroke(this.ashore.borders, ground.border, 1.1, [4.4, 2.2]);
  }

  private stroke(path: Path2D, colour: string, width: number, dashes: number[] = []): void {
    const { pen } = this;
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dashes);
    pen.stroke(path);
  }

  private pattern(name: string): CanvasPattern {
    const { canvas, pixelRatio } = this.images[name]!;
    const pattern = this.pen.createPattern(canvas, 'repeat')!;
    pattern.setTransform(new DOMMatrix().scale(1 / pixelRatio));
    return pattern;
  }

  /** Where the cells lie in the frame; kept while nothing but the day changes. */
  private place({ scene: { layout }, camera }: View, width: number, height: number): void {
    const frame = framed(camera, width, height);
    if (frame === this.frame && layout === this.layout) return;
    [this.frame, this.layout] = [frame, layout];
    this.paths = new Map();
    for (const { properties, geometry } of layout.cells) {
      const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat().map((ring) => ring.map(this.project));
      const [left, top, right, bottom] = around(rings);
      if (right < -REACH || bottom < -REACH || left > width + REACH || top > height + REACH) continue;
      const path = new Path2D();
      // Of a cell that is smaller than a dot nobody sees the shape.
      if (right - left < SPECK && bottom - top < SPECK) path.rect(left, top, right - left, bottom - top);
      else for (const ring of rings) trace(path, ring, true);
      this.paths.set(properties.place, path);
    }
  }

  private cells({ layout, looks, ground }: Scene, zoom: number): void {
    const { pen } = this;
    const [dots, hatch, swell] = [this.pattern('dots'), this.pattern('hatch'), between(SWELL, zoom)];
    for (const level of LEVELS) {
      // Cells of a look are filled in one go: thousands of them take no longer than a few.
      const filled = new Map<string, Path2D>();
      const add = (key: string, path: Path2D): void => {
        if (!filled.has(key)) filled.set(key, new Path2D());
        filled.get(key)!.addPath(path);
      };
      for (const { properties } of layout.cells) {
        const look = looks.get(properties.place);
        const path = this.paths.get(properties.place);
        if (properties.level !== level || !look?.held || !path) continue;
        add(look.colour, path);
        if (look.claimed || look.contested) add(look.contested ? 'hatch' : 'dots', path);
      }
      for (const [key, path] of filled) {
        pen.fillStyle = key === 'hatch' ? hatch : key === 'dots' ? dots : key;
        pen.globalAlpha = key !== 'hatch' || level === 3 ? 1 : 0.5;
        pen.fill(path);
        pen.globalAlpha = 1;
        if (swell && key.startsWith('#')) this.stroke(path, key, swell);
      }
    }
    this.outlines(looks, ground, between([[SWELL[1]![0], 0], [SWELL[2]![0], 1]], zoom));
  }

  private outlines(looks: Map<string, CellLook>, ground: Ground, near: number): void {
    const { pen } = this;
    pen.lineJoin = 'round';
    const drawn = new Map<number, Path2D>();
    for (const [place, path] of near ? this.paths : []) {
      const outline = looks.get(place)?.outline ?? 0.28;
      if (!drawn.has(outline)) drawn.set(outline, new Path2D());
      drawn.get(outline)!.addPath(path);
    }
    for (const [outline, path] of drawn) {
      pen.globalAlpha = outline * near;
      this.stroke(path, ground.outline, 0.7);
    }
    pen.globalAlpha = 1;
    for (const [place, look] of looks) {
      const path = this.paths.get(place);
      if (!path) continue;
      if (look.changed) this.stroke(path, ground.changed, 3.2);
      if (look.besieged) {
        this.stroke(path, ground.paper, 6);
        this.stroke(path, ground.siege, 3.2, [8.3, 3.5]);
      }
      if (look.chosen) this.stroke(path, ground.chosen, 3.4);
    }
  }

  private roads({ roads, ground }: Scene): void {
    this.pen.lineCap = 'round';
    for (const { line, value } of roads) {
      const path = this.path({ type: 'MultiLineString', coordinates: [line] });
      const { colour, width, dashes } = ROADS.find((each) => each.values.includes(value)) ?? ROADS[0]!;
      this.stroke(path, ground.paper, 7);
      this.stroke(path, ground[colour], width, dashes.map((part) => part * width));
      if (value === 'cut') this.stamp(this.images.bar!, this.project(line[Math.floor(line.length / 2)]!));
    }
    this.pen.lineCap = 'butt';
    this.pen.setLineDash([]);
  }

  private stamp({ canvas, pixelRatio }: Picture, [x, y]: Dot, size = 1): Rect {
    const [width, height] = [(size * canvas.width) / pixelRatio, (size * canvas.height) / pixelRatio];
    this.pen.drawImage(canvas, x - width / 2, y - height / 2, width, height);
    return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  }

  /** Symbols, and the room that they take: no name is written over them. */
  private symbols({ scene: { critical, symbols }, camera, grown }: View): Rect[] {
    const size = between(SIGNS, camera.zoom);
    const taken = critical.map((at) => {
      const [x, y] = this.project(at);
      return this.stamp(this.images.diamond!, [x, y + 9]);
    });
    for (const { at, what, disputed, n, count } of symbols) {
      const [x, y] = this.project(at);
      const side = what === 'clash' ? 1 : -1;
      taken.push(this.stamp(this.images[disputed ? `${what}-disputed` : what]!, [x + side * 12 * size, y - 16 * size], size));
      if (n > 1 && size === 1) this.write(count, x + side * 25, y - 24, 11 * grown);
    }
    return taken;
  }

  private write(text: string, x: number, y: number, size: number, large = false): void {
    const { pen } = this;
    const { ink, inkLarge, halo } = this.ground!;
    pen.font = `${size}px ${FONTS.map((font) => `"${font}"`).join(', ')}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3.4;
    pen.strokeStyle = halo;
    pen.fillStyle = large ? inkLarge : ink;
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }

  /** Names, those that much is said of first, where none lies over another. */
  private words({ scene, camera, lang, grown }: View, taken: Rect[]): void {
    const apart = ([a, b, c, d]: Rect): boolean => taken.every(([e, f, g, h]) => c < e || a > g || d < f || b > h);
    const near = Math.min(1, Math.max(0, (camera.zoom - 6) / 7));
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    let tried = 0;
    for (const { properties, geometry } of scene.layout.names.features) {
      const [x, y] = this.project(geometry.coordinates);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      if ((tried += 1) > MOST_NAMES) break;
      const size = ((properties.level === 3 ? 10 : 12) + 3 * near) * grown;
      const lines = broken(properties[lang]);
      const half = (Math.max(...lines.map((line) => line.length)) * size * 0.52) / 2 + 3;
      const high = (lines.length * size * 1.2) / 2 + 2;
      const room: Rect = [x - half, y - high, x + half, y + high];
      if (!apart(room)) continue;
      taken.push(room);
      lines.forEach((line, i) => this.write(line, x, y + (i - (lines.length - 1) / 2) * size * 1.2, size, properties.level < 3));
    }
  }
}

function framed({ centre, zoom }: Camera, width: number, height: number): string {
  return `${centre.join()} ${zoom} ${width} ${height}`;
}

function trace(path: Path2D, ring: Dot[], closed: boolean): void {
  ring.forEach(([x, y], i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
  if (closed) path.closePath();
}

function around(rings: Dot[][]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [x, y] of ring) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return [left, top, right, bottom];
}

const WIDEST = 16; // letters of a line

/** A name in lines of about the same length, cut between words. */
function broken(name: string): string[] {
  const wanted = Math.ceil(name.length / WIDEST);
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= Math.max(WIDEST, name.length / wanted)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
