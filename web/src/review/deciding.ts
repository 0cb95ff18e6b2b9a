/** What a reviewer changed in a form, as the decisions that say so. */

import type { ClaimInFull } from '../api/types';

export interface Decision {
  subject: string;
  verdict: 'confirm' | 'reject' | 'correct' | 'same' | 'different';
  value?: string | Record<string, string | null> | null;
}

export type Grounding = ClaimInFull['groundings'][number];

/** A correction that is being written: what the form shows, whether or not it differs from what was read. */
export interface Draft {
  type: string;
  status: string;
  extent: string;
  /** By slot and index (`place/0`): the id of the place or party; empty: it is nobody and nothing known. */
  meanings: Record<string, string>;
  /** The days of a date, by slot and index. */
  days: Record<string, { start: string; end: string }>;
  /** The bounds of each figure as they are typed: without a top it is open; without a least it is no figure. */
  figures: { low?: number | null; high?: number | null }[];
}

export function keyOf(grounding: { slot: string; index: number }): string {
  return `${grounding.slot}/${grounding.index}`;
}

export function draftOf(claim: ClaimInFull): Draft {
  const draft: Draft = {
    type: claim.type, status: claim.status, extent: claim.extent ?? '', meanings: {}, days: {},
    figures: claim.counts.map(({ low, high }) => ({ low, high })),
  };
  for (const each of claim.groundings) {
    if (each.slot === 'date') draft.days[keyOf(each)] = { start: each.start ?? '', end: each.end ?? '' };
    else draft.meanings[keyOf(each)] = each.ref ?? '';
  }
  return draft;
}

function range(low: number | null, high: number | null): string | null {
  if (low === null) return null;
  return high === null ? `${low}-` : high === low ? `${low}` : `${low}-${high}`;
}

function ofClaim(claim: ClaimInFull, draft: Draft): Decision[] {
  const value: Record<string, string | null> = {};
  if (draft.type !== claim.type) value.type = draft.type;
  if (draft.status !== claim.status) value.status = draft.status;
  if (draft.extent !== (claim.extent ?? '')) value.extent = draft.extent || null;
  claim.counts.forEach((count, i) => {
    const [low, high] = [draft.figures[i]?.low ?? null, draft.figures[i]?.high ?? null]; // an emptied field has undefined
    if (low !== count.low || high !== count.high) value[`counts/${i}`] = range(low, high);
  });
  return Object.keys(value).length ? [{ subject: claim.id, verdict: 'correct', value }] : [];
}

function ofDate(subject: string, before: Grounding, after: { start: string; end: string }): Decision[] {
  if (!after.start || (after.start === (before.start ?? '') && after.end === (before.end ?? ''))) return [];
  const end = after.end && after.end !== after.start ? `/${after.end}` : '';
  return [{ subject, verdict: 'correct', value: after.start + end }];
}

/** One decision for the claim's own fields, and one for each slot whose meaning differs. */
export function corrections(claim: ClaimInFull, draft: Draft): Decision[] {
  const slots = claim.groundings.flatMap((each): Decision[] => {
    const subject = `${claim.id}/${keyOf(each)}`;
    if (each.slot === 'date') return ofDate(subject, each, draft.days[keyOf(each)] ?? { start: '', end: '' });
    const meant = draft.meanings[keyOf(each)] ?? '';
    if (meant === (each.ref ?? '')) return [];
    return [meant ? { subject, verdict: 'correct', value: meant } : { subject, verdict: 'reject' }];
  });
  return [...ofClaim(claim, draft), ...slots];
}
