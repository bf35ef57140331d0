/**
 * What a new text of an article does to the work on it, in lists: of a file before it is imported, and of a text version
 * since. Safe in the browser; schemas, since a preview comes from another process.
 */
import { z } from 'zod';
import { BLOCK_KINDS } from '../text/parse.ts';

/** How many of each list are shown. */
export const MOST_LISTED = 50;

const listed = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ first: z.array(item), more: z.int().nonnegative() });
export interface Listed<Item> {
  first: Item[];
  /** how many there are beside those */
  more: number;
}

/** The first of a list, and how many more there are. */
export function firstOf<Item>(all: readonly Item[], most = MOST_LISTED): Listed<Item> {
  return { first: all.slice(0, most), more: Math.max(0, all.length - most) };
}

const part = z.strictObject({ op: z.enum(['same', 'insert', 'delete']), text: z.string() });

/** A sentence in one of two texts, or in both. */
export const comparedRow = z.strictObject({
  kind: z.enum(['same', 'changed', 'only-left', 'only-right']),
  left: z.array(part),
  right: z.array(part),
});
export type ComparedRow = z.infer<typeof comparedRow>;

/** A sentence that is not the same in both texts. */
const difference = comparedRow.extend({
  /** how many sentences stand unchanged between the one before it and this */
  unchanged: z.int().nonnegative(),
});
export type Difference = z.infer<typeof difference>;

const staleSentence = z.strictObject({
  /** the public number of the sentence, by which the workspace finds it */
  number: z.int(),
  /** what was translated */
  before: z.string(),
  /** what stands there instead; empty when nothing does */
  after: z.string(),
  translation: z.string(),
});
export type StaleSentence = z.infer<typeof staleSentence>;

const changedNote = z.strictObject({
  id: z.int(),
  /** the words it stood on, as far as they are known */
  quote: z.string().nullable(),
  /** the words it stands on in the new text; null: none */
  now: z.string().nullable(),
});
export type ChangedNote = z.infer<typeof changedNote>;

const staleLanguage = z.strictObject({ language: z.string(), sentences: listed(staleSentence) });
export type StaleLanguage = z.infer<typeof staleLanguage>;

const staleTitle = z.strictObject({
  language: z.string(),
  /** the article's title that was translated */
  before: z.string(),
  /** the title that it has instead */
  after: z.string(),
  translation: z.string(),
});
export type StaleTitle = z.infer<typeof staleTitle>;

export const textChange = z.strictObject({
  differences: listed(difference),
  /** sentences of both texts that stand in another order in the new one */
  elsewhere: z.int().nonnegative(),
  /** translated titles that are of another title than the article's */
  titles: z.array(staleTitle),
  /** by language, the most first */
  stale: z.array(staleLanguage),
  /** the same of sentences that the new text has no more: their translations are kept, and nobody reads them */
  gone: z.array(staleLanguage),
  /** notes that stand elsewhere or on other words: somebody should look */
  moved: listed(changedNote),
  /** notes that stand on nothing */
  lost: listed(changedNote),
});
export type TextChange = z.infer<typeof textChange>;

/** Fields of an article that a file may say something else of. */
export const FIELDS_OF_FILES = ['title', 'date', 'byline', 'publisher', 'sourceUrl', 'language'] as const;

const fieldOfFile = z.strictObject({
  field: z.enum(FIELDS_OF_FILES),
  file: z.string().nullable(),
  ours: z.string().nullable(),
  /** whether the article gets what the file says */
  isTaken: z.boolean(),
  /** an editor set it */
  isEdited: z.boolean(),
});
export type FieldOfFile = z.infer<typeof fieldOfFile>;

const keptKind = z.strictObject({
  text: z.string(),
  file: z.enum(BLOCK_KINDS as [string, ...string[]]),
  ours: z.enum(BLOCK_KINDS as [string, ...string[]]),
});
export type KeptKind = z.infer<typeof keptKind>;

/** The same of a file that is not imported yet, with what becomes of its fields. */
export const foretoldChange = textChange.extend({
  article: z.strictObject({ id: z.int(), title: z.string(), language: z.string() }),
  fields: z.array(fieldOfFile),
  kinds: listed(keptKind),
});
export type ForetoldChange = z.infer<typeof foretoldChange>;
