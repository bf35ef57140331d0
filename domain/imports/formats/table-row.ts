/** Rows of CSV and TSV (RFC 4180, with `;` and tab as well), with the place of every field. */
import { ParseError } from '../../text/parsed-article.ts';
import { type LocatedText, located, replaceLocated } from './located.ts';
import { lineAt } from './source-text.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** `sep=;`, as Excel writes and reads it; programs that take it for a row put it in quotation marks, or delimiters after it. */
const DECLARATION = /^(?:sep=([,;\t|])|"sep=([,;\t|])")[,;\t| ]*(?=[\n\r]|$)(?:\r\n|[\n\r])?/i;

/** A first line that is no row, and says the delimiter of those below it; `end`: where they begin. Null: it is a row. */
export function declaredDelimiter(text: string): { delimiter: Delimiter; end: number } | null {
  const found = DECLARATION.exec(text);
  const delimiter = (found?.[1] ?? found?.[2]) as Delimiter | undefined;
  return found && delimiter ? { delimiter, end: found[0].length } : null;
}

/** The delimiter a header line uses most, quoted fields apart; a comma when it uses none. */
export function delimiterOf(header: string): Delimiter {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: Delimiter) => bare.split(delimiter).length;
  const [best] = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a));
  return best ?? ',';
}

export interface Row {
  cells: LocatedText[];
  /** where the next row begins */
  end: number;
}

/** The end of a quoted field that begins at `start`: the offset of its closing quotation mark, or -1. */
function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charAt(at + 1) !== '"') return at;
  }
  return -1;
}

interface Cell {
  value: LocatedText;
  end: number;
}

function readCell(text: string, start: number, delimiter: Delimiter): Cell {
  if (text.charAt(start) !== '"') {
    const stop = new RegExp(`[${delimiter}\\n\\r]|$`, 'g');
    stop.lastIndex = start;
    const end = stop.exec(text)?.index ?? text.length;
    return { value: located(text, start, end), end };
  }
  const close = closingQuote(text, start);
  if (close < 0) throw new ParseError('a quotation mark is opened and never closed', lineAt(text, start));
  const after = text.charAt(close + 1);
  if (after !== '' && after !== delimiter && after !== '\n' && after !== '\r') {
    throw new ParseError('text after the closing quotation mark of a field', lineAt(text, close));
  }
  const inside = located(text, start + 1, close);
  return { value: replaceLocated(inside, /""/g, () => '"'), end: close + 1 };
}

/** Reads one row. Throws ParseError, with the line, for quotation marks that do not fit. */
export function readRow(text: string, start: number, delimiter: Delimiter): Row {
  const cells: LocatedText[] = [];
  let at = start;
  for (;;) {
    const cell = readCell(text, at, delimiter);
    cells.push(cell.value);
    at = cell.end;
    if (text.charAt(at) !== delimiter) break;
    at += 1;
  }
  if (text.startsWith('\r\n', at)) return { cells, end: at + 2 };
  return { cells, end: Math.min(at + 1, text.length) };
}
