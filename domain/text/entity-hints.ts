/**
 * Names of people, places and organisations in a text, as hints for its tags (translate-annotate.md 3k): runs of words with
 * capitals. No dictionary and no model, so that it works on names nobody has heard of; an editor decides.
 */
import { findCredit } from './block-kind.ts';
import { opensSentence, UPPER_LABEL } from './names.ts';
import { fold } from './normalise.ts';

/** UTF-16 code units in the text of a block, end exclusive, without a genitive -s. */
export interface HintPlace {
  block: number;
  start: number;
  end: number;
}

export interface EntityHint {
  /** as it is written most often */
  text: string;
  count: number;
  places: HintPlace[];
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Inside a name, between two words with capitals. */
const JOINS = list('von van de du di la le al bin ibn of');
const ARTICLES = list('der den la las los');
/** These join after the name of an institution only: `Universitetet i Oslo`, but `Stoltenberg i Brussel`. */
const MAY_JOIN = list('i av for på');
const INSTITUTION = /^\p{Lu}\p{Ll}+(?:et|ingen|sjonen|unionen|skolen|banken|retten|ene)$/u;

/** Words that open sentences before a name and are none: `Både Nato`, `Statsminister Støre`. */
const OPENERS = list(`
  i på og men da når nå for om som etter efter før ved mot fra med av til under over mens selv hvis både også bare ifølge
  samtidig derfor her der slik at den det de dette denne disse han hun hon vi jeg eg ho dei en ei et ett ein in on at by
  but and when after before while if both the a an this that these those he she it they we you from with under as
  statsminister utenriksminister forsvarsminister finansminister minister president visepresident generalsekretær
  generalsekretæren presidenten ministeren leder lederen kong kongen dronning prins prinsesse ordfører statsråd
  udenrigsminister statsministeren utrikesminister nei ja sist foto
`);

/** Days and months have capitals in English. */
const NO_NAMES =
  list(`monday tuesday wednesday thursday friday saturday sunday january february march april june july
  august september october november december i`);

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‑'’](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*/gu;
const CAPITAL = /^\p{Lu}/u;
const GAP = /^[ \u00a0]$/;
/** `TV 2`, not `NATO 40 000`. */
const CHANNEL_NUMBER = /^\d{1,2}$/;

interface Word extends HintPlace {
  text: string;
  isCapital: boolean;
}

/** A run of words that may be a name. */
interface Run extends HintPlace {
  words: Word[];
  text: string;
  isOpening: boolean;
}

function wordsOf(text: string, block: number): Word[] {
  const label = UPPER_LABEL.exec(text)?.[0].length ?? 0;
  const end = findCredit(text)?.start ?? text.length;
  return Array.from(text.matchAll(WORD), (match): Word => {
    const [word] = match;
    return {
      block,
      start: match.index,
      end: match.index + word.length,
      text: word,
      isCapital: CAPITAL.test(word),
    };
  }).filter((word) => word.start >= label && word.end <= end);
}

/** `Nato-sjefen` speaks of Nato; `Nato-Russland-rådet`, `Bosnia-Herzegovina` and `Øst-Europa` are names. */
function withoutCompound(word: Word): Word {
  const parts = word.text.split(/[-‑]/);
  const capitals = parts.filter((part) => CAPITAL.test(part)).length;
  const first = parts[0] ?? '';
  if (parts.length === 1 || capitals > 1) return word;
  return { ...word, text: first, end: word.start + first.length };
}

/** What stands between two words: true when they may belong to one name. */
function areNeighbours(text: string, one: Word, other: Word): boolean {
  const gap = text.slice(one.end, other.start);
  return GAP.test(gap) || (gap === '. ' && one.text.length === 1);
}

/** How many small words from `at` on join a name to what follows: `de`, `von der`. */
function joining(words: readonly Word[], at: number): number {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (!before || !word) return 0;
  if (JOINS.has(word.text)) return ARTICLES.has(next?.text ?? '') ? 2 : 1;
  return MAY_JOIN.has(word.text) && INSTITUTION.test(before.text) ? 1 : 0;
}

/** How many words from `at` on belong to the name that the word before them belongs to. */
function continuation(text: string, words: readonly Word[], at: number): number {
  const [before, next] = [words[at - 1], words[at]];
  if (!before || !next || !areNeighbours(text, before, next)) return 0;
  if (next.isCapital) return 1;
  if (CHANNEL_NUMBER.test(next.text)) return isChannel(text, before, next) ? 1 : 0;
  const small = joining(words, at);
  const [last, second] = [words[at + small - 1], words[at + small]];
  return small > 0 && last && second?.isCapital && areNeighbours(text, last, second) ? small + 1 : 0;
}

function isChannel(text: string, name: Word, number: Word): boolean {
  return /^\p{Lu}{2,3}$/u.test(name.text) && !/^[ .,\u00a0]?\d/u.test(text.slice(number.end, number.end + 2));
}

function runsOf(text: string, block: number): Run[] {
  const words = wordsOf(text, block);
  const runs: Run[] = [];
  for (let at = 0; at < words.length; ) {
    const run: Word[] = [];
    const first = words[at++];
    if (!first?.isCapital) continue;
    run.push(withoutCompound(first));
    for (let more = 1; more > 0 && run.at(-1)?.text === words[at - 1]?.text; ) {
      more = continuation(text, words, at);
      run.push(...words.slice(at, at + more).map(withoutCompound));
      at += more;
    }
    runs.push(runFrom(text, run, opensSentence(text, first.start)));
  }
  return runs;
}

function runFrom(text: string, words: Word[], isOpening: boolean): Run {
  const [first, last] = [words[0] as Word, words.at(-1) as Word];
  const { block, start } = first;
  return { block, start, end: last.end, words, text: text.slice(start, last.end), isOpening };
}

/** All that is known of the names of a text before any is judged. */
interface Known {
  /** folded words that have their capital in the middle of a sentence */
  inside: ReadonlySet<string>;
  /** words that the text also writes small */
  small: ReadonlySet<string>;
}

function knownFrom(runs: readonly Run[], texts: readonly string[]): Known {
  const inside = new Set<string>();
  for (const { words, isOpening } of runs) {
    for (const word of isOpening ? words.slice(1) : words) inside.add(fold(word.text));
  }
  const small = new Set(texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}-])\p{Ll}[\p{L}\p{M}]*/gu) ?? []));
  return { inside, small };
}

