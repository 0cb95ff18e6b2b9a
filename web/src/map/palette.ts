/**
 * Colours of sides. None of them is a flag's, and any two that meet differ in lightness, too, so that they stay apart for
 * people who do not tell red from green, and in print.
 */

import type { Ground } from './ground';

/** Each hue by day and by night; palette.test.ts holds that sides of a war are told apart by all kinds of eyes. */
const HUES = {
  amber: ['#d08a3e', '#d1993e'], teal: ['#1f7a74', '#2f9a91'], slate: ['#484a3d', '#b1a5d0'], yellow: ['#f9c14f', '#efeea3'],
  purple: ['#8a5a9e', '#ac78d4'], blue: ['#3c6fb0', '#5f8fd4'], sky: ['#6ca5f3', '#a1ddff'], olive: ['#8fae5d', '#b4d083'],
  brown: ['#823d29', '#b68b5f'], rose: ['#c46a8c', '#e294b1'],
} as const;
type Hue = keyof typeof HUES;

const KNOWN: Record<string, Hue> = {
  government: 'amber', opposition: 'teal', is: 'slate', sdf: 'yellow', kurdish: 'yellow', turkey: 'purple', coalition: 'blue',
  israel: 'sky', transitional: 'olive', hadi: 'amber', houthi: 'teal', aqap: 'brown', stc: 'sky', lna: 'amber', gna: 'teal',
  saf: 'amber', rsf: 'teal',
};

const OTHERS: Hue[] = ['blue', 'rose', 'olive', 'purple', 'sky', 'brown', 'yellow', 'teal', 'amber'];
const NEITHER = ['#8b8f96', '#8b9097'] as const;

/** Values of states that are no side, by the name of their colour in the ground. */
const STATES: Record<string, keyof Omit<Ground, 'dark'>> = {
  unknown: 'unknown', contested: 'contested', open: 'open', cut: 'cut', interdicted: 'fire', threatened: 'fire', besieged: 'siege',
  partial: 'siege', encircled: 'siege', broken: 'unspoken',
};

/** The colour of every side that there is, the same for the same sides in the same order. */
export function palette(sides: string[], dark = false): Map<string, string> {
  const shade = dark ? 1 : 0;
  return new Map([...hues(sides)].map(([side, hue]) => [side, hue ? HUES[hue][shade] : NEITHER[shade]]));
}

function hues(sides: string[]): Map<string, Hue | null> {
  const used = new Set<Hue>();
  const found = new Map<string, Hue | null>();
  for (const side of sides) {
    const own = KNOWN[side];
    if (own && !used.has(own)) {
      found.set(side, own);
      used.add(own);
    }
  }
  for (const side of sides) {
    if (found.has(side)) continue;
    const free = OTHERS.find((hue) => !used.has(hue)) ?? null;
    found.set(side, free);
    if (free) used.add(free);
  }
  return found;
}

export function colourOf(value: string, sides: Map<string, string>, ground: Ground): string {
  const side = sides.get(value);
  if (side) return side;
  const state = STATES[value];
  if (state) return ground[state];
  const hue = KNOWN[value];
  return hue ? HUES[hue][ground.dark ? 1 : 0] : NEITHER[ground.dark ? 1 : 0];
}

/** A colour thinned with another: so much of it, the rest of the ground. */
export function mixed(colour: string, ground: string, share: number): string {
  const key = `${colour}${ground}${share}`;
  let found = mixtures.get(key);
  if (!found) mixtures.set(key, (found = mix(colour, ground, share)));
  return found;
}

const mixtures = new Map<string, string>();

function mix(colour: string, ground: string, share: number): string {
  const parts = (hex: string): number[] => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const under = parts(ground);
  const found = parts(colour).map((n, i) => Math.round(n * share + under[i]! * (1 - share)));
  return `#${found.map((n) => n.toString(16).padStart(2, '0')).join('')}`;
}
