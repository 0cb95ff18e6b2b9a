/** A day in a few figures: who holds how much, how sure it is, who is besieged, which roads are open, what changed hands. */

import { BESIEGED, roadOf, statusOf } from '../map/looks';
import type { Standing } from './states';

export interface Share {
  value: string;
  assessed: number;
  claimed: number;
}

export interface Glance {
  /** Sides by what they hold, the one with the most first. */
  sides: Share[];
  contested: number;
  unknown: number;
  /** Of each besieged place one state, the one that is most sure. */
  besieged: Standing[];
  /** How many roads have each status, the worst first; those nobody speaks of are left out. */
  roads: { value: string; n: number }[];
  /** Places that another side holds now than before, and places of which nothing was known before. */
  turned: number;
  appeared: number;
}

const ROADS = ['cut', 'interdicted', 'threatened', 'contested', 'open'];
const HELD = new Set(['assessed', 'claimed']);

function shares(control: Standing[]): Share[] {
  const found = new Map<string, Share>();
  for (const { value, label } of control) {
    if (!HELD.has(label)) continue;
    const share = found.get(value) ?? { value, assessed: 0, claimed: 0 };
    share[label as 'assessed' | 'claimed'] += 1;
    found.set(value, share);
  }
  return [...found.values()].sort((a, b) => b.assessed + b.claimed - a.assessed - a.claimed || a.value.localeCompare(b.value));
}

function besieged(now: Standing[]): Standing[] {
  const found = new Map<string, Standing>();
  for (const state of now) {
    if (state.kind !== 'siege' || !BESIEGED.has(state.value)) continue;
    const place = roadOf(state.subject);
    const known = found.get(place);
    if (!known || (known.label !== 'assessed' && state.label === 'assessed') || (known.label === state.label && state.score > known.score)) found.set(place, state);
  }
  return [...found.values()];
}

export function glance(now: Standing[], before: Standing[]): Glance {
  const control = now.filter((state) => state.kind === 'control');
  const earlier = new Map(before.filter((state) => state.kind === 'control' && HELD.has(state.label)).map((state) => [state.subject, state.value]));
  const held = control.filter((state) => HELD.has(state.label));
  const routes = now.filter((state) => state.kind === 'route');
  const status = [...new Set(routes.map((state) => roadOf(state.subject)))].map((road) => statusOf(road, routes)?.value);
  return {
    sides: shares(control),
    contested: control.filter((state) => state.label === 'contested').length,
    unknown: control.filter((state) => state.label === 'unknown').length,
    besieged: besieged(now),
    roads: ROADS.map((value) => ({ value, n: status.filter((each) => each === value).length })).filter(({ n }) => n > 0),
    turned: held.filter((state) => (earlier.get(state.subject) ?? state.value) !== state.value).length,
    appeared: held.filter((state) => !earlier.has(state.subject)).length,
  };
}
