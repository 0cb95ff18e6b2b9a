/** One way to ask the server: everything goes to the page's own origin, and a failure says what it was. */

const BASE = '/api/v1';

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Query = Record<string, string | number | boolean | string[] | null | undefined>;

export function query(parts: Query): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    if (value === null || value === undefined || value === '') continue;
    for (const each of Array.isArray(value) ? value : [value]) written.append(name, String(each));
  }
  const text = written.toString();
  return text ? `?${text}` : '';
}

/** The reviewer's secret lives as long as the tab, never in an address and never on disk. */
export const secret = {
  get: (): string => sessionStorage.getItem('khabar.token') ?? '',
  set: (value: string): void => sessionStorage.setItem('khabar.token', value),
  clear: (): void => sessionStorage.removeItem('khabar.token'),
};

function headers(): Record<string, string> {
  const token = secret.get();
  return { Accept: 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
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

export async function get<T>(path: string, parts: Query = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(`${BASE}${path}${query(parts)}`, { headers: headers(), signal: signal ?? null }));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return answer<T>(
    await fetch(`${BASE}${path}`, {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

export function exportUrl(file: string, parts: Query = {}): string {
  return `${BASE}/export/${file}${query(parts)}`;
}
