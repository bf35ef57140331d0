/**
 * Names that one article spells otherwise than all the others: `Stolenberg` in one, `Stoltenberg` in forty. What counts as a
 * slip is said in names.ts, as for two forms inside one text (name-variants.ts).
 */
import {
  isDistinctive,
  isGenitive,
  isSlipOf,
  isSureSlip,
  isUpper,
  type NameToken,
  nameTokens,
  withoutS,
} from './names.ts';
import type { SourceFinding } from './source-checks.ts';

/** A form in more other articles than this is somebody else's name. */
const MOST_OF_A_SLIP = 1;
const FEWEST_OF_USUAL = 5;
/** Enough for a long name that has one letter wrong, in one article only. */
export const FEWEST_OF_SURE = 2;
const USUAL_TIMES = 10;
/** So many articles may have a slip at most, and from each of these numbers on another form may be the usual one. */
export const MOST_WITH_SLIP = MOST_OF_A_SLIP + 1;
export const BECOMES_USUAL = [FEWEST_OF_USUAL, USUAL_TIMES * MOST_OF_A_SLIP] as const;
/** Letters at the beginning that a slip has from the form of so few articles: by these the others are looked for. */
export const SAME_LETTERS = 3;
export const beginningOf = (name: string) => name.slice(0, SAME_LETTERS);
const isSureOf = (name: string, usual: string) =>
  beginningOf(name) === beginningOf(usual) && isSureSlip(name, usual);

/** Names that an index keeps, about 15 MB: the most frequent ones. */
const MOST_NAMES = 50_000;
/** A name that differs in two letters has one of its three parts unchanged, shifted by at most two. */
const PARTS = 3;
const MOST_SHIFT = 2;

/** For what is no genitive, the form without -s: `Stoltenburg` is a slip of Stoltenberg where only `Stoltenbergs` is known. */
const formFor = (name: string, other: string) =>
  isGenitive(other) && !isGenitive(name) ? withoutS(other) : other;

/**
 * In how many articles a name is, in this form or its genitive: one that has both is counted for this one (distinctNames), so no
 * article counts twice. `articlesWith`: of one form.
 */
export const articlesWithEither = (name: string, articlesWith: (form: string) => number): number =>
  articlesWith(name) + (isGenitive(name) ? 0 : articlesWith(`${name}s`));

/** The names that are one somewhere else than first in a sentence. */
function sureNames(tokens: readonly NameToken[]): Set<string> {
  return new Set(tokens.filter((token) => !token.isOpening).map((token) => token.base));
}

/**
 * The distinct names of those in a text, in order: words with a capital that does not only come from opening a
 * sentence, without the genitive -s where the text has the name without it as well.
 */
export function distinctNames(tokens: readonly NameToken[]): string[] {
  return [...sureNames(tokens)];
}

/** The same, in the blocks of a text. */
export function namesOf(texts: readonly string[]): string[] {
  return distinctNames(nameTokens(texts));
}

/** Tells for a name the form that the corpus usually has. Built once for many articles: a question costs microseconds. */
export class NameIndex {
  private readonly counts = new Map<string, number>();
  /** lower case → the forms that many articles have */
  private readonly byLetters = new Map<string, string[]>();
  /** first letter, length, which third and what it is → the forms that many articles have */
  private readonly byPart = new Map<string, { name: string; letters: number }[]>();

  /** what was answered: the names of a newsroom come again and again */
  private readonly answers = new Map<string, string | null>();

  /** the article that is asked about is one of the corpus: it is no other article that has its names */
  private readonly itself: 0 | 1;

  /**
   * `rows`: names, and in how many articles of the corpus each is; of more than 50,000 the most frequent are kept. `isInIt`:
   * whether the articles whose names are asked about are counted with them.
   */
  constructor(rows: Iterable<readonly [name: string, articles: number]>, isInIt = false) {
    this.itself = isInIt ? 1 : 0;
    const kept = [...rows].sort((one, other) => other[1] - one[1]).slice(0, MOST_NAMES);
    for (const [name, articles] of kept) this.counts.set(name, articles);
    for (const [name] of kept) {
      const articles = this.articlesWithEither(name);
      if (articles < FEWEST_OF_USUAL && (articles < FEWEST_OF_SURE || !isDistinctive(name))) continue;
      if (articles >= FEWEST_OF_USUAL) collect(this.byLetters, name.toLowerCase(), name);
      const entry = { name, letters: lettersOf(name) };
      for (const [part, at] of partsOf(name.length).entries()) {
        collect(this.byPart, keyOf(name, name.length, part, name.slice(at.start, at.end)), entry);
      }
    }
  }

  /**
   * The form that at least five articles have, its genitive counted with it, and ten times as many as this one, when no other article or only one has
   * this one; two are enough for a long name with one letter wrong that no other article has; null when there is none. A genitive of a slip gets the genitive of the usual form.
   */
  usualFormOf(name: string): string | null {
    const known = this.answers.get(name);
    if (known !== undefined) return known;
    const answer = this.foundFormOf(name);
    if (this.answers.size < MOST_NAMES) this.answers.set(name, answer);
    return answer;
  }

  private foundFormOf(name: string): string | null {
    const own = Math.max(0, this.articlesWith(name) - this.itself);
    const usual = this.usualOf(name, own);
    if (usual !== null || !isGenitive(name)) return usual;
    const bare = withoutS(name);
    const usualBare = this.usualOf(bare, own + this.articlesWith(bare));
    return usualBare === null ? null : `${usualBare}s`;
  }

