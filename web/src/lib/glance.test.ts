import { describe, expect, it } from 'vitest';
import { glance } from './glance';
import type { Standing } from './states';

function state(kind: string, subject: string, value: string, label = 'assessed', score = 0.9): Standing {
  return { kind, subject, place: null, users: null, value, label, score, id: `${kind} ${subject}`, start: 0, end: null };
}

describe('a day at a glance', () => {
  const before = [state('control', 'a', 'government'), state('control', 'b', 'opposition')];
  const now = [
    state('control', 'a', 'opposition'), state('control', 'b', 'opposition', 'claimed'), state('control', 'c', 'government'),
    state('control', 'd', 'contested', 'contested'), state('control', 'e', 'unknown', 'unknown'),
    state('siege', 'b', 'broken'), state('siege', 'b|opposition', 'partial', 'claimed'), state('siege', 'c', 'besieged', 'claimed', 0.4),
    state('siege', 'c|government', 'encircled', 'assessed', 0.7),
    state('route', 'r', 'open'), state('route', 's', 'cut'), { ...state('route', 's|opposition', 'open'), users: { side: 'opposition', class: null } },
  ];
  const seen = glance(now, before);

  it('counts what each side holds by how sure it is, the larger first', () => {
    expect(seen.sides).toEqual([{ value: 'opposition', assessed: 1, claimed: 1 }, { value: 'government', assessed: 1, claimed: 0 }]);
    expect([seen.contested, seen.unknown]).toEqual([1, 1]);
  });

  it('tells a change of hands from news of a place', () => {
    expect([seen.turned, seen.appeared]).toEqual([1, 1]);
  });

  it('names each besieged place once, as it is surest, and none whose siege is broken', () => {
    expect(seen.besieged.map((each) => [each.subject, each.value])).toEqual([['b|opposition', 'partial'], ['c|government', 'encircled']]);
  });

  it('takes the status of a road for everybody', () => {
    expect(seen.roads).toEqual([{ value: 'cut', n: 1 }, { value: 'open', n: 1 }]);
  });
});
