/** The article: words, rules and what the screens get. Safe in the browser. */
import { z } from 'zod';
import type { SourceRecord } from '../imports/record-words.ts';
import { languageTag } from '../languages.ts';
import type { TagChip } from '../tags/tag.ts';
import { parseEdtf } from '../text/date.ts';
import { isInvisible } from '../text/invisible.ts';
import { BLOCK_KINDS } from '../text/parse.ts';
import { isSlug, RESERVED_SLUGS } from '../text/slug.ts';
import type { TranslationSummary } from '../translations/translation.ts';
import type { ComparedRow } from './text-change.ts';

export const ARTICLE_STATUSES = [
  'draft',
  'in-review',
  'needs-changes',
  'scheduled',
  'published',
  'archived',
] as const;
export const articleStatus = z.enum(ARTICLE_STATUSES);
export type ArticleStatus = z.infer<typeof articleStatus>;

export const RIGHTS = ['unknown', 'cleared', 'excerpt-only'] as const;
export const rights = z.enum(RIGHTS);
export type Rights = z.infer<typeof rights>;

export const blockKind = z.enum(BLOCK_KINDS);

export const slug = z
  .string()
  .max(80, { error: 'Use at most 80 characters.', abort: true })
  .refine(isSlug, 'Use lower-case letters, digits and single hyphens.')
  .refine((text) => !RESERVED_SLUGS.has(text), 'That address belongs to the site itself; choose another.');

const edtf = z
  .string()
  .refine((text) => parseEdtf(text) !== null, 'Write the date as 2022, 2022-03 or 2022-03-24.')
  .nullable();

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text || null)
    .nullable();

/** Fields of the article itself; only those given are changed. `version` is the one the form was opened with. */
export const editArticle = z.strictObject({
  id: z.int().positive(),
  version: z.int(),
  title: z
    .string()
    .trim()
    .max(300)
    .refine((text) => !isInvisible(text), 'An article needs a title.')
    .optional(),
  slug: slug.optional(),
  language: languageTag.optional(),
  date: edtf.optional(),
  publisher: line(200).optional(),
  byline: line(200).optional(),
  sourceUrl: z
    .union([z.url({ protocol: /^https?$/ }).max(2000), z.literal('').transform(() => null), z.null()])
    .optional(),
  rights: rights.optional(),
});
export type EditArticle = z.infer<typeof editArticle>;

export const setBlockKind = z.strictObject({
  blockId: z.int().positive(),
  version: z.int(),
  kind: blockKind,
});
export type SetBlockKind = z.infer<typeof setBlockKind>;

/** The steps a person may take by hand; publishing and withdrawing have mutations of their own. */
export const MANUAL_STATUSES = ['draft', 'in-review', 'needs-changes'] as const;
export const setStatus = z.strictObject({
  id: z.int().positive(),
  version: z.int(),
  status: z.enum(MANUAL_STATUSES),
});
export type SetStatus = z.infer<typeof setStatus>;

