import { describe, expect, it } from 'vitest';
import { groundOf } from './ground';
import { colourOf, mixed, palette } from './palette';

type Three = [number, number, number];

/** How people without cones for red, or for green, see a colour (Machado, Oliveira and Fernandes 2009, in linear light). */
const EYES: Record<string, Three[]> = {
  all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
};

function linear(hex: string): Three {
  return [1, 3, 5].map((i) => {
    const part = parseInt(hex.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Three;
}

function lab(hex: string, eyes: string): Three {
  const given = linear(hex);
  const [r, g, b] = EYES[eyes]!.map((row) => Math.max(0, row[0] * given[0] + row[1] * given[1] + row[2] * given[2])) as Three;
  const [x, y, z] = [0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b]
    .map((part, i) => part / [0.9505, 1, 1.089][i]!).map((part) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116)) as Three;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function apart(a: string, b: string, eyes: string): number {
  const [one, other] = [lab(a, eyes), lab(b, eyes)];
  return Math.hypot(...one.map((part, i) => part - other[i]!));
}

function contrast(a: string, b: string): number {
  const [one, other] = [a, b].map((hex) => linear(hex)).map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) as [number, number];
  return Math.max(one, other) / Math.min(one, other);
}

const WARS = [['government', 'opposition', 'is', 'sdf', 'turkey'], ['hadi', 'houthi', 'aqap', 'stc'], ['lna', 'gna', 'is'], ['saf', 'rsf']];

describe.each([['by day', false], ['by night', true]] as const)('colours %s', (_, dark) => {
  const ground = groundOf(dark);

  it.each(Object.keys(EYES))('of the sides of a war stay apart, and from what is unknown, to eyes of kind %s', (eyes) => {
    for (const war of WARS) {
      const sides = palette(war, dark);
      const drawn = [...war.map((side) => mixed(colourOf(side, sides, ground), ground.land, 0.82)), mixed(ground.unknown, ground.land, 0.55)];
      drawn.forEach((one, i) => drawn.slice(i + 1).forEach((other) => expect(apart(one, other, eyes), `${one} ${other}`).toBeGreaterThan(14)));
    }
  });

  it('of lines and names are seen on the ground', () => {
    for (const name of ['siege', 'changed', 'chosen', 'open', 'fire', 'cut', 'dispute', 'ink'] as const) {
      expect(contrast(ground[name], ground.land), name).toBeGreaterThan(3);
    }
    expect(contrast(ground.inkLarge, ground.land)).toBeGreaterThan(4.5);
  });
});
