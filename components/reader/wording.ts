/** Dates, names and languages as they are written inside a sentence. */
import { directionOf } from '#domain/languages.ts';
import { formatEdtf } from '#domain/text/date.ts';

/** The attributes of a text in a language. All the site's own words run from left to right, so only the other way is said. */
export function inLanguage(language: string | undefined): { lang?: string; dir?: 'rtl' } {
  if (language === undefined) return {};
  return directionOf(language) === 'rtl' ? { lang: language, dir: 'rtl' } : { lang: language };
}

/** A language's name inside a sentence of `shownIn`: `norsk bokmål`, but `Norwegian Bokmål` in English. */
export function languageInSentence(tag: string, shownIn: string): string {
  return new Intl.DisplayNames([shownIn, 'en'], { type: 'language' }).of(tag) ?? tag;
}

/** An instant as a day in words. Days are those of UTC, so that everybody reads the same one. */
export function dayOf(instant: string, language: string): string {
  return formatEdtf(instant.slice(0, 10), language);
}

/** `Ann, Bo and Cy`, as the language does it. */
export function namesInSentence(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

const WORDS_A_MINUTE = 220;

/** How long a text of so many words takes to read; at least a minute. */
export function minutesFor(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
