/** Reads for tag screens and the tag autocomplete. */
import { database } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { fold } from '../text/normalise.ts';
import { TAG_ROW, tagChip, tagRow } from './rows.ts';
import type { TagKind, TagRow, TagSuggestion } from './tag.ts';

/** All tags that match, by kind and English label. */
export async function tagList(
  viewer: Viewer,
  { q, kind }: { q?: string; kind?: TagKind },
): Promise<TagRow[]> {
  permit(viewer, 'article.read');
  const folded = q ? fold(q) : '';
  const tags = await database().tag.findMany({
    where: {
      ...(kind ? { kind } : {}),
      ...(folded
        ? {
            OR: [
              { labels: { some: { folded: { contains: folded } } } },
              { aliases: { some: { folded: { contains: folded } } } },
            ],
          }
        : {}),
    },
    orderBy: [{ kind: 'asc' }, { slug: 'asc' }],
    take: 1000,
    select: TAG_ROW,
  });
  return tags.map(tagRow);
}

/**
 * Tags whose label or alias in any language contains the text; those that begin with it first, then the most used.
 * `language` is the one to show labels in. Tags that the article `articleId` has are left out (null: none are).
 */
export async function suggestTags(
  viewer: Viewer,
  { text, language, articleId }: { text: string; language: string; articleId: number | null },
): Promise<TagSuggestion[]> {
  permit(viewer, 'article.read');
  const folded = fold(text.trim());
  if (!folded) return [];
  const tags = await database().tag.findMany({
    where: {
      ...(articleId === null ? {} : { articles: { none: { articleId } } }),
      OR: [
        { labels: { some: { folded: { contains: folded } } } },
        { aliases: { some: { folded: { contains: folded } } } },
      ],
    },
    take: 200,
    select: TAG_ROW,
  });
  return tags
    .map((tag) => {
      const chip = tagChip(tag, language);
      const words = [...tag.labels, ...tag.aliases].map((word) => word.text);
      const matched =
        words.find((word) => fold(word).startsWith(folded)) ??
        words.find((word) => fold(word).includes(folded));
      const begins = words.some((word) => fold(word).startsWith(folded));
      const shown = fold(chip.label).includes(folded) ? null : (matched ?? null);
      return { begins, suggestion: { ...chip, matched: shown, articles: tag._count.articles } };
    })
    .sort((a, b) => Number(b.begins) - Number(a.begins) || b.suggestion.articles - a.suggestion.articles)
    .slice(0, 12)
    .map(({ suggestion }) => suggestion);
}
