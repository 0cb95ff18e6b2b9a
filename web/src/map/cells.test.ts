import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import type { PlaceRef } from '../api/types';
import { cells, clip, spread } from './cells';

function place(id: string, lon: number, lat: number, more: Partial<PlaceRef> = {}): PlaceRef {
  return { id, name: { ar: id, en: id }, kind: 'village', lat, lon, radius_km: 3, near: null, parent: null, ...more };
}

function inside(polygon: Polygon, [x, y]: [number, number]): boolean {
  const ring = polygon.coordinates[0]!;
  let found = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] as [number, number];
    const [xj, yj] = ring[j] as [number, number];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) found = !found;
  }
  return found;
}

describe('schematic cells', () => {
  const a = place('a', 37, 36);
  const b = place('b', 37.03, 36);

  it('hold what is nearest to their place and not farther than its radius', () => {
    const [one, two] = cells([a, b]).features.map((each) => each.geometry as Polygon);
    expect(inside(one!, [37, 36])).toBe(true);
    expect(inside(one!, [37.02, 36])).toBe(false);
    expect(inside(two!, [37.02, 36])).toBe(true);
    expect(inside(one!, [36.9, 36])).toBe(false);
  });

  it('of one place alone are its circle', () => {
    expect((cells([a]).features[0]!.geometry as Polygon).coordinates[0]!.length).toBeGreaterThan(30);
  });

  it('of larger places lie under those of the places in them', () => {
    const city = place('city', 37, 36, { kind: 'city', radius_km: 9 });
    const found = cells([city, place('a', 37, 36, { parent: 'city' })]).features;
    expect(found.map((each) => [each.properties.place, each.properties.level])).toEqual([['city', 0], ['a', 3]]);
  });

  it('give way to a polygon of the user', () => {
    const outline: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] };
    const [own] = cells([place('a', 37, 36, { outline })]).features;
    expect(own!.geometry).toBe(outline);
    expect(own!.properties.schematic).toBe(false);
  });

  it('are not drawn for roads, provinces and places without a point', () => {
    expect(cells([place('r', 37, 36, { kind: 'road' }), place('p', 37, 36, { kind: 'governorate' }),
      { ...place('n', 0, 0), lat: null, lon: null }]).features).toEqual([]);
  });
});

describe('geometry', () => {
  it('clips a square by a square', () => {
    const found = clip([[0, 0], [2, 0], [2, 2], [0, 2]], [[1, 1], [3, 1], [3, 3], [1, 3]]);
    expect(found).toHaveLength(4);
    expect(Math.max(...found.map(([x]) => x))).toBe(2);
    expect(Math.min(...found.map(([x]) => x))).toBe(1);
  });

  it('sets apart what stands on one point', () => {
    const found = spread([[1, 1], [1, 1], [1, 1]]);
    expect(new Set(found.map(String)).size).toBe(3);
  });
});
