/**
 * How a translation writes the names of its source: `Zelenskyj` as Zelensky, Zelenskyy or Zelenskyj. What becomes another
 * word (Kina, China; Tyskland, Germany) is none of these: only what sounds the same is written in ways that differ.
 */
import { distance } from 'fastest-levenshtein';
import { isSlipOf, isUpper, type NameToken, nameTokens } from './names.ts';
import type { LanguagePair } from './target-checks.ts';

interface NameRendering {
  /** the name of the source in small letters, without a genitive -s: the same for all sentences that have it */
  name: string;
  /** how the translation writes it, without the genitive -s */
  form: string;
}

/** Letters that other transliterations write otherwise; vowels are left out, as they differ most. */
const SOUNDS: readonly [RegExp, string][] = [
  [/shch|sjtsj|schtsch|sch|tsj|tch|ch|sj|sh|zh|cz|[csz]/g, 's'],
  [/kh|gh|ck|[kgh]/g, 'k'],
  [/ph|[fvw]/g, 'v'],
  [/th|[td]/g, 't'],
  [/(?!^)[aeiouyj]/g, ''],
];

const MARKS = /\p{Mn}/gu;
/** ks and x, k and c before other letters than e, i and y: one sound in two spellings */
const RESPELT: readonly [RegExp, string][] = [
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/c(?![eiyh])/g, 'k'],
  [/[æä]/g, 'e'],
  [/[øö]/g, 'o'],
  [/å/g, 'a'],
];

/** The consonants of a name as they sound, after a vowel if it begins with one; equal ones may be one name in two spellings. */
function soundOf(name: string): string {
  const plain = name.normalize('NFD').replace(MARKS, '').toLowerCase();
  const respelt = RESPELT.reduce((text, [what, by]) => text.replace(what, by), plain);
  // doubles first: the two n of “Ukrainian” are two
  const opened = respelt.replace(/(.)\1+/g, '$1').replace(/^[aeiouyj]/, 'a');
  return SOUNDS.reduce((text, [what, by]) => text.replace(what, by), opened);
}

const LEAST_SOUNDS = 2;
/** A word that opens a sentence has a capital anyway: it is taken for a name when it sounds like one on the other side … */
const LEAST_OPENING_SOUNDS = 3;
/** … but between these languages half of all words sound alike (Møtet, Mødet). */
const NORDIC = /^(?:nb|nn|no|da|sv)\b/;

const withoutGenitive = (name: string) => (/[^sS]s$/.test(name) ? name.slice(0, -1) : name);

interface Name {
  text: string;
  sound: string;
  isOpening: boolean;
}

function namesIn(text: string): Name[] {
  // a line all in capitals says nothing about how a name is written
  if (!/\p{Ll}/u.test(text)) return [];
  return nameTokens([text]).map(({ base, isOpening }: NameToken) => {
    const name = withoutGenitive(base);
    return { text: name, sound: soundOf(name), isOpening };
  });
}

function isRendering(name: Name, form: Name, areAlike: boolean): boolean {
  const isOpening = name.isOpening && form.isOpening;
  if (isOpening && areAlike) return false;
  const least = isOpening ? LEAST_OPENING_SOUNDS : LEAST_SOUNDS;
  if (name.sound.length < least) return name.text.toLowerCase() === form.text.toLowerCase();
  return name.sound === form.sound || isSlipOf(form.text, name.text);
}

/** The name that a form renders: of several that sound alike (Oslo, Oslofjorden; Anna, Anne) the one written most like it. */
function nearest(form: Name, names: readonly Name[], areAlike: boolean): Name | undefined {
  const written = form.text.toLowerCase();
  const far = ({ text }: Name) => distance(written, text.toLowerCase());
  return names.filter((name) => isRendering(name, form, areAlike)).sort((a, b) => far(a) - far(b))[0];
}

/** The names of a source sentence that its translation has, each with how it writes them. Throws nothing. */
export function nameRenderings(source: string, target: string, languages: LanguagePair): NameRendering[] {
  const areAlike = NORDIC.test(languages.source) && NORDIC.test(languages.target);
  const names = namesIn(source);
  const found = new Map<string, NameRendering>();
  if (names.length === 0) return [];
  for (const form of namesIn(target)) {
    const name = nearest(form, names, areAlike);
    if (!name) continue;
    const rendering = { name: name.text.toLowerCase(), form: form.text };
    found.set(`${rendering.name} ${rendering.form}`, rendering);
  }
  return [...found.values()];
}

/**
 * Whether two renderings of one name are two spellings of it. One that only goes on is another word (Iraq, Iraqi; German,
 * Germany), unless both end in the sound that everybody writes otherwise (Zelensky, Zelenskyy).
 */
export function isOtherSpelling(one: string, other: string): boolean {
  if (one === other) return false;
  if (one.toLowerCase() === other.toLowerCase()) return isUpper(one) !== isUpper(other);
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (!long.startsWith(short)) return true;
  return /[yij]$/.test(short) && /^[yij]+$/.test(long.slice(short.length));
}
