/**
 * The first answers are asked for before the page itself is read by the browser: it takes as long to read the page as the
 * server needs to answer.
 */

import { headers, url } from './request';

const asked = new Map<string, Promise<Response>>();

/** Ask for what every view starts with. */
export function askEarly(): void {
  const known = new URLSearchParams(location.search).get('known') ?? '';
  for (const [path, parts] of [['/meta', {}], ['/timeline', { known }], ['/session', {}]] as const) {
    const at = url(path, parts);
    const answer = fetch(at, { headers: headers() });
    answer.catch(() => undefined); // whoever takes it is told
    asked.set(at, answer);
  }
}

/** The answer that was asked for early, once. */
export function taken(at: string): Promise<Response> | undefined {
  const found = asked.get(at);
  asked.delete(at);
  return found;
}
