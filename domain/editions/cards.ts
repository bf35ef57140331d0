/** From edition rows to the entries of public lists. */
import { labelFor } from '../tags/tag.ts';
import type { EditionCard } from './edition.ts';

export const CARD = {
  language: true,
  isOriginal: true,
  title: true,
  summary: true,
  words: true,
  day: true,
  date: true,
  edition: {
    select: {
      articleId: true,
      number: true,
      slug: true,
      language: true,
      publisher: true,
      publishedAt: true,
      firstPublishedAt: true,
      texts: { select: { language: true, isOriginal: true } },
      tags: { orderBy: { slug: 'asc' }, select: { slug: true, kind: true, labels: true } },
    },
  },
} as const;

export interface CardRecord {
  language: string;
  isOriginal: boolean;
  title: string;
  summary: string;
  words: number;
  day: string;
  date: string | null;
  edition: {
    articleId: number;
    number: number;
    slug: string;
    language: string;
    publisher: string | null;
    publishedAt: Date;
    firstPublishedAt: Date;
    texts: { language: string; isOriginal: boolean }[];
    tags: { slug: string; kind: string; labels: unknown }[];
  };
}

/** One entry of a list, its tags labelled for a reader of `reader`, the language of the list. */
export function editionCard({ edition, ...text }: CardRecord, reader = text.language): EditionCard {
  return {
    articleId: edition.articleId,
    slug: edition.slug,
    language: text.language,
    isOriginal: text.isOriginal,
    originalLanguage: edition.language,
    languages: languagesOf(edition.texts),
    title: text.title,
    summary: text.summary,
    date: text.date,
    day: text.day,
    words: text.words,
    publisher: edition.publisher,
    publishedAt: edition.publishedAt.toISOString(),
    firstPublishedAt: edition.firstPublishedAt.toISOString(),
    editionNumber: edition.number,
    tags: edition.tags.map((tag) => {
      const label = labelFor(labels(tag.labels), reader);
      return { slug: tag.slug, kind: tag.kind, label: label.text, language: label.language };
    }),
  };
}

/** The original first, then by tag. */
export function languagesOf(texts: readonly { language: string; isOriginal: boolean }[]): string[] {
  return [...texts]
    .sort((a, b) => Number(b.isOriginal) - Number(a.isOriginal) || a.language.localeCompare(b.language))
    .map((text) => text.language);
}

/** A JSON column of labels, read back safely. */
export function labels(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
