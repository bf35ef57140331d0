/** An article as every export writes it: the text, what was made of it, and what is said about it. Pure. */
import type { Fact } from '../annotations/annotation.ts';
import { sharesByNumber, type Unit, unitsOf } from '../text/units.ts';
import type { TargetState } from '../translations/translation.ts';

export interface ExchangeSegment {
  /** public and stable within the article: #s12 */
  number: number;
  text: string;
}

export interface ExchangeBlock {
  kind: string;
  credit: string | null;
  /** the texts joined are the block's text */
  segments: readonly ExchangeSegment[];
}

export interface ExchangeTarget {
  /** of the segment */
  segment: number;
  /** sentences after it that have no target of their own, because this one is theirs too; not there when it is of one */
  with?: readonly number[];
  text: string;
  state: TargetState;
  /** human, memory, machine */
  origin: string;
  engine: string | null;
  /** counts the saves; 0 in a published edition, which has none */
  version: number;
  /** names and ISO instants of the first and the last who wrote it; null in a published edition */
  created: { by: string; at: string } | null;
  changed: { by: string; at: string } | null;
}

export interface ExchangeTranslation {
  language: string;
  title: string;
  /** it was made of another title of the article */
  isTitleStale: boolean;
  /** of the title */
  version: number;
  people: readonly { name: string; part: string }[];
  targets: readonly ExchangeTarget[];
}

/** A place in a text. Offsets are UTF-16 code units. */
export interface ExchangeSpan {
  start: number;
  end: number;
}

export interface ExchangeNote {
  id: number;
  kind: string;
  visibility: string;
  placement: string;
  /** index of the block, offsets in its text */
  source: (ExchangeSpan & { block: number }) | null;
  /** offsets in the text of the segment's translation */
  targets: readonly (ExchangeSpan & { language: string; segment: number })[];
  bodies: readonly { language: string; text: string }[];
  tag: { slug: string; externalIds: Readonly<Record<string, string>> } | null;
  url: string | null;
  fact: Fact | null;
  resolved: boolean;
  author: string | null;
  /** ISO instants */
  createdAt: string | null;
  updatedAt: string | null;
}

export interface ExchangeArticle {
  id: number;
  slug: string;
  title: string;
  titleOrigin: string;
  language: string;
  /** EDTF */
  date: string | null;
  /** as it stood in the source, and how many blocks stood before it */
  timeStamp: { text: string; after: number } | null;
  publisher: string | null;
  byline: string | null;
  sourceUrl: string | null;
  rights: string;
  /** the edition's number; null: as it stands at the desk */
  edition: number | null;
  /** false: the rights cover excerpts only, so no sentence of the original is in it (domain/editions/assemble.ts) */
  hasOriginal: boolean;
  blocks: readonly ExchangeBlock[];
  translations: readonly ExchangeTranslation[];
  notes: readonly ExchangeNote[];
  tags: readonly {
    slug: string;
    kind: string;
    labels: Readonly<Record<string, string>>;
    externalIds: Readonly<Record<string, string>>;
  }[];
}

/** With rights for the translation only: no sentence of the original, and no note that stands on it alone. */
export function withoutOriginal(article: ExchangeArticle): ExchangeArticle {
  if (!article.hasOriginal) return article;
  return {
    ...article,
    hasOriginal: false,
    // a derived title is the original's first sentence
    title: article.titleOrigin === 'derived' ? (article.translations[0]?.title ?? '') : article.title,
    timeStamp: null,
    blocks: article.blocks.map((block) => ({
      ...block,
      segments: block.segments.map(({ number }) => ({ number, text: '' })),
    })),
    notes: article.notes.filter((note) => note.targets.length > 0).map((note) => ({ ...note, source: null })),
  };
}

/** The sentences of a block as a translation has them: what has one text there is one. */
export function unitsIn(
  { segments }: ExchangeBlock,
  targets: readonly ExchangeTarget[],
): Unit<ExchangeSegment>[] {
  return unitsOf(
    segments,
    sharesByNumber(targets.map((target) => ({ number: target.segment, with: target.with }))),
  );
}

export function blockText({ segments }: ExchangeBlock): string {
  return segments.map((segment) => segment.text).join('');
}

/** What the file says of the article besides its text; fields that are not known are left out. */
export function factsOf(article: ExchangeArticle): { name: string; value: string }[] {
  const { slug, title, date, publisher, byline, sourceUrl, rights, edition } = article;
  const facts = {
    slug,
    title,
    date,
    publisher,
    byline,
    sourceUrl,
    rights,
    edition: edition?.toString() ?? null,
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
