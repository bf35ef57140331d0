/**
 * The words that notes of the library explain, ready for finding: of all notes once, of those that have changed since at
 * every question. It only says which notes may fit; whoever asks reads them and looks again.
 */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '../db/client.ts';
import { termStock } from '../terms/stock.ts';
import { baseForms } from '../text/inflect.ts';
import { fold } from '../text/normalise.ts';
import { allTermMatches, findTerms, indexTerms, type TermIndex, type TermWords } from '../text/terms.ts';
import { LIBRARY_KINDS } from './annotation.ts';

/** What may be in the library: what readers are told what words mean. */
export const IN_LIBRARY = { kind: { in: [...LIBRARY_KINDS] }, visibility: 'public', deletedAt: null };

/** Words that a note explains. */
export interface Phrase {
  noteId: number;
  language: string;
  quote: string;
  /** its capital may be that of the sentence */
  beginsSentence: boolean;
}

/** A longer one is a sentence: it stands in no other article. */
const MOST_CHARACTERS = 80;
const MOST_WORDS = 6;
/** What stands before the first word of a sentence. */
const BEGINNING = /(?:^|[.!?…:]\p{Pf}?["'»]?\s|[–—-]\s?|["'«»“„\n])$/u;

export const PHRASES = {
  id: true,
  quote: true,
  prefix: true,
  article: { select: { language: true } },
  targets: {
    orderBy: { targetId: 'asc' },
    select: {
      quote: true,
      prefix: true,
      target: { select: { translation: { select: { language: true } } } },
    },
  },
} as const;

interface PhraseRecord {
  id: number;
  quote: string | null;
  prefix: string | null;
  article: { language: string };
  targets: { quote: string; prefix: string; target: { translation: { language: string } } }[];
}

/** What a note stands on, in the original and in translations; what is too long to be met again is left out. */
export function phrasesOf({ id: noteId, quote, prefix, article, targets }: PhraseRecord): Phrase[] {
  const at = (before: string | null) => BEGINNING.test(before ?? '');
  const source = { noteId, language: article.language, quote: quote ?? '', beginsSentence: at(prefix) };
  const translated = targets.map((span) => ({
    noteId,
    language: span.target.translation.language,
    quote: span.quote,
    beginsSentence: at(span.prefix),
  }));
  return [source, ...translated].filter(
    (phrase) =>
      phrase.quote !== '' &&
      phrase.quote.length <= MOST_CHARACTERS &&
      phrase.quote.trim().split(/\s+/).length <= MOST_WORDS,
  );
}

/** Phrases of one language, to be found in any form; `owners[n]` is the index of the phrase of the n-th entry. */
export interface PhraseIndex {
  phrases: readonly Phrase[];
  owners: readonly number[];
  index: TermIndex;
}

const primary = (language: string) => language.split('-')[0];

/**
 * Prepares the phrases that are in `language`: as they stand, as forms of what they may be inflected from, and where the
 * termbase knows them, with its stored forms.
 */
export async function indexPhrases(
  db: Db,
  phrases: readonly Phrase[],
  language: string,
): Promise<PhraseIndex> {
  const fitting = phrases.filter((phrase) => primary(phrase.language) === primary(language));
  const terms = (await termStock(db)).in(language);
  const stored = (quote: string): TermWords[] =>
    findTerms(quote, terms.index)
      .filter(({ start, end }) => start === 0 && end === quote.length)
      .flatMap(({ forms }) => forms.flatMap((form) => terms.forms[form] ?? []));
  const entries = fitting.flatMap((phrase, owner) =>
    [...spellings(phrase, language), ...stored(phrase.quote.trim())].map((words) => ({ owner, words })),
  );
  return {
    phrases: fitting,
    owners: entries.map(({ owner }) => owner),
    index: indexTerms(
      entries.map(({ words }) => words),
      language,
    ),
  };
}

/** The phrase itself, and with its last word as what that may be a form of. */
function spellings({ quote, beginsSentence }: Phrase, language: string): TermWords[] {
  const text = beginsSentence ? withoutCapital(quote.trim()) : quote.trim();
  const last = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*$/u.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - last.length);
  const bases = baseForms(last.toLowerCase(), language).map((base) => before + casedLike(last, base));
  return [text, ...bases].map((each) => ({ text: each, inflections: [] }));
}

/** A word that has a small first letter in the termbase is found with a capital too; not the other way round. */
function withoutCapital(text: string): string {
  const isCapitalised = /^\p{Lu}\p{Ll}+(?!\p{L})/u.test(text);
  return isCapitalised ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** With the capitals of the word that it was made from: they say what a word is. */
function casedLike(word: string, base: string): string {
  return word.startsWith(base.slice(0, 1)) ? base : word.charAt(0) + base.slice(1);
}

interface Base {
  phrases: readonly Phrase[];
  indexes: Map<string, Promise<PhraseIndex[]>>;
  /** what has changed later is asked for again */
  since: Date;
  terms: unknown;
}

let kept: Promise<Base> | null = null;

/** A transaction may become visible so long after the time that stands in its rows. */
const LATE_MS = 15_000;
/** A translation's words may have changed under a note, which the note's own row does not say. */
const OLDEST_MS = 10 * 60_000;
/** With more changes than this everything is read again. */
const MOST_CHANGES = 300;
const BATCH = 500;
/** Of notes on the very same words so many are enough to choose from. */
const SAME_WORDS = 10;
const MOST_NOTES = 400;

/** The ids of notes whose words may stand in one of the texts, in any form; the newest of those on the same words. */
export async function notesWithWordsIn(
  db: Db,
  texts: readonly string[],
  language: string,
): Promise<number[]> {
  const { base, changed } = await current(db);
  const known = await indexOf(db, base, language);
  const anew = await indexPhrases(db, changed, language);
  const isAnew = new Set(changed.map(({ noteId }) => noteId));
  const found = [
    ...known.flatMap((part) => phrasesIn(texts, part)).filter(({ noteId }) => !isAnew.has(noteId)),
    ...phrasesIn(texts, anew),
  ];
  return newest(found);
}

function indexOf(db: Db, base: Base, language: string): Promise<PhraseIndex[]> {
  const known = base.indexes.get(language) ?? indexParts(db, base.phrases, language);
  base.indexes.set(language, known);
  known.catch(() => base.indexes.delete(language));
  return known;
}

/** Some forty milliseconds of work each, between which other requests are answered. */
const PART = 1000;

async function indexParts(db: Db, phrases: readonly Phrase[], language: string): Promise<PhraseIndex[]> {
  const parts: PhraseIndex[] = [];
  for (let at = 0; at < phrases.length; at += PART) {
    parts.push(await indexPhrases(db, phrases.slice(at, at + PART), language));
    await setImmediate();
  }
  return parts;
}

function phrasesIn(texts: readonly string[], { phrases, owners, index }: PhraseIndex): Phrase[] {
  const found = new Set<Phrase>();
  for (const text of texts) {
    for (const { form } of allTermMatches(text, index)) {
      const phrase = phrases[owners[form] ?? -1];
      if (phrase) found.add(phrase);
    }
  }
  return [...found];
}

function newest(phrases: readonly Phrase[]): number[] {
  const byWords = new Map<string, number>();
  const ids = new Set<number>();
  for (const { noteId, quote } of phrases.toSorted((a, b) => b.noteId - a.noteId)) {
    const words = fold(quote.trim());
    const known = byWords.get(words) ?? 0;
    if (known >= SAME_WORDS) continue;
    byWords.set(words, known + 1);
    ids.add(noteId);
    if (ids.size >= MOST_NOTES) break;
  }
  return [...ids];
}

async function current(db: Db): Promise<{ base: Base; changed: Phrase[] }> {
  const terms = await termStock(db);
  const base = await (kept ?? readAnew(db, terms));
  const isOld = base.terms !== terms || Date.now() - base.since.getTime() > OLDEST_MS;
  const changed = isOld ? null : await changedSince(db, base.since);
  if (changed) return { base, changed };
  const fresh = await readAnew(db, terms);
  return { base: fresh, changed: (await changedSince(db, fresh.since)) ?? [] };
}

/** Null when it is so much that everything is better read again. */
async function changedSince(db: Db, since: Date): Promise<Phrase[] | null> {
  const notes = await db.annotation.findMany({
    where: { ...IN_LIBRARY, updatedAt: { gte: since } },
    orderBy: { id: 'asc' },
    take: MOST_CHANGES + 1,
    select: PHRASES,
  });
  return notes.length > MOST_CHANGES ? null : notes.flatMap(phrasesOf);
}

function readAnew(db: Db, terms: unknown): Promise<Base> {
  const since = new Date(Date.now() - LATE_MS);
  const reading = readAll(db).then((phrases) => ({ phrases, indexes: new Map(), since, terms }));
  kept = reading;
  reading.catch(() => {
    if (kept === reading) kept = null;
  });
  return reading;
}

/** In batches, between which other requests are answered. */
async function readAll(db: Db): Promise<Phrase[]> {
  const phrases: Phrase[] = [];
  for (let last = 0; ; ) {
    const notes = await db.annotation.findMany({
      where: { ...IN_LIBRARY, id: { gt: last } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: PHRASES,
    });
    phrases.push(...notes.flatMap(phrasesOf));
    last = notes.at(-1)?.id ?? last;
    if (notes.length < BATCH) return phrases;
    await setImmediate();
  }
}
