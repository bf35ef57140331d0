/** What was in the files of an import and never meant to be an article: counted, so that nothing is left out in silence. */
import type { LeftOutKind } from './formats/wordpress.ts';
import type { LeftOutRow } from './import.ts';

/** Kinds in one export are few; what names thousands of them does so to harm. */
const MOST_ROWS = 200;

export class LeftOut {
  readonly #rows = new Map<string, LeftOutRow>();

  add(file: string, { one, many }: LeftOutKind): void {
    const key = `${file}\n${one}`;
    const row = this.#rows.get(key);
    if (row) row.count++;
    else if (this.#rows.size < MOST_ROWS) this.#rows.set(key, { file, one, many, count: 1 });
  }

  /** By file and kind, in the order in which they were met. */
  get rows(): LeftOutRow[] {
    return [...this.#rows.values()];
  }
}
