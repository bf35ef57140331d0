/** A file that is made to be read for ever stops neither the import nor the files beside it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { preparePool } from './prepare-pool.ts';
import { isRefused } from './prepared.ts';
import type { Job } from './preparers.ts';
import { ReadTooLong, TimeLimit } from './time-limit.ts';

describe('the clock of a thread', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says once that a message was read for too long', () => {
    const late = vi.fn();
    const limit = new TimeLimit(late, 15_000);
    limit.next(true);
    vi.advanceTimersByTime(14_999);
    expect(late).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(late).toHaveBeenCalledTimes(1);
    expect(late.mock.calls[0]?.[0]).toBeInstanceOf(ReadTooLong);
    expect(late.mock.calls[0]?.[0].message).toContain('more than 15 seconds');
  });

  it('begins anew with each message, and stands still while there is none', () => {
    const late = vi.fn();
    const limit = new TimeLimit(late, 15_000);
    for (let message = 0; message < 5; message++) {
      limit.next(true);
      vi.advanceTimersByTime(10_000);
    }
    limit.next(false);
    vi.advanceTimersByTime(60_000);
    expect(late).not.toHaveBeenCalled();
  });
});

const SLOW = new URL('./testing-slow-thread.ts', import.meta.url);
const problem = (path: string): Job => ({ kind: 'problem', path, reason: '' });

async function refusals(paths: readonly string[], mostMs: number, job = problem) {
  const pool = preparePool({}, 5_000_000, { mostMs, script: SLOW });
  async function* jobs() {
    for (const path of paths) yield job(path);
  }
  const outcomes = (await Array.fromAsync(pool.prepare(jobs()))).filter(isRefused);
  await pool.close();
  expect(outcomes.map(({ file }) => file.path)).toEqual(paths);
  return outcomes.filter(({ reason }) => reason !== 'read');
}

it('a file that is read for too long is refused, its thread replaced, and the files beside it come in', async () => {
  const paths = Array.from({ length: 40 }, (_, n) => (n === 20 ? 'endless.txt' : `${n}.txt`));
  expect(await refusals(paths, 2_000)).toMatchObject([
    { file: { path: 'endless.txt' }, reason: expect.stringContaining('took more than 2 seconds') },
  ]);
}, 60_000);

it('of such a file it is known how long it is and which SHA-256 it has, whether it lies on the disk or is here', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'spalte-endless-'));
  const bytes = Buffer.from('æ'.repeat(200_000));
  writeFileSync(path.join(folder, 'endless.txt'), bytes);
  const jobs: Record<string, Job> = {
    'endless.txt': { kind: 'disk', path: 'endless.txt', file: path.join(folder, 'endless.txt'), size: 1 },
    'endless.xml#1': { kind: 'bytes', file: { name: 'endless.xml#1', path: 'endless.xml#1', bytes } },
    'endless-gone.txt': { kind: 'disk', path: 'endless-gone.txt', file: path.join(folder, 'gone'), size: 1 },
  };
  const all = await refusals(Object.keys(jobs), 500, (name) => jobs[name] ?? problem(name));
  rmSync(folder, { recursive: true });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(all.map((each) => [each.byteLength, each.sha256])).toEqual([
    [400_000, sha256],
    [400_000, sha256],
    [null, null],
  ]);
}, 60_000);

it('a file that takes all memory is refused in words of a newsroom, and the files beside it come in', async () => {
  const [huge, ...others] = await refusals(['0.docx', 'huge.docx', '2.docx'], 30_000);
  expect(huge).toMatchObject({
    file: { path: 'huge.docx' },
    reason: expect.stringMatching(/^It could not be read: it unfolds/),
  });
  expect(huge?.reason).not.toMatch(/worker|heap/i);
  expect(others).toEqual([]);
}, 60_000);

it('who reads on when the threads are closed starts none', async () => {
  const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  const pool = preparePool({}, 5_000_000, { script: SLOW });
  await pool.close();
  const before = threads();
  async function* jobs() {
    yield problem('a.txt');
  }
  void pool.prepare(jobs()).next();
  // by then it has asked for the first file
  await new Promise(setImmediate);
  expect(threads()).toBe(before);
});
