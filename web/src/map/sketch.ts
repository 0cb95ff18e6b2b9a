/**
 * The map as a plain picture, drawn in some milliseconds: it is what is seen until MapLibre has started, and where a browser
 * has no WebGL it is all there is. Same places, colours and order as in the layers of ``style.ts``.
 */

import type { MultiPolygon, Polygon } from 'geojson';
import { projection, type Camera } from './camera';
import type { Land } from './land';
import { pictures, type Picture } from './pictures';
import type { CellLook, Scene } from './scene';
import { BORDER, FONTS, LAND, LEVELS, PAPER, ROADS, WATER } from './style';

type Project = (at: readonly number[]) => [number, number];
type Rect = [left: number, top: number, right: number, bottom: number];

export interface View {
  scene: Scene;
  camera: Camera;
  land: Land | null;
  lang: 'ar' | 'en';
}

export class Sketch {
  private readonly pen: CanvasRenderingContext2D;
  private readonly images = pictures();
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
    this.ground(view, width, height);
    this.cells(view.scene);
    this.roads(view.scene);
    this.words(view, this.symbols(view.scene));
  }

  /** The innermost place at a point of the picture; null where there is none. */
  placeAt(x: number, y: number): string | null {
    const cells = this.view?.scene.layout.cells ?? [];
    const ratio = window.devicePixelRatio || 1;
    const found = cells.filter((cell) => this.pen.isPointInPath(this.paths.get(cell.properties.place)!, x * ratio, y * ratio));
    return found.sort((a, b) => b.properties.level - a.properties.level)[0]?.properties.place ?? null;
  }

  private path(shape: Polygon | MultiPolygon | { type: 'MultiLineString'; coordinates: number[][][] }): Path2D {
    const path = new Path2D();
    const rings = shape.type === 'MultiPolygon' ? shape.coordinates.flat() : shape.coordinates;
    for (const ring of rings) {
      ring.forEach((at, i) => {
        const [x, y] = this.project(at);
        if (i) path.lineTo(x, y);
        else path.moveTo(x, y);
      });
      if (shape.type !== 'MultiLineString') path.closePath();
    }
    return path;
  }

  private ground({ land }: View, width: number, height: number): void {
    const { pen } = this;
    pen.fillStyle = land ? WATER : LAND;
    pen.fillRect(0, 0, width, height);
    if (!land) return;
    pen.fillStyle = LAND;
    pen.fill(this.path(land.land.geometry));
    this.stroke(this.path(land.borders.geometry as { type: 'MultiLineString'; coordinates: number[][][] }), BORDER, 1.1, [4.4, 2.2]);
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

  private cells({ layout, looks }: Scene): void {
    const { pen } = this;
    this.paths = new Map(layout.cells.map((cell) => [cell.properties.place, this.path(cell.geometry)]));
    const [dots, hatch] = [this.pattern('dots'), this.pattern('hatch')];
    for (const level of LEVELS) {
      for (const { properties } of layout.cells) {
        const look = looks.get(properties.place);
        if (properties.level !== level || !look?.held) continue;
        const path = this.paths.get(properties.place)!;
        pen.fillStyle = look.colour;
        pen.fill(path);
        pen.fillStyle = look.contested ? hatch : dots;
        pen.globalAlpha = look.claimed ? 1 : level === 3 ? 0.85 : 0.5;
        if (look.claimed || look.contested) pen.fill(path);
        pen.globalAlpha = 1;
      }
    }
    this.outlines(looks);
  }

  private outlines(looks: Map<string, CellLook>): void {
    const { pen } = this;
    pen.lineJoin = 'round';
    for (const [place, path] of this.paths) {
      pen.globalAlpha = looks.get(place)?.outline ?? 0.28;
      this.stroke(path, '#5b5f66', 0.7);
    }
    pen.globalAlpha = 1;
    for (const [place, look] of looks) {
      const path = this.paths.get(place);
      if (!path) continue;
      if (look.changed) this.stroke(path, '#c2185b', 3.2);
      if (look.besieged) {
        this.stroke(path, PAPER, 6);
        this.stroke(path, '#4a235a', 3.2, [8.3, 3.5]);
      }
      if (look.chosen) this.stroke(path, '#1d3f58', 3.4);
    }
  }

  private roads({ roads }: Scene): void {
    this.pen.lineCap = 'round';
    for (const { line, value } of roads) {
      const path = this.path({ type: 'MultiLineString', coordinates: [line] });
      const { colour, width, dashes } = ROADS.find((each) => each.values.includes(value)) ?? ROADS[0]!;
      this.stroke(path, PAPER, 7);
      this.stroke(path, colour, width, dashes.map((part) => part * width));
      if (value === 'cut') this.stamp(this.images.bar!, this.project(line[Math.floor(line.length / 2)]!));
    }
    this.pen.lineCap = 'butt';
    this.pen.setLineDash([]);
  }

  private stamp({ canvas, pixelRatio }: Picture, [x, y]: [number, number]): Rect {
    const [width, height] = [canvas.width / pixelRatio, canvas.height / pixelRatio];
    this.pen.drawImage(canvas, x - width / 2, y - height / 2, width, height);
    return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  }

  /** Symbols, and the room that they take: no name is written over them. */
  private symbols({ critical, symbols }: Scene): Rect[] {
    const taken = critical.map((at) => {
      const [x, y] = this.project(at);
      return this.stamp(this.images.diamond!, [x, y + 9]);
    });
    for (const { at, what, disputed, n, count } of symbols) {
      const [x, y] = this.project(at);
      const side = what === 'clash' ? 1 : -1;
      taken.push(this.stamp(this.images[disputed ? `${what}-disputed` : what]!, [x + side * 12, y - 16]));
      if (n > 1) this.write(count, x + side * 25, y - 24, 11);
    }
    return taken;
  }

  private write(text: string, x: number, y: number, size: number, ink = '#23262b'): void {
    const { pen } = this;
    pen.font = `${size}px ${FONTS.map((font) => `"${font}"`).join(', ')}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3.4;
    pen.strokeStyle = 'rgba(255,253,248,0.92)';
    pen.fillStyle = ink;
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }

  /** Names, those that much is said of first, where none lies over another. */
  private words({ scene, camera, lang }: View, taken: Rect[]): void {
    const apart = ([a, b, c, d]: Rect): boolean => taken.every(([e, f, g, h]) => c < e || a > g || d < f || b > h);
    const near = Math.min(1, Math.max(0, (camera.zoom - 6) / 7));
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    for (const { properties, geometry } of [...scene.layout.names.features].sort((a, b) => a.properties.rank - b.properties.rank)) {
      const [x, y] = this.project(geometry.coordinates);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const size = (properties.level === 3 ? 10 : 12) + 3 * near;
      const lines = broken(properties[lang]);
      const half = (Math.max(...lines.map((line) => line.length)) * size * 0.52) / 2 + 3;
      const high = (lines.length * size * 1.2) / 2 + 2;
      const room: Rect = [x - half, y - high, x + half, y + high];
      if (!apart(room)) continue;
      taken.push(room);
      lines.forEach((line, i) => this.write(line, x, y + (i - (lines.length - 1) / 2) * size * 1.2, size, properties.level === 3 ? '#23262b' : '#4a4436'));
    }
  }
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
