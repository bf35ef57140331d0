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
  _count: { select: { articles: true } },
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
  _count: { articles: number };
}

export function tagRow(tag: TagRecord): TagRow {
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
    articles: tag._count.articles,
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
