/** The map as an object that is told what to show; it knows MapLibre and nothing of the page. */

import {
  Map as LibreMap, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource, type MapMouseEvent,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Feature, FeatureCollection } from 'geojson';
import type { Basemap } from './basemap';
import type { Camera } from './camera';
import type { Ground } from './ground';
import type { Land } from './land';
import { pictures, pixels } from './pictures';
import type { CellLook, Layout, RoadLook, Scene, SymbolLook } from './scene';
import { LEVELS, style } from './style';

const MARKS = ['claimed', 'contested', 'besieged', 'changed', 'chosen'] as const;
const CELLS = LEVELS.map((level) => `cells-${level}`);

setWorkerUrl(workerUrl);

export interface Choices {
  place(id: string): void;
  event(id: string, place: string, n: number): void;
  road(id: string, state: string): void;
  moved(camera: string): void;
  moving(): void;
}

const PLAIN: CellLook = {
  colour: 'transparent', held: false, claimed: false, contested: false, besieged: false, changed: false, chosen: false,
  outline: 0.28,
};

const THROUGH = 0.72;
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** What draws for the browser, as it names it. */
function rendererOf(map: LibreMap): string {
  const gl = map.getCanvas().getContext('webgl2');
  const named = gl?.getExtension('WEBGL_debug_renderer_info');
  return gl ? String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER)) : '';
}

function same(a: CellLook, b: CellLook): boolean {
  return (Object.keys(PLAIN) as (keyof CellLook)[]).every((key) => a[key] === b[key]);
}

function collected(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

/** Patterns and outlines, of the cells that have one. */
function marks({ cells }: Layout, looks: Map<string, CellLook>): Feature[] {
  return cells.flatMap(({ properties: { place, level }, geometry }) => {
    const look = looks.get(place) ?? PLAIN;
    return MARKS.filter((kind) => look[kind]).map((kind) => (
      { type: 'Feature' as const, properties: { kind, level, place }, geometry }));
  });
}

function lines(roads: RoadLook[]): Feature[] {
  return roads.map(({ place, line, value, state }) => ({
    type: 'Feature',
    properties: { id: place.id, ar: place.name.ar || place.name.en, en: place.name.en || place.name.ar, value, state },
    geometry: { type: 'LineString', coordinates: line },
  }));
}

function signs(symbols: SymbolLook[]): Feature[] {
  return symbols.map(({ at, disputed, ...properties }) => ({
    type: 'Feature',
    properties: { ...properties, icon: disputed ? `${properties.what}-disputed` : properties.what },
    geometry: { type: 'Point', coordinates: at },
  }));
}

function points(all: [number, number][]): Feature[] {
  return all.map((at) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: at } }));
}

export class Drawing {
  readonly map: LibreMap;
  private looks = new Map<string, CellLook>();
  private layout: Layout;
  private readonly ground: Ground;
  private readonly given = new Map<string, string>();
  /** Nothing is drawn that a sketch could not draw: no map of the user's own. */
  private plain = true;
  private readonly software: boolean;

