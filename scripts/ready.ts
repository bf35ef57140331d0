/** What every command asks before it uses the database. */
import { printableUrl } from '#domain/db/kind.ts';
import { migrationStatus } from '#domain/db/migrate.ts';
import { prepareStorage } from '#domain/db/storage.ts';
import { environment } from '#domain/environment.ts';

/** Throws a sentence with what to do when the database is not there, not up to date, or newer than this program. */
export async function assertReady(): Promise<void> {
  const settings = environment();
  prepareStorage(settings);
  const { applied, pending, unknown } = await migrationStatus(settings.databaseUrl);
  const name = printableUrl(settings.databaseUrl);
  if (unknown.length > 0)
    throw new Error(`${name} is of a newer Spalte: it has had migration ${unknown.join(', ')}.`);
  if (pending.length === 0) return;
  const what = applied.length === 0 ? 'is not set up' : `lacks ${pending.length} of its migrations`;
  throw new Error(`${name} ${what}. Run \`npm run migrate\` first; \`npm start\` does it by itself.`);
}
