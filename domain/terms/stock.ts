/** All terms, ready for finding: read once and kept until one changes. */
import type { Db, Tx } from '../db/client.ts';
import { indexTerms, type TermIndex } from '../text/terms.ts';
import { TERM_ROW, termRow } from './rows.ts';
import { formsIn, type TermForm, type TermRow } from './term.ts';

/** The forms of one language, and the index that finds them: `owners[n]` is the term of the n-th form. */
export interface LanguageTerms {
  forms: readonly TermForm[];
  owners: readonly number[];
  index: TermIndex;
}

export interface TermStock {
  /** another one when any term has changed; '' of some terms only */
  key: string;
  terms: ReadonlyMap<number, TermRow>;
  in(language: string): LanguageTerms;
  /** of the terms that are explained to readers, those with a definition in that very language */
  explainedIn(language: string): LanguageTerms;
}

let kept: { key: string; stock: TermStock } | null = null;

/** The terms as they stand now. Asking costs one small query; they are read anew only when one has changed. */
export async function termStock(db: Db | Tx): Promise<TermStock> {
  const key = await keyOf(db);
  if (kept?.key === key) return kept.stock;
  const stock = stockOf(await readAll(db), key);
  kept = { key, stock };
  return stock;
}

/** Table by table: through relations it would be a query with every id in it, more than a database takes. */
async function readAll(db: Db | Tx): Promise<TermRow[]> {
  const terms = await db.term.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, version: true, notes: true, explain: true },
  });
  const forms = await db.termForm.findMany({
    orderBy: { id: 'asc' },
    select: { termId: true, ...TERM_ROW.forms.select },
  });
  const definitions = await db.termDefinition.findMany({
    orderBy: [{ termId: 'asc' }, { language: 'asc' }],
    select: { termId: true, ...TERM_ROW.definitions.select },
  });
  const [formsOf, definitionsOf] = [byTerm(forms), byTerm(definitions)];
  return terms.map((term) =>
    termRow({
      ...term,
      forms: formsOf.get(term.id) ?? [],
      definitions: definitionsOf.get(term.id) ?? [],
    }),
  );
}

function byTerm<Row extends { termId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const known = found.get(row.termId);
    if (known) known.push(row);
    else found.set(row.termId, [row]);
  }
  return found;
}

/** Another set of terms has another key: an edit adds to the sum, a new term to the highest id, a deletion to neither. */
async function keyOf(db: Db | Tx): Promise<string> {
  const { _count, _sum, _max } = await db.term.aggregate({
    _count: { _all: true },
    _sum: { version: true },
    _max: { id: true, updatedAt: true },
  });
  return [_count._all, _sum.version, _max.id, _max.updatedAt?.getTime()].join(' ');
}

/** A stock of some terms: of all, or of one that is looked for. */
export function stockOf(rows: readonly TermRow[], key = ''): TermStock {
  const isExplained = (row: TermRow, language: string) =>
    row.explain && row.definitions[language] !== undefined;
  return {
    key,
    terms: new Map(rows.map((row) => [row.id, row])),
    in: onceEach((language) => languageTerms(rows, language)),
    explainedIn: onceEach((language) =>
      languageTerms(
        rows.filter((row) => isExplained(row, language)),
        language,
      ),
    ),
  };
}

function languageTerms(rows: readonly TermRow[], language: string): LanguageTerms {
  const owned = rows.flatMap(({ id, forms }) => formsIn(forms, language).map((form) => ({ id, form })));
  const forms = owned.map(({ form }) => form);
  return { forms, owners: owned.map(({ id }) => id), index: indexTerms(forms, language) };
}

function onceEach(make: (language: string) => LanguageTerms): (language: string) => LanguageTerms {
  const made = new Map<string, LanguageTerms>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
