/** Imports: runs, items, outcomes. Safe in the browser. */
import { z } from 'zod';
import type { ArticleStatus } from '../articles/article.ts';
import { languageTag } from '../languages.ts';
import { counted } from '../text/counted.ts';
import { MAPPED_FIELDS } from './formats/format.ts';

export const IMPORTER_VERSION = '2';

export const RUN_STATUSES = [
  'pending',
  'processing',
  'completed',
  'completed-with-issues',
  'failed',
  'rolled-back',
] as const;
export const runStatus = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatus>;

export const ITEM_STATUSES = ['created', 'updated', 'unchanged', 'duplicate', 'failed'] as const;
export const itemStatus = z.enum(ITEM_STATUSES);
export type ItemStatus = z.infer<typeof itemStatus>;

export type Counts = Record<ItemStatus, number>;
export const NO_COUNTS: Readonly<Counts> = { created: 0, updated: 0, unchanged: 0, duplicate: 0, failed: 0 };

/** 5 MB an article, unless IMPORT_ARTICLE_MB says otherwise. */
export const MAX_ARTICLE_BYTES = 5_000_000;

/** Why a file is refused whose name or folder could mislead whoever reads it: at the desk and on the command line. */
export const UNSHOWABLE_PATH = 'The path has characters that cannot be shown. Rename the file.';

/** What whoever imports says of all files. */
export const importOptions = z.strictObject({
  language: languageTag.optional(),
  publisher: z.string().trim().min(1).max(200).optional(),
  /** which column of a table, or key of JSON, holds what */
  mapping: z.partialRecord(z.enum(MAPPED_FIELDS), z.string().max(200)).optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

/** What a run reads, so that it can be resumed: it is listed again, and what is done is left out. */
export const runInputs = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paths'),
    /** the folder that relative patterns start from */
    folder: z.string(),
    patterns: z.array(z.string()),
    limit: z.number().nullable(),
  }),
  z.strictObject({ kind: z.literal('upload'), upload: z.string() }),
  /** handed in by a program, and gone with it */
  z.strictObject({ kind: z.literal('given') }),
]);
export type RunInputs = z.infer<typeof runInputs>;

/** What was never meant to be an article: records of a file (`12 attachments`), or files of a folder. */
export const leftOutRow = z.strictObject({
  /** the file, or the folder that was named */
  file: z.string(),
  /** what each of them is, in the singular and the plural */
  one: z.string(),
  many: z.string(),
  count: z.int().positive(),
  /** of a file that was not read: why, in a sentence */
  reason: z.string().optional(),
});
export type LeftOutRow = z.infer<typeof leftOutRow>;

/** A file of many articles, as it was when an import read it; null: it could not be measured. */
export const containerFile = z.strictObject({
  path: z.string(),
  byteLength: z.int().nullable(),
  sha256: z.string().nullable(),
});
export type ContainerFile = z.infer<typeof containerFile>;

/** By what people tell an import from another: its first file or folder, and how many beside it. */
export const runName = z.strictObject({ first: z.string().nullable(), others: z.int().nonnegative() });
export type RunName = z.infer<typeof runName>;

/** `12 attachments are no articles` */
export function leftOutInWords({ one, many, count, reason }: LeftOutRow): string {
  if (reason !== undefined) return reason;
  return `${counted(count, one, many)} ${count === 1 ? 'is no article' : 'are no articles'}`;
}

/** Of a run that was resumed: what was counted when it began, and is not there. Their names are not kept. */
export function goneInWords(files: number): string {
  const one = files === 1;
  return `${counted(files, 'file')} that ${one ? 'was' : 'were'} counted when the import began ${one ? 'was' : 'were'} not there any more when it was resumed.`;
}

/** What a changed file does to the work on its article. Sentences by their public numbers, as the workspace has them. */
export interface ItemChange {
  /** the languages whose translated title is of the title of before */
  titles: string[];
  /** translated sentences that are out of date with it, by language, the most first */
  stale: { language: string; sentences: number[] }[];
  /** translated sentences that the new text has no more */
  gone: { language: string; sentences: number[] }[];
  /** notes that stand elsewhere, or on other words */
  moved: { id: number; quote: string | null; now: string | null }[];
  /** notes that have lost their words, with them */
  orphans: { id: number; quote: string | null }[];
}