  /** Start drawing a scene; ``drawn`` is called once all of it is on the screen. */
  constructor(
    container: HTMLElement, private shown: string, scene: Scene, camera: Camera, land: Land | null, choices: Choices,
    drawn: () => void, grown = 1,
  ) {
    this.layout = scene.layout;
    this.ground = scene.ground;
    const first = {
      cells: collected(scene.layout.cells), names: scene.layout.names, marks: this.first('marks', marks(scene.layout, scene.looks)),
      roads: this.first('roads', lines(scene.roads)), symbols: this.first('symbols', signs(scene.symbols)),
      critical: this.first('critical', points(scene.critical)),
    };
    this.map = new LibreMap({
      container, style: style({ lang: shown, ground: scene.ground, grown }, first, land?.land ?? null, land?.borders ?? null), center: camera.centre, zoom: camera.zoom,
      attributionControl: false, validateStyle: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 16, fadeDuration: 0,
      cancelPendingTileRequestsWhileZooming: false, trackResize: true,
    });
    this.software = SOFTWARE.test(rendererOf(this.map));
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 90 }), 'bottom-left');
    this.map.once('style.load', () => {
      for (const [name, picture] of Object.entries(pictures(scene.ground))) {
        this.map.addImage(name, pixels(picture), { pixelRatio: picture.pixelRatio });
      }
      this.setLooks(scene.looks);
    });
    this.map.once('load', drawn);
    this.listen(choices);
  }

  private first(id: string, features: Feature[]): FeatureCollection {
    this.given.set(id, JSON.stringify(features));
    return collected(features);
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
    map.on('movestart', () => choices.moving());
    map.on('moveend', (event) => {
      if (!('originalEvent' in event) || !event.originalEvent) return;
      const { lng, lat } = map.getCenter();
      choices.moved(`${lng.toFixed(4)},${lat.toFixed(4)},${map.getZoom().toFixed(2)}`);
    });
  }

  /** The cell whose colour is seen at a point: the innermost that is held, else the innermost of all. */
  private topCell(event: MapMouseEvent) {
    const found = this.map.queryRenderedFeatures(event.point, { layers: CELLS });
    const held = (cell: (typeof found)[number]) => Number(Boolean(cell.state.held));
    return found.sort((a, b) => held(b) - held(a) || Number(b.properties.level) - Number(a.properties.level))[0];
  }

  private source(id: string): GeoJSONSource {
    return this.map.getSource(id) as GeoJSONSource;
  }

  setLand({ land, borders }: Land): void {
    this.source('land').setData(land);
    this.source('borders').setData(borders);
    this.map.setPaintProperty('water', 'background-color', this.ground.water);
  }

  /** Draw a user's own map under everything; ``drawn`` once it is on the screen. What is held lets it shine through. */
  setBasemap({ source, layers }: Basemap, drawn: () => void): void {
    this.map.addSource('basemap', source);
    for (const layer of layers) this.map.addLayer(layer, CELLS[0]);
    for (const layer of CELLS) {
      this.map.setPaintProperty(layer, 'fill-opacity', ['case', ['boolean', ['feature-state', 'held'], false], THROUGH, 0]);
    }
    this.plain = false;
    this.map.once('idle', drawn);
  }

  /** Show a scene; only what differs from the one before is touched. */
  show(scene: Scene): void {
    const moved = scene.layout !== this.layout;
    if (moved) {
      this.layout = scene.layout;
      this.looks.clear();
      this.map.removeFeatureState({ source: 'cells' });
      this.source('cells').setData(collected(scene.layout.cells));
      this.source('names').setData(scene.layout.names);
    }
    if (this.setLooks(scene.looks) || moved) this.replace('marks', marks(scene.layout, scene.looks));
    this.replace('roads', lines(scene.roads));
    this.replace('symbols', signs(scene.symbols));
    this.replace('critical', points(scene.critical));
  }

  /** Colour the cells; only those whose look differs from before are touched. Returns how many were. */
  private setLooks(looks: Map<string, CellLook>): number {
    let touched = 0;
    for (const { properties: { place } } of this.layout.cells) {
      const before = this.looks.get(place) ?? PLAIN;
      const after = looks.get(place) ?? PLAIN;
      if (same(before, after)) continue;
      const { colour, held, outline } = after;
      this.map.setFeatureState({ source: 'cells', id: place }, { colour, held, outline });
      this.looks.set(place, after);
      touched += 1;
    }
    return touched;
  }

  /** Hand a source its features, unless it has just these: every hand-over is another picture to draw. */
  private replace(id: string, features: Feature[]): void {
    const text = JSON.stringify(features);
    if (this.given.get(id) === text) return;
    this.given.set(id, text);
    this.source(id).setData(collected(features));
  }

  /** The processor draws, for want of a graphics card: a sketch is there sooner. */
  get slow(): boolean {
    return this.software && this.plain;
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { centre: [lng, lat], zoom: this.map.getZoom() };
  }

  look(camera: Camera): void {
    this.map.jumpTo({ center: camera.centre, zoom: camera.zoom });
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
