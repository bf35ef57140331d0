/**
 * A light stemmer: folded words (domain/text/normalise.ts) lose the common endings of nouns, adjectives and regular verbs,
 * and the genitive -s, so that “krig” finds “krigen” and “krigens”. Conservative: it never leaves fewer than three
 * letters, knows no irregular forms and does not take compounds apart. Done twice it gives what done once gives.
 * What it gives is stored with every edition: after a change here all of "EditionText"."searchText" must be made anew.
 */

/** What a text's language means for its stems: `other` has none. */
export const FAMILIES = ['nb', 'nn', 'da', 'sv', 'en', 'other'] as const;
export type Family = (typeof FAMILIES)[number];

const FAMILY_OF: ReadonlyMap<string, Family> = new Map([
  ['nb', 'nb'],
  ['no', 'nb'],
  ['nn', 'nn'],
  ['da', 'da'],
  ['sv', 'sv'],
  ['en', 'en'],
]);

/** The family of a language tag: `nb-NO` and `no` are nb. */
export function familyOf(language: string): Family {
  return FAMILY_OF.get(language.split('-')[0] ?? '') ?? 'other';
}

/** The primary subtags that `familyOf` sends to a family. */
export function languagesOfFamily(family: Family): string[] {
  return [...FAMILY_OF].filter(([, of]) => of === family).map(([language]) => language);
}

/** An ending, the letters that must stand before it, and what takes its place. */
type Rule = readonly [ending: string, least: number, instead?: string];

/** Longest first, since the first that fits is taken; then again from the top, until none fits. */
const RULES: Readonly<Record<'nb' | 'nn' | 'da' | 'sv', readonly Rule[]>> = {
  nb: [
    ['erne', 3, 'er'],
    ['ende', 3],
    ['ene', 3],
    ['en', 3],
    ['et', 3],
    ['er', 3],
    ['a', 4],
    ['e', 3],
  ],
  nn: [
    ['ande', 3],
    ['ane', 3],
    ['ene', 3],
    ['ar', 3],
    ['en', 3],
    ['et', 3],
    ['er', 3],
    ['a', 4],
    ['e', 3],
  ],
  da: [
    ['erne', 3, 'er'],
    ['ende', 3],
    ['ede', 3],
    ['ene', 3],
    ['en', 3],
    ['et', 3],
    ['er', 3],
    ['e', 3],
  ],
  sv: [
    ['arna', 3],
    ['erna', 3],
    ['orna', 3],
    ['ande', 3],
    ['ade', 4],
    ['ar', 3],
    ['or', 3],
    ['en', 3],
    ['et', 3],
    ['er', 3],
    ['an', 4],
    ['a', 4],
    ['e', 3],
  ],
};

/** Little words that a noun or verb must not become: “møtet” (the meeting) is not “mot” (against), but “møte”. */
const LITTLE = new Set(
  `men den det som har var kan vil han hun hon hen seg sin sig med mot mod for fra ved vid der her nar inn opp ned ner
  alt all enn dem deg meg oss ble bli hva til och att ett ein eit dei ikk ved end ind ude and the but not for was are
  has had her his new you all any one our out who how why its can may now use`.split(/\s+/),
);

const LONGEST = 40;
const STEMMED = /^[a-z]{4,}$/;

/** The stem of one folded word. Words with anything but Latin letters, and very long ones, stay as they are. */
export function stem(word: string, family: Family): string {
  if (family === 'other' || word.length > LONGEST || !STEMMED.test(word)) return word;
  const step = family === 'en' ? english : (before: string) => nordic(before, RULES[family]);
  for (let before = word; ; ) {
    const after = step(before);
    if (after === before) return after;
    before = after;
  }
}

function nordic(word: string, rules: readonly Rule[]): string {
  // genitive and passive -s, but not the end of “press”, “virus” or “Paris”
  if (/[^siu]s$/.test(word) && word.length > 4) return word.slice(0, -1);
  for (const [ending, least, instead = ''] of rules) {
    if (word.endsWith(ending) && word.length - ending.length >= least) {
      const left = word.slice(0, -ending.length) + instead;
      return LITTLE.has(left) ? `${left}e` : left;
    }
  }
  return word;
}

/** Words that only look inflected. */
const NOT_INFLECTED = new Set([
  'news',
  'evening',
  'morning',
  'during',
  'hundred',
  'always',
  'perhaps',
  'species',
]);

function english(word: string): string {
  if (NOT_INFLECTED.has(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  if (/[^siu]s$/.test(word) && word.length > 4) return word.slice(0, -1);
  const base = /^(.*[aeiouy].*)(?:ing|(?<!e)ed)$/.exec(word)?.[1];
  if (base !== undefined && base.length >= 3 && !LITTLE.has(base)) return undoubled(base);
  return /[^e]e$/.test(word) && word.length > 4 ? word.slice(0, -1) : word;
}

/** “planned” → “plan”, but “called” → “call”, and three letters stay. */
function undoubled(base: string): string {
  return base.length > 3 && /([^aeioulsz])\1$/.test(base) ? base.slice(0, -1) : base;
}
