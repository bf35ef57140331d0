/**
 * node scripts/import-work.ts RUN [--rollback] [--viewer ID]: what the desk starts in the background. Does a run, or takes it
 * back, without a word; only what goes wrong is said.
 */
import { setPriority } from 'node:os';
import { closeDatabase } from '#domain/db/client.ts';
import { doRun, rollBackRun } from '#domain/imports/mutations.ts';
import { tidyUpload } from '#domain/imports/uploads.ts';
import type { Viewer } from '#domain/people/person.ts';
import { backgroundArguments } from './import-background.ts';

/** Nicer than the site, which runs on the same machine and has readers waiting. */
const NICE = 10;

async function work(viewer: Viewer, run: number): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
  await doRun(viewer, run, { signal: stop.signal });
  await tidyUpload(run);
}

try {
  setPriority(NICE);
  const { viewer, values, positionals } = await backgroundArguments();
  const run = Number(positionals[0]);
  if (values.rollback) await rollBackRun(viewer, run);
  else await work(viewer, run);
} catch (error) {
  console.error(new Date().toISOString(), process.argv.slice(2).join(' '), error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
