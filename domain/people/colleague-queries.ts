/** The people of the newsroom as colleagues see them: names, no addresses. */
import { database } from '../db/client.ts';
import { permit } from '../permissions.ts';
import type { Colleague, Viewer } from './person.ts';

/** Everybody with access, by name: to assign, ask or mention. */
export async function colleagues(viewer: Viewer): Promise<Colleague[]> {
  permit(viewer, 'article.read');
  return database().user.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true },
  });
}
