/** Languages that are none of our five: which of them are told, and what tells those apart that the detector mixes up. */

/**
 * Those of which the detector knows the neighbours, or that have none. It takes Bosnian for Croatian, Macedonian for Bulgarian,
 * Indonesian for Malay and Tigrinya for Amharic, which are therefore not told.
 */
const TOLD: ReadonlySet<string> = new Set(
  'ar be ca cs de el es et fa fi fr he hu is it ja ko lt lv nl pl pt ro ru sk sl sq tr uk vi zh'.split(' '),
);
/** Texts of a language are 0.75 to 0.85 like it; of one that the detector does not know 0.3 to 0.7 like another. */
const LEAST_LIKENESS = 0.72;

/** Letters that a language has, and those that only its neighbours have: Faroese has no þ, Serbian no ы. */
const LETTERS: Readonly<Record<string, { has: RegExp; lacks: RegExp }>> = {
  ru: { has: /[ыэё]|ть(?!\p{L})|(?<!\p{L})что/iu, lacks: /[іїєґўјљњћђџѓќѕ]/i },
  uk: { has: /[іїєґ]/i, lacks: /[ыэёъўјљњћђџ]/i },
  be: { has: /[ў]/i, lacks: /[їєґщиъ]/i },
  is: { has: /[þðæö]/i, lacks: /[øåä]/i },
};

/**
 * Whether a text is in the other language that it is most like. `isAhead`: of all others, by what ours must be ahead; where
 * letters tell, they count instead, because Russian and Ukrainian share most of their words.
 */
export function isToldOfOthers(text: string, language: string, likeness: number, isAhead: boolean): boolean {
  if (!TOLD.has(language) || likeness < LEAST_LIKENESS) return false;
  const letters = LETTERS[language];
  if (letters === undefined) return isAhead;
  const count = (form: RegExp) => text.match(new RegExp(form, 'giu'))?.length ?? 0;
  return count(letters.has) > 0 && count(letters.lacks) * MOST_FOREIGN_LETTERS <= count(letters.has);
}

/** A name now and then is written as in its own language. */
const MOST_FOREIGN_LETTERS = 10;
