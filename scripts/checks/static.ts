/** What can be said about the source without running it. Each check says whether all is well. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/steps.ts';
import { runWatched } from './watched.ts';

const FOLDERS = ['app', 'components', 'domain', 'scripts', 'seeds', 'prisma', 'bench', 'e2e'];
const ROOT_FILES = [
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'playwright.config.ts',
  'vitest.config.ts',
];
/** dependency-cruiser's closing line: how much it looked at. */
const CRUISED = /\((\d+) modules, (\d+) dependencies cruised\)|(\d+) modules, (\d+) dependencies cruised\./;

export interface Check {
  name: string;
  run: () => Promise<boolean>;
}

/** In the order in which a person wants to know. */
export const STATIC_CHECKS: Check[] = [
  { name: 'formatting and lint (Biome)', run: biome },
  { name: 'types (tsc)', run: types },
  { name: 'import directions (dependency-cruiser)', run: importDirections },
  { name: 'unused files, exports and packages (knip)', run: knip },
];

async function biome(): Promise<boolean> {
  const colours = process.stdout.isTTY ? 'force' : 'off';
  const { status } = await runWatched([
    tool('biome'),
    'ci',
    '--error-on-warnings',
    `--colors=${colours}`,
    '.',
  ]);
  return status === 0;
}

async function types(): Promise<boolean> {
  // declares Next's routes and next-env.d.ts, which a fresh clone does not have
  const routes = await runWatched(['node_modules/next/dist/bin/next', 'typegen']);
  const checked = await runWatched([tool('tsc'), '--noEmit']);
  return routes.status === 0 && checked.status === 0;
}

/** A tool that found nothing to look at has not found that all is well. */
async function importDirections(): Promise<boolean> {
  let aboutTypeScript = false;
  const { status, text } = await runWatched(
    [tool('depcruise'), ...[...FOLDERS, ...ROOT_FILES].filter(isThere)],
    {
      // it looks for TypeScript 6 and says at length that it is missing; swc parses here (.dependency-cruiser.cjs)
      keep: (line) => {
        aboutTypeScript ||= line.includes('missing-tsc-transpiler');
        return !aboutTypeScript && line.trim() !== '';
      },
    },
  );
  const [modules = 0, dependencies = 0] = (CRUISED.exec(text) ?? []).slice(1).filter(Boolean).map(Number);
  if (modules > 0 && dependencies > modules / 4) return status === 0;
  console.log(`It looked at ${modules} modules and ${dependencies} imports: its parser does not work.`);
  return false;
}

async function knip(): Promise<boolean> {
  return (await runWatched([tool('knip'), '--no-config-hints'])).status === 0;
}

function tool(name: string): string {
  return join('node_modules', '.bin', name);
}

function isThere(path: string): boolean {
  return existsSync(join(ROOT, path));
}
