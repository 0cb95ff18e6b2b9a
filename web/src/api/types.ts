/** The shapes of /api/v1, as docs/api.md gives them. */

import type { MultiPolygon, Polygon } from 'geojson';

export interface Names {
  ar: string;
  en: string;
}

export interface PlaceRef {
  id: string;
  name: Names;
  kind: string;
  lat: number | null;
  lon: number | null;
  radius_km: number;
  near: string | null;
  parent: string | null;
  /** The user's own polygon, in place of the schematic cell. */
  outline?: Polygon | MultiPolygon | null;
}

export interface Party {
  id: string;
  name: Names;
  side: string | null;
}

export interface Origin {
  id: string;
  name: Names;
  lean: string | null;
  grade: string;
  carrier: boolean;
  copied_from: string | null;
  reason: string;
}

export interface State {
  id: string;
  kind: string;
  subject: string;
  place: PlaceRef | null;
  value: string;
  name: Names;
  label: string;
  score: number;
  start: string;
  start_half: number;
  end: string | null;
  end_half: number;
  known: string | null;
  rule: string;
  version: string;
  users: { side: string | null; class: string | null } | null;
}

export interface Words {
  start: number;
  end: number;
  text: string;
}

export interface Mention extends Words {
  id?: string | null;
  name?: Names | null;
}

export interface Count extends Words {
  measure: string;
  low: number;
  high: number | null;
  cumulative: boolean;
  of: string;
}

export interface Claim {
  id: string;
  document: { id: string; name: string; outlet: string | null; published: string | null; url: string | null };
  title: string | null;
  type: string;
  type_name: Names;
  status: string;
  extent: string | null;
  quote: Words;
  sentence: Words;
  agents: Mention[];
  targets: Mention[];
  weapons: Mention[];
  place: (Mention & { lat?: number | null; lon?: number | null }) | null;
  date: { start: string | null; end: string | null; text: string | null; part_of_day: string | null } | null;
  counts: Count[];
  voice: Mention[];
  confidence: number;
  trace: string[];
  origin: Origin | null;
  event: string | null;
  judged: string | null;
}

export interface Judgement {
  id: string;
  subject: string;
  verdict: string;
  value: unknown;
  by: string;
  at: string;
  why: string;
  revokes: string | null;
  standing: boolean;
}

export interface ClaimInFull extends Claim {
  groundings: {
    slot: string;
    index: number;
    ref: string | null;
    name: Names | null;
    start: string | null;
    end: string | null;
    score: number;
    reason: string;
    alternatives: { id: string; name: Names | null; score: number }[];
  }[];
  states: { id: string; kind: string; subject: string; weight: number; supports: boolean; reason: string }[];
  judgements: Judgement[];
}

export interface Holder {
  id: string;
  name: Names;
}

export interface Event {
  id: string;
  type: string;
  type_name: Names;
  section: string;
  place: PlaceRef | null;
  start: string | null;
  end: string | null;
  disputed: boolean;
  agents: Party[];
  targets: Party[];
  claims: string[];
  originators: Holder[];
  text?: Names;
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number | null;
}

export interface DocumentLine {
  id: string;
  report: string;
  name: string;
  title: string | null;
  outlet: string | null;
  outlet_id: string | null;
  url: string | null;
  published: string | null;
  language: string;
  version: number;
  current: boolean;
  claims: number;
  length: number;
}

export interface DocumentInFull extends Omit<DocumentLine, 'claims'> {
  text: string;
  claims: Claim[];
  unread: Unread[];
  versions: { id: string; version: number; current: boolean; published: string | null }[];
}

export interface Unread {
  where: string;
  reason: string;
  document?: string | null;
}

export interface Named {
  id: string;
  name: Names;
}

export interface Meta {
  khabar: string;
  revision: number;
  stale: boolean;
  counts: Record<string, number>;
  first: string | null;
  last: string | null;
  bbox: [number, number, number, number] | null;
  types: { id: string; name: Names; means: string; section: string; claims: number }[];
  statuses: string[];
  measures: string[];
  sides: Named[];
  values: Named[];
  measure_names: Record<string, Names>;
  kind_names: Record<string, Names>;
  label_names: Record<string, Names>;
  status_names: Record<string, Names>;
  features: { review: boolean; whatif: boolean; known_then: boolean; basemap: string | null };
}

/** From step, to step (null: still), value, label, score, id of the assessment. */
export type Interval = [number, number | null, number, number, number, string];

export interface Subject {
  kind: string;
  subject: string;
  place: number | null;
  users: { side: string | null; class: string | null } | null;
  intervals: Interval[];
}

/** From step, to step, type, place, whether disputed, id of the event. */
export type Happening = [number, number, number, number | null, number, string];

export interface Timeline {
  first: string;
  last: string;
  steps: number;
  known: string | null;
  revision: number;
  places: PlaceRef[];
  values: string[];
  labels: string[];
  types: string[];
  subjects: Subject[];
  symbols: Happening[];
}

export interface Road {
  place: PlaceRef;
  line: [number, number][] | null;
  through: PlaceRef[];
  along: PlaceRef[];
  overlooking: PlaceRef[];
  states: State[];
}

export interface Siege {
  place: PlaceRef;
  state: State;
  since: string | null;
  roads: string[];
  critical: PlaceRef[];
}

export interface Stated {
  claim: string;
  originator: Holder;
  low: number;
  high: number | null;
  asof: string | null;
  weight: number;
  document: string;
  quote: string;
}

export interface Toll {
  key: string;
  name: Names;
  measure: string;
  victims: string;
  victims_name: Names | null;
  kind: 'incident' | 'series' | 'total' | 'toll.month';
  low: number;
  high: number | null;
  best: number | null;
  label: string;
  score: number;
  place: PlaceRef | null;
  start: string;
  end: string | null;
  state: string;
  event: string | null;
  originators: Holder[];
  stated: Stated[];
}

export interface Piece {
  text: string;
  quoted: boolean;
}

export interface Node {
  text: string;
  ref: string;
  facts: [string, string][];
  quote: Piece[];
  children: Node[];
  kind?: string;
  document?: string | null;
  weight?: number | null;
  supports?: boolean | null;
  status?: string | null;
  origin?: Origin | null;
  state?: State | null;
}

export interface Tree extends Node {
  id: string;
  kind: string;
  dir: 'rtl' | 'ltr';
}

export interface Hit {
  kind: 'claim' | 'document';
  id: string;
  document: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  type: string | null;
  text: string;
  start: number;
  highlights: [number, number][];
}

export interface Session {
  role: string | null;
  name: string | null;
  writable: boolean;
}

export interface Without {
  id: string;
  on: string;
  items: { originator: Holder; claims: number; state: State | null; turns: boolean }[];
}
