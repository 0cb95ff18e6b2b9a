/**
 * The layers of the map, from the bottom up. Colours that change with the day are feature state, so that no cell is built
 * anew; patterns and outlines are drawn for the few cells that have one, for a layer is drawn in full even where it is
 * transparent.
 */

import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

export const FONTS = ['Noto Sans', 'Noto Sans Arabic'];
const EMPTY = { type: 'FeatureCollection' as const, features: [] };

const WATER = '#dfe6e8';
export const LAND = '#f6f3ec';

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

function cellsOf(level: number): LayerSpecification[] {
  const here: ExpressionSpecification = ['==', ['get', 'level'], level];
  const both = (kind: string): ExpressionSpecification => ['all', here, ['==', ['get', 'kind'], kind]];
  return [
    {
      // Opaque: what a larger place shows is hidden where a smaller one in it has a state of its own.
      id: `cells-${level}`, type: 'fill', source: 'cells', filter: here,
      paint: { 'fill-color': state('colour', LAND), 'fill-opacity': on('held', 1), 'fill-antialias': false },
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

const joined = { 'line-join': 'round' as const };

const cellLayers: LayerSpecification[] = [
  ...LEVELS.flatMap(cellsOf),
  {
    id: 'cells-line', type: 'line', source: 'cells',
    paint: { 'line-color': '#5b5f66', 'line-width': 0.7, 'line-opacity': state('outline', 0.28) },
  },
  { ...marked('cells-changed', 'changed'), type: 'line', layout: joined, paint: { 'line-color': '#c2185b', 'line-width': 3.2 } },
  { ...marked('siege-halo', 'besieged'), type: 'line', layout: joined, paint: { 'line-color': '#fffdf8', 'line-width': 6, 'line-opacity': 0.9 } },
  {
    ...marked('siege', 'besieged'), type: 'line', layout: joined,
    paint: { 'line-color': '#4a235a', 'line-width': 3.2, 'line-dasharray': [2.6, 1.1] },
  },
  { ...marked('cells-chosen', 'chosen'), type: 'line', layout: joined, paint: { 'line-color': '#1d3f58', 'line-width': 3.4 } },
];

function road(id: string, values: string[], paint: Record<string, unknown>): LayerSpecification {
  return {
    id, type: 'line', source: 'roads', filter: ['in', ['get', 'value'], ['literal', values]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: paint as never,
  };
}

const roadLayers: LayerSpecification[] = [
  {
    id: 'road-casing', type: 'line', source: 'roads', layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': '#fffdf8', 'line-width': 7 },
  },
  road('road-unknown', ['unknown', ''], { 'line-color': '#8f8d86', 'line-width': 2, 'line-dasharray': [0.6, 2] }),
  road('road-contested', ['contested'], { 'line-color': '#6d5a4f', 'line-width': 3.4, 'line-dasharray': [2, 2] }),
  road('road-open', ['open'], { 'line-color': '#2b6f94', 'line-width': 3.6 }),
  road('road-interdicted', ['interdicted', 'threatened'], { 'line-color': '#b3412f', 'line-width': 3.6, 'line-dasharray': [2.4, 1.4] }),
  road('road-cut', ['cut'], { 'line-color': '#1d1f24', 'line-width': 3, 'line-dasharray': [0.1, 1.9] }),
  {
    id: 'road-bars', type: 'symbol', source: 'roads', filter: ['==', ['get', 'value'], 'cut'],
    layout: { 'symbol-placement': 'line-center', 'icon-image': 'bar', 'icon-allow-overlap': true, 'icon-rotation-alignment': 'viewport' },
  },
];

export const TEXT = { 'text-font': FONTS };

function label(lang: string): ExpressionSpecification {
  return ['get', lang];
}

function labelLayers(lang: string): LayerSpecification[] {
  return [
    {
      id: 'critical', type: 'symbol', source: 'critical',
      layout: { 'icon-image': 'diamond', 'icon-allow-overlap': true, 'icon-offset': [0, 9] },
    },
    {
      id: 'symbols', type: 'symbol', source: 'symbols',
      layout: {
        'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': false,
        'icon-offset': ['match', ['get', 'what'], 'clash', ['literal', [12, -16]], ['literal', [-12, -16]]],
        'text-field': ['case', ['>', ['get', 'n'], 1], ['to-string', ['get', 'count']], ''],
        'text-size': 11, ...TEXT, 'text-optional': true, 'text-allow-overlap': true,
        'text-offset': ['match', ['get', 'what'], 'clash', ['literal', [2.3, -2.2]], ['literal', [-2.3, -2.2]]],
      },
      paint: { 'text-color': '#23262b', 'text-halo-color': '#fffdf8', 'text-halo-width': 1.6 },
    },
    {
      id: 'road-names', type: 'symbol', source: 'roads',
      layout: {
        'symbol-placement': 'line', 'text-field': label(lang), ...TEXT, 'text-size': 11, 'text-offset': [0, -1.1],
        'symbol-spacing': 400,
      },
      paint: { 'text-color': '#3c4047', 'text-halo-color': '#fffdf8', 'text-halo-width': 1.6 },
    },
    {
      id: 'names', type: 'symbol', source: 'names',
      layout: {
        'text-field': label(lang), ...TEXT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 6, ['match', ['get', 'level'], 3, 10, 12], 13, ['match', ['get', 'level'], 3, 13, 15]],
        'text-max-width': 8, 'symbol-sort-key': ['get', 'rank'], 'text-padding': 3,
        'text-variable-anchor': ['center', 'top', 'bottom'], 'text-radial-offset': 0.3,
      },
      paint: {
        'text-color': ['case', ['==', ['get', 'level'], 3], '#23262b', '#4a4436'],
        'text-halo-color': 'rgba(255,253,248,0.92)', 'text-halo-width': 1.7,
      },
    },
  ];
}

export function style(lang: string): StyleSpecification {
  const source = (more: object = {}) => ({ type: 'geojson' as const, data: EMPTY, ...more });
  return {
    version: 8,
    sources: {
      land: source(), borders: source(), cells: source({ promoteId: 'place', tolerance: 0.1 }), marks: source({ tolerance: 0.1 }), roads: source(),
      symbols: source(), critical: source(), names: source(),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': WATER } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': LAND } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': '#b9b2a3', 'line-width': 1.1, 'line-dasharray': [4, 2] } },
      ...cellLayers, ...roadLayers, ...labelLayers(lang),
    ],
  };
}
