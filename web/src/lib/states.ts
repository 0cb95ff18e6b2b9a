/** Who holds what at a step, out of the timeline that came in one answer: a change of day asks nobody. */

import type { Interval, PlaceRef, Subject, Timeline } from '../api/types';

export interface Standing {
  kind: string;
  subject: string;
  place: PlaceRef | null;
  users: Subject['users'];
  value: string;
  label: string;
  score: number;
  id: string;
  start: number;
  end: number | null;
}

/** The interval that holds at a step; intervals come by their start and do not overlap. */
export function at(intervals: Interval[], step: number): Interval | null {
  let low = 0;
  let high = intervals.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [start, end] = intervals[middle]!;
    if (step < start) high = middle - 1;
    else if (end !== null && step >= end) low = middle + 1;
    else return intervals[middle]!;
  }
  return null;
}

export function standing(timeline: Timeline, subject: Subject, interval: Interval): Standing {
  const [start, end, value, label, score, id] = interval;
  return {
    kind: subject.kind,
    subject: subject.subject,
    place: subject.place === null ? null : (timeline.places[subject.place] ?? null),
    users: subject.users,
    value: timeline.values[value] ?? 'unknown',
    label: timeline.labels[label] ?? 'unknown',
    score,
    id,
    start,
    end,
  };
}

export function standingAt(timeline: Timeline, step: number, kind?: string): Standing[] {
  const found: Standing[] = [];
  for (const subject of timeline.subjects) {
    if (kind && subject.kind !== kind) continue;
    const interval = at(subject.intervals, step);
    if (interval) found.push(standing(timeline, subject, interval));
  }
  return found;
}

export interface Change {
  kind: string;
  subject: string;
  place: PlaceRef | null;
  users: Subject['users'];
  before: Standing | null;
  after: Standing | null;
  change: 'appeared' | 'vanished' | 'gained' | 'certainty';
}

/** What differs between two steps, or between two states of knowledge of them. */
export function changes(before: Standing[], after: Standing[]): Change[] {
  const key = (each: Standing): string => `${each.kind} ${each.subject}`;
  const earlier = new Map(before.map((each) => [key(each), each]));
  const later = new Map(after.map((each) => [key(each), each]));
  const found: Change[] = [];
  for (const id of new Set([...earlier.keys(), ...later.keys()])) {
    const a = earlier.get(id) ?? null;
    const b = later.get(id) ?? null;
    if (a && b && a.value === b.value && a.label === b.label) continue;
    const change = !a ? 'appeared' : !b ? 'vanished' : a.value === b.value ? 'certainty' : 'gained';
    const either = (b ?? a)!;
    found.push({ kind: either.kind, subject: either.subject, place: either.place, users: either.users, before: a, after: b, change });
  }
  const order = { gained: 0, appeared: 1, vanished: 2, certainty: 3 };
  return found.sort((x, y) => order[x.change] - order[y.change] || x.subject.localeCompare(y.subject));
}

/** How many strikes and clashes touch each day: the profile under the slider. */
export function perDay(timeline: Timeline): number[] {
  const days = new Array<number>(Math.ceil(timeline.steps / 2)).fill(0);
  for (const [start, end] of timeline.symbols) {
    // A happening that is dated to a longer span weighs as much as one of a day, spread over the span.
    const first = Math.floor(start / 2);
    const last = Math.max(first, Math.floor(((end ?? start + 1) - 1) / 2));
    const share = 1 / (last - first + 1);
    for (let i = Math.max(0, first); i <= last && i < days.length; i += 1) days[i]! += share;
  }
  return days;
}
