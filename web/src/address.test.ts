import { describe, expect, it } from 'vitest';
import ar from './i18n/ar.json';
import en from './i18n/en.json';
import { read, write } from './address.svelte';
import { say } from './i18n/i18n.svelte';

describe('the address', () => {
  it('is read as it was written', () => {
    const asked = '?view=timeline&lang=ar&on=2016-08-15&known=2016-08-16&place=place:aleppo-ramouseh&why=event_1/killed';
    expect(read(write(read(asked)))).toEqual(read(asked));
    expect(read(asked)).toMatchObject({ view: 'timeline', lang: 'ar', on: '2016-08-15', place: 'place:aleppo-ramouseh' });
  });

  it('leaves out what is not understood', () => {
    expect(read('?view=<script>&on=yesterday&known=2016-13-99&lang=xx')).toMatchObject({ view: 'map', on: '', known: '', lang: 'en' });
  });
});

describe('words', () => {
  it('are there in both languages, with the same slots', () => {
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
    const slots = (text: unknown): string[] => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).filter((s) => s !== 'n').sort();
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect([key, slots(ar[key])]).toEqual([key, slots(en[key])]);
  });

  it('count as each language does', () => {
    expect(say('en', 'latn', 'claimsIn', { n: 0 })).toBe('no claims');
    expect(say('en', 'latn', 'claimsIn', { n: 1 })).toBe('1 claim');
    expect([0, 1, 2, 3, 11, 100].map((n) => say('ar', 'latn', 'claimsIn', { n })))
      .toEqual(['لا ادعاءات', 'ادعاء واحد', 'ادعاءان', '3 ادعاءات', '11 ادعاءً', '100 ادعاء']);
    expect(say('ar', 'arab', 'claimsIn', { n: 11 })).toBe('١١ ادعاءً');
  });
});
