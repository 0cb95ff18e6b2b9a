import { describe, expect, it } from 'vitest';
import type { Timeline } from '../api/types';
import { at, changes, perDay, standingAt } from './states';

const TIMELINE: Timeline = {
  first: '2016-08-01', last: '2016-08-10', steps: 20, known: null, revision: 1,
  places: [{ id: 'place:a', name: { ar: 'أ', en: 'A' }, kind: 'village', lat: 36, lon: 37, radius_km: 1, near: null, parent: null }],
  values: ['government', 'opposition'], labels: ['assessed', 'claimed'], types: ['strike.air'],
  subjects: [{
    kind: 'control', subject: 'place:a', place: 0, users: null,
    intervals: [[2, 7, 0, 0, 0.9, 'one'], [7, 12, 1, 1, 0.6, 'two'], [14, null, 1, 0, 0.8, 'three']],
  }],
  symbols: [[0, 2, 0, 0, 0, 'e1'], [4, 8, 0, 0, 1, 'e2']],
};

describe('the state at a step', () => {
  const { intervals } = TIMELINE.subjects[0]!;

  it('holds from its first half-day up to, but not in, its last', () => {
    expect([1, 2, 6, 7, 11, 12, 13, 14, 19].map((step) => at(intervals, step)?.[5] ?? null))
      .toEqual([null, 'one', 'one', 'two', 'two', null, null, 'three', 'three']);
  });

  it('is nothing where nothing is assessed', () => {
    expect(standingAt(TIMELINE, 12)).toEqual([]);
    expect(standingAt(TIMELINE, 3)[0]).toMatchObject({ value: 'government', label: 'assessed', id: 'one' });
  });
});

describe('the difference of two days', () => {
  it('tells a change of hands from a change of certainty', () => {
    expect(changes(standingAt(TIMELINE, 3), standingAt(TIMELINE, 8)).map((each) => each.change)).toEqual(['gained']);
    expect(changes(standingAt(TIMELINE, 8), standingAt(TIMELINE, 15)).map((each) => each.change)).toEqual(['certainty']);
    expect(changes(standingAt(TIMELINE, 8), standingAt(TIMELINE, 13)).map((each) => each.change)).toEqual(['vanished']);
    expect(changes(standingAt(TIMELINE, 3), standingAt(TIMELINE, 4))).toEqual([]);
  });
});

describe('the profile of days', () => {
  it('spreads a happening over the days on which it may have been', () => {
    expect(perDay(TIMELINE).slice(0, 5)).toEqual([1, 0, 0.5, 0.5, 0]);
  });
});
