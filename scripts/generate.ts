/** npm run generate: both Prisma clients from prisma/models.prisma, and the tables that tell languages. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
// The CLI downloads its engine binary for every command, also for this one, which does not use it: a stand-in.
const engine = process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? path.join(ROOT, 'scripts/no-schema-engine');

for (const kind of ['sqlite', 'postgres']) {
  const cli = path.join(ROOT, 'node_modules/prisma/build/index.js');
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [cli, 'generate', '--schema', `prisma/${kind}`],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    },
  );
  if (status !== 0) {
    console.error(`${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : error.message}`);
    process.exit(1);
  }
  console.log(`generated the client for ${kind}`);
}

await import('./generate-language-table.ts');
console.log('generated the language tables');
