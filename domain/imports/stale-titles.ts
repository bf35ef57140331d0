/** Translated titles that a changed file puts out of date. */
import type { StaleTitle } from '../articles/text-change.ts';
import { titlesBehind } from '../articles/title-change.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Prepared } from './prepared.ts';
import { takenFields } from './taken-fields.ts';

/** Asked before the article has the title of the file; none when it does not get it. By language. */
export async function staleTitles(
  reader: Tx | Db,
  articleId: number,
  { parsed }: Pick<Prepared, 'parsed'>,
): Promise<StaleTitle[]> {
  const origins = await reader.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { titleOrigin: true, dateOrigin: true },
  });
  const { title } = takenFields(origins, parsed);
  return title === undefined ? [] : titlesBehind(reader, articleId, title);
}
