/** Language tags (BCP 47) and their names. Safe in the browser. */
import { z } from 'zod';

/** The languages that the product offers in its menus, in this order; any well-formed tag can be stored. */
export const OFFERED_LANGUAGES = [
  'nb',
  'nn',
  'da',
  'sv',
  'en',
  'de',
  'fr',
  'fi',
  'is',
  'pl',
  'uk',
  'ru',
  'es',
] as const;

/** A BCP 47 tag in its canonical spelling, such as `nb` or `en-GB`. */
export const languageTag = z
  .string()
  .min(2)
  .max(35)
  .refine((tag) => canonical(tag) === tag, 'Write the language as a BCP 47 tag, such as nb, da or en.');

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The tag of a language that exists, in its canonical spelling: `EN-gb` gives `en-GB`, `xx` null. */
export function knownLanguage(text: string): string | null {
  const tag = canonical(text);
  if (tag === undefined || tag.length > 35) return null;
  const primary = tag.split('-')[0] ?? '';
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return names.of(primary) === undefined || primary === 'und' ? null : tag;
}

/** The language's name in the language `shownIn`, with a capital: languageName('nb', 'en') → 'Norwegian Bokmål'. */
export function languageName(tag: string, shownIn = 'en'): string {
  if (tag === 'und') return 'Undecided';
  const name = new Intl.DisplayNames([shownIn, 'en'], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(shownIn) + name.slice(1);
}

const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'dv']);

/** The direction in which the language is written, for `dir`. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
