/**
 * What a translated sentence says of something that other sentences may say otherwise: of its source, of its own words, of
 * a name. Two sentences with one key and two forms are not consistent (translate-annotate.md 1a, Weblate’s Consistency).
 */
import { isOtherSpelling, nameRenderings } from './name-renderings.ts';
import type { LanguagePair } from './target-checks.ts';

export const RENDERED = ['same-source', 'same-target', 'names'] as const;
export type Rendered = (typeof RENDERED)[number];

export interface Rendering {
  kind: Rendered;
  /** what it is about: equal for the same source, the same translation or the same name in one pair of languages */
  key: string;
  /** what is said of it */
  form: string;
}

/** “Nei.” and “Said he.” are translated as the sentence before them asks. */
const FEWEST_WORDS_OF_SOURCE = 2;
const FEWEST_WORDS_OF_TARGET = 3;

/** Words and whether it asks: quotation marks, dashes, capitals and full stops make no other sentence. */
function bareWords(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  return /[?？؟]["»”’)\s]*$/u.test(text) ? [...words, '?'] : words;
}

/** All renderings of a sentence, in one pair of languages. Throws nothing. */
export function renderingsOf(source: string, target: string, languages: LanguagePair): Rendering[] {
  const [there, here] = [bareWords(source), bareWords(target)];
  if (there.length === 0 || here.length === 0) return [];
  const pair = `${languages.source} ${languages.target}`;
  const [original, translation] = [there.join(' '), here.join(' ')];
  const found: Rendering[] = nameRenderings(source, target, languages).map(({ name, form }) => ({
    kind: 'names',
    key: `${pair} ${name}`,
    form,
  }));
  if (there.length >= FEWEST_WORDS_OF_SOURCE)
    found.push({ kind: 'same-source', key: `${pair} ${original}`, form: translation });
  if (here.length >= FEWEST_WORDS_OF_TARGET)
    found.push({ kind: 'same-target', key: `${pair} ${translation}`, form: original });
  return found;
}

/** How often a form stands for a key. */
export interface FormCount {
  form: string;
  count: number;
}

/**
 * The other forms against which one has to be justified: those that at least as many sentences have, the most frequent
 * first. So of a thousand sentences and one that differs, the one is told.
 */
export function othersThan(kind: Rendered, form: string, forms: readonly FormCount[]): FormCount[] {
  const own = forms.find((candidate) => candidate.form === form)?.count ?? 0;
  return forms
    .filter((other) => other.form !== form && other.count >= own)
    .filter((other) => kind !== 'names' || isOtherSpelling(form, other.form))
    .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
}
