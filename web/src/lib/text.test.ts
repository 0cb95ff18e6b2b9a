import { describe, expect, it } from 'vitest';
import { direction, folded, paragraphs, pieces } from './text';

describe('pieces of a text', () => {
  it('are cut by code points, so that a letter beyond the first plane moves nothing', () => {
    expect(pieces('𝒜ب ج', [{ id: 'c', start: 1, end: 2 }]))
      .toEqual([{ text: '𝒜', marks: [] }, { text: 'ب', marks: ['c'] }, { text: ' ج', marks: [] }]);
  });

  it('name every claim that covers them', () => {
    const found = pieces('abcdef', [{ id: 'x', start: 0, end: 4 }, { id: 'y', start: 2, end: 6 }]);
    expect(found.map((piece) => [piece.text, piece.marks.join('')])).toEqual([['ab', 'x'], ['cd', 'xy'], ['ef', 'y']]);
  });

  it('make up the text again, whatever the spans', () => {
    const text = 'قال «شاهد» إن\nالطريق مقطوع';
    const found = pieces(text, [{ id: 'a', start: 3, end: 15 }, { id: 'b', start: -1, end: 5 }, { id: 'c', start: 9, end: 400 }]);
    expect(found.map((piece) => piece.text).join('')).toBe(text);
    expect(paragraphs(found)).toHaveLength(2);
  });
});

describe('direction', () => {
  it('is that of the first letter', () => {
    expect(direction('12 – «حلب» SANA')).toBe('rtl');
    expect(direction('1. SANA: حلب')).toBe('ltr');
    expect(direction('')).toBe('ltr');
  });
});

describe('a name that is looked for', () => {
  it('is found in any spelling', () => {
    expect(folded('الرَّامُوسة')).toBe(folded('الراموسه'));
    expect(folded('إعزاز')).toBe(folded('اعزاز'));
    expect(folded('Bāb al-Hawā')).toBe('bab al-hawa');
  });
});
