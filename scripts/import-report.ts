/** How an import tells what it does: a line for each file and a sum, for people or as JSON. */

import {
  type Counts,
  type ItemResult,
  type LeftOutRow,
  leftOutInWords,
  type RunSummary,
} from '#domain/imports/import.ts';
import { counted } from '#domain/text/counted.ts';

/** 0: all well; 2: some files failed and the rest is there; 1: none could be imported. */
export function exitCode({ failed, ...done }: Counts): number {
  if (failed === 0) return 0;
  return Object.values(done).some((count) => count > 0) ? 2 : 1;
}

export class ImportReport {
  total = 0;
  #done = 0;
  readonly #json: boolean;
  readonly #began = performance.now();

  constructor(json: boolean) {
    this.#json = json;
  }

  item(result: ItemResult): void {
    this.#done++;
    if (this.#json) {
      const { article, ...line } = result;
      console.log(JSON.stringify({ ...line, article: article?.slug ?? null }));
      return;
    }
    const { status, file, language, date, blocks, segments, reason } = result;
    const facts =
      status === 'failed' ? [] : [language, date, counted(blocks, 'block'), counted(segments, 'sentence')];
    console.log(`${status.padEnd(9)} ${file}  ${[...facts, reason].filter(Boolean).join(', ')}`);
    for (const warning of result.warnings) console.log(`          warning: ${warning}`);
    this.#bar();
  }

  /** What was never meant to be an article; not as JSON, where every line but the last is an article. */
  leftOut(rows: readonly LeftOutRow[]): void {
    if (this.#json) return;
    for (const row of rows) console.log(`left out  ${row.file}  ${leftOutInWords(row)}`);
  }

  /** The last line; `title` says what it is the sum of. */
  close(run: number, counts: Counts, title: string): void {
    const seconds = Math.round((performance.now() - this.#began) / 10) / 100;
    const summary: RunSummary = { run, ...counts, seconds };
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    if (this.#json) {
      console.log(JSON.stringify({ summary }));
      return;
    }
    const parts = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
    console.log(`${title}: ${parts.join(', ')} in ${seconds} s.`);
  }

  /** On a terminal, below the lines: overwritten by the next. */
  #bar(): void {
    if (!process.stderr.isTTY) return;
    const share = this.total === 0 ? 0 : Math.min(1, this.#done / this.total);
    const width = Math.round(share * 30);
    const bar = `${'█'.repeat(width)}${'░'.repeat(30 - width)}`;
    process.stderr.write(`\r\x1b[K${bar} ${this.#done}/${Math.max(this.total, this.#done)}\r`);
  }
}
