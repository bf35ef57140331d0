/**
 * A question in the syntax of each database. Tokens are letters and digits only (tokens.ts), so there is nothing in them to
 * escape; nothing else of what a reader typed gets here.
 */
import type { Phrase, Question } from './search.ts';
import { inTitleMark } from './tokens.ts';

/** For FTS5's MATCH, in the column of stored words only: an edition's title has a column, and that is not folded. */
export function ftsMatch({ all, none }: Question, column: 'searchText' | 'text' = 'searchText'): string {
  const wanted = all.map((phrases) => `(${phrases.map(ftsPhrase).join(' OR ')})`).join(' AND ');
  const unwanted = none.map(ftsPhrase).join(' OR ');
  return `{${column}} : (${unwanted === '' ? wanted : `(${wanted}) NOT (${unwanted})`})`;
}

function ftsPhrase({ tokens, open }: Phrase): string {
  return `"${tokens.join(' ')}"${open ? ' *' : ''}`;
}

/**
 * As a tsquery over the stored words (of weight B beside an edition's title, else of none). A phrase is only “all its words” here: Postgres keeps no more than 256
 * places of a word and none beyond the 16,383rd, so it would miss phrases that SQLite finds; `stringMatches` settles them.
 */
export function tsquery({ all, none }: Question, weight: 'B' | '' = 'B'): string {
  const words = (phrase: Phrase) =>
    `(${phrase.tokens.map((token, i) => `${token}:${phrase.open && i === phrase.tokens.length - 1 ? '*' : ''}${weight}`).join(' & ')})`;
  const wanted = all.map((phrases) => `(${phrases.map(words).join(' | ')})`);
  const unwanted = none.filter((phrase) => phrase.tokens.length === 1).map((phrase) => `!${words(phrase)}`);
  return [...wanted, ...unwanted].join(' & ');
}

/** What must, and must not, stand in ` ${searchText} ` for the phrases that `tsquery` left open. */
export interface StringMatches {
  anyOf: string[][];
  noneOf: string[];
}

export function stringMatches({ all, none }: Question): StringMatches {
  const isLong = (phrase: Phrase) => phrase.tokens.length > 1;
  return {
    anyOf: all.filter((phrases) => phrases.some(isLong)).map((phrases) => phrases.map(asString)),
    noneOf: none.filter(isLong).map(asString),
  };
}

function asString({ tokens, open }: Phrase): string {
  return ` ${tokens.join(' ')}${open ? '' : ' '}`;
}

/** The same question to the title alone; what must not be there is left out, since it was settled for the whole text. */
export function inTitle({ all }: Question): Question {
  const marked = (phrase: Phrase) => ({ ...phrase, tokens: phrase.tokens.map(inTitleMark) });
  return { all: all.map((phrases) => phrases.map(marked)), none: [] };
}