export const articleFilter = z.strictObject({
  q: z.string().trim().max(200).optional(),
  status: articleStatus.optional(),
  language: z.string().max(35).optional(),
  tag: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type ArticleFilter = z.infer<typeof articleFilter>;

/** A row of /desk/articles. */
export interface ArticleRow {
  id: number;
  title: string;
  titleOrigin: string;
  slug: string;
  language: string;
  date: string | null;
  status: ArticleStatus;
  /** published, and edited since */
  changed: boolean;
  updatedAt: string;
  translations: TranslationSummary[];
  tags: number;
  notes: number;
}

export interface DeskBlock {
  id: number;
  position: number;
  kind: z.infer<typeof blockKind>;
  text: string;
  credit: string | null;
  guessed: boolean;
  version: number;
}

export interface FindingRow {
  id: number;
  kind: string;
  block: number;
  start: number;
  end: number;
  message: string;
  suggestion: string | null;
}

export interface Provenance {
  fileName: string;
  /** the file of many that it was cut out of; then hash and length are of the record alone */
  record: SourceRecord | null;
  sha256: string;
  byteLength: number;
  encoding: string;
  runId: number | null;
  importedAt: string;
  importerVersion: string | null;
  parserVersion: number;
}

/** A stretch of a source's raw text and what became of it. The spans tile the text. */
export interface RawSpan {
  start: number;
  end: number;
  role: string;
  block: number | null;
}

/** One state of an article's text and the file it was read from. */
export interface SourceVersion {
  number: number;
  reason: string;
  madeAt: string;
  parserVersion: number;
  segmenterVersion: number;
  file: {
    id: number;
    name: string;
    path: string;
    sha256: string;
    byteLength: number;
    encoding: string;
    format: string;
    storedAt: string;
    /** the file of many that it was cut out of; then everything here is said of the record alone */
    record: SourceRecord | null;
    /** that file of many, as far as its import has kept it: null for a file of one article, and for older imports */
    container: { path: string; byteLength: number | null; sha256: string | null } | null;
  } | null;
  /** the import that made it, and what that said of the file: among it what it left out */
  run: { id: number; importerVersion: string; startedBy: string; warnings: string[] } | null;
}

/** The raw text of a version beside the blocks that were made of it. */
export interface SourceText {
  raw: string;
  /**
   * null: `raw` is all of the file. Else it was taken out of a Word file, and these fields of the article are from the
   * document properties of that, which stand nowhere in `raw`.
   */
  properties: Readonly<Record<string, string>> | null;
  spans: RawSpan[];
  blocks: Pick<DeskBlock, 'position' | 'kind' | 'text' | 'credit'>[];
}

/** A slip with its place, as the list of checks shows it. */
export interface CheckedFinding extends FindingRow {
  quote: string;
  dismissed: boolean;
}

/** Another article with nearly the same text. Shares are from 0 to 1. */
export interface NearRow {
  articleId: number;
  otherId: number;
  /** the one that is not this article */
  other: { id: number; title: string; language: string };
  jaccard: number;
  containment: number;
  dismissed: boolean;
}

interface ComparedArticle {
  id: number;
  title: string;
  language: string;
  /** two articles with one text have one title, too: what tells them apart */
  slug: string;
  date: string | null;
}

export interface Comparison {
  left: ComparedArticle;
  right: ComparedArticle;
  near: NearRow;
  rows: ComparedRow[];
}

export const dismissFinding = z.strictObject({ id: z.int().positive(), dismissed: z.boolean() });
export type DismissFinding = z.infer<typeof dismissFinding>;

export const dismissNearDuplicate = z.strictObject({
  articleId: z.int().positive(),
  otherId: z.int().positive(),
  dismissed: z.boolean(),
});
export type DismissNearDuplicate = z.infer<typeof dismissNearDuplicate>;

/** What /desk/articles/{id} shows. */
export interface DeskArticle {
  id: number;
  version: number;
  title: string;
  titleOrigin: string;
  slug: string;
  language: string;
  languageOrigin: string;
  languageScore: number | null;
  date: string | null;
  dateOrigin: string | null;
  timeStamp: string | null;
  publisher: string | null;
  byline: string | null;
  sourceUrl: string | null;
  rights: Rights;
  status: ArticleStatus;
  changed: boolean;
  withdrawnAt: string | null;
  publicEdition: {
    number: number;
    publishedAt: string;
    publishedBy: string;
    slug: string;
    languages: string[];
  } | null;
  blocks: DeskBlock[];
  tags: TagChip[];
  translations: TranslationSummary[];
  findings: FindingRow[];
  provenance: Provenance | null;
  notes: { total: number; public: number; orphans: number };
  can: { edit: boolean; tag: boolean; publish: boolean; translate: boolean; annotate: boolean };
}

/** The article without its text: what goes to the browser for each part that can be used there. */
export type ArticleFacts = Omit<DeskArticle, 'blocks' | 'findings'>;
