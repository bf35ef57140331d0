/** What a reader may ask, and what the question means. Pure: no database. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';
import type { Family } from './stem.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A longer question is cut: what stands after this many characters is not looked for. */
export const LONGEST_QUESTION = 200;
/** Texts that a search looks through for the best: the newest that have all words. `total` never says more. */
export const MOST_HITS = 1_000;
export const HITS_PER_PAGE = 20;

/** The parameters of /search. */
export const searchQuery = z.object({
  q: z
    .string()
    .max(LONGEST_QUESTION, `Write at most ${LONGEST_QUESTION} characters.`)
    .transform((text) => text.trim()),
  language: languageTag.optional(),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_HITS / HITS_PER_PAGE)
    .default(1),
});

/** Words that stand next to each other in this order; `open`: the last is the beginning of a word. */
export interface Phrase {
  tokens: readonly string[];
  open: boolean;
}

/** A question in tokens: one phrase of every list in `all`, and none of `none`. */
export interface Question {
  all: readonly (readonly Phrase[])[];
  none: readonly Phrase[];
}

interface Term {
  text: string;
  isQuoted: boolean;
  isExcluded: boolean;
}

/** A quoted phrase, closed or not, or what stands between spaces; each with a minus or without. */
const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;
/** Every pair of marks that news prose quotes with. */
const QUOTATION_MARK = /[“”„‟«»]/g;

/**
 * Reads a question for texts of one language family: all words must be there, "words in quotation marks" next to each other,
 * -words must not, and the last word, of three letters or more, may be the beginning of a longer one. Null when it names nothing that could be found.
 */
export function readQuestion(q: string, family: Family): Question | null {
  const terms = termsOf(q);
  const last = terms.findLast((term) => !term.isExcluded);
  const all = terms
    .filter((term) => !term.isExcluded)
    .map((term) => alternatives(tokensOf(term.text, family), term === last && !term.isQuoted))
    .filter((phrases) => phrases.length > 0);
  const none = terms
    .filter((term) => term.isExcluded)
    .flatMap((term) => alternatives(tokensOf(term.text, family), false));
  return all.length === 0 ? null : { all, none };
}

function termsOf(q: string): Term[] {
  const text = q.slice(0, LONGEST_QUESTION).replace(QUOTATION_MARK, '"');
  return [...text.matchAll(TERM)].map(([, minus, quoted, word]) => ({
    text: quoted ?? word ?? '',
    isQuoted: quoted !== undefined,
    isExcluded: minus === '-',
  }));
}

/** The inflected word, and when it is open also every word that begins as it is written. */
function alternatives(tokens: Token[], isOpen: boolean): Phrase[] {
  const exact = tokens.map((token) => token.exact);
  const last = tokens.at(-1);
  if (last === undefined) return [];
  const phrase = { tokens: exact, open: false };
  if (!isOpen || last.open === null) return [phrase];
  const open = { tokens: [...exact.slice(0, -1), last.open], open: true };
  return last.open === last.exact ? [open] : [phrase, open];
}
