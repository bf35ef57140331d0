/** The place of a text that shows best why it was found, in its own characters. */
import type { Phrase, Question } from './search.ts';
import type { Family } from './stem.ts';
import { type PlacedToken, placedTokens } from './tokens.ts';

/** A run of an excerpt; `hit`: it is what was looked for. */
export interface ExcerptPart {
  text: string;
  hit: boolean;
}

const LENGTH = 240;
/** How far before the first hit an excerpt may begin. */
const BEFORE = 60;
/** Text that is searched for the best place; hits further down are found, but not shown. */
const LONGEST_LOOK = 30_000;

interface Hit {
  start: number;
  end: number;
  /** which of the question's terms it is */
  term: number;
}

/** From the first paragraph that has most of what was asked for; when none has any, the opening of the text. */
export function excerptOf(paragraphs: readonly string[], question: Question, family: Family): ExcerptPart[] {
  let best = { text: paragraphs.find((text) => text.trim() !== '') ?? '', hits: [] as Hit[], terms: 0 };
  let looked = 0;
  for (const text of paragraphs) {
    if (looked >= LONGEST_LOOK) break;
    const part = text.slice(0, LONGEST_LOOK - looked);
    looked += part.length;
    const hits = hitsIn(part, question, family);
    const terms = new Set(hits.map((hit) => hit.term)).size;
    if (terms > best.terms) best = { text, hits, terms };
    if (terms === question.all.length) break;
  }
  return cut(best.text, best.hits);
}

function hitsIn(text: string, question: Question, family: Family): Hit[] {
  const placed = placedTokens(text, family);
  return placed.flatMap((_, at) =>
    question.all.flatMap((phrases, term) => {
      const found = phrases.find((phrase) => standsAt(phrase, placed, at));
      const first = placed[at];
      const last = placed[at + (found?.tokens.length ?? 0) - 1];
      return found && first && last ? [{ start: first.start, end: last.end, term }] : [];
    }),
  );
}

function standsAt({ tokens, open }: Phrase, placed: readonly PlacedToken[], at: number): boolean {
  return tokens.every((wanted, i) => {
    const there = placed[at + i]?.token.exact;
    if (there === undefined) return false;
    return open && i === tokens.length - 1 ? there.startsWith(wanted) : there === wanted;
  });
}

function cut(text: string, hits: readonly Hit[]): ExcerptPart[] {
  const [from, to] = windowIn(text, hits);
  const parts: ExcerptPart[] = [];
  const add = (part: string, hit: boolean) => {
    const before = parts.at(-1);
    if (part === '') return;
    if (before?.hit === hit) before.text += part;
    else parts.push({ text: part, hit });
  };
  if (from > 0) add('… ', false);
  let at = from;
  for (const { start, end } of hits) {
    if (start < at || end > to) continue;
    add(text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, to).trimEnd(), false);
  if (to < text.trimEnd().length) add(' …', false);
  return parts;
}

/** Around the stretch with most different terms in it, the first of equals; from and to between words. */
function windowIn(text: string, hits: readonly Hit[]): [from: number, to: number] {
  if (text.length <= LENGTH) return [0, text.length];
  let anchor = 0;
  let most = 0;
  for (const [i, { start }] of hits.entries()) {
    const terms = termsWithin(hits, i, start + LENGTH - BEFORE);
    if (terms > most) [anchor, most] = [start, terms];
  }
  const from = anchor <= BEFORE ? 0 : afterSpace(text, anchor - BEFORE, anchor);
  const end = Math.min(text.length, from + LENGTH);
  return [from, end === text.length ? end : beforeSpace(text, end, from)];
}

/** How many different terms stand between hit `first` and `end`; hits are in the order of the text. */
function termsWithin(hits: readonly Hit[], first: number, end: number): number {
  const terms = new Set<number>();
  for (let i = first; (hits[i]?.end ?? Number.POSITIVE_INFINITY) <= end; i++) terms.add(hits[i]?.term ?? 0);
  return terms.size;
}

function afterSpace(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  return wholeCharacter(text, space < 0 ? from : from + space + 1);
}

/** Back to a space; where none is near, as in texts without spaces, the cut stands. */
function beforeSpace(text: string, end: number, from: number): number {
  const space = text.slice(from, end).search(/\s\S*$/);
  return space < LENGTH / 2 ? wholeCharacter(text, end) : from + space;
}

/** Not between the two halves of a character outside of the first plane, nor before a mark that belongs to a letter. */
function wholeCharacter(text: string, at: number): number {
  let cutAt = at;
  while (cutAt > 0 && /^[\p{M}\udc00-\udfff]/u.test(text.slice(cutAt, cutAt + 1))) cutAt--;
  return cutAt;
}
