import { describe, expect, it } from 'vitest';
import { reason, told, type Writing } from './reasons';

const AR: Writing = {
  lang: 'ar', place: () => 'الراموسة', value: () => 'الحكومة', kind: () => 'سيطرة', date: () => '7 آب', digits: (text) => text,
};
const EN: Writing = { ...AR, lang: 'en', place: () => 'Ramouseh', value: (id) => id, kind: (id) => id, date: () => '7 August' };

describe('what rules say for themselves', () => {
  it.each([
    'via control place:aleppo-ramouseh: capture of government; 2016-08-07 evening; no interest, grade F; counts 0.5',
    'the only place of this name; the words say where it lies; drawn at place:aleppo-ramouseh, its own point is not documented',
    'looked at: 2016-08-06 evening to 2016-08-20 evening; before: government 0.12, opposition 0.8, contested 0.08; fighting: none',
    'by roads: open 0.01, partial 0.8, unknown 0.1, encircled 0.09 (partial); said outright: broken 0.8 claimed; critical: none',
    'claim_3f4 +5.1: same type +2, told in these days +1.5, same place +2, seldom twice +1, in or around it -0.4',
    'states 20+ as of 2016-08-07; incident event_1: 20–99, counted as 45',
    'counted from publication; it is the weekday that the words name',
    'as in the report it copies; 80% of its words stood in an earlier report',
  ])('is Arabic in Arabic: %s', (text) => {
    expect(reason(text, AR).replace(/\b[A-F]\b/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('keeps what it does not know, and whose words are quoted', () => {
    expect(reason('something new', AR)).toBe('something new');
    expect(told('المكان \u2068«الراموسة»\u2069 (\u2068news cycle\u2069)', AR)).toBe('المكان \u2068«الراموسة»\u2069 (\u2068دورة الأخبار\u2069)');
  });

  it('names places in English, too, and leaves out what only a machine reads', () => {
    expect(reason('drawn at place:aleppo-ramouseh, its own point is not documented; ways: a by b! sitting c=1', EN))
      .toBe('drawn at Ramouseh, its own point is not documented');
  });
});
