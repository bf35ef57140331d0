/** The edition: what readers get. Its snapshot is all that a public page knows of an article. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';

const language = z.string();

export const snapshotNote = z.object({
  /** #n3: numbered in the order of the text, the same in every language */
  number: z.int(),
  kind: z.string(),
  /** in the block at `block` (its index in `blocks`), offsets in the block's text */
  source: z.object({ block: z.int(), start: z.int(), end: z.int() }).nullable(),
  /** in the translation of one segment, offsets in that segment's text */
  targets: z.array(z.object({ language, segment: z.int(), start: z.int(), end: z.int() })),
  bodies: z.array(z.object({ language, text: z.string() })),
  tag: z.string().nullable(),
  url: z.string().nullable(),
  fact: z
    .object({
      /** of claim and source */
      language: z.string().default('en'),
      claim: z.string(),
      source: z.string(),
      sourceUrl: z.string().nullable(),
      checkedOn: z.string().nullable(),
      /** not there when nobody is named */
      checkedBy: z.string().optional(),
      status: z.string(),
    })
    .nullable(),
  /**
   * The termbase's entry whose definition this is; not there in notes that people made. Such a note is shown only in the
   * languages that it has both a place and a definition in.
   */
  term: z.int().optional(),
});
export type SnapshotNote = z.infer<typeof snapshotNote>;

export const snapshotBlock = z.object({
  kind: z.string(),
  credit: z.string().nullable(),
  /** the texts joined are the block's text; `also`: numbers of sentences that were joined to it, which lead here */
  segments: z.array(z.object({ number: z.int(), text: z.string(), also: z.array(z.int()).optional() })),
});
export type SnapshotBlock = z.infer<typeof snapshotBlock>;

export const snapshotTranslation = z.object({
  language,
  title: z.string(),
  people: z.array(z.object({ name: z.string(), part: z.string() })),
  /** `with`: numbers of the sentences after it that have no text of their own, because this one is theirs too */
  segments: z.array(z.object({ number: z.int(), text: z.string(), with: z.array(z.int()).optional() })),
});
export type SnapshotTranslation = z.infer<typeof snapshotTranslation>;

export const editionSnapshot = z.object({
  format: z.literal(1),
  slug: z.string(),
  title: z.string(),
  /** the editors wrote the title, or changed it: it is not the original's */
  titleIsOurs: z.literal(true).optional(),
  language,
  date: z.string().nullable(),
  publisher: z.string().nullable(),
  byline: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  rights: z.string(),
  /** false: the original is left out, only translations are read (rights: excerpt-only) */
  hasOriginal: z.boolean(),
  blocks: z.array(snapshotBlock),
  translations: z.array(snapshotTranslation),
  notes: z.array(snapshotNote),
  tags: z.array(
    z.object({
      slug: z.string(),
      kind: z.string(),
      labels: z.record(language, z.string()),
      externalIds: z.record(z.string(), z.string()),
    }),
  ),
});
export type EditionSnapshot = z.infer<typeof editionSnapshot>;

/** The languages in which an edition can be read, the original first. */
export function readableLanguages(snapshot: EditionSnapshot): string[] {
  const translations = snapshot.translations.map((translation) => translation.language);
  return snapshot.hasOriginal ? [snapshot.language, ...translations] : translations;
}

export interface PublicEdition {
  articleId: number;
  number: number;
  hash: string;
  /** ISO instants */
  publishedAt: string;
  firstPublishedAt: string;
  publishedBy: string;
  /** public, dated notes of this and earlier editions, newest first */
  corrections: { number: number; at: string; note: string }[];
  /** languages that it could be read in before */
  former: FormerLanguage[];
  snapshot: EditionSnapshot;
}

export interface FormerLanguage {
  language: string;
  /** the ISO instant from which readers had it no more */
  until: string;
}

/** The whole article was taken off the site. */
export interface Withdrawal {
  at: string;
  reason: string | null;
}

/** What answers a public article URL. */
export type PublicAnswer =
  | { kind: 'found'; edition: PublicEdition }
  | { kind: 'moved'; slug: string }
  /** `language` is the title's */
  | { kind: 'gone'; title: string; language: string; at: string; reason: string | null }
  | { kind: 'missing' };

/** An entry of a list: front page, archive, tag, feed. */
export interface EditionCard {
  articleId: number;
  slug: string;
  language: string;
  isOriginal: boolean;
  originalLanguage: string;
  /** all languages it can be read in, the original first */
  languages: string[];
  title: string;
  summary: string;
  date: string | null;
  day: string;
  words: number;
  publisher: string | null;
  publishedAt: string;
  firstPublishedAt: string;
  editionNumber: number;
  tags: { slug: string; kind: string; label: string; language: string }[];
}

export interface EditionHistoryRow {
  number: number;
  publishedAt: string;
  publishedBy: string;
  note: string | null;
  hash: string;
  languages: string[];
  /** how it ended, if not by the next edition */
  withdrawn: Withdrawal | null;
}

/** The same for the desk. */
export interface DeskEditionRow extends EditionHistoryRow {
  /** why the gate was overridden, when it was */
  override: string | null;
}

export interface PublicTag {
  slug: string;
  kind: string;
  label: string;
  language: string;
  articles: number;
}

/** A sentence or a note that a reason is about. */
export interface GatePlace {
  label: string;
  href: string;
}

/** Something that stands between an article and its publication. */
export interface GateReason {
  code: string;
  severity: 'block' | 'warning';
  message: string;
  /** where at the desk it can be mended */
  href: string | null;
  /** the language that publishing would take away from readers: naming it in `Publish.without` lifts the block */
  without?: string;
  /** each sentence or note that it is about */
  places: GatePlace[];
  /** an editor may publish all the same, with a written reason */
  canOverride: boolean;
}

/** What the publish panel shows: reasons, and what the edition would hold. */
export interface Readiness {
  reasons: GateReason[];
  /** languages that would be readable, the original first */
  languages: string[];
  leftOut: string[];
  nextNumber: number;
  unchanged: boolean;
  /** what the termbase explains to readers would be another set of notes than in the public edition */
  termsChanged: boolean;
}

export const publish = z.strictObject({
  articleId: z.int().positive(),
  version: z.int(),
  /** the public, dated note of a correction */
  note: z
    .string()
    .trim()
    .max(1000)
    .transform((text) => text || null)
    .nullable(),
  /** languages that readers have now and that the editor takes away from them knowingly */
  without: z.array(languageTag).max(50).optional(),
  /** why it is published although the gate blocks it; kept in the edition */
  override: z
    .string()
    .trim()
    .max(1000)
    .transform((text) => text || null)
    .nullable()
    .optional(),
});
export type Publish = z.infer<typeof publish>;

export const withdraw = z.strictObject({
  articleId: z.int().positive(),
  version: z.int(),
  reason: z
    .string()
    .trim()
    .max(1000)
    .transform((text) => text || null)
    .nullable(),
});
export type Withdraw = z.infer<typeof withdraw>;
