/** What was in the files of an import and never meant to be an article: counted, so that nothing is left out in silence. */
import type { LeftOutKind } from './formats/wordpress.ts';
import type { LeftOutRow } from './import.ts';

/** Kinds in one export are few; what names thousands of them does so to harm. */
const MOST_ROWS = 200;
/** Files that were not read are named up to here, and counted from here on. */
const MOST_NAMED = 100;

/** Files of folders that are not read. */
export const SKIPPED = {
  file: { one: 'file', many: 'files' },
  other: { one: 'more file of another ending', many: 'more files of other endings' },
  hidden: { one: 'hidden file or folder', many: 'hidden files and folders' },
} as const satisfies Record<string, LeftOutKind>;

export class LeftOut {
  readonly #rows = new Map<string, LeftOutRow>();
  #named = 0;

  add(file: string, kind: LeftOutKind): void {
    this.#count(file, kind);
  }

  /** A file of a folder that has an ending of none of our formats. `start`: the folder that was named. */
  skip(file: string, start: string, reason: string): void {
    if (this.#named++ < MOST_NAMED) this.#rows.set(file, { file, ...SKIPPED.file, count: 1, reason });
    else this.#count(start, SKIPPED.other);
  }

  /** By file and kind, in the order in which they were met. */
  get rows(): LeftOutRow[] {
    return [...this.#rows.values()];
  }

  #count(file: string, { one, many }: LeftOutKind): void {
    const key = `${file}\n${one}`;
    const row = this.#rows.get(key);
    if (row) row.count++;
    else if (this.#rows.size < MOST_ROWS + MOST_NAMED) this.#rows.set(key, { file, one, many, count: 1 });
  }
}

/** How many of these are files that were not read, hidden ones not counted. */
export function skippedFiles(rows: readonly LeftOutRow[]): number {
  const own = rows.filter(({ one, reason }) => reason !== undefined || one === SKIPPED.other.one);
  return own.reduce((sum, { count }) => sum + count, 0);
}
