/** Whether the title of an article is the editors' own, and not the one that came with its text. */
import type { Db, Tx } from '../db/client.ts';
import type { DeskText } from './desk-text.ts';

/** A title that was changed and changed back is the text's again. */
export async function isOwnTitle(db: Db | Tx, { id, title, titleOrigin }: DeskText): Promise<boolean> {
  if (titleOrigin !== 'edited') return false;
  const edits = await db.event.findMany({
    where: { articleId: id, action: 'article.edited' },
    orderBy: { id: 'desc' },
    select: { data: true },
  });
  const came = edits.map(({ data }) => importedTitleIn(data)).find((imported) => imported !== null);
  return came !== title;
}

function importedTitleIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('importedTitle' in data)) return null;
  return typeof data.importedTitle === 'string' ? data.importedTitle : null;
}
