/** What a state looks like on the map. */

import type { Road, Timeline } from '../api/types';
import type { Change, Standing } from '../lib/states';
import type { Box } from './camera';
import type { Ground } from './ground';
import { colourOf, mixed } from './palette';
import type { CellLook, RoadLook, SymbolLook } from './scene';

const STRENGTH: Record<string, number> = { assessed: 0.82, claimed: 0.68, contested: 0.8, unknown: 0.55 };
export const BESIEGED = new Set(['besieged', 'partial', 'encircled']);

/** From the worst to the best that is said of a road. */
export const WORST = ['cut', 'interdicted', 'threatened', 'contested', 'open', 'unknown'];

const SHOWN_FOR = 8; // half-days: what may have happened on more days than four is told in the list only

export function looks(
  standings: Standing[], sides: Map<string, string>, ground: Ground, changed: Change[] | null, chosen: string,
): Map<string, CellLook> {
  const found = new Map<string, CellLook>();
  const of = (place: string): CellLook => {
    let look = found.get(place);
    if (!look) {
      look = {
        colour: ground.unknown, held: false, claimed: false, contested: false, besieged: false, changed: false, chosen: false,
        outline: 0.28,
      };
      found.set(place, look);
    }
    return look;
  };
  for (const state of standings) {
    if (state.kind === 'control') {
      const look = of(state.subject);
      look.held = true;
      look.outline = 0.6;
      look.claimed = state.label === 'claimed';
      look.contested = state.label === 'contested' || state.value === 'contested';
      const pure = look.contested ? ground.contested : state.label === 'unknown' ? ground.unknown : colourOf(state.value, sides, ground);
      look.colour = mixed(pure, ground.land, STRENGTH[state.label] ?? 0.5);
    } else if (state.kind === 'siege' && BESIEGED.has(state.value)) {
      of(roadOf(state.subject)).besieged = true;
    }
  }
  for (const change of changed ?? []) if (change.kind !== 'route') of(roadOf(change.subject)).changed = true;
  if (chosen) of(chosen).chosen = true;
  return found;
}

/** The place a route's subject is about: `place:x|side|class` is about `place:x`. */
export function roadOf(subject: string): string {
  return subject.split('|')[0]!;
}

/** The status of a road for everybody, or the worst that is said of it for anybody. */
export function statusOf(road: string, standings: Standing[]): Standing | null {
  const own = standings.filter((state) => state.kind === 'route' && roadOf(state.subject) === road);
  const general = own.find((state) => !state.users?.side && !state.users?.class);
  if (general) return general;
  return own.sort((a, b) => WORST.indexOf(a.value) - WORST.indexOf(b.value))[0] ?? null;
}

export function roadLooks(roads: Road[], standings: Standing[]): RoadLook[] {
  return roads.flatMap((road) => {
    if (!road.line || road.line.length < 2) return [];
    const status = statusOf(road.place.id, standings);
    return [{ place: road.place, line: road.line, value: status?.value ?? 'unknown', state: status?.id ?? '' }];
  });
}

export interface OnDay {
  type: string;
  place: number | null;
  disputed: boolean;
  event: string;
  start: number;
  end: number;
}

/** Which happenings touch a day, and which touch so many days that they are kept apart: found once for all days. */
interface Calendar {
  days: number[][];
  long: number[];
}

const calendars = new WeakMap<Timeline, Calendar>();
const LONG = 60; // half-days

function calendarOf(timeline: Timeline): Calendar {
  const known = calendars.get(timeline);
  if (known) return known;
  const made: Calendar = { days: Array.from({ length: Math.ceil(timeline.steps / 2) + 1 }, () => []), long: [] };
  timeline.symbols.forEach(([start, end], i) => {
    const until = Math.max(end ?? start + 1, start + 1);
    if (until - start > LONG) made.long.push(i);
    else for (let day = Math.max(0, start >> 1); day <= (until - 1) >> 1; day += 1) made.days[day]?.push(i);
  });
  calendars.set(timeline, made);
  return made;
}

/** Strikes and fighting that may have happened on the day whose last half is ``step``. */
export function happenings(timeline: Timeline, step: number): OnDay[] {
  const { days, long } = calendarOf(timeline);
  const touching = [...(days[step >> 1] ?? []), ...long].sort((a, b) => a - b);
  return touching.flatMap((i) => {
    const [start, end, type, place, disputed, event] = timeline.symbols[i]!;
    const until = Math.max(end ?? start + 1, start + 1);
    return start > step || until <= step - 1 ? [] : [{ type: timeline.types[type] ?? '', place, disputed: disputed === 1, event, start, end: until }];
  });
}

export function symbolLooks(
  timeline: Timeline, step: number, middles: Map<string, [number, number]>, figure: (n: number) => string,
): SymbolLook[] {
  const found = new Map<string, SymbolLook>();
  for (const { type, place, disputed, event, start, end } of happenings(timeline, step)) {
    if (place === null || end - start > SHOWN_FOR) continue;
    const id = timeline.places[place]?.id ?? '';
    const at = middles.get(id);
    if (!at) continue;
    const what = type.startsWith('strike') ? 'strike' : 'clash';
    const known = found.get(`${id} ${what}`);
    if (known) {
      known.n += 1;
      known.disputed ||= disputed;
    } else found.set(`${id} ${what}`, { place: id, at, what, disputed, n: 1, count: '', event });
  }
  for (const look of found.values()) look.count = look.n > 1 ? figure(look.n) : '';
  return [...found.values()];
}

/**
 * The degrees that hold what is shown, without the few places that lie far from all others: they would make
 * everything else small.
 */
export function focus(points: { lon: number; lat: number; radius_km: number }[]): Box | null {
  if (!points.length) return null;
  const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const [lon, lat] = [middle(points.map((p) => p.lon)), middle(points.map((p) => p.lat))];
  const away = points.map((p) => Math.hypot(p.lon - lon, p.lat - lat));
  const reach = Math.max(0.05, 4 * middle(away));
  const near = points.filter((_, i) => away[i]! <= reach);
  const pad = (p: { radius_km: number }): number => Math.min(p.radius_km, 8) / 111;
  return [
    Math.min(...near.map((p) => p.lon - pad(p))), Math.min(...near.map((p) => p.lat - pad(p))),
    Math.max(...near.map((p) => p.lon + pad(p))), Math.max(...near.map((p) => p.lat + pad(p))),
  ];
}
