/** What all parts of the benchmark share: rows, percentiles, deterministic chance, the table. */
import { availableParallelism, cpus } from 'node:os';

/** One figure. */
export interface Row {
  part: string;
  what: string;
  value: number;
  unit: string;
  /** what it must keep: a figure of the issue; the run fails otherwise */
  limit?: Limit;
  /** what it should reach one day: said, and no failure */
  wanted?: Limit;
  note?: string;
}

interface Limit {
  least?: number;
  most?: number;
}

/** What the command line asked for. */
export interface Options {
  /** the large sizes as well */
  full: boolean;
  /** a folder of this run, removed at its end */
  folder: string;
}

export type Part = (options: Options) => Promise<Row[]>;

/** The value below which `share` of the values are. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Milliseconds that this process has kept a processor busy: hardly moved by what else runs on the machine. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Articles a second, of the times in milliseconds at which each was done: of all, and of the first and the last tenth. */
export function rates(times: readonly number[]): {
  perSecond: number;
  firstTenth: number;
  lastTenth: number;
} {
  const tenth = Math.max(1, Math.floor(times.length / 10));
  const between = (from: number, to: number) =>
    ((to - from) / ((times[to - 1] ?? 0) - (times[from - 1] ?? 0))) * 1000;
  return {
    perSecond: between(0, times.length),
    firstTenth: between(0, tenth),
    lastTenth: between(times.length - tenth, times.length),
  };
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the figures depend on besides the code. */
export function machine(): { cores: number; cpu: string; node: string; platform: string } {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
}

/** Whether a figure keeps its limit; true when it has none. */
export function keeps({ value, limit }: Row): boolean {
  return limit === undefined || isWithin(value, limit);
}

function isWithin(value: number, { least, most }: Limit): boolean {
  return value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY);
}

/** The rows as a plain-text table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.part,
    row.what,
    shown(row.value),
    row.unit,
    verdict(row),
    row.note ?? '',
  ]);
  const all = [['part', 'what', 'value', 'unit', 'limit', 'note'], ...cells];
  const widths = all[0]?.map((_, i) => Math.max(...all.map((line) => line[i]?.length ?? 0))) ?? [];
  const lines = all.map((line) =>
    line
      .map((cell, i) => (i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], '-'.repeat(Math.max(...lines.map((line) => line.length))), ...lines.slice(1)].join('\n');
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function verdict({ value, limit, wanted }: Row): string {
  const rule = limit ?? wanted;
  if (!rule) return '';
  const { least, most } = rule;
  const words = `${least === undefined ? '' : `≥ ${least}`}${most === undefined ? '' : `≤ ${most}`}`;
  if (isWithin(value, rule)) return `${words} kept`;
  return `${words} ${limit ? 'MISSED' : 'not reached'}`;
}
