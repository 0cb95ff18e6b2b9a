/** What the views share of the server's answers: what there is, the timeline as known on a day, and who asks. */

import { address } from './address.svelte';
import { get } from './api/client';
import type { Meta, Names, PlaceRef, Session, Timeline } from './api/types';
import { folded } from './lib/text';
import { palette } from './map/palette';
import { theme } from './theme.svelte';

/** Until when a side is called so: of use in a list of sides, and noise beside a place on a day. */
const VALID = / \((until|from|since|حتى|منذ|من) [^)]*\)$/;

/** A party's name without the days from or until which it is called so. */
export function bare({ ar, en }: Names): Names {
  return { ar: ar.replace(VALID, ''), en: en.replace(VALID, '') };
}

class Shared {
  meta = $state.raw<Meta | null>(null);
  timeline = $state.raw<Timeline | null>(null);
  session = $state.raw<Session>({ role: null, name: null, writable: false });
  error = $state('');
  sides = $derived(palette((this.meta?.sides ?? []).map((side) => side.id), theme.dark));
  private values = $derived(new Map([...(this.meta?.values ?? []), ...(this.meta?.sides ?? [])].map((v) => [v.id, v.name])));
  private types = $derived(new Map((this.meta?.types ?? []).map((type) => [type.id, type])));
  places = $derived(new Map((this.timeline?.places ?? []).map((place) => [place.id, place])));

  private outlets = $state.raw(new Map<string, Names>());

  /** Names of outlets, for where a report gives only its own word for its own. */
  async nameOutlets(): Promise<void> {
    if (this.outlets.size) return;
    const { items } = await ask<{ items: { id: string; name: Names }[] }>('/outlets', { limit: 500 });
    // Reports name their outlet by its id, without the word before it, or as it calls itself in either language.
    this.outlets = new Map(items.flatMap(({ id, name }) => [id, name.ar, name.en].filter(Boolean).map((key) => [key, name] as const)));
  }

  /** An outlet as a report names it: by its name where it is known, else in the report's own words. */
  outletName(written: string | null): Names {
    const known = this.outlets.get(written ?? '') ?? this.outlets.get(`outlet:${written ?? ''}`);
    return known ?? { ar: written ?? '', en: written ?? '' };
  }

  valueName(value: string): Names {
    return bare(this.values.get(value) ?? { ar: value, en: value });
  }

  typeName(type: string): Names {
    return this.types.get(type)?.name ?? { ar: type, en: type };
  }

  section(type: string): string {
    return this.types.get(type)?.section ?? '';
  }

  placeName(id: string): Names {
    return this.places.get(id)?.name ?? { ar: id, en: id };
  }

  /** A place and all that lies within it, among the places that states and happenings are at. */
  within(id: string): Set<string> {
    const found = new Set([id]);
    for (let grown = true; grown; ) {
      grown = false;
      for (const place of this.places.values()) {
        if (place.parent && found.has(place.parent) && !found.has(place.id)) grown = !!found.add(place.id);
      }
    }
    return found;
  }

  /** Places that can be chosen, by their names in a language. */
  chosen(lang: 'ar' | 'en'): PlaceRef[] {
    const order = new Intl.Collator(lang);
    return [...this.places.values()].sort((a, b) => order.compare(a.name[lang] || a.id, b.name[lang] || b.id));
  }

  /** The places whose names hold a text, in any spelling of them. */
  findPlaces = async (text: string): Promise<PlaceRef[]> => {
    const wanted = folded(text);
    return this.chosen(address.lang).filter((place) => [place.name.ar, place.name.en].some((each) => folded(each).includes(wanted))).slice(0, 12);
  };

  async load(known: string): Promise<void> {
    try {
      const [meta, timeline, session] = await Promise.all([
        get<Meta>('/meta'),
        get<Timeline>('/timeline', { known }),
        get<Session>('/session'),
      ]);
      this.meta = meta;
      this.timeline = timeline;
      this.session = session;
      this.error = '';
    } catch (problem) {
      this.error = problem instanceof Error ? problem.message : String(problem);
    }
  }
}

export const shared = new Shared();

const answers = new Map<string, Promise<unknown>>();

/** An answer that is asked for once for each revision of the database; a failed one is asked for again. */
export function ask<T>(path: string, parts: Parameters<typeof get>[1] = {}): Promise<T> {
  const key = JSON.stringify([shared.meta?.revision ?? 0, path, parts]);
  const known = answers.get(key);
  if (known) return known as Promise<T>;
  if (answers.size > 200) answers.delete(answers.keys().next().value!);
  const asked = get<T>(path, parts);
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  return asked;
}
