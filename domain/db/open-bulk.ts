/** The door to bulk work, on either database. */
import type { Bulk } from './bulk.ts';
import { kindOf, sqliteFile } from './kind.ts';
import { databaseUrl } from './shared.ts';

/** Opens a connection for bulk work to the database of this process. */
export async function openBulk(): Promise<Bulk> {
  const url = databaseUrl();
  // one of the two drivers is enough: an import is measured by its memory, too
  if (kindOf(url) === 'sqlite') return (await import('./bulk-sqlite.ts')).openSqliteBulk(sqliteFile(url));
  return (await import('./bulk-postgres.ts')).openPostgresBulk(url);
}
