/** Which versions of articles’ texts the changed files of a run became. */
import { database } from '../db/client.ts';

interface UpdatedItem {
  status: string;
  sourceFileId: number | null;
  article: { id: number } | null;
}

/**
 * The number of the version that a run made, by `ARTICLE FILE` (their ids). The event says which run made which version; a file
 * that came back later made another one, by another run, and a rollback gives an article the text of another file.
 */
export async function versionsMade(run: number, items: readonly UpdatedItem[]): Promise<Map<string, number>> {
  const updated = items.filter(({ status }) => status === 'updated');
  const articles = updated.flatMap(({ article }) => (article ? [article.id] : []));
  if (articles.length === 0) return new Map();
  const events = await database().event.findMany({
    where: { articleId: { in: articles }, action: 'article.text-changed' },
    select: { articleId: true, data: true },
  });
  const made = new Set(events.flatMap(({ articleId, data }) => versionIn(run, articleId, data)));
  const versions = await database().textVersion.findMany({
    where: {
      articleId: { in: articles },
      sourceFileId: { in: updated.flatMap(({ sourceFileId }) => sourceFileId ?? []) },
    },
    orderBy: { number: 'asc' },
    select: { articleId: true, number: true, sourceFileId: true },
  });
  return new Map(
    versions
      .filter(({ articleId, number }) => made.has(`${articleId} ${number}`))
      .map(({ articleId, number, sourceFileId }) => [`${articleId} ${sourceFileId}`, number]),
  );
}

function versionIn(run: number, articleId: number | null, data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return 'run' in data && data.run === run && 'version' in data ? [`${articleId} ${data.version}`] : [];
}
