/** How a question to the server is written: its address, and who asks. */

const BASE = '/api/v1';

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

export function url(path: string, parts: Query = {}): string {
  return `${BASE}${path}${query(parts)}`;
}

/** The reviewer's secret lives as long as the tab, never in an address and never on disk. */
export const secret = {
  get: (): string => sessionStorage.getItem('khabar.token') ?? '',
  set: (value: string): void => sessionStorage.setItem('khabar.token', value),
  clear: (): void => sessionStorage.removeItem('khabar.token'),
};

export function headers(): Record<string, string> {
  const token = secret.get();
  return { Accept: 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
}
