import { describe, expect, it } from 'vitest';
import type { State } from '../api/types';
import { asStanding, consequences, readSupposition, writeSupposition } from './supposed';

const STATE = {
  id: 'assessment_1', kind: 'siege', subject: 'place:b|opposition', place: null, value: 'encircled', label: 'claimed', score: 0.8,
  start: '2016-08-03', start_half: 1, end: null, end_half: 0, users: null,
} as unknown as State;

describe('a supposition', () => {
  it('survives the address bar, and nonsense in it does not', () => {
    const held = { 'place:a': 'government', 'geonames:12': 'is' };
    expect(readSupposition(writeSupposition(held))).toEqual(held);
    expect(readSupposition('nonsense,=x,place:a=')).toEqual({});
  });

  it('holds from its half-day on', () => {
    expect(asStanding(STATE, { first: '2016-08-01' })).toMatchObject({ start: 5, end: null, value: 'encircled' });
  });

  it('is not among its own consequences', () => {
    const own = { ...STATE, kind: 'control', subject: 'place:a' };
    const change = (state: State) => ({ kind: state.kind, subject: state.subject, place: null, change: 'gained' as const, before: null, after: state });
    const found = consequences({ on: '2016-08-03', set: { 'place:a': 'is' }, states: [], changes: [change(own), change(STATE)] }, { first: '2016-08-01' });
    expect(found.map((each) => each.subject)).toEqual(['place:b|opposition']);
  });
});
