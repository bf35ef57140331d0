/** The translation memory: what people translated before, and what they imported, offered again. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';

/** Below this percentage two sentences are not alike enough to be worth reading. */
export const LEAST_PERCENT = 60;
/** From which percentage the pane shows matches, unless the translator has chosen another. */
export const USUAL_PERCENT = 75;
/** Identical, and the sentences before and after it as well. */
export const IN_CONTEXT = 101;
/** Matches that a look-up answers with at most. */
export const MOST_MATCHES = 10;

const ids = { articleId: z.int().positive(), language: languageTag, segmentId: z.int().positive() };

/** The sentence of a translation that matches are wanted for; numbers may come as text, from an address. */
export const memoryQuestion = z.strictObject({
  ...ids,
  articleId: z.coerce.number().pipe(ids.articleId),
  segmentId: z.coerce.number().pipe(ids.segmentId),
});
export type MemoryQuestion = z.infer<typeof memoryQuestion>;

/** Where a unit comes from. */
export type MemoryOrigin =
  | {
      kind: 'article';
      articleId: number;
      title: string;
      language: string;
      number: number;
      isCurrent: boolean;
    }
  | { kind: 'import'; importId: number; name: string };

/** One earlier translation of a sentence like the one asked for. */
export interface MemoryMatch {
  unitId: number;
  /** 60–100, rounded down, so that 100 says that the texts are identical; 101: in the same context */
  percent: number;
  /** what was translated, and into what: in the direction that was asked for, whatever the unit's own is */
  source: string;
  target: string;
  sourceLanguage: string;
  targetLanguage: string;
  /** it was translated from the language that is asked for into the other one */
  isReversed: boolean;
  origin: MemoryOrigin;
  author: string;
  /** ISO; null when the TMX file does not say */
  writtenAt: string | null;
  note: string | null;
  /** how many other units say exactly the same */
  others: number;
}

export const CONCORDANCE_PER_PAGE = 20;
/** Hits that are counted and can be paged through. */
export const MOST_HITS = 1_000;
export const LONGEST_PHRASE = 200;

/** A search for a phrase in either text of a pair of languages. */
export const concordanceQuery = z.strictObject({
  q: z.string().trim().max(LONGEST_PHRASE, `Write at most ${LONGEST_PHRASE} characters.`),
  one: languageTag,
  other: languageTag,
  page: z
    .int()
    .min(1)
    .max(MOST_HITS / CONCORDANCE_PER_PAGE)
    .default(1),
});
export type ConcordanceQuery = z.input<typeof concordanceQuery>;

/** A run of a text; `hit`: it is what was looked for. */
export interface MarkedRun {
  text: string;
  hit: boolean;
}

export interface ConcordanceHit {
  unitId: number;
  sourceLanguage: string;
  targetLanguage: string;
  source: MarkedRun[];
  target: MarkedRun[];
  origin: MemoryOrigin;
  author: string;
  writtenAt: string | null;
}

/** How much the memory has of a pair of languages, both directions together. */
export interface PairTotal {
  /** in the order of their tags */
  one: string;
  other: string;
  fromArticles: number;
  imported: number;
}

/** The longest TMX file, in bytes. */
export const MAX_TMX_BYTES = 50_000_000;
export const MAX_TMX_UNITS = 200_000;

/** Why a unit of a TMX file was not taken. */
export interface TmxProblem {
  /** the line of the file where the unit begins, from 1 */
  line: number;
  reason: string;
}

export const MEMORY_IMPORT_STATUSES = ['running', 'finished', 'failed', 'removing'] as const;
export const memoryImportStatus = z.enum(MEMORY_IMPORT_STATUSES);

export interface MemoryImportRow {
  id: number;
  name: string;
  byteLength: number;
  status: z.infer<typeof memoryImportStatus>;
  units: number;
  duplicates: number;
  skipped: number;
  /** the first of what was skipped */
  problems: TmxProblem[];
  startedBy: string;
  startedAt: string;
}

export const removeMemoryImport = z.strictObject({ id: z.int().positive() });
