/** What if places were held by others: how it is written in the address, and the server's answer as states of the day. */

import type { State, Timeline } from '../api/types';
import { between } from './days';
import type { Change, Standing } from './states';

/** Who is supposed to hold which place. */
export type Supposition = Record<string, string>;

const MOST = 50;

/** `place:a=government,place:b=is`; what is not of this form is dropped. */
export function readSupposition(text: string): Supposition {
  const found: Supposition = {};
  for (const pair of text.split(',').slice(0, MOST)) {
    const at = pair.lastIndexOf('=');
    if (at > 0 && at < pair.length - 1) found[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return found;
}

export function writeSupposition(held: Supposition): string {
  return Object.entries(held).map(([place, side]) => `${place}=${side}`).join(',');
}

export interface Supposed {
  on: string;
  set: Supposition;
  states: State[];
  changes: { kind: string; subject: string; place: State['place']; change: Change['change']; before: State | null; after: State | null }[];
}

/** A state of an answer as one that holds on the day. */
export function asStanding(state: State, { first }: Pick<Timeline, 'first'>): Standing {
  const step = (day: string, half: number): number => between(first, day) * 2 + half;
  return {
    kind: state.kind, subject: state.subject, place: state.place, users: state.users, value: state.value, label: state.label,
    score: state.score, id: state.id, start: step(state.start, state.start_half),
    end: state.end === null ? null : step(state.end, state.end_half),
  };
}

/** What would differ, with the states that follow before those that were supposed. */
export function consequences(answer: Supposed, timeline: Pick<Timeline, 'first'>): Change[] {
  const one = (state: State | null): Standing | null => state && asStanding(state, timeline);
  return answer.changes
    .filter((each) => !(each.kind === 'control' && each.subject in answer.set))
    .map((each) => ({
      kind: each.kind, subject: each.subject, place: each.place, change: each.change, before: one(each.before), after: one(each.after),
      users: (each.after ?? each.before)?.users ?? null,
    }));
}
