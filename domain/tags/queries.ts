/** Reads for tag screens and the tag autocomplete. */
import { database } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { fold } from '../text/normalise.ts';
import { articleCounts, TAG_ROW, tagChip, tagRows } from './rows.ts';
import type { TagKind, TagRow, TagSuggestion } from './tag.ts';

/** All tags that match, by kind and English label. */
export async function tagList(
  viewer: Viewer,
  { q, kind }: { q?: string; kind?: TagKind },
): Promise<TagRow[]> {
  permit(viewer, 'article.read');
  const folded = q ? fold(q) : '';
  const tags = await database().tag.findMany({
    where: { ...(kind ? { kind } : {}), ...(folded ? containing(folded) : {}) },
    orderBy: [{ kind: 'asc' }, { slug: 'asc' }],
    take: 1000,
    select: TAG_ROW,
  });
  return tagRows(
    database(),
    tags.filter((tag) => wordsOf(tag).some((word) => fold(word).includes(folded))),
  );
}

/** May find too much: in the database's patterns % and _ stand for anything, and only Postgres knows an escape. */
function containing(folded: string) {
  const pattern = folded.replace(/[\\%_]/g, '_');
  return {
    OR: [
      { labels: { some: { folded: { contains: pattern } } } },
      { aliases: { some: { folded: { contains: pattern } } } },
    ],
  };
}

function wordsOf({ labels, aliases }: { labels: { text: string }[]; aliases: { text: string }[] }): string[] {
  return [...labels, ...aliases].map((word) => word.text);
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
      ...containing(folded),
    },
    take: 200,
    select: TAG_ROW,
  });
  const articles = await articleCounts(
    database(),
    tags.map(({ id }) => id),
  );
  return tags
    .flatMap((tag) => {
      const chip = tagChip(tag, language);
      const words = wordsOf(tag);
      const first = words.find((word) => fold(word).startsWith(folded));
      const found = first ?? words.find((word) => fold(word).includes(folded));
      if (found === undefined) return [];
      const matched = fold(chip.label).includes(folded) ? null : found;
      const suggestion = { ...chip, matched, articles: articles.get(tag.id) ?? 0 };
      return [{ begins: first !== undefined, suggestion }];
    })
    .sort((a, b) => Number(b.begins) - Number(a.begins) || b.suggestion.articles - a.suggestion.articles)
    .slice(0, 12)
    .map(({ suggestion }) => suggestion);
}
