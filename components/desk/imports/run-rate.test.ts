import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '#domain/imports/import.ts';
import { rateInWords, rateOf, type Sample, shareLeft, shareRate, timeLeft, withSample } from './run-rate.ts';
import { barOf, countsInWords, howFar, isUnderWay, runStatusWord } from './run-words.ts';

const watched = (...counts: number[]) =>
  counts.reduce<Sample[]>(
    (samples, done, second) => withSample(samples, { at: second * 1000, done, share: done / 1000 }),
    [],
  );

describe('the speed of an import', () => {
  it('is not known before two looks at it', () => {
    expect(rateOf([])).toBeNull();
    expect(rateOf(watched(10))).toBeNull();
  });

  it('is that of the last fifteen seconds', () => {
    expect(rateOf(watched(0, 10, 20))).toBe(10);
    const slowed = [
      ...Array.from({ length: 10 }, (_, i) => i * 100),
      ...Array.from({ length: 20 }, (_, i) => 900 + i),
    ];
    expect(rateOf(watched(...slowed))).toBe(1);
  });

  it('begins anew when the count falls, as after a resume', () => {
    expect(watched(500, 20)).toEqual([{ at: 1000, done: 20, share: 0.02 }]);
  });

  it('says how long it will take, roughly', () => {
    expect(timeLeft(0, 100, 50)).toBe('a few seconds left');
    expect(timeLeft(0, 1000, 50)).toBe('about 20 seconds left');
    expect(timeLeft(0, 10_000, 50)).toBe('about 3 minutes left');
    expect(timeLeft(0, 1_000_000, 50)).toBe('about 6 hours left');
    expect(timeLeft(0, null, 50)).toBeNull();
    expect(timeLeft(0, 100, 0)).toBeNull();
    expect(timeLeft(0, 100, null)).toBeNull();
    expect(timeLeft(120, 100, 5)).toBeNull();
  });

  it('says how long a file will take of which nobody knows how many articles it has', () => {
    const rate = shareRate(watched(0, 10, 20));
    expect(rate).toBeCloseTo(0.01);
    expect(shareLeft(0.5, rate)).toBe('about 50 seconds left');
    expect(shareLeft(null, rate)).toBeNull();
    expect(shareRate([{ at: 0, done: 1, share: null }, ...watched(10).slice(1)])).toBeNull();
  });

  it('is said in articles a second, of which a file may have many', () => {
    expect([1240.6, 12.4, 3.46, 1, 0].map(rateInWords)).toEqual([
      '1,241 articles a second',
      '12 articles a second',
      '3.5 articles a second',
      '1 article a second',
      '0 articles a second',
    ]);
  });
});

const run = {
  ...{ id: 1, startedBy: 'Astrid', startedAt: '', finishedAt: null, total: 2, isResumable: true },
  leftOut: [],
  container: null,
  share: null,
  named: { first: 'a.txt', others: 1 },
  stopped: null,
  halfRolledBack: null,
  goneFiles: 0,
  counts: { created: 1200, updated: 0, unchanged: 0, duplicate: 0, failed: 1 },
};

it('an import says how it stands', () => {
  const idle = { ...run, isStopped: false, isRollingBack: false };
  expect(countsInWords(run.counts)).toBe('1,200 created, 1 refused');
  expect(runStatusWord({ ...idle, status: 'processing', isStopped: true }).word).toBe('Stopped half-way');
  const stopped = { by: 'Astrid', at: '' };
  expect(runStatusWord({ ...idle, status: 'processing', isStopped: true, stopped }).word).toBe('Stopped');
  expect(runStatusWord({ ...idle, status: 'completed', isRollingBack: true }).word).toBe('Being rolled back');
  const halfRolledBack = { begunAt: '', gone: 6 };
  expect(runStatusWord({ ...idle, status: 'completed', halfRolledBack }).word).toBe('Rolled back by half');
  // beside what it has done by now
  expect(runStatusWord({ ...idle, status: 'pending' }).word).toBe('Processing');
  expect(runStatusWord({ ...idle, status: 'failed' }).word).toBe('All refused');
  expect(runStatusWord({ ...idle, status: 'completed' }).word).toBe('Completed');
  expect(isUnderWay({ ...idle, status: 'pending' })).toBe(true);
  expect(isUnderWay({ ...idle, status: 'processing', isStopped: true })).toBe(false);
  expect(isUnderWay({ ...idle, status: 'completed', isRollingBack: true })).toBe(true);
  expect(isUnderWay({ ...idle, status: 'completed' })).toBe(false);
});

describe('how far an import is', () => {
  const run = (created: number, total: number | null, container: string | null, share: number | null) => ({
    ...{ counts: { ...NO_COUNTS, created }, total, container, share },
  });
  const far = (
    created: number,
    total: number | null,
    container: string | null,
    share: number | null = null,
  ) => howFar(run(created, total, container, share));

  it('is told in files, and in articles of a file that has many', () => {
    expect(far(0, 1, null)).toBe('Reading the file …');
    expect(far(0, 2, null)).toBe('Reading the first of 2 files …');
    const nothing = { counts: { ...NO_COUNTS }, total: null, container: null, share: null };
    expect(howFar({ ...nothing, status: 'pending' })).toBe('Starting the import’s own process …');
    expect(howFar({ ...nothing, status: 'processing' })).toBe('Counting the files …');
    expect(far(1, 1, null)).toBe('1 of 1 file');
    expect(far(3, 40, null)).toBe('3 of 40 files');
    expect(far(1, 1, 'posts.xml')).toBe('1 article of posts.xml so far');
    expect(far(1200, 1, 'posts.xml')).toBe('1,200 articles of posts.xml so far');
    expect(far(1200, 3, 'posts.xml')).toBe('1,200 articles so far, the last of posts.xml');
    expect(far(1200, 3, null)).toBe('1,200 articles so far');
    expect(far(1200, 1, 'posts.xml', 0.349)).toBe('1,200 articles of posts.xml so far, 34% of it read');
    expect(far(1200, 3, 'posts.xml', 0.999)).toBe(
      '1,200 articles so far, the last of posts.xml, 99% of all files read',
    );
  });

  it('is drawn by files, and by what was read of a file of many articles', () => {
    expect(barOf(run(3, 40, null, 0.5))).toEqual({ value: 3, max: 40 });
    expect(barOf(run(1200, 1, 'posts.xml', 0.34))).toEqual({ value: 0.34, max: 1 });
    expect(barOf(run(1200, 1, 'posts.xml', null))).toEqual({ value: undefined, max: null });
    expect(barOf(run(0, null, null, null))).toEqual({ value: undefined, max: null });
  });
});
