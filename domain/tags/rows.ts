/** From database rows to what the screens get; used by queries and mutations. */
import type { Db, Tx } from '../db/client.ts';
import { labelFor, type TagChip, type TagRow, tagKind } from './tag.ts';

export const TAG_ROW = {
  id: true,
  slug: true,
  kind: true,
  version: true,
  labels: { select: { language: true, text: true } },
  aliases: { select: { language: true, text: true } },
  externalIds: { select: { scheme: true, value: true } },
  parent: { select: { slug: true } },
} as const;

interface TagRecord {
  id: number;
  slug: string;
  kind: string;
  version: number;
  labels: { language: string; text: string }[];
  aliases: { language: string; text: string }[];
  externalIds: { scheme: string; value: string }[];
  parent: { slug: string } | null;
}

/** Tags with the number of articles that have them. */
export async function tagRows(db: Db | Tx, tags: readonly TagRecord[]): Promise<TagRow[]> {
  const articles = await articleCounts(
    db,
    tags.map(({ id }) => id),
  );
  return tags.map((tag) => rowOf(tag, articles.get(tag.id) ?? 0));
}

/** One of them. */
export async function tagRow(db: Db | Tx, tag: TagRecord): Promise<TagRow> {
  const articles = await articleCounts(db, [tag.id]);
  return rowOf(tag, articles.get(tag.id) ?? 0);
}

/** How many articles have tags, by tag. */
export async function articleCounts(db: Db | Tx, tagIds: number[]): Promise<Map<number, number>> {
  const rows = await db.articleTag.groupBy({ by: ['tagId'], where: { tagId: { in: tagIds } }, _count: true });
  return new Map(rows.map(({ tagId, _count }) => [tagId, _count]));
}

function rowOf(tag: TagRecord, articles: number): TagRow {
  const aliases: Record<string, string[]> = {};
  for (const { language, text } of tag.aliases) aliases[language] = [...(aliases[language] ?? []), text];
  return {
    id: tag.id,
    slug: tag.slug,
    kind: tagKind.parse(tag.kind),
    version: tag.version,
    labels: labelsOf(tag),
    aliases,
    externalIds: Object.fromEntries(tag.externalIds.map(({ scheme, value }) => [scheme, value])),
    parent: tag.parent?.slug ?? null,
    articles,
  };
}

export function labelsOf(tag: { labels: { language: string; text: string }[] }): Record<string, string> {
  return Object.fromEntries(tag.labels.map(({ language, text }) => [language, text]));
}

export function tagChip(
  tag: { id: number; slug: string; kind: string; labels: { language: string; text: string }[] },
  language: string,
): TagChip {
  const label = labelFor(labelsOf(tag), language);
  return {
    id: tag.id,
    slug: tag.slug,
    kind: tagKind.parse(tag.kind),
    label: label.text,
    language: label.language,
  };
}

/** The tags of an article as chips in the article's own language, by kind and label. */
export async function chipsOf(db: Db | Tx, articleId: number): Promise<TagChip[]> {
  const article = await db.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      language: true,
      tags: {
        select: {
          tag: {
            select: { id: true, slug: true, kind: true, labels: { select: { language: true, text: true } } },
          },
        },
      },
    },
  });
  return article.tags
    .map(({ tag }) => tagChip(tag, article.language))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.label.localeCompare(b.label));
}