/** Without a word that has its capital from opening the sentence; null when nothing is left. */
function withoutOpener(run: Run, texts: readonly string[], known: Known, keepsOpeners: boolean): Run | null {
  const { inside, small } = known;
  const [first, ...others] = run.words;
  if (!run.isOpening || !first) return run;
  const word = first.text.toLowerCase();
  if (isInside(first.text, inside) && !OPENERS.has(word)) return run;
  if (others.length === 0) return keepsOpeners && !OPENERS.has(word) && !small.has(word) ? run : null;
  if (!OPENERS.has(word) && !small.has(word)) return run;
  const rest = others.slice(others.findIndex(({ isCapital }) => isCapital));
  return rest.length > 0 ? runFrom(texts[run.block] ?? '', rest, false) : null;
}

const isInside = (word: string, inside: ReadonlySet<string>) =>
  inside.has(fold(word)) || (word.endsWith('s') && inside.has(fold(word.slice(0, -1))));

/** How many letters of genitive a name ends with: `Nato’s`, `USAs`, and `Natos` where the text has Nato as well. */
function genitiveOf(name: string, known: ReadonlySet<string>): number {
  if (/['’]s$/.test(name)) return 2;
  if (/\p{Lu}{2}s$/u.test(name)) return 1;
  const last = name.slice(name.lastIndexOf(' ') + 1);
  return /[^sS]s$/.test(last) && known.has(fold(last.slice(0, -1))) ? 1 : 0;
}

const isName = ({ text }: { text: string }) => [...text].length > 1 && !NO_NAMES.has(text.toLowerCase());

/**
 * The names in the blocks of a text, most frequent first, then in the order of the text. A word that only opens sentences is
 * none, unless `keepsOpeners`: for those who look up what is called so. Labels in capitals and credits of pictures do not
 * count; forms that differ in capitals are one name.
 */
export function entityHints(texts: readonly string[], { keepsOpeners = false } = {}): EntityHint[] {
  const runs = texts.flatMap(runsOf);
  const known = knownFrom(runs, texts);
  const names = runs.flatMap((run) => withoutOpener(run, texts, known, keepsOpeners) ?? []).filter(isName);
  const all = new Set(names.flatMap(({ words }) => words.map(({ text }) => fold(text))));
  const grouped = new Map<string, { forms: string[]; places: HintPlace[] }>();
  for (const { block, start, end, text } of names) {
    const genitive = genitiveOf(text, all);
    const form = text.slice(0, text.length - genitive);
    const group = grouped.get(fold(form)) ?? { forms: [], places: [] };
    group.forms.push(form);
    group.places.push({ block, start, end: end - genitive });
    grouped.set(fold(form), group);
  }
  return [...grouped.values()]
    .map(({ forms, places }) => ({ text: mostFrequent(forms), count: places.length, places }))
    .sort((one, other) => other.count - one.count);
}

function mostFrequent(forms: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