  /** Whether there is a frequent form of which this could be a slip, however many articles have it. */
  isLikeAnother(name: string): boolean {
    const forms = isGenitive(name) ? [name, withoutS(name)] : [name];
    return forms.some((form) => this.formsLike(form).some((other) => other !== form));
  }

  private articlesWith(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** Of a form that may be the usual one. */
  private articlesWithEither(name: string): number {
    return articlesWithEither(name, (form) => this.articlesWith(form));
  }

  /** `own`: how many other articles have this form. */
  private usualOf(name: string, own: number): string | null {
    if (own > MOST_OF_A_SLIP) return null;
    // the genitive of a name that is known is no slip of another
    if (isGenitive(name) && this.articlesWith(withoutS(name)) > MOST_OF_A_SLIP) return null;
    let best: string | null = null;
    for (const other of this.formsLike(name)) {
      const articles = this.articlesWithEither(other);
      const fewest = own === 0 && isSureOf(name, formFor(name, other)) ? FEWEST_OF_SURE : FEWEST_OF_USUAL;
      const isEnough = articles >= Math.max(fewest, own * USUAL_TIMES);
      if (isEnough && (best === null || articles > this.articlesWithEither(best))) best = other;
    }
    return best === null ? null : formFor(name, best);
  }

  /** The frequent forms of which this may be a slip: other capitals, or a letter or two. */
  private formsLike(name: string): string[] {
    const capitals = (this.byLetters.get(name.toLowerCase()) ?? []).filter(
      (other) => isUpper(other) !== isUpper(name),
    );
    if (isUpper(name)) return capitals;
    const found = new Set(capitals);
    for (let length = name.length - MOST_SHIFT; length <= name.length + MOST_SHIFT; length++) {
      for (const other of this.sharingAPart(name, length)) {
        if (this.isNear(name, other)) found.add(other);
      }
    }
    return [...found];
  }

  /** Whether a form may be a slip of a frequent one; of one that a few articles have, only a sure one. */
  private isNear(name: string, other: string): boolean {
    if (isUpper(other) || (isGenitive(name) && !isGenitive(other))) return false;
    const form = formFor(name, other);
    return this.articlesWithEither(other) < FEWEST_OF_USUAL ? isSureOf(name, form) : isSlipOf(name, form);
  }

  /** A superset of the forms of a length of which a name may be a slip. */
  private *sharingAPart(name: string, length: number): Iterable<string> {
    const letters = lettersOf(name);
    for (const key of keysLike(name, length)) {
      for (const other of this.byPart.get(key) ?? []) {
        if (countBits(other.letters ^ letters) <= 2 * MOST_SHIFT) yield other.name;
      }
    }
  }
}

/** The keys of forms of a length that have one of their parts in a name, shifted by at most two. */
function* keysLike(name: string, length: number): Iterable<string> {
  for (const [part, { start, end }] of partsOf(length).entries()) {
    for (let from = Math.max(0, start - MOST_SHIFT); from <= start + MOST_SHIFT; from++) {
      const to = from + end - start;
      if (to <= name.length) yield keyOf(name, length, part, name.slice(from, to));
    }
  }
}

/** Which letters a name has, as bits: a quick way to tell that two names differ in too many. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) % 32);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

function collect<T>(into: Map<string, T[]>, key: string, entry: T): void {
  const known = into.get(key);
  if (known) known.push(entry);
  else into.set(key, [entry]);
}

function partsOf(length: number): { start: number; end: number }[] {
  const at = (part: number) => Math.floor((length * part) / PARTS);
  return Array.from({ length: PARTS }, (_, part) => ({ start: at(part), end: at(part + 1) }));
}

const keyOf = (name: string, length: number, part: number, text: string) =>
  `${name.charAt(0)}${length}.${part}${text}`;

/**
 * The places in the blocks where a name stands that the corpus usually writes otherwise. `known`: findings of
 * `sourceChecks` on the same blocks; what one of them says already is not said again. Offsets are UTF-16 code units in
 * the block.
 */
export function corpusNameFindings(
  texts: readonly string[],
  index: Pick<NameIndex, 'usualFormOf'>,
  known: readonly SourceFinding[] = [],
): SourceFinding[] {
  const tokens = nameTokens(texts);
  const slips = new Map<string, string>();
  for (const name of sureNames(tokens)) {
    const usual = index.usualFormOf(name);
    if (usual !== null) slips.set(name, usual);
  }
  const said = new Set(known.filter(({ kind }) => kind === 'name-variant').map(placeOf));
  return tokens.flatMap((token): SourceFinding[] => {
    const usual = slips.get(token.base);
    if (usual === undefined || said.has(placeOf(token))) return [];
    const { block, start, end, text } = token;
    const suggestion = `${usual}${text.slice(token.base.length)}`;
    const message = `“${text}” is written “${suggestion}”${IN_OTHERS}`;
    return [{ kind: 'name-variant', block, start, end, message, suggestion }];
  });
}

/** By its end a finding of the corpus is told from one of the text itself. */
const IN_OTHERS = ' in other articles.';

/** Whether a stored finding is one that the other articles tell. */
export function isOfCorpus({ kind, message }: { kind: string; message: string }): boolean {
  return kind === 'name-variant' && message.endsWith(IN_OTHERS);
}

const placeOf = ({ block, start }: { block: number; start: number }) => `${block}:${start}`;
