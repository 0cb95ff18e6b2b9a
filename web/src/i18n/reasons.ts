/**
 * What rules say for themselves, in the reader's language. The server gives it as clauses of a few fixed forms with ids, days
 * and figures in them, set apart from the text around by isolates; a form that is not known here stays as it is.
 */

import REASONS from './reasons.json';

/** How what is in a clause is written: names of records, days, figures. */
export interface Writing {
  lang: 'ar' | 'en';
  place(id: string): string;
  value(id: string): string;
  kind(id: string): string;
  date(day: string): string;
  digits(text: string): string;
}

type Hole = 'n' | 'day' | 'half' | 'ref' | 'value' | 'kind' | 'act' | 'grade' | 'quoted' | 'pairs' | 'words';

const HOLES: Record<Hole, string> = {
  n: '[\\d.]+(?:–[\\d.]+)?\\+?', day: '\\d{4}-\\d\\d-\\d\\d', half: 'morning|evening', ref: '[a-z]+[:_]\\S*?', value: '[a-z][a-z_-]*',
  kind: 'control|route|siege|toll', act: Object.keys(REASONS.acts).join('|'), grade: '[A-F]', quoted: '«[^»]*»',
  pairs: '[a-z][a-z_-]* [\\d.]+(?:, [a-z][a-z_-]* [\\d.]+)*', words: '.+',
};
const HOLE = /\{(\w+)\}/g;
const DUMPED = /^(ways|rests on|criteria|users|would better it|critical): (?!none$)/;

interface Form {
  pattern: RegExp;
  holes: Hole[];
  text: string;
}

const FORMS: Form[] = Object.entries(REASONS.clauses).map(([clause, text]) => ({
  pattern: new RegExp(`^${clause.replace(/[()%|]/g, '\\$&').replace(HOLE, (_, hole: Hole) => `(${HOLES[hole]})`)}$`),
  holes: [...clause.matchAll(HOLE)].map((found) => found[1] as Hole),
  text,
}));

function filled(hole: Hole, given: string, write: Writing): string {
  if (hole === 'day') return write.date(given);
  if (hole === 'n') return write.digits(given);
  if (hole === 'half') return REASONS.halves[given as 'morning'];
  if (hole === 'ref') return write.place(given.split('|')[0]!);
  if (hole === 'kind') return write.kind(given);
  if (hole === 'act') return REASONS.acts[given as 'capture'];
  if (hole === 'value') return (REASONS.values as Record<string, string>)[given] ?? write.value(given);
  if (hole === 'pairs') return given.split(', ').map((pair) => {
    const [value, share] = pair.split(' ') as [string, string];
    return `${filled('value', value, write)} ${write.digits(share)}`;
  }).join('، ');
  return given;
}

function arabic(clause: string, write: Writing): string {
  for (const { pattern, holes, text } of FORMS) {
    const found = pattern.exec(clause);
    if (!found) continue;
    const given = holes.map((hole, i) => [hole, found[i + 1]!] as const);
    // The same hole may come twice: they are filled in the order in which they stand.
    return text.replace(HOLE, (_, wanted: Hole) => {
      const at = given.findIndex(([hole]) => hole === wanted || (wanted === 'pairs' && hole === 'words'));
      const [[hole, value]] = given.splice(at, 1) as [readonly [Hole, string]];
      return filled(hole, value, write);
    });
  }
  return likeness(clause, write) ?? clause;
}

/** Why two claims were taken to tell of one event: `claim_… +5.1: same type +2, same day +1`. */
function likeness(clause: string, write: Writing): string | null {
  const found = /^(?:claim_\w+ \+[\d.]+: )?((?:[a-z ]+ ?[+-]?[\d.]*(?:, )?)+)$/.exec(clause);
  if (!found) return null;
  const parts = found[1]!.split(', ').map((part) => {
    const [, words, share] = /^(.*?)((?: [+-][\d.]+)*)$/.exec(part)!;
    const known = (REASONS.likeness as Record<string, string>)[words!];
    return known && known + write.digits(share!);
  });
  return parts.every(Boolean) ? parts.join('، ') : null;
}

/** Ids of places and days, in whatever language the words around them are. */
function named(clause: string, write: Writing): string {
  return clause.replace(/\b(?:place|geonames|own):[\w-]+(?:\|[\w|]*)?/g, (id) => write.place(id.split('|')[0]!))
    .replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => write.date(day)).replace(/^claim_\w+ /, '');
}

export function reason(text: string, write: Writing): string {
  const clauses = text.split('; ').filter((clause) => !DUMPED.test(clause));
  if (write.lang === 'en') return clauses.map((clause) => named(clause, write)).join('; ');
  return clauses.map((clause) => named(arabic(clause, write), write)).join('؛ ');
}

/** Shares are given to more places than anybody reads. */
const LONG = /\d+\.\d{3,}/g;

function short(share: string): string {
  return Number(share).toFixed(2);
}

const ISOLATE = /\u2068([^\u2068\u2069]*)\u2069/g;

/** A fact with all that rules say in it told in the reader's language. */
export function told(fact: string, write: Writing): string {
  return fact.replace(ISOLATE, (_, inner: string) => `\u2068${reason(inner.replace(LONG, short), write)}\u2069`);
}
