import { describe, expect, it } from 'vitest';
import ar from './ar.json';
import en from './en.json';
import { say } from './i18n.svelte';

describe('the words of the page', () => {
  it('are the same in both languages, with the same holes', () => {
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
    const holes = (words: unknown): string => JSON.stringify([...new Set(JSON.stringify(words).match(/\{\w+\}/g) ?? [])].sort());
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect(holes(ar[key]), key).toBe(holes(en[key]));
  });

  it('join the preposition to the name after it', () => {
    expect(say('ar', 'latn', 'forSide', { who: 'المعارضة' })).toBe('للمعارضة');
    expect(say('ar', 'latn', 'forSide', { who: 'جيش الفتح' })).toBe('لجيش الفتح');
    expect(say('en', 'latn', 'forSide', { who: 'the opposition' })).toBe('for the opposition');
  });

  it('count as each language counts', () => {
    expect([1, 2, 3, 11, 100].map((n) => say('ar', 'latn', 'placesHeld', { n }))).toEqual(['مكان واحد', 'مكانان', '3 أماكن', '11 مكاناً', '100 مكان']);
  });
});
