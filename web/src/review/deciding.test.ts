import { describe, expect, it } from 'vitest';
import type { ClaimInFull } from '../api/types';
import { corrections, draftOf } from './deciding';

const SLOT = { name: null, start: null, end: null, score: 1, reason: '', alternatives: [] };
const CLAIM = {
  id: 'claim_1', type: 'control.captured', status: 'asserted', extent: null, counts: [{ low: 20, high: 20 }, { low: 5, high: null }],
  groundings: [
    { ...SLOT, slot: 'agents', index: 0, ref: 'actor:a' }, { ...SLOT, slot: 'place', index: 0, ref: null },
    { ...SLOT, slot: 'date', index: 0, ref: null, start: '2016-08-06', end: '2016-08-06' },
  ],
} as unknown as ClaimInFull;

describe('a correction', () => {
  it('that changes nothing decides nothing', () => {
    expect(corrections(CLAIM, draftOf(CLAIM))).toEqual([]);
  });

  it('of the claim is one decision, whatever it changes', () => {
    expect(corrections(CLAIM, { ...draftOf(CLAIM), status: 'planned', extent: 'partial' }))
      .toEqual([{ subject: 'claim_1', verdict: 'correct', value: { status: 'planned', extent: 'partial' } }]);
  });

  it('of what words mean is one for each of them; what means nothing known is rejected', () => {
    const draft = { ...draftOf(CLAIM), meanings: { 'agents/0': '', 'place/0': 'place:b' } };
    expect(corrections(CLAIM, draft)).toEqual([
      { subject: 'claim_1/agents/0', verdict: 'reject' }, { subject: 'claim_1/place/0', verdict: 'correct', value: 'place:b' },
    ]);
  });

  it('of figures gives their bounds, an open top and what is none', () => {
    const of = (figures: { low: number | null; high: number | null }[]) => corrections(CLAIM, { ...draftOf(CLAIM), figures })[0]?.value;
    expect(of([{ low: 20, high: 99 }, { low: 5, high: 5 }])).toEqual({ 'counts/0': '20-99', 'counts/1': '5' });
    expect(of([{ low: 21, high: null }, { low: null, high: null }])).toEqual({ 'counts/0': '21-', 'counts/1': null });
  });

  it('of a date names a day or two', () => {
    const on = (start: string, end: string) => corrections(CLAIM, { ...draftOf(CLAIM), days: { 'date/0': { start, end } } })[0]?.value;
    expect(on('2016-08-07', '2016-08-07')).toBe('2016-08-07');
    expect(on('2016-08-06', '2016-08-08')).toBe('2016-08-06/2016-08-08');
  });
});
