/** Words of the interface in both languages, and how days, figures and lists are written in them. */

import { address, type Digits, type Lang } from '../address.svelte';
import type { Names } from '../api/types';
import ar from './ar.json';
import en from './en.json';

type Plural = Partial<Record<Intl.LDMLPluralRule, string>>;
export type Key = keyof typeof en;

const WORDS: Record<Lang, Record<Key, string | Plural>> = { ar, en };

// The Levantine month names, which the reports use themselves.
const LOCALES: Record<Lang, string> = { ar: 'ar-SY', en: 'en-GB' };

function locale(lang: Lang, digits: Digits): string {
  return `${LOCALES[lang]}-u-nu-${lang === 'ar' ? digits : 'latn'}-ca-gregory`;
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>();

/** A format that is made once: a day on the map writes thousands of figures and days. */
function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>(key: string, make: () => T): T {
  const known = formats.get(key);
  if (known) return known as T;
  const made = make();
  formats.set(key, made);
  return made;
}

function numbers(lang: Lang, digits: Digits, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const at = locale(lang, digits);
  return kept(`n ${at} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(at, options));
}

function calendar(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const at = locale(address.lang, address.digits);
  return kept(`d ${at} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(at, { ...options, timeZone: 'UTC' }));
}

export function say(lang: Lang, digits: Digits, key: Key, values: Record<string, string | number> = {}): string {
  const words = WORDS[lang][key];
  let text: string;
  if (typeof words === 'string') text = words;
  else {
    const n = Number(values.n ?? 0);
    text = (n === 0 ? words.zero : undefined) ?? words[kept(`p ${lang}`, () => new Intl.PluralRules(lang)).select(n)] ?? words.other ?? '';
  }
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numbers(lang, digits).format(value) : (value ?? '');
  });
  // The preposition is one with the word after it, and takes the first letter of the article.
  return lang === 'ar' ? filled.replace(/لـال/g, 'لل').replace(/لـ(?=[\u0621-\u064a])/g, 'ل') : filled;
}

export function t(key: Key, values?: Record<string, string | number>): string {
  return say(address.lang, address.digits, key, values);
}

/** A word that the interface may have (a section, a verdict), or what the server calls it. */
export function word(prefix: string, id: string): string {
  const words = WORDS[address.lang][`${prefix}.${id}` as Key];
  return typeof words === 'string' ? words : id;
}

/** A name in the reader's language, or in the other one where there is none. */
export function name(names: Names | null | undefined): string {
  if (!names) return '';
  return address.lang === 'ar' ? names.ar || names.en : names.en || names.ar;
}

export function figure(n: number): string {
  return numbers(address.lang, address.digits).format(n);
}

export function percent(share: number): string {
  return numbers(address.lang, address.digits, { style: 'percent' }).format(share);
}

export function weight(value: number): string {
  return numbers(address.lang, address.digits, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(value);
}

/** Digits in a text of the server's own (never in a quote) as the reader wants them. */
export function digits(text: string): string {
  if (address.lang !== 'ar' || address.digits !== 'arab') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}

function written(day: string, options: Intl.DateTimeFormatOptions): string {
  return calendar(options).format(new Date(`${day}T00:00:00Z`));
}

export function longDay(day: string): string {
  return written(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

export function date(day: string): string {
  return written(day, { day: 'numeric', month: 'long', year: 'numeric' });
}

export function shortDay(day: string): string {
  return written(day, { day: 'numeric', month: 'short' });
}

export function month(day: string): string {
  return written(day, { month: 'short', year: 'numeric' });
}

export function bareMonth(day: string): string {
  return written(day, { month: 'short' });
}

/** From one day to another, each said once. */
export function days(start: string | null, end: string | null): string {
  if (!start && !end) return t('undated');
  if (!start || !end || start === end) return date((start ?? end)!);
  return calendar({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(new Date(`${start}T00:00:00Z`), new Date(`${end}T00:00:00Z`));
}

/** A figure with its bounds; an open top is said to be open. */
export function interval(low: number, high: number | null): string {
  if (high === null) return t('atLeast', { n: low });
  if (low === high) return figure(low);
  // In Arabic the smaller figure stands to the right, as it is read first.
  return `${address.lang === 'ar' ? '\u200f' : ''}${figure(low)}–${figure(high)}`;
}

export function list(parts: string[]): string {
  return new Intl.ListFormat(LOCALES[address.lang], { type: 'conjunction' }).format(parts);
}
