/**
 * Schematic cells: around each place that has a point, what lies nearer to it than to any other place, but no farther than
 * its radius. They show which place is spoken of, not where a front line ran.
 */

import { Delaunay } from 'd3-delaunay';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { PlaceRef } from '../api/types';

type Point = [number, number];

const KM_PER_DEGREE = 111.32;
const SIDES = 40;

/** A circle as a polygon, in kilometres around the origin, counter-clockwise. */
function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: SIDES }, (_, i) => {
    const angle = (2 * Math.PI * i) / SIDES;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as Point;
  });
}

function area(ring: Point[]): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    sum += x * ny - nx * y;
  });
  return sum / 2;
}

/** The part of a convex ring that lies to the left of a line from one point to another. */
function cut(ring: Point[], [ax, ay]: Point, [bx, by]: Point): Point[] {
  const output: Point[] = [];
  const [dx, dy] = [bx - ax, by - ay];
  let p = ring[ring.length - 1]!;
  let sp = dx * (p[1] - ay) - dy * (p[0] - ax);
  for (const q of ring) {
    const sq = dx * (q[1] - ay) - dy * (q[0] - ax);
    if (sp >= 0 !== sq >= 0) {
      const t = sp / (sp - sq);
      output.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
    }
    if (sq >= 0) output.push(q);
    [p, sp] = [q, sq];
  }
  return output;
}

/** The part of a convex ring that lies within another convex ring, counter-clockwise (Sutherland and Hodgman). */
export function clip(ring: Point[], within: Point[]): Point[] {
  return within.reduce((left, a, i) => (left.length ? cut(left, a, within[(i + 1) % within.length]!) : left), ring);
}

/** A disc without what lies beyond the sides of a ring around its middle; sides that do not touch it cost nothing. */
function disc(middle: Point, radius: number, ring: Point[]): Point[] {
  return ring.reduce((left, a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const away = ((b[0] - a[0]) * (middle[1] - a[1]) - (b[1] - a[1]) * (middle[0] - a[0])) / Math.hypot(b[0] - a[0], b[1] - a[1]);
    return away < radius ? cut(left, a, b) : left;
  }, circle(middle, radius));
}

/** The level of places that hold no other: it is drawn on top. */
export const LEAF = 3;

/** The level of each place: the larger the number, the farther inside others, the later it is drawn. */
export function levels(places: PlaceRef[]): Map<string, number> {
  const known = new Map(places.map((place) => [place.id, place]));
  const parents = new Set(places.map((place) => place.parent).filter((id): id is string => id !== null && known.has(id)));
  const found = new Map<string, number>();
  for (const place of places) {
    let depth = 0;
    const seen = new Set([place.id]);
    for (let up = place.parent; up && !seen.has(up); up = known.get(up)?.parent ?? null) {
      seen.add(up);
      if (known.has(up)) depth += 1;
    }
    // A place that holds no other is drawn on top, however deep it lies.
    found.set(place.id, parents.has(place.id) ? Math.min(depth, LEAF - 1) : LEAF);
  }
  return found;
}

/** Countries, provinces and countrysides are too large to be drawn as a circle around a point. */
const BOUNDLESS = new Set(['country', 'governorate', 'region', 'province', 'countryside', 'continent', 'sea', 'river', 'state']);
const LINES = new Set(['road', 'highway']);

export function drawable(place: PlaceRef): boolean {
  if (place.outline) return true;
  return place.lat !== null && place.lon !== null && !BOUNDLESS.has(place.kind) && !LINES.has(place.kind);
}

export interface CellProperties {
  place: string;
  level: number;
  near: boolean;
  schematic: boolean;
}

export type Cell = Feature<Polygon | MultiPolygon, CellProperties>;

/** One cell for each place that has a point; places of the same level share their borders and do not overlap. */
export function cells(places: PlaceRef[]): FeatureCollection<Polygon | MultiPolygon, CellProperties> {
  const drawn = places.filter(drawable);
  const level = levels(drawn);
  const features: Cell[] = [];
  for (const depth of [...new Set(level.values())].sort((a, b) => a - b)) {
    const here = drawn.filter((place) => level.get(place.id) === depth);
    features.push(...ofLevel(here.filter((place) => !place.outline), depth));
    features.push(...here.filter((place) => place.outline).map((place) => ({
      type: 'Feature' as const,
      properties: { place: place.id, level: depth, near: false, schematic: false },
      geometry: place.outline!,
    })));
  }
  return { type: 'FeatureCollection', features };
}

function ofLevel(places: PlaceRef[], depth: number): Cell[] {
  if (!places.length) return [];
  const middle = places.reduce((sum, place) => sum + place.lat!, 0) / places.length;
  const kx = KM_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const points = spread(places.map((place) => [place.lon! * kx, place.lat! * KM_PER_DEGREE] as Point));
  const reach = Math.max(...places.map((place) => place.radius_km)) + 1;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const frame: [number, number, number, number] = [
    Math.min(...xs) - reach, Math.min(...ys) - reach, Math.max(...xs) + reach, Math.max(...ys) + reach,
  ];
  const voronoi = Delaunay.from(points).voronoi(frame);
  return places.flatMap((place, i) => {
    const polygon = voronoi.cellPolygon(i) as Point[] | null;
    if (!polygon) return [];
    const ring = polygon.slice(0, -1);
    const kept = disc(points[i]!, Math.max(0.25, place.radius_km), area(ring) < 0 ? ring.reverse() : ring);
    if (kept.length < 3) return [];
    const back = [...kept, kept[0]!].map(([x, y]) => [x / kx, y / KM_PER_DEGREE]);
    return [{
      type: 'Feature' as const,
      properties: { place: place.id, level: depth, near: place.near !== null, schematic: true },
      geometry: { type: 'Polygon' as const, coordinates: [back] },
    }];
  });
}

/** Places that are drawn at the same point (a yard of a plant, a college of a base) are set apart by a little. */
export function spread(points: Point[]): Point[] {
  const taken = new Map<string, number>();
  return points.map(([x, y]) => {
    const key = `${x.toFixed(2)} ${y.toFixed(2)}`;
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    if (!before) return [x, y];
    const angle = before * 2.399963; // the golden angle: however many there are, none falls on another
    const away = 0.55 * Math.sqrt(before);
    return [x + away * Math.cos(angle), y + away * Math.sin(angle)];
  });
}

/** The middle of a shape, where its name is written: of its longest ring. */
export function centre(shape: Polygon | MultiPolygon): [number, number] {
  const rings = shape.type === 'Polygon' ? [shape.coordinates[0]!] : shape.coordinates.map((polygon) => polygon[0]!);
  const longest = rings.reduce((a, b) => (b.length > a.length ? b : a));
  const points = longest.slice(0, -1);
  const sum = points.reduce<[number, number]>(([x, y], p) => [x + p[0]!, y + p[1]!], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
