/** What there is to draw: where the cells of places lie, and how everything looks on a day. Whoever draws it reads it here. */

import type { FeatureCollection, Point } from 'geojson';
import type { PlaceRef } from '../api/types';
import { cells, centre, type Cell } from './cells';
import type { Degrees } from './camera';
import type { Ground } from './ground';

export interface CellLook {
  colour: string;
  held: boolean;
  claimed: boolean;
  contested: boolean;
  besieged: boolean;
  changed: boolean;
  chosen: boolean;
  outline: number;
}

export interface RoadLook {
  place: PlaceRef;
  line: Degrees[];
  value: string;
  state: string;
}

export interface SymbolLook {
  place: string;
  at: Degrees;
  what: 'strike' | 'clash';
  disputed: boolean;
  count: string;
  n: number;
  event: string;
}

export interface PlaceName {
  place: string;
  ar: string;
  en: string;
  level: number;
  rank: number;
}

/** Where everything is; it changes with the places and not with the day. */
export interface Layout {
  cells: Cell[];
  /** Where each cell's name is written, and symbols of its place stand. */
  middles: Map<string, Degrees>;
  names: FeatureCollection<Point, PlaceName>;
}

export interface Scene {
  ground: Ground;
  layout: Layout;
  looks: Map<string, CellLook>;
  roads: RoadLook[];
  symbols: SymbolLook[];
  /** Positions that decide a siege. */
  critical: Degrees[];
}

/** Lay places out; those with the lowest rank are named first where there is no room for all. */
export function layOut(places: PlaceRef[], rank: (place: PlaceRef) => number): Layout {
  const shapes = cells(places).features;
  const known = new Map(places.map((place) => [place.id, place]));
  const middles = new Map(shapes.map((shape) => [shape.properties.place, centre(shape.geometry)]));
  for (const place of places) {
    if (!middles.has(place.id) && place.lat !== null && place.lon !== null) middles.set(place.id, [place.lon, place.lat]);
  }
  const features = shapes.map((shape) => {
    const place = known.get(shape.properties.place)!;
    return {
      type: 'Feature' as const,
      properties: {
        place: place.id, ar: place.name.ar || place.name.en, en: place.name.en || place.name.ar,
        level: shape.properties.level, rank: rank(place),
      },
      geometry: { type: 'Point' as const, coordinates: middles.get(place.id)! },
    };
  });
  // Who is named first where there is no room for all comes first.
  features.sort((a, b) => a.properties.rank - b.properties.rank);
  return { cells: shapes, middles, names: { type: 'FeatureCollection', features } };
}
