/**
 * The state that all views share. It lives in the address bar, so that every view is a permalink; what equals the default
 * is left out, and what is not understood is dropped.
 */

import { isDay } from './lib/days';

export const VIEWS = ['map', 'figures', 'reports', 'timeline', 'briefing', 'review'] as const;
export type View = (typeof VIEWS)[number];
export type Lang = 'ar' | 'en';
export type Digits = 'latn' | 'arab';
export type Theme = '' | 'light' | 'dark';

export interface Address {
  view: View;
  lang: Lang;
  digits: Digits;
  /** Dark or light; empty: as the device is. */
  theme: Theme;
  /** The day that is shown; empty: the last one. */
  on: string;
  /** Only reports out by this day; empty: all that is known now. */
  known: string;
  /** The day that is compared with; empty: none. */
  against: string;
  /** A span of days, of the timeline, the briefing, the figures and the reports. */
  from: string;
  to: string;
  place: string;
  /** The record whose tree is open. */
  why: string;
  doc: string;
  claim: string;
  q: string;
  section: string;
  measure: string;
  by: string;
  lane: string;
  outlet: string;
  /** The map's camera: longitude, latitude, zoom. */
  at: string;
  /** Who is supposed to hold which place: place=side, with commas between. */
  suppose: string;
}

const DAYS = ['on', 'known', 'against', 'from', 'to'] as const;
const TEXTS = ['place', 'why', 'doc', 'claim', 'q', 'section', 'measure', 'by', 'lane', 'outlet', 'at', 'suppose'] as const;

function stored(name: string): string {
  return typeof localStorage === 'undefined' ? '' : (localStorage.getItem(`khabar.${name}`) ?? '');
}

function themeOf(text: string): Theme {
  return text === 'light' || text === 'dark' ? text : '';
}

function preferred(): Pick<Address, 'lang' | 'digits' | 'theme'> {
  const languages = typeof navigator === 'undefined' ? ['en'] : navigator.languages;
  return {
    lang: (languages[0] ?? 'en').startsWith('ar') ? 'ar' : 'en',
    digits: stored('digits') === 'arab' ? 'arab' : 'latn',
    theme: themeOf(stored('theme')),
  };
}

export function read(search: string): Address {
  const given = new URLSearchParams(search);
  const fallback = preferred();
  const one = (name: string): string => given.get(name) ?? '';
  const view = VIEWS.find((each) => each === one('view')) ?? 'map';
  const found: Address = {
    view,
    lang: one('lang') === 'ar' ? 'ar' : one('lang') === 'en' ? 'en' : fallback.lang,
    digits: one('digits') === 'arab' ? 'arab' : one('digits') === 'latn' ? 'latn' : fallback.digits,
    theme: themeOf(one('theme')) || fallback.theme,
    on: '', known: '', against: '', from: '', to: '', place: '', why: '', doc: '', claim: '', q: '', section: '',
    measure: '', by: '', lane: '', outlet: '', at: '', suppose: '',
  };
  for (const name of DAYS) if (isDay(one(name))) found[name] = one(name);
  for (const name of TEXTS) found[name] = one(name).slice(0, 1000);
  return found;
}

export function write(state: Address): string {
  const parts = new URLSearchParams();
  if (state.view !== 'map') parts.set('view', state.view);
  parts.set('lang', state.lang);
  if (state.digits !== 'latn') parts.set('digits', state.digits);
  if (state.theme) parts.set('theme', state.theme);
  for (const name of [...DAYS, ...TEXTS]) if (state[name]) parts.set(name, state[name]);
  // Colons and commas are allowed in a query; left as they are, the address can be read aloud.
  return `?${parts.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%3D', '=')}`;
}

export const address: Address = $state(read(typeof location === 'undefined' ? '' : location.search));

/** Change the state. A step that the back button should undo is pushed; the movement of a slider is not. */
export function go(change: Partial<Address>, how: 'push' | 'replace' = 'push'): void {
  Object.assign(address, change);
  if (change.digits) localStorage.setItem('khabar.digits', change.digits);
  if (change.theme !== undefined) localStorage.setItem('khabar.theme', change.theme);
  clearTimeout(waiting);
  if (how === 'push') written('push');
  // Browsers count how often the address is replaced, and a slider that is dragged would go over their limit.
  else waiting = setTimeout(() => written('replace'), 150);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

function written(how: 'push' | 'replace'): void {
  const target = write(address);
  if (target === location.search) return;
  if (how === 'push') history.pushState(null, '', target);
  else history.replaceState(null, '', target);
}

/** The address of a view with this change, for links that can be opened in another tab. */
export function href(change: Partial<Address>): string {
  return write({ ...address, ...change });
}

/** A click that follows a link within the page; a click with a modifier is the browser's. */
export function follow(change: Partial<Address>): (event: MouseEvent) => void {
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    go(change);
  };
}

if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => Object.assign(address, read(location.search)));
}
