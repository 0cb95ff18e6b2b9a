/** Days as the API writes them (2016-08-15) and half-day steps since a first day. No time zone is involved. */

const DAY = 86_400_000;

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

export function number(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

export function day(n: number): string {
  return new Date(n * DAY).toISOString().slice(0, 10);
}

export function plus(text: string, days: number): string {
  return day(number(text) + days);
}

export function between(first: string, last: string): number {
  return number(last) - number(first);
}

/** The step that is the end of a day: its second half, where states are looked at. */
export function endOf(text: string, first: string): number {
  return between(first, text) * 2 + 1;
}

export function dayOfStep(step: number, first: string): string {
  return plus(first, Math.floor(step / 2));
}

export function clamp(text: string, first: string, last: string): string {
  return text < first ? first : text > last ? last : text;
}
