/** CSV and TSV: one article a row, under a line with the names of the columns. */
import type { ArticleFormat } from './format.ts';
import { nameOfField } from './record-fields.ts';
import {
  type Cut,
  countLines,
  decodeCut,
  Keys,
  LARGEST_RECORD,
  type RecordFile,
  type SplitOptions,
} from './record-file.ts';
import { type Delimiter, declaredDelimiter, delimiterOf, readRow } from './table-row.ts';

type TableRecord = Extract<ArticleFormat, 'csv-record' | 'tsv-record'>;

const TOO_LARGE = `the row has more than ${LARGEST_RECORD / 1_000_000} MB`;
const UNCLOSED = 'a quotation mark is opened and never closed';
const MISPLACED = 'text after the closing quotation mark of a field';

/** Finds where rows end. A row whose quotation marks do not fit is refused, and the next line begins a new one. */
class RowCutter {
  private held = '';
  private at = 0;
  private line = 1;
  private inQuotes = false;
  private isTooLarge = false;
  delimiter: Delimiter | null;

  constructor(delimiter: Delimiter | null) {
    this.delimiter = delimiter;
  }

  push(text: string): void {
    this.held += text;
  }

  private take(end: number, next: number, refused: string | null): Cut {
    const text = this.held.slice(0, end);
    const cut = { text, line: this.line, refused: this.isTooLarge ? TOO_LARGE : refused };
    this.line += Math.max(countLines(this.held.slice(0, next)), next > end ? 1 : 0);
    this.held = this.held.slice(next);
    this.at = 0;
    this.inQuotes = false;
    this.isTooLarge = false;
    return cut;
  }

  /** Gives the line on which the row begins up as broken. */
  private refuseLine(reason: string): Cut {
    const end = this.held.search(/[\n\r]/);
    const stop = end < 0 ? this.held.length : end;
    const next = this.held.startsWith('\r\n', stop) ? stop + 2 : Math.min(stop + 1, this.held.length);
    return this.take(stop, next, reason);
  }

  /** Reads on inside quotation marks: true when they closed, false when more is needed, or the row as refused. */
  private quoted(isEnd: boolean): boolean | Cut {
    const quote = this.held.indexOf('"', this.at);
    if (quote < 0) {
      this.at = this.held.length;
      return isEnd ? this.refuseLine(UNCLOSED) : false;
    }
    const after = this.held.charAt(quote + 1);
    if (after === '' && !isEnd) {
      this.at = quote;
      return false;
    }
    this.at = quote + (after === '"' ? 2 : 1);
    if (after === '"') return true;
    this.inQuotes = false;
    const fits = after === '' || after === this.delimiter || after === '\n' || after === '\r';
    return fits || this.refuseLine(MISPLACED);
  }

  /** Reads on outside quotation marks, to the end of the row or to a field in quotation marks. */
  private unquoted(isEnd: boolean): boolean | Cut {
    const marks = /["\n\r]/g;
    marks.lastIndex = this.at;
    const found = marks.exec(this.held);
    if (!found) {
      this.at = this.held.length;
      return false;
    }
    if (found[0] === '"') {
      const before = this.held.charAt(found.index - 1);
      this.inQuotes = found.index === 0 || before === this.delimiter;
      this.at = found.index + 1;
      return true;
    }
    const isLast = found.index + 1 === this.held.length;
    if (found[0] === '\r' && isLast && !isEnd) {
      this.at = found.index;
      return false;
    }
    return this.take(found.index, found.index + (this.held.startsWith('\r\n', found.index) ? 2 : 1), null);
  }

  /** Keeps no row that is too large; what is needed to find its end is only whether quotation marks are open. */
  private letGo(): void {
    if (this.held.length <= LARGEST_RECORD) return;
    this.isTooLarge = true;
    this.line += countLines(this.held.slice(0, this.at));
    // One character stays, which tells whether a quotation mark stands at the beginning of a field.
    const keep = Math.max(this.at - 1, 0);
    this.held = this.held.slice(keep);
    this.at -= keep;
  }

  *rows(isEnd: boolean): Generator<Cut> {
    this.delimiter ??= this.findDelimiter(isEnd);
    if (this.delimiter === null) return;
    for (;;) {
      const step: boolean | Cut = this.inQuotes ? this.quoted(isEnd) : this.unquoted(isEnd);
      if (step === false) break;
      if (step !== true) yield step;
    }
    this.letGo();
    if (isEnd && this.held !== '') yield this.take(this.held.length, this.held.length, null);
  }

  private findDelimiter(isEnd: boolean): Delimiter | null {
    const end = this.held.search(/[\n\r]/);
    if (end < 0 && !isEnd && this.held.length < LARGEST_RECORD) return null;
    return delimiterOf(end < 0 ? this.held : this.held.slice(0, end));
  }
}

async function* cutRows(texts: AsyncIterable<string>, cutter: RowCutter): AsyncGenerator<Cut> {
  for await (const text of texts) {
    cutter.push(text);
    yield* cutter.rows(false);
  }
  yield* cutter.rows(true);
}

async function* filledRows(texts: AsyncIterable<string>, cutter: RowCutter): AsyncGenerator<Cut> {
  for await (const cut of cutRows(texts, cutter))
    if (cut.refused !== null || cut.text.trim() !== '') yield cut;
}

/** The names of the columns, and which of them holds the key. */
interface Header {
  /** the line, with the one above it that says the delimiter, where there is one: every row is read with them */
  text: string;
  keyColumn: number;
  delimiter: Delimiter;
}

function readHeader(cut: Cut, above: string, delimiter: Delimiter, options: SplitOptions): Header {
  const cells = readRow(decodeCut(cut.text), 0, delimiter).cells.map((cell) => cell.text.trim());
  const name = nameOfField('id', cells, options.mapping);
  return { text: `${above}${cut.text}`, keyColumn: name === null ? -1 : cells.indexOf(name), delimiter };
}

function keyOf(text: string, { keyColumn, delimiter }: Header): string | null {
  if (keyColumn < 0) return null;
  try {
    return readRow(decodeCut(text), 0, delimiter).cells[keyColumn]?.text ?? null;
  } catch {
    return null;
  }
}

function rowRecord(keys: Keys, cut: Cut, header: Header, format: TableRecord): RecordFile {
  if (cut.refused !== null) return keys.refuse(cut.refused, cut);
  return keys.record(keyOf(cut.text, header), cut, format, `${header.text}\n${cut.text}`);
}

/** Whether a line says the delimiter of those below it, which are then cut by it. */
function declares({ text }: Cut, cutter: RowCutter): boolean {
  const declared = declaredDelimiter(text);
  if (declared) cutter.delimiter = declared.delimiter;
  return declared !== null;
}

export async function* splitTable(
  name: string,
  format: TableRecord,
  texts: AsyncIterable<string>,
  options: SplitOptions,
): AsyncGenerator<RecordFile> {
  const keys = new Keys(name, () => ({ before: `${header?.text ?? ''}\n`, between: '\n', after: '\n' }));
  const cutter = new RowCutter(format === 'tsv-record' ? '\t' : null);
  let header: Header | null = null;
  let above = '';
  for await (const cut of filledRows(texts, cutter)) {
    if (header) yield rowRecord(keys, cut, header, format);
    else if (above === '' && declares(cut, cutter)) above = `${cut.text}\n`;
    else if (cut.refused === null) header = readHeader(cut, above, cutter.delimiter ?? ',', options);
    else {
      yield keys.refuse(`the line of column names cannot be read: ${cut.refused}`, { ...cut, text: '' });
      return;
    }
  }
}
