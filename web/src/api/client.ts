/** One way to ask the server: everything goes to the page's own origin, and a failure says what it was. */

import { taken } from './early';
import { headers, url, type Query } from './request';

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  let detail = `${response.status} ${response.statusText}`;
  try {
    const problem = (await response.json()) as { detail?: string; title?: string };
    detail = problem.detail || problem.title || detail;
  } catch {
    // The body is no problem+json: the status line says enough.
  }
  throw new ApiError(response.status, detail);
}

export async function get<T>(path: string, parts: Query = {}, signal: AbortSignal | null = null): Promise<T> {
  const at = url(path, parts);
  return answer<T>(await (taken(at) ?? fetch(at, { headers: headers(), signal })));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return answer<T>(
    await fetch(url(path), {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

export function exportUrl(file: string, parts: Query = {}): string {
  return url(`/export/${file}`, parts);
}
