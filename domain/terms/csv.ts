/**
 * The termbase as CSV: a line per form, the lines of a term next to each other under one value of `term`. Columns:
 * `term` (any value that the forms of a term share; without it each line is a term), `language` (BCP 47), `form`, `status`
 * (preferred, admitted, forbidden; empty: preferred), `inflections` (irregular forms, between |), `definition` (in the
 * language of the line), `explain` (yes: readers are shown the definition), `notes`. The order of columns is free.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Invalid } from '../errors.ts';
import type { TermRow } from './term.ts';

const COLUMNS = [
  'term',
  'language',
  'form',
  'status',
  'inflections',
  'definition',
  'explain',
  'notes',
] as const;
type Column = (typeof COLUMNS)[number];

/** An entry of a file before it is known whether it can be a term. */
export interface RawTerm {
  /** how the file is spoken of: “line 12”, “entry 3” */
  where: string;
  content: unknown;
}

/** A spreadsheet would take these for a formula; an apostrophe before them makes them text again. */
const FORMULA = /^[=+\-@\t\r]/;
const GUARDED = /^'(?=[=+\-@\t\r])/;

const guarded = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
const unguarded = (text: string) => text.replace(GUARDED, '');

/** With a byte order mark, so that spreadsheets read it as UTF-8. Cells that would be formulas are guarded. */
export function writeTermCsv(rows: readonly TermRow[]): string {
  const lines = rows.flatMap((row) => linesOf(row).map((line) => COLUMNS.map((name) => guarded(line[name]))));
  return stringify([[...COLUMNS], ...lines], { bom: true, record_delimiter: 'windows' });
}

function linesOf({ id, forms, definitions, explain, notes }: TermRow): Record<Column, string>[] {
  const said = new Set<string>();
  const lines = forms.map(({ language, text, status, inflections }, index) => {
    const definition = said.has(language) ? '' : (definitions[language] ?? '');
    said.add(language);
    return {
      term: String(id),
      language,
      form: text,
      status: status as string,
      inflections: inflections.join('|'),
      definition,
      explain: explain && index === 0 ? 'yes' : '',
      notes: index === 0 ? notes : '',
    };
  });
  // a definition in a language that has no form stands on a line without one
  const others = Object.entries(definitions).filter(([language]) => !said.has(language));
  const bare = { term: String(id), form: '', status: '', inflections: '', explain: '', notes: '' };
  return [...lines, ...others.map(([language, definition]) => ({ ...bare, language, definition }))];
}

const MOST_LINES = 100_000;

interface Line {
  number: number;
  cell: (name: Column) => string;
}

/** Reads a file of terms, with commas, semicolons or tabs between the columns. Throws Invalid when it is no such file. */
export function readTermCsv(text: string): RawTerm[] {
  const lines = linesIn(text);
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const name = line.cell('term') || `line ${line.number}`;
    const group = groups.get(name);
    if (group) group.push(line);
    else groups.set(name, [line]);
  }
  return [...groups.values()].map((group) => ({
    where: `line ${group[0]?.number ?? 0}`,
    content: contentOf(group),
  }));
}

function linesIn(text: string): Line[] {
  const records = recordsOf(text);
  const [head = [], ...rest] = records;
  const at = new Map(head.map((name, index) => [name.trim().toLowerCase(), index]));
  for (const column of ['language', 'form']) {
    if (!at.has(column))
      throw new Invalid(`The file has no column “${column}”. Its first line names the columns.`);
  }
  if (rest.length > MOST_LINES) throw new Invalid('The file has more than 100,000 lines.');
  return rest.map((cells, index) => ({
    number: index + 2,
    cell: (name) => unguarded((cells[at.get(name) ?? -1] ?? '').trim()),
  }));
}

function recordsOf(text: string): string[][] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t'].find((mark) => first.split(mark).length > first.split(',').length) ?? ',';
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new Invalid(
      `The file is no readable CSV: ${error instanceof Error ? error.message : 'it is cut off'}.`,
    );
  }
}

function contentOf(group: readonly Line[]): unknown {
  const definitions: Record<string, string> = {};
  for (const { cell } of group) {
    if (cell('definition') !== '') definitions[cell('language')] ??= cell('definition');
  }
  return {
    forms: group
      .filter(({ cell }) => cell('form') !== '')
      .map(({ cell }) => ({
        language: cell('language'),
        text: cell('form'),
        status: cell('status').toLowerCase() || 'preferred',
        inflections: cell('inflections')
          .split('|')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      })),
    definitions,
    explain: group.some(({ cell }) => /^(?:yes|true|1|x)$/i.test(cell('explain'))),
    notes: group.map(({ cell }) => cell('notes')).find((notes) => notes !== '') ?? '',
  };
}
