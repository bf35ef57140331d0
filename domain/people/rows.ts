/** What queries and mutations ask of accounts. */
import type { Db, Tx } from '../db/client.ts';

/** Whether anybody can let others in: an account that made nothing else, such as an editor's, does not count. */
export async function hasAdmin(db: Db | Tx): Promise<boolean> {
  return (await db.user.count({ where: { role: 'admin', disabledAt: null } })) > 0;
}
