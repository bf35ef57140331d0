/** npm run restore -- FILE [--replace DATABASE] */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printableUrl } from '#domain/db/kind.ts';
import { environment } from '#domain/environment.ts';
import { restoreBackup } from '#domain/exchange/backup-restore.ts';

const USAGE = 'npm run restore -- FILE [--replace DATABASE]';

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'string' } },
  });
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0) throw new Error(`Name one file.\n${USAGE}`);
  const url = environment().databaseUrl;
  const { tables, createdAt, version } = await restoreBackup(url, path.resolve(given), {
    replace: values.replace,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `${printableUrl(url)}: ${rows} rows of ${tables.length} tables restored, as Spalte ${version} had them on ${createdAt}.`,
  );
  console.log('Everybody signs in again. A server that runs on this database should be started again.');
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
