/**
 * Work that goes on without the server: a process of its own, which outlives the request, the page and a restart. What it
 * says when it fails is kept in DATA_DIR/imports.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environment, surroundings } from '../environment.ts';
import type { Viewer } from '../people/person.ts';
import { SMALL_PROCESS } from './small-process.mjs';

/** Begins a run, or goes on with one that has stopped. */
export function launchRun(viewer: Viewer, run: number): void {
  launch('import-work.ts', [String(run), ...by(viewer)], `run-${run}.log`);
}

/** Takes a run back. */
export function launchRollback(viewer: Viewer, run: number): void {
  launch('import-work.ts', [String(run), '--rollback', ...by(viewer)], `run-${run}.log`);
}

/** Looks at what importing an upload would do (domain/uploads/preview.ts). */
export function launchPreview(viewer: Viewer, upload: string, key: string, attempt: string): void {
  launch('import-preview.ts', [upload, key, attempt, ...by(viewer)], 'preview.log');
}

/** The person it is done for, who is looked up again there. */
export function by({ id }: Viewer): string[] {
  return id === null ? [] : ['--viewer', String(id)];
}

/** The path of one of our programs; the server runs in the folder of the product. */
export function scriptPath(name: string): string {
  return resolve(/* turbopackIgnore: true */ process.cwd(), 'scripts', name);
}

function launch(script: string, args: string[], log: string): void {
  const folder = join(/* turbopackIgnore: true */ environment().dataDir, 'imports');
  mkdirSync(/* turbopackIgnore: true */ folder, { recursive: true, mode: 0o700 });
  const out = openSync(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, log), 'a', 0o600);
  try {
    const child = spawn(process.execPath, [...SMALL_PROCESS.flags, scriptPath(script), ...args], {
      env: surroundings(SMALL_PROCESS.env),
      cwd: process.cwd(),
      detached: true,
      stdio: ['ignore', out, out],
    });
    child.on('error', (error) => console.error(`${script} could not be started: ${error.message}`));
    child.unref();
  } finally {
    closeSync(out);
  }
}
