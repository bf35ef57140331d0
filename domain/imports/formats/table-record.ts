import { ParseError } from '../../text/parsed-article.ts';
import type { ColumnMapping } from './format.ts';
import type { LocatedText } from './located.ts';
import type { ReadArticle, Readers } from './reading.ts';
import { bodyOfTexts } from './record-body.ts';
import { type Fields, readRecord } from './record-fields.ts';
import { lineAt, readText } from './source-text.ts';
import { type Delimiter, declaredDelimiter, delimiterOf, readRow } from './table-row.ts';

/** The first of two columns with one name counts. */
function fieldsOf(header: readonly LocatedText[], cells: readonly LocatedText[]): Fields {
  const byName = new Map<string, LocatedText>();
  for (const [index, cell] of cells.entries()) {
    const name = header[index]?.text.trim() ?? '';
    if (!byName.has(name)) byName.set(name, cell);
  }
  const values = (name: string) => {
    const value = byName.get(name);
    return value ? [value] : [];
  };
  return { names: [...byName.keys()], values, body: (name) => bodyOfTexts(values(name)) };
}

/** Reads a table of two rows: the names of the columns, and the article. A line may stand above them that says the delimiter. */
function readTable(bytes: Uint8Array, mapping: ColumnMapping | undefined, given?: Delimiter): ReadArticle {
  const { text, encoding } = readText(bytes);
  const declared = declaredDelimiter(text);
  const delimiter = declared?.delimiter ?? given ?? delimiterOf(text.split(/[\n\r]/, 1)[0] ?? '');
  const header = readRow(text, declared?.end ?? 0, delimiter);
  if (text.slice(header.end).trim() === '')
    throw new ParseError('a line of column names and no row under it', 1);
  const row = readRow(text, header.end, delimiter);
  const line = lineAt(text, header.end);
  if (row.cells.length !== header.cells.length) {
    throw new ParseError(`the row has ${row.cells.length} fields, its header ${header.cells.length}`, line);
  }
  if (text.slice(row.end).trim() !== '')
    throw new ParseError('more than one row; a record has one', lineAt(text, row.end));
  return readRecord({ text, encoding, fields: fieldsOf(header.cells, row.cells), mapping, warnings: [] });
}

export const tableReaders: Readers<'csv-record' | 'tsv-record'> = {
  'csv-record': (bytes, options) => readTable(bytes, options?.mapping),
  'tsv-record': (bytes, options) => readTable(bytes, options?.mapping, '\t'),
};
