/** npm run backup -- FILE [--force] */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printableUrl } from '#domain/db/kind.ts';
import { environment } from '#domain/environment.ts';
import { LEFT_OUT } from '#domain/exchange/backup-format.ts';
import { writeBackup } from '#domain/exchange/backup-write.ts';

const USAGE = 'npm run backup -- FILE [--force]';

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { force: { type: 'boolean', default: false } },
  });
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0) throw new Error(`Name one file.\n${USAGE}`);
  const file = path.resolve(given);
  const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'));
  const url = environment().databaseUrl;
  const { tables } = await writeBackup(url, file, { version, force: values.force });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const megabytes = (statSync(file).size / 1_000_000).toFixed(1);
  console.log(
    `${printableUrl(url)}: ${rows} rows of ${tables.length} tables are in ${file} (${megabytes} MB).`,
  );
  console.log(
    `It holds password hashes and everything unpublished, and only you can read it (mode 0600). Not in it: ${LEFT_OUT.join(', ')}.`,
  );
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
