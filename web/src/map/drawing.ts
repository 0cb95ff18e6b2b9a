/** The map as an object that is told what to show; it knows MapLibre and nothing of the page. */

import {
  Map as LibreMap, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource, type MapMouseEvent,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Feature, FeatureCollection, Point } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';
import type { PlaceRef } from '../api/types';
import { cells, centre, type Cell } from './cells';
import { bar, clash, diamond, dots, hatch, strike } from './pictures';
import { LAND, LEVELS, style } from './style';

const MARKS = ['claimed', 'contested', 'besieged', 'changed', 'chosen'] as const;
const CELLS = LEVELS.map((level) => `cells-${level}`);

setWorkerUrl(workerUrl);

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
  line: [number, number][];
  value: string;
  state: string;
}

export interface SymbolLook {
  place: string;
  at: [number, number];
  what: 'strike' | 'clash';
  disputed: boolean;
  count: string;
  n: number;
  event: string;
}

export interface Choices {
  place(id: string): void;
  event(id: string, place: string, n: number): void;
  road(id: string, state: string): void;
  moved(camera: string): void;
}

const PLAIN: CellLook = {
  colour: LAND, held: false, claimed: false, contested: false, besieged: false, changed: false, chosen: false,
  outline: 0.28,
};

function same(a: CellLook, b: CellLook): boolean {
  return (Object.keys(PLAIN) as (keyof CellLook)[]).every((key) => a[key] === b[key]);
}

export class Drawing {
  readonly map: LibreMap;
  /** Where each cell's name is written, and symbols of its place stand. */
  readonly middles = new Map<string, [number, number]>();
  private looks = new Map<string, CellLook>();
  private shapes: Cell[] = [];
  private marked = '';
  private readonly given = new Map<string, string>();
  private readonly ready: Promise<void>;
  private shown: string;

