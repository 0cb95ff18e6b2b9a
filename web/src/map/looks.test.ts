import { describe, expect, it } from 'vitest';
import type { Timeline } from '../api/types';
import { happenings, symbolLooks } from './looks';

const TIMELINE = {
  steps: 400, types: ['strike.air', 'fighting.clash'], places: [{ id: 'place:a' }],
  symbols: [[0, 300, 0, 0, 0, 'long'], [2, 4, 0, 0, 0, 'one'], [3, 8, 1, 0, 1, 'two'], [4, null, 0, 0, 0, 'three'], [4, 5, 0, null, 0, 'nowhere']],
} as unknown as Timeline;

describe('what happened on a day', () => {
  const on = (day: number): string[] => happenings(TIMELINE, day * 2 + 1).map((each) => each.event);

  it('is what may have been in one of its halves, in the order of its start', () => {
    expect([0, 1, 2, 3, 4, 149, 150].map(on)).toEqual([
      ['long'], ['long', 'one', 'two'], ['long', 'two', 'three', 'nowhere'], ['long', 'two'], ['long'], ['long'], [],
    ]);
  });

  it('is drawn where it is said to have been, unless it may have been on many days', () => {
    const found = symbolLooks(TIMELINE, 5, new Map([['place:a', [37, 36]]]), String);
    expect(found.map((each) => [each.what, each.event, each.disputed, each.count])).toEqual([['clash', 'two', true, ''], ['strike', 'three', false, '']]);
  });
});
