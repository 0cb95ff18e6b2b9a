/** Text from reports: offsets count code points, so strings are cut as arrays of them. */

export interface Marked {
  text: string;
  marks: string[];
}

/**
 * Cut a text at the ends of spans, so that each piece is covered by the same spans throughout.
 * Spans may overlap and nest; what lies outside the text is ignored.
 */
export function pieces(text: string, spans: { id: string; start: number; end: number }[]): Marked[] {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  const inside = spans.filter((span) => span.start >= 0 && span.end <= points.length && span.start < span.end);
  for (const span of inside) cuts.add(span.start).add(span.end);
  const ordered = [...cuts].sort((a, b) => a - b);
  const found: Marked[] = [];
  for (let i = 0; i + 1 < ordered.length; i += 1) {
    const start = ordered[i]!;
    const end = ordered[i + 1]!;
    const marks = inside.filter((span) => span.start <= start && end <= span.end).map((span) => span.id);
    found.push({ text: points.slice(start, end).join(''), marks });
  }
  return found;
}

/** The paragraphs of marked pieces: cut at line breaks, empty lines dropped. */
export function paragraphs(marked: Marked[]): Marked[][] {
  const found: Marked[][] = [[]];
  for (const piece of marked) {
    const lines = piece.text.split(/\r?\n/);
    lines.forEach((line, index) => {
      if (index > 0) found.push([]);
      if (line) found[found.length - 1]!.push({ text: line, marks: piece.marks });
    });
  }
  return found.filter((paragraph) => paragraph.some((piece) => piece.text.trim()));
}

const FIRST_STRONG = /[\p{L}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The direction of a text, by its first letter. */
export function direction(text: string): 'rtl' | 'ltr' {
  const letter = FIRST_STRONG.exec(text)?.[0];
  return letter && RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** A name as it is looked for: without marks, one form of alef, ya and ta marbuta, small letters. */
export function folded(name: string): string {
  return name.toLowerCase().normalize('NFKD').replace(/[\p{M}\u0640]/gu, '').replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
}
