/** npm run migrate:status: which migrations the database of DATABASE_URL has had. Exit 2 when it is not up to date. */
import { printableUrl } from '#domain/db/kind.ts';
import { migrationStatus } from '#domain/db/migrate.ts';
import { environment } from '#domain/environment.ts';

try {
  const url = environment().databaseUrl;
  const { applied, pending, edited, unknown } = await migrationStatus(url);
  const mark = (name: string) => {
    if (edited.includes(name)) return '(edited after it was applied)';
    return unknown.includes(name) ? '(unknown to this version)' : '';
  };
  console.log(printableUrl(url));
  for (const name of applied) console.log(`applied  ${name} ${mark(name)}`.trimEnd());
  for (const name of pending) console.log(`pending  ${name}`);
  if (pending.length + edited.length + unknown.length > 0) process.exitCode = 2;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