/** One file's outcome: also the line of `npm run import -- --json`. */
export interface ItemResult {
  file: string;
  status: ItemStatus;
  reason: string | null;
  article: { id: number; slug: string } | null;
  language: string | null;
  date: string | null;
  blocks: number;
  segments: number;
  /** null of what was refused */
  encoding: string | null;
  sha256: string | null;
  warnings: string[];
  /** of an updated file, when it is asked for */
  change?: ItemChange;
}

export interface RunSummary extends Counts {
  run: number;
  /** files of folders that were not read */
  skipped: number;
  seconds: number;
}

export interface RunRow {
  id: number;
  status: RunStatus;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
  counts: Counts;
  /** how many files it will have; null until that is counted */
  total: number | null;
  /** not over, but nobody works on it any more, or nobody ever began: it can be resumed */
  isStopped: boolean;
  /** who stopped it, and when; null when nobody did: then its process ended before its end */
  stopped: { by: string; at: string } | null;
  /** records that are no articles, of all files that were read */
  leftOut: LeftOutRow[];
  /** what was imported; `first` is null while nobody can say */
  named: RunName;
  /** while it goes on: the file of many articles that it is reading */
  container: string | null;
  /** of the bytes of all its files, the share that was read; null when that is not known */
  share: number | null;
  /** it is just being taken back */
  isRollingBack: boolean;
  /** not over, and what it reads can be read again: it can be stopped and resumed */
  isResumable: boolean;
  /** when a roll-back was begun that did not end, and how many articles are gone by it; null when there is none */
  halfRolledBack: { begunAt: string; gone: number } | null;
  /** when it was last tried to be taken back in vain, and why; only where one run is asked for */
  rollbackRefused?: { at: string; reason: string } | null;
  /** how many files that were counted when it began were not there any more when it was resumed, and were not read */
  goneFiles: number;
}

export interface RunItem {
  position: number;
  path: string;
  status: ItemStatus;
  reason: string | null;
  warnings: string[];
  sha256: string | null;
  byteLength: number | null;
  encoding: string | null;
  format: string | null;
  language: string | null;
  date: string | null;
  blocks: number;
  segments: number;
  article: {
    id: number;
    slug: string;
    title: string;
    language: string;
    status: ArticleStatus;
    /** readers see an older state of it */
    changed: boolean;
  } | null;
  /** of a changed file: the version of the article’s text that it became */
  textVersion: number | null;
  /** what became of it when the import was rolled back; null when it was not, or the file had changed nothing */
  rolledBack: AfterRollback | null;
}

/** `gone`: the article that it made; `taken-back`: the text that it brought, for the one before; `stayed`: why, where that is known. */
export type AfterRollback =
  | { became: 'gone' }
  | { became: 'taken-back' }
  | { became: 'stayed'; why: string | null };

export interface RunDetail extends RunRow {
  /** in the order of the run, from the one asked for */
  items: RunItem[];
  /** the position to ask for next; null: these were the last */
  next: number | null;
  /** of a run that was rolled back, how many articles stayed */
  stayed: number;
}

/** An article that a rollback is about. */
export interface TakenBack {
  id: number;
  title: string;
  language: string;
}

/** What a rollback does, or would do. */
export interface RollbackPlan {
  /** articles that the run made, and that go away */
  removed: number;
  /** articles that get back the text they had before */
  restored: number;
  /** articles that stay as they are, because somebody has worked on them since */
  kept: (TakenBack & { why: string })[];
}

/** What a rollback would do, for whoever decides on it. */
export interface ForetoldRollback extends RollbackPlan {
  /** the first of the articles that go away */
  goes: TakenBack[];
  /** the first of those that get back their text */
  returns: TakenBack[];
}
