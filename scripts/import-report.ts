/** How an import tells what it does: a line for each file and a sum, for people or as JSON. */

import {
  type Counts,
  ITEM_STATUSES,
  type ItemResult,
  type ItemStatus,
  type LeftOutRow,
  leftOutInWords,
  type RunSummary,
} from '#domain/imports/import.ts';
import { skippedFiles } from '#domain/imports/left-out.ts';
import { counted } from '#domain/text/counted.ts';
import { printable } from '#domain/text/invisible.ts';

/** `skipped   a.jpg  Not read: …`, `left out  posts.xml  3 attachments are no articles` */
export function leftOutLine(row: LeftOutRow): string {
  return printable(
    `${row.reason === undefined ? 'left out ' : 'skipped  '} ${row.file}  ${leftOutInWords(row)}`,
  );
}

/** What an outcome is called for people; stored, and as JSON, it is `failed`. */
export function outcomeWord(status: ItemStatus): string {
  return status === 'failed' ? 'refused' : status;
}

/** 0: all well; 2: some files were refused and the rest is there; 1: none could be imported, or there was none. */
function exitCode({ failed, ...done }: Counts): number {
  if (Object.values(done).every((count) => count === 0)) return 1;
  return failed === 0 ? 0 : 2;
}

const isNothing = (counts: Counts) => Object.values(counts).every((count) => count === 0);

const NOTHING_THERE = 'There was nothing to import: no article is in what was named.';
const NOTHING_READ =
  'There was nothing to import: every file that is there was skipped. What is read of a folder: npm run import -- --help';

export class ImportReport {
  total = 0;
  #done = 0;
  #skipped = 0;
  readonly #json: boolean;
  readonly #began = performance.now();

  constructor(json: boolean) {
    this.#json = json;
    // `… | head` has read enough: that is no reason to import only half
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }

  item(result: ItemResult): void {
    this.#done++;
    if (this.#json) {
      const { article, ...line } = result;
      console.log(JSON.stringify({ ...line, article: article?.slug ?? null }));
      return;
    }
    const { status, file, language, date, blocks, segments, encoding, reason } = result;
    const facts =
      status === 'failed'
        ? []
        : [language, date, counted(blocks, 'block'), counted(segments, 'sentence'), encoding];
    const said = [...facts, reason].filter(Boolean).join(', ');
    console.log(printable(`${outcomeWord(status).padEnd(9)} ${file}  ${said}`));
    for (const warning of result.warnings) console.log(printable(`          warning: ${warning}`));
    this.#bar();
  }

  /** What was never meant to be an article; as JSON only counted, where every line but the last is an article. */
  leftOut(rows: readonly LeftOutRow[]): void {
    this.#skipped = skippedFiles(rows);
    if (!this.#json) for (const row of rows) console.log(leftOutLine(row));
  }

  /** The last line; `title` says what it is the sum of. */
  close(run: number, counts: Counts, title: string): void {
    const seconds = Math.round((performance.now() - this.#began) / 10) / 100;
    const summary: RunSummary = { run, ...counts, skipped: this.#skipped, seconds };
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    if (this.#json) {
      console.log(JSON.stringify({ summary }));
      return;
    }
    const parts = ITEM_STATUSES.map((status) => `${counts[status]} ${outcomeWord(status)}`);
    if (this.#skipped > 0) parts.push(`${this.#skipped} skipped`);
    console.log(`${title}: ${parts.join(', ')} in ${seconds} s.`);
  }

  /** The exit code. Where there was nothing to read, that is said as well, beside a sum that may be JSON. */
  ended(counts: Counts): number {
    if (isNothing(counts)) console.error(this.#skipped > 0 ? NOTHING_READ : NOTHING_THERE);
    return exitCode(counts);
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
