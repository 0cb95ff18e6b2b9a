/**
 * The layers of the map, from the bottom up. Colours that change with the day are feature state, so that no cell is built
 * anew; patterns and outlines are drawn for the few cells that have one, for a layer is drawn in full even where it is
 * transparent.
 */

import type { Ground } from './ground';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

export const FONTS = ['Noto Sans', 'Noto Sans Arabic'];
const EMPTY = { type: 'FeatureCollection' as const, features: [] };

/** How roads of a status are drawn: dashes are in widths of the line. The first is that of roads nobody speaks of. */
export const ROADS: { id: string; values: string[]; colour: keyof Omit<Ground, 'dark'>; width: number; dashes: number[] }[] = [
  { id: 'unknown', values: ['unknown', ''], colour: 'unspoken', width: 2, dashes: [0.6, 2] },
  { id: 'contested', values: ['contested'], colour: 'disputedRoad', width: 3.4, dashes: [2, 2] },
  { id: 'open', values: ['open'], colour: 'open', width: 3.6, dashes: [] },
  { id: 'interdicted', values: ['interdicted', 'threatened'], colour: 'fire', width: 3.6, dashes: [2.4, 1.4] },
  { id: 'cut', values: ['cut'], colour: 'cut', width: 3, dashes: [0.1, 1.9] },
];

function state(name: string, otherwise: string | number): ExpressionSpecification {
  return ['coalesce', ['feature-state', name], otherwise];
}

function on(name: string, opacity: number): ExpressionSpecification {
  return ['case', ['boolean', ['feature-state', name], false], opacity, 0];
}

/** Larger places lie under the smaller ones that they hold, with all that is drawn on them. */
export const LEVELS = [0, 1, 2, 3] as const;

function marked(id: string, kind: string): { id: string; source: string; filter: ExpressionSpecification } {
  return { id, source: 'marks', filter: ['==', ['get', 'kind'], kind] };
}

function cellsOf(level: number, ground: Ground): LayerSpecification[] {
  const here: ExpressionSpecification = ['==', ['get', 'level'], level];
  const both = (kind: string): ExpressionSpecification => ['all', here, ['==', ['get', 'kind'], kind]];
  return [
    {
      // Opaque: what a larger place shows is hidden where a smaller one in it has a state of its own.
      id: `cells-${level}`, type: 'fill', source: 'cells', filter: here,
      paint: { 'fill-color': state('colour', ground.land), 'fill-opacity': on('held', 1), 'fill-antialias': false },
    },
    {
      id: `claimed-${level}`, type: 'fill', source: 'marks', filter: both('claimed'),
      paint: { 'fill-pattern': 'dots', 'fill-antialias': false },
    },
    {
      id: `contested-${level}`, type: 'fill', source: 'marks', filter: both('contested'),
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': level === 3 ? 0.85 : 0.5, 'fill-antialias': false },
    },
  ];
}

/** Below these zooms a cell is smaller than its outline: it is swollen with its own colour instead. */
export const SWELL: [zoom: number, dots: number][] = [[4, 7], [7, 5], [9.5, 0]];

/** How large symbols of happenings are at a zoom: from afar they would hide what is held. */
export const SIGNS: [zoom: number, size: number][] = [[6, 0.5], [10, 1]];

/** The value at a zoom, on straight lines between those that are given. */
export function between(stops: [number, number][], zoom: number): number {
  const after = stops.findIndex(([at]) => zoom < at);
  if (after === 0) return stops[0]![1];
  if (after < 0) return stops[stops.length - 1]![1];
  const [[from, low], [to, high]] = [stops[after - 1]!, stops[after]!];
  return low + ((high - low) * (zoom - from)) / (to - from);
}

const SWOLLEN: LayerSpecification = {
  id: 'cells-swollen', type: 'line', source: 'cells', maxzoom: SWELL[2]![0], layout: { 'line-join': 'round' },
  paint: {
    'line-color': state('colour', 'transparent'), 'line-opacity': on('held', 1),
    'line-width': ['interpolate', ['linear'], ['zoom'], ...SWELL.flat()] as ExpressionSpecification,
  },
};

function nearer(opacity: ExpressionSpecification): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], SWELL[1]![0], 0, SWELL[2]![0], opacity];
}

const joined = { 'line-join': 'round' as const };

const cellLayers = (ground: Ground): LayerSpecification[] => [
  ...LEVELS.flatMap((level) => cellsOf(level, ground)),
  SWOLLEN,
  {
    id: 'cells-line', type: 'line', source: 'cells',
    paint: { 'line-color': ground.outline, 'line-width': 0.7, 'line-opacity': nearer(state('outline', 0.28)) },
  },
  { ...marked('cells-changed', 'changed'), type: 'line', layout: joined, paint: { 'line-color': ground.changed, 'line-width': 3.2 } },
  { ...marked('siege-halo', 'besieged'), type: 'line', layout: joined, paint: { 'line-color': ground.paper, 'line-width': 6, 'line-opacity': 0.9 } },
  {
    ...marked('siege', 'besieged'), type: 'line', layout: joined,
    paint: { 'line-color': ground.siege, 'line-width': 3.2, 'line-dasharray': [2.6, 1.1] },
  },
  { ...marked('cells-chosen', 'chosen'), type: 'line', layout: joined, paint: { 'line-color': ground.chosen, 'line-width': 3.4 } },
];

