/** Of whom a state is: who may use a road, who is besieged. */

import { shared } from '../data.svelte';
import { name, t, word } from '../i18n/i18n.svelte';
import type { Standing } from '../lib/states';

interface OfSomebody {
  kind: string;
  subject: string;
  users: Standing['users'];
}

/** "for civilians", "for the opposition", of a siege "(opposition)"; empty where it is of everybody. */
export function forWhom({ kind, subject, users }: OfSomebody): string {
  const besieged = kind === 'siege' ? subject.split('|')[1] : undefined;
  if (besieged) return `(${name(shared.valueName(besieged))})`;
  const who = users?.class ? word('class', users.class) : users?.side ? name(shared.valueName(users.side)) : '';
  return who && t('forSide', { who });
}
