/**
 * Colours of sides. None of them is a flag's, and any two that meet differ in lightness, too, so that they stay apart for
 * people who do not tell red from green, and in print.
 */

const KNOWN: Record<string, string> = {
  government: '#d08a3e',
  opposition: '#1f7a74',
  is: '#4d4a58',
  sdf: '#e2c044',
  kurdish: '#e2c044',
  turkey: '#8a5a9e',
  coalition: '#3c6fb0',
  israel: '#6aa8d8',
  transitional: '#8fae5d',
  hadi: '#d08a3e',
  houthi: '#1f7a74',
  aqap: '#7c4a3a',
  stc: '#6aa8d8',
  lna: '#d08a3e',
  gna: '#1f7a74',
  saf: '#d08a3e',
  rsf: '#1f7a74',
};

const OTHERS = ['#3c6fb0', '#c46a8c', '#8fae5d', '#8a5a9e', '#6aa8d8', '#7c4a3a', '#e2c044', '#1f7a74', '#d08a3e'];

export const UNKNOWN = '#b9b8b3';
export const CONTESTED = '#efe3d3';

/** Values of states that are no side. */
const STATES: Record<string, string> = {
  unknown: UNKNOWN,
  contested: CONTESTED,
  open: '#2b6f94',
  cut: '#1d1f24',
  interdicted: '#b8553a',
  threatened: '#b8553a',
  besieged: '#1d1f24',
  partial: '#6d5a4f',
  encircled: '#1d1f24',
  broken: '#9aa2a8',
};

/** The colour of every side that there is, the same for the same sides in the same order. */
export function palette(sides: string[]): Map<string, string> {
  const used = new Set<string>();
  const found = new Map<string, string>();
  for (const side of sides) {
    const own = KNOWN[side];
    if (own && !used.has(own)) {
      found.set(side, own);
      used.add(own);
    }
  }
  for (const side of sides) {
    if (found.has(side)) continue;
    const free = OTHERS.find((colour) => !used.has(colour)) ?? '#8b8f96';
    found.set(side, free);
    used.add(free);
  }
  return found;
}

export function colourOf(value: string, sides: Map<string, string>): string {
  return sides.get(value) ?? STATES[value] ?? KNOWN[value] ?? '#8b8f96';
}

/** A colour thinned with another: so much of it, the rest of the ground. */
export function mixed(colour: string, ground: string, share: number): string {
  const parts = (hex: string): number[] => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const under = parts(ground);
  const found = parts(colour).map((n, i) => Math.round(n * share + under[i]! * (1 - share)));
  return `#${found.map((n) => n.toString(16).padStart(2, '0')).join('')}`;
}
