/** Makes the production build when the one that is there was made from other sources. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLES } from '#domain/environment.ts';
import { withLock } from '../lock.mjs';
import { LOCK } from '../setup.mjs';
import { ROOT, runTool, step } from './steps.ts';

const STAMP = join(ROOT, '.next', 'spalte-build.json');

/** What the build is made from. Seeds and tests are not in it. */
const SOURCES = [
  'app',
  'components',
  'domain',
  'prisma',
  'public',
  'scripts/build-assets.ts',
  'scripts/generate.ts',
  'scripts/generate-language-table.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];
/** Made by the build itself, or no part of it. */
const NOT_SOURCES = [
  /^domain\/(db|text)\/generated$/,
  /^components\/reader\/generated$/,
  /^public\/assets$/,
  /^prisma\/seed\.ts$/,
  /\.test\.tsx?$/,
];
/** What must not be missing, whatever the stamp says. */
const RESULTS = [
  '.next/BUILD_ID',
  'domain/db/generated/sqlite/client.ts',
  'domain/db/generated/postgres/client.ts',
  'domain/text/generated/language-table.js',
];

/**
 * True when it had to build. Of several processes one builds; the others wait for it. `isGenerated`: the caller has just
 * called generate().
 */
export async function ensureBuilt({ isGenerated = false } = {}): Promise<boolean> {
  const hash = sourceHash();
  if (isCurrent(hash)) return false;
  const waiting = (pid: number): void => console.log(`Waiting for process ${pid}, which is building …`);
  return withLock(LOCK, async () => (isCurrent(hash) ? false : build(hash, isGenerated)), waiting);
}

/** What the code needs before it can be run or checked at all: the Prisma clients, the language tables, the public pages' CSS. */
export async function generate(): Promise<void> {
  await step('Generating the database clients and language tables', () =>
    runTool({ args: ['scripts/generate.ts'] }),
  );
  await step('Building the style sheet', () => runTool({ args: ['scripts/build-assets.ts'] }));
}

async function build(hash: string, isGenerated: boolean): Promise<true> {
  rmSync(STAMP, { force: true });
  if (!isGenerated) await generate();
  // the build is the same for every database and every secret, so it gets none of them
  const env = { ...process.env, ...Object.fromEntries(VARIABLES.map((name) => [name, ''])) };
  await step('Building the site', () =>
    runTool({
      args: ['node_modules/next/dist/bin/next', 'build'],
      env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    }),
  );
  writeFileSync(STAMP, JSON.stringify({ hash, time: new Date().toISOString() }));
  return true;
}

function isCurrent(hash: string): boolean {
  if (!RESULTS.every((path) => existsSync(join(ROOT, path)))) return false;
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8')).hash === hash;
  } catch {
    return false;
  }
}

/** Over the folder's own path too: a build does not survive being moved. */
function sourceHash(): string {
  const hash = createHash('sha256').update(ROOT);
  for (const source of SOURCES) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stat || NOT_SOURCES.some((pattern) => pattern.test(path))) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(join(ROOT, path)).sort()) addTo(hash, `${path}/${name}`);
    return;
  }
  hash.update(`\0${path}\0${stat.size}\0`).update(readFileSync(join(ROOT, path)));
}