  constructor(container: HTMLElement, lang: string, camera: string, choices: Choices) {
    this.shown = lang;
    const [lon, lat, zoom] = camera.split(',').map(Number);
    const placed = [lon, lat, zoom].every((n) => n !== undefined && Number.isFinite(n));
    this.map = new LibreMap({
      container, style: style(lang), attributionControl: false, dragRotate: false, pitchWithRotate: false,
      touchPitch: false, maxZoom: 16, fadeDuration: 0, cancelPendingTileRequestsWhileZooming: false,
      ...(placed ? { center: [lon!, lat!] as [number, number], zoom: zoom! } : { center: [38, 35] as [number, number], zoom: 5 }),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 90 }), 'bottom-left');
    this.ready = new Promise((resolve) => this.map.once('load', () => resolve()));
    this.ready.then(() => this.dress());
    this.listen(choices);
  }

  addZoom(words: { in: string; out: string }): void {
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    const label = (name: string, text: string): void => {
      const button = this.map.getContainer().querySelector(`.maplibregl-ctrl-zoom-${name}`);
      button?.setAttribute('aria-label', text);
      button?.setAttribute('title', text);
    };
    label('in', words.in);
    label('out', words.out);
  }

  async whenReady(): Promise<void> {
    return this.ready;
  }

  private dress(): void {
    const pictures = {
      hatch: hatch('#8a5a3c'), dots: dots(), bar: bar(), diamond: diamond(), strike: strike(false), clash: clash(false),
      'strike-disputed': strike(true), 'clash-disputed': clash(true),
    };
    for (const [name, { image, pixelRatio }] of Object.entries(pictures)) this.map.addImage(name, image, { pixelRatio });
  }

  private listen(choices: Choices): void {
    const { map } = this;
    map.on('click', (event: MapMouseEvent) => {
      const around: [[number, number], [number, number]] = [
        [event.point.x - 5, event.point.y - 5], [event.point.x + 5, event.point.y + 5],
      ];
      const [onto] = map.queryRenderedFeatures(around, { layers: ['symbols', 'road-casing'] });
      const target = onto ?? this.topCell(event);
      if (!target) return;
      const { properties } = target;
      if (target.layer.id === 'symbols') choices.event(String(properties.event), String(properties.place), Number(properties.n));
      else if (target.layer.id === 'road-casing') choices.road(String(properties.id), String(properties.state ?? ''));
      else choices.place(String(properties.place));
    });
    for (const layer of ['symbols', 'road-casing', ...CELLS]) {
      map.on('mouseenter', layer, () => { map.getCanvas().style.cursor = 'pointer'; });
      map.on('mouseleave', layer, () => { map.getCanvas().style.cursor = ''; });
    }
    map.on('moveend', (event) => {
      if (!('originalEvent' in event) || !event.originalEvent) return;
      const { lng, lat } = map.getCenter();
      choices.moved(`${lng.toFixed(4)},${lat.toFixed(4)},${map.getZoom().toFixed(2)}`);
    });
  }

  private topCell(event: MapMouseEvent) {
    const found = this.map.queryRenderedFeatures(event.point, { layers: CELLS });
    return found.sort((a, b) => Number(b.properties.level) - Number(a.properties.level))[0];
  }

  private source(id: string): GeoJSONSource {
    return this.map.getSource(id) as GeoJSONSource;
  }

  /** Land and borders of the world; they come after the first picture, for they are the largest file. */
  async drawWorld(): Promise<void> {
    await this.ready;
    const world = (await (await fetch(atlasUrl)).json()) as Topology;
    const countries = world.objects.countries!;
    const land = world.objects.land!;
    this.source('land').setData(feature(world, land) as unknown as Feature);
    this.source('borders').setData(mesh(world, countries as never, (a, b) => a !== b));
  }

  async setPlaces(places: PlaceRef[], rank: (place: PlaceRef) => number): Promise<void> {
    const shapes = cells(places);
    const known = new Map(places.map((place) => [place.id, place]));
    this.middles.clear();
    for (const shape of shapes.features) {
      this.middles.set(shape.properties.place, centre(shape.geometry));
    }
    for (const place of places) {
      if (!this.middles.has(place.id) && place.lat !== null && place.lon !== null) {
        this.middles.set(place.id, [place.lon, place.lat]);
      }
    }
    const names: FeatureCollection<Point> = {
      type: 'FeatureCollection',
      features: shapes.features.map((shape) => {
        const place = known.get(shape.properties.place)!;
        return {
          type: 'Feature',
          properties: {
            ar: place.name.ar || place.name.en, en: place.name.en || place.name.ar, level: shape.properties.level,
            rank: rank(place),
          },
          geometry: { type: 'Point', coordinates: this.middles.get(place.id)! },
        };
      }),
    };
    await this.ready;
    this.shapes = shapes.features;
    this.marked = '';
    this.looks = new Map(shapes.features.map((shape) => [shape.properties.place, PLAIN]));
    this.source('cells').setData(shapes);
    this.source('names').setData(names);
    this.map.removeFeatureState({ source: 'cells' });
  }

  /** Colour the cells; only those whose look differs from before are touched. Returns how many were. */
  setLooks(looks: Map<string, CellLook>): number {
    let touched = 0;
    for (const [place, before] of this.looks) {
      const after = looks.get(place) ?? PLAIN;
      if (same(before, after)) continue;
      const { colour, held, outline } = after;
      this.map.setFeatureState({ source: 'cells', id: place }, { colour, held, outline });
      this.looks.set(place, after);
      touched += 1;
    }
    if (touched) this.setMarks();
    return touched;
  }

  /** Patterns and outlines, of the cells that have one. */
  private setMarks(): void {
    const features = this.shapes.flatMap((shape) => {
      const look = this.looks.get(shape.properties.place) ?? PLAIN;
      return MARKS.filter((kind) => look[kind]).map((kind) => ({
        type: 'Feature' as const, properties: { kind, level: shape.properties.level, place: shape.properties.place }, geometry: shape.geometry,
      }));
    });
    const key = features.map(({ properties }) => `${properties.kind} ${properties.place}`).join();
    if (key === this.marked) return;
    this.marked = key;
    this.source('marks').setData({ type: 'FeatureCollection', features });
  }

  /** Hand a source its features, unless it has just these: every hand-over is another picture to draw. */
  private replace(id: string, features: Feature[]): void {
    const text = JSON.stringify(features);
    if (this.given.get(id) === text) return;
    this.given.set(id, text);
    this.source(id).setData({ type: 'FeatureCollection', features });
  }

  setRoads(roads: RoadLook[]): void {
    this.replace('roads', roads.map(({ place, line, value, state }) => ({
      type: 'Feature',
      properties: { id: place.id, ar: place.name.ar || place.name.en, en: place.name.en || place.name.ar, value, state },
      geometry: { type: 'LineString', coordinates: line },
    })));
  }

  setSymbols(symbols: SymbolLook[]): void {
    this.replace('symbols', symbols.map(({ at, disputed, ...properties }) => ({
      type: 'Feature',
      properties: { ...properties, icon: disputed ? `${properties.what}-disputed` : properties.what },
      geometry: { type: 'Point', coordinates: at },
    })));
  }

  setCritical(points: [number, number][]): void {
    this.replace('critical', points.map((at) => ({
      type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: at },
    })));
  }

  /** Show these degrees, beside what covers the left edge (the legend). */
  fit([west, south, east, north]: [number, number, number, number], covered: number): void {
    const width = this.map.getContainer().clientWidth;
    const left = covered + 40 < width / 2 ? covered + 28 : 28;
    this.map.fitBounds([[west, south], [east, north]], {
      padding: { left, right: 50, top: 28, bottom: 28 }, maxZoom: 14, animate: false,
    });
  }

  setLanguage(lang: string): void {
    if (lang === this.shown) return;
    this.shown = lang;
    for (const layer of ['names', 'road-names']) this.map.setLayoutProperty(layer, 'text-field', ['get', lang]);
  }

  remove(): void {
    this.map.remove();
  }
}
