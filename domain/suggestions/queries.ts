/** Reads of suggestions. */
import { type Db, database, type Tx } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import type { SuggestionView } from './suggestion.ts';

const VIEW = {
  id: true,
  version: true,
  segmentId: true,
  text: true,
  baseText: true,
  baseVersion: true,
  authorId: true,
  authorName: true,
  createdAt: true,
} as const;

/** The open suggestions for a translation, oldest first. */
export async function openSuggestions(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<SuggestionView[]> {
  permit(viewer, 'article.read');
  return openSuggestionsIn(database(), articleId, language);
}

export async function openSuggestionsIn(
  db: Db | Tx,
  articleId: number,
  language: string,
): Promise<SuggestionView[]> {
  const rows = await db.suggestion.findMany({
    where: { status: 'open', translation: { articleId, language } },
    orderBy: { id: 'asc' },
    select: VIEW,
  });
  return rows.map(({ authorName, createdAt, ...row }) => ({
    ...row,
    author: authorName,
    at: createdAt.toISOString(),
  }));
}
