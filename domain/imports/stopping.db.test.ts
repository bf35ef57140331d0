/** An import that somebody stops, wherever it runs: what was told stays, and it goes on without a duplicate. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '../db/client.ts';
import { databaseUrl } from '../db/shared.ts';
import { shortText, textFile } from '../testing/articles.ts';
import { anAdmin, anEditor, type Colleague, nobody } from '../testing/people.ts';
import { actionsBy } from '../testing/records.ts';
import { resumeRun, stopRun } from './desk-mutations.ts';
import { work } from './engine.ts';
import { launchRun } from './launch.ts';
import { doRun, importFiles, rollBackRun, startRun } from './mutations.ts';
import { inThisThread, type Job } from './preparers.ts';
import { runDetail, runProgress } from './queries.ts';

vi.mock('./launch.ts', () => import('./testing-launch.ts'));

const NB = { language: 'nb' };
const ROOT = path.resolve(import.meta.dirname, '../..');

let astrid: Colleague;
let folder: string;
beforeEach(async () => {
  astrid = await anAdmin();
  folder = await mkdtemp(path.join(tmpdir(), 'spalte-stop-'));
});
afterEach(() => rm(folder, { recursive: true }));

const article = (i: number) => `date 2022-03 Sak nummer ${i}\n\nDette er den ${i}. saken fra Oslo.\n`;
const open = () => startRun(astrid, { kind: 'paths', folder, patterns: ['.'], limit: null }, NB);

/** Thirty files, read one by one; before the twentieth `meanwhile` happens. */
async function* thirty(meanwhile: () => Promise<void>): AsyncGenerator<Job> {
  for (let i = 0; i < 30; i++) {
    if (i === 20) await meanwhile();
    yield { kind: 'bytes', file: { ...textFile(article(i)), path: `${i}.txt` } };
  }
}

function doing(run: number, { meanwhile = async () => {}, resumes = false, told = [] as string[] }) {
  return work({
    ...{ viewer: astrid, run, options: NB, jobs: thirty(meanwhile), prepare: inThisThread(NB, 5_000_000) },
    onItem: ({ file }) => told.push(file),
    resumes,
  });
}

describe('an import that Astrid, admin, stops', () => {
  it('has what it told of and nothing more, says who stopped it, and is resumed without a duplicate', async () => {
    const run = await open();
    const told: string[] = [];
    const done = await doing(run, { meanwhile: () => stopRun(astrid, run), told });
    expect(done).toMatchObject({ status: 'processing', stoppedBy: 'Astrid' });
    // of the batch that was under way nothing is kept
    const before = told.length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(20);
    expect(done.counts.created).toBe(before);
    const { items, ...stood } = await runDetail(astrid, run);
    expect(items.map((item) => item.path)).toEqual(told);
    expect(stood).toMatchObject({
      status: 'processing',
      isStopped: true,
      isResumable: true,
      stopped: { by: 'Astrid' },
      counts: { created: before },
    });
    expect(await database().article.count()).toBe(before);

    await expect(doing(run, {})).rejects.toThrow(`Import ${run} was stopped by Astrid. Resume it to go on.`);
    const rest: string[] = [];
    expect(await doing(run, { resumes: true, told: rest })).toMatchObject({
      status: 'completed',
      stoppedBy: null,
      counts: { created: 30 },
    });
    expect(new Set([...told, ...rest]).size).toBe(30);
    expect(await database().article.count()).toBe(30);
    expect(await runProgress(astrid, run)).toMatchObject({ isStopped: false, stopped: null });
    expect(await actionsBy(astrid)).toEqual([
      'run.started',
      ...Array(before).fill('article.imported'),
      'run.stopped',
      'run.resumed',
      ...Array(30 - before).fill('article.imported'),
      'run.finished',
    ]);
  });

  it('before its process took it is not begun by that process, but by the one that resumes it', async () => {
    await writeFile(path.join(folder, 'a.txt'), article(1));
    const run = await open();
    await stopRun(astrid, run);
    expect(await runProgress(astrid, run)).toMatchObject({ status: 'pending', isStopped: true });
    await expect(doRun(astrid, run)).rejects.toThrow('was stopped by Astrid');
    expect(await database().article.count()).toBe(0);
    await resumeRun(astrid, run);
    expect(launchRun).toHaveBeenCalledWith(astrid, run);
    expect(await runProgress(astrid, run)).toMatchObject({ isStopped: false, stopped: null });
    expect(await doRun(astrid, run)).toMatchObject({ status: 'completed', counts: { created: 1 } });
  });

  it('can be rolled back instead', async () => {
    const run = await open();
    const { counts } = await doing(run, { meanwhile: () => stopRun(astrid, run) });
    expect(await rollBackRun(astrid, run)).toMatchObject({ removed: counts.created });
    expect(await runProgress(astrid, run)).toMatchObject({
      ...{ status: 'rolled-back', isStopped: false, isResumable: false },
    });
    await expect(stopRun(astrid, run)).rejects.toThrow('is over');
  });
});

