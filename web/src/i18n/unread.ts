/** Why something was left unread, in the reader's language: the sources say it in English, in sentences of a few forms. */

import REASONS from './unread.json';

const HOLE = /\{w\}/g;

const FORMS = Object.entries(REASONS).map(([english, arabic]) => ({
  pattern: new RegExp(`^${english.split('{w}').map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+?)')}$`, 's'),
  arabic,
}));

/** A reason of a form that is not known stays as it is. */
export function unreadReason(reason: string, lang: 'ar' | 'en'): string {
  if (lang === 'en') return reason;
  for (const { pattern, arabic } of FORMS) {
    const found = pattern.exec(reason);
    if (!found) continue;
    let n = 0;
    // What is filled in is a name or a message of the machine: it keeps its own direction.
    return arabic.replace(HOLE, () => `\u2068${found[(n += 1)]}\u2069`);
  }
  return reason;
}
