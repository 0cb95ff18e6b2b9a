import { describe, expect, it } from 'vitest';
import { unreadReason } from './unread';

const SOURCES = import.meta.glob<string>('../../../khabar/sources/*.py', { query: '?raw', import: 'default', eager: true });
const SAID = /(?:InputError|Unread)\((?:[^"()]|\([^()]*\))*?,\s*f?"([^"]+)"(?:\s*\n\s*f?"([^"]+)")?/g;

/** What the readers of files say in their own words, with something in each hole. */
function reasons(): string[] {
  return Object.values(SOURCES).flatMap((code) => [...code.matchAll(SAID)].map(
    ([, one, two]) => `${one}${two ?? ''}`.replace(/\{[^{}]*\}/g, 'X1')));
}

describe('why something was left unread', () => {
  it('is found in the sources', () => {
    expect(reasons().length).toBeGreaterThan(20);
  });

  it.each(reasons())('is told in Arabic: %s', (reason) => {
    expect(unreadReason(reason, 'ar')).toMatch(/[\u0621-\u064a]/);
    expect(unreadReason(reason, 'en')).toBe(reason);
  });

  it('keeps names and what is not known', () => {
    expect(unreadReason('not a format that is read here (.xls)', 'ar')).toContain('\u2068.xls\u2069');
    expect(unreadReason('something new', 'ar')).toBe('something new');
  });
});