describe('an import is not stopped', () => {
  it('by somebody who may not import, and goes on', async () => {
    const ingrid = await anEditor();
    const run = await open();
    const attempts: unknown[] = [];
    const meanwhile = async () => {
      for (const viewer of [ingrid, nobody])
        attempts.push(await stopRun(viewer, run).catch((error: Error) => error.name));
    };
    expect(await doing(run, { meanwhile })).toMatchObject({ status: 'completed', stoppedBy: null });
    expect(attempts).toEqual(['Forbidden', 'Forbidden']);
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('when it is over, was stopped before, is being taken back, or is not there', async () => {
    const over = await importFiles(astrid, [textFile(shortText('En sak'))], NB);
    await expect(stopRun(astrid, over.run)).rejects.toThrow('is over; there is nothing to stop');
    const run = await open();
    await stopRun(astrid, run);
    await expect(stopRun(astrid, run)).rejects.toThrow('has stopped already');
    const owner = `${hostname()} ${process.pid} token rollback`;
    const data = { status: 'processing', owner, beatAt: new Date() };
    await database().importRun.update({ where: { id: run }, data });
    await expect(stopRun(astrid, run)).rejects.toThrow('is being rolled back');
    expect(await runProgress(astrid, run)).toMatchObject({ isRollingBack: true });
    await expect(stopRun(astrid, 999)).rejects.toMatchObject({ name: 'NotFound' });
    expect((await actionsBy(astrid)).filter((action) => action === 'run.stopped')).toHaveLength(1);
  });

  it('when its files were handed in by a program and could not be read again', async () => {
    const run = await startRun(astrid, { kind: 'given' }, NB);
    await expect(stopRun(astrid, run)).rejects.toThrow('handed its files by a program');
    expect(await runProgress(astrid, run)).toMatchObject({ isStopped: false, stopped: null });
  });
});

/** A command of ours in a process of its own, on the database of this test. */
function command(name: string, args: string[]) {
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts', `${name}.ts`), ...args], {
    cwd: ROOT,
    env: { DATABASE_URL: databaseUrl(), NODE_ENV: 'production', TMPDIR: tmpdir() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const { file } = line.startsWith('{') ? (JSON.parse(line) as { file?: string }) : {};
    if (file !== undefined) told.push(file);
    first.resolve();
  });
  const over = Promise.all([once(child, 'close'), text(child.stderr)]);
  return { lines, told, first: first.promise, ended: over.then(([[code], said]) => ({ code, said })) };
}

it('an import from the command line is stopped at the desk: its process says so and ends, and another does the rest', {
  timeout: 120_000,
}, async () => {
  const files = 800;
  for (let i = 0; i < files; i++) await writeFile(path.join(folder, `${i}.txt`), article(i));
  const there = command('import', [folder, '--language', 'nb', '--json']);
  await there.first;
  const { id: run } = await database().importRun.findFirstOrThrow({ select: { id: true } });
  await stopRun(astrid, run);
  expect(await there.ended).toEqual({
    code: 130,
    said: `Stopped by Astrid. What was told is stored; go on with: npm run import:resume -- ${run}\n`,
  });
  const stored = await database().importItem.findMany({ select: { path: true } });
  expect(stored.map((item) => item.path).sort()).toEqual([...there.told].sort());
  expect(stored.length).toBeLessThan(files);

  const resumed = command('import-resume', [String(run), '--json']);
  expect(await resumed.ended).toMatchObject({ code: 0 });
  expect(new Set([...there.told, ...resumed.told]).size).toBe(files);
  expect(there.told.length + resumed.told.length).toBe(files);
  expect(await database().article.count()).toBe(files);
  expect(await runProgress(astrid, run)).toMatchObject({ status: 'completed', stopped: null });
});

it('an import is stopped from the command line as well', async () => {
  const run = await open();
  const { lines, ended } = command('import-stop', [String(run)]);
  expect(await ended).toEqual({ code: 0, said: '' });
  expect(lines).toEqual([
    `Import ${run} is stopped. What was told is stored; go on with: npm run import:resume -- ${run}`,
  ]);
  const stopped = { by: 'import from the command line' };
  expect(await runProgress(astrid, run)).toMatchObject({ isStopped: true, stopped });
  const again = command('import-stop', [String(run)]);
  expect(await again.ended).toEqual({ code: 1, said: `Import ${run} has stopped already.\n` });
});
