/** npm run migrate: brings the database of DATABASE_URL up to date. */
import { printableUrl } from '#domain/db/kind.ts';
import { migrate } from '#domain/db/migrate.ts';
import { prepareStorage } from '#domain/db/storage.ts';
import { environment } from '#domain/environment.ts';

try {
  prepareStorage(environment());
  const url = environment().databaseUrl;
  const applied = await migrate(url, { report: (sentence) => console.log(sentence) });
  const count = applied.length === 1 ? '1 migration' : `${applied.length} migrations`;
  console.log(
    applied.length === 0 ? `${printableUrl(url)} is up to date` : `${printableUrl(url)}: ${count} applied`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
