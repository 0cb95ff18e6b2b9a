/** A map file of the user's own (PMTiles), drawn under everything: pictures as they are, shapes in quiet colours. */

import { addProtocol, type LayerSpecification, type SourceSpecification } from 'maplibre-gl';
import { FetchSource, PMTiles, Protocol, TileType } from 'pmtiles';
import { headers } from '../api/request';
import { BORDER, WATER } from './style';

export interface Basemap {
  source: SourceSpecification;
  layers: LayerSpecification[];
}

const SOURCE = 'basemap';

/** What the layers of a file may be called, in the schemes of Protomaps, OpenMapTiles and Shortbread, from the bottom up. */
const SHAPES: { names: string[]; paint: Pick<LayerSpecification & { type: 'fill' | 'line' }, 'type' | 'paint'> }[] = [
  { names: ['landcover', 'landuse', 'land', 'natural', 'park'], paint: { type: 'fill', paint: { 'fill-color': '#ebe9dd', 'fill-antialias': false } } },
  { names: ['water', 'ocean', 'water_polygons'], paint: { type: 'fill', paint: { 'fill-color': WATER } } },
  { names: ['waterway', 'water_lines', 'rivers'], paint: { type: 'line', paint: { 'line-color': '#b9cdd3', 'line-width': 1.2 } } },
  { names: ['buildings', 'building'], paint: { type: 'fill', paint: { 'fill-color': '#e3ddd0' } } },
  { names: ['roads', 'transportation', 'streets'], paint: { type: 'line', paint: { 'line-color': '#cfc8b8', 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.5, 14, 2.5] } } },
  { names: ['boundaries', 'boundary', 'admin'], paint: { type: 'line', paint: { 'line-color': BORDER, 'line-width': 1, 'line-dasharray': [4, 2] } } },
];

function shapesOf(names: string[]): LayerSpecification[] {
  return SHAPES.flatMap(({ names: known, paint }) => names.filter((each) => known.includes(each)).map((name) => ({
    id: `${SOURCE}-${name}`, source: SOURCE, 'source-layer': name, ...paint,
    // Shapes and lines may share a layer; each is drawn as what it is.
    filter: ['==', ['geometry-type'], paint.type === 'fill' ? 'Polygon' : 'LineString'],
  } as LayerSpecification)));
}

/** What a file that is served at a path holds, as MapLibre draws it. Only the parts that are seen are read. */
export async function basemap(path: string): Promise<Basemap> {
  const url = new URL(path, location.href).href;
  const { Authorization } = headers();
  const archive = new PMTiles(new FetchSource(url, new Headers(Authorization ? { Authorization } : {})));
  const protocol = new Protocol();
  protocol.add(archive);
  addProtocol('pmtiles', protocol.tile);
  const header = await archive.getHeader();
  const shared = { url: `pmtiles://${url}`, attribution: '' };
  if (header.tileType !== TileType.Mvt) {
    return { source: { type: 'raster', tileSize: 256, ...shared }, layers: [{ id: SOURCE, type: 'raster', source: SOURCE, paint: { 'raster-fade-duration': 0 } }] };
  }
  const metadata = (await archive.getMetadata()) as { vector_layers?: { id: string }[] };
  return { source: { type: 'vector', ...shared }, layers: shapesOf((metadata.vector_layers ?? []).map((layer) => layer.id)) };
}
