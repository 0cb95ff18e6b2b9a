/** A map file of the user's own (PMTiles), drawn under everything: pictures as they are, shapes in quiet colours. */

import { addProtocol, type LayerSpecification, type SourceSpecification } from 'maplibre-gl';
import { FetchSource, PMTiles, Protocol, TileType } from 'pmtiles';
import { headers } from '../api/request';
import type { Ground } from './ground';

export interface Basemap {
  source: SourceSpecification;
  layers: LayerSpecification[];
}

const SOURCE = 'basemap';

type Look = Pick<LayerSpecification & { type: 'fill' | 'line' }, 'type' | 'paint'>;

function filled(colour: string): Look {
  return { type: 'fill', paint: { 'fill-color': colour, 'fill-antialias': false } };
}

/** What the layers of a file may be called, in the schemes of Protomaps, OpenMapTiles and Shortbread, from the bottom up. */
function shapes(ground: Ground): { names: string[]; look: Look }[] {
  return [
    { names: ['earth'], look: filled(ground.land) },
    { names: ['landcover', 'landuse', 'land', 'natural', 'park', 'sites'], look: filled(ground.green) },
    { names: ['water', 'ocean', 'water_polygons'], look: filled(ground.water) },
    { names: ['waterway', 'water_lines', 'rivers', 'physical_line', 'water'], look: { type: 'line', paint: { 'line-color': ground.stream, 'line-width': 1.2 } } },
    { names: ['buildings', 'building'], look: filled(ground.building) },
    {
      names: ['roads', 'transportation', 'streets'],
      look: { type: 'line', paint: { 'line-color': ground.street, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.5, 14, 2.5] } },
    },
    { names: ['boundaries', 'boundary', 'admin'], look: { type: 'line', paint: { 'line-color': ground.border, 'line-width': 1, 'line-dasharray': [4, 2] } } },
  ];
}

/** The layers that a file of these layers is drawn with. */
export function layersOf(given: string[], ground: Ground): LayerSpecification[] {
  return shapes(ground).flatMap(({ names, look }) => names.filter((name) => given.includes(name)).map((name) => ({
    id: `${SOURCE}-${look.type}-${name}`, source: SOURCE, 'source-layer': name, ...look,
    // Shapes and lines may share a layer; each is drawn as what it is.
    filter: ['==', ['geometry-type'], look.type === 'fill' ? 'Polygon' : 'LineString'],
  } as LayerSpecification)));
}

/** What a file that is served at a path holds, as MapLibre draws it. Only the parts that are seen are read. */
export async function basemap(path: string, ground: Ground): Promise<Basemap> {
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
  return { source: { type: 'vector', ...shared }, layers: layersOf((metadata.vector_layers ?? []).map((layer) => layer.id), ground) };
}
