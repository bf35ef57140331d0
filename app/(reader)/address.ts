/** Reading the parts of a public address. What does not parse leads to the 404 page, never to a query. */
import { isSlug } from '#domain/text/slug.ts';

/** A language tag in its canonical spelling, or null. `NB` gives `nb`: the route then moves to the right address. */
export function asLanguage(text: string): string | null {
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/i.test(text) || text.length > 35) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** The slug of an article or a tag, or null. */
export function asSlug(text: string): string | null {
  return isSlug(text) ? text : null;
}

const LAST_PAGE = 9999;

/** `?page=3`; 1 when there is none, or none that counts. */
export function asPage(query: URLSearchParams): number {
  const text = query.get('page') ?? '';
  return /^[1-9]\d{0,3}$/.test(text) ? Math.min(Number(text), LAST_PAGE) : 1;
}

/** `2022` and `03` as `2022-03`, or null when no calendar has such a month. */
export function asMonth(year: string, month: string): string | null {
  return /^\d{4}$/.test(year) && /^(0[1-9]|1[0-2])$/.test(month) ? `${year}-${month}` : null;
}
