/** The seeded site on the production server, for the parts that visit it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { migrate } from '#domain/db/migrate.ts';
import { ensureBuilt } from '../scripts/build/build.ts';
import { productionServer, type Serving, SURROUNDINGS } from './processes.ts';

const ROOT = path.join(import.meta.dirname, '..');
const run = promisify(execFile);

export interface Site extends Serving {
  databaseUrl: string;
}

let opened: Promise<Site> | undefined;

/** Built if need be, migrated, seeded and started: once for all parts. */
export function site(folder: string): Promise<Site> {
  opened ??= open(folder);
  return opened;
}

async function open(folder: string): Promise<Site> {
  await ensureBuilt();
  const databaseUrl = `file:${path.join(folder, 'site.db')}`;
  await migrate(databaseUrl);
  const env = { ...SURROUNDINGS, DATABASE_URL: databaseUrl, DATA_DIR: folder };
  await run(process.execPath, ['prisma/seed.ts'], { cwd: ROOT, env });
  return { ...(await productionServer(databaseUrl, folder)), databaseUrl };
}