function road({ id, values, colour, width, dashes }: (typeof ROADS)[number], ground: Ground): LayerSpecification {
  return {
    id: `road-${id}`, type: 'line', source: 'roads', filter: ['in', ['get', 'value'], ['literal', values]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ground[colour], 'line-width': width, ...(dashes.length ? { 'line-dasharray': dashes } : {}) },
  };
}

const roadLayers = (ground: Ground): LayerSpecification[] => [
  {
    id: 'road-casing', type: 'line', source: 'roads', layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ground.paper, 'line-width': 7 },
  },
  ...ROADS.map((each) => road(each, ground)),
  {
    id: 'road-bars', type: 'symbol', source: 'roads', filter: ['==', ['get', 'value'], 'cut'],
    layout: { 'symbol-placement': 'line-center', 'icon-image': 'bar', 'icon-allow-overlap': true, 'icon-rotation-alignment': 'viewport' },
  },
];

export const TEXT = { 'text-font': FONTS };

function label(lang: string): ExpressionSpecification {
  return ['get', lang];
}

function labelLayers(lang: string, { ink, inkLarge, halo }: Ground, grown: number): LayerSpecification[] {
  return [
    {
      id: 'critical', type: 'symbol', source: 'critical',
      layout: { 'icon-image': 'diamond', 'icon-allow-overlap': true, 'icon-offset': [0, 9] },
    },
    {
      id: 'symbols', type: 'symbol', source: 'symbols',
      layout: {
        'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-size': ['interpolate', ['linear'], ['zoom'], ...SIGNS.flat()] as ExpressionSpecification, 'icon-ignore-placement': false,
        'icon-offset': ['match', ['get', 'what'], 'clash', ['literal', [12, -16]], ['literal', [-12, -16]]],
        'text-field': ['case', ['>', ['get', 'n'], 1], ['to-string', ['get', 'count']], ''],
        'text-size': 11 * grown, ...TEXT, 'text-optional': true, 'text-allow-overlap': true,
        'text-offset': ['match', ['get', 'what'], 'clash', ['literal', [2.3, -2.2]], ['literal', [-2.3, -2.2]]],
      },
      paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 },
    },
    {
      id: 'road-names', type: 'symbol', source: 'roads',
      layout: {
        'symbol-placement': 'line', 'text-field': label(lang), ...TEXT, 'text-size': 11 * grown, 'text-offset': [0, -1.1],
        'symbol-spacing': 400,
      },
      paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 },
    },
    {
      id: 'names', type: 'symbol', source: 'names',
      layout: {
        'text-field': label(lang), ...TEXT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 6, ['match', ['get', 'level'], 3, 10 * grown, 12 * grown], 13, ['match', ['get', 'level'], 3, 13 * grown, 15 * grown]],
        'text-max-width': 8, 'symbol-sort-key': ['get', 'rank'], 'text-padding': 3,
        'text-variable-anchor': ['center', 'top', 'bottom'], 'text-radial-offset': 0.3,
      },
      paint: {
        'text-color': ['case', ['==', ['get', 'level'], 3], ink, inkLarge],
        'text-halo-color': halo, 'text-halo-width': 1.7,
      },
    },
  ];
}

export interface Shown {
  lang: string;
  ground: Ground;
  /** How much larger than usual names are written: on a projector. */
  grown: number;
}

type Data = Record<'cells' | 'marks' | 'roads' | 'symbols' | 'critical' | 'names', GeoJSON.FeatureCollection>;

/** Everything in one: sources come with their first data, for each that is handed over later is a picture more to draw. */
export function style(shown: Shown, data: Data, land: GeoJSON.Feature | null, borders: GeoJSON.Feature | null): StyleSpecification {
  const { lang, ground, grown } = shown;
  const source = (given: GeoJSON.GeoJSON | null, more: object = {}) => ({ type: 'geojson' as const, data: given ?? EMPTY, ...more });
  return {
    version: 8,
    sources: {
      land: source(land), borders: source(borders), cells: source(data.cells, { promoteId: 'place', tolerance: 0.1 }),
      marks: source(data.marks, { tolerance: 0.1 }), roads: source(data.roads), symbols: source(data.symbols),
      critical: source(data.critical), names: source(data.names),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': land ? ground.water : ground.land } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': ground.land, 'fill-antialias': false } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': ground.border, 'line-width': 1.1, 'line-dasharray': [4, 2] } },
      ...cellLayers(ground), ...roadLayers(ground), ...labelLayers(lang, ground, grown),
    ],
  };
}
