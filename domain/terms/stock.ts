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
  terms: ReadonlyMap<number, TermRow>;
  in(language: string): LanguageTerms;
}

let kept: { key: string; stock: TermStock } | null = null;

/** The terms as they stand now. Asking costs one small query; they are read anew only when one has changed. */
export async function termStock(db: Db | Tx): Promise<TermStock> {
  const key = await keyOf(db);
  if (kept?.key === key) return kept.stock;
  const rows = await db.term.findMany({ orderBy: { id: 'asc' }, select: TERM_ROW });
  const stock = stockOf(rows.map(termRow));
  kept = { key, stock };
  return stock;
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
export function stockOf(rows: readonly TermRow[]): TermStock {
  const byLanguage = new Map<string, LanguageTerms>();
  return {
    terms: new Map(rows.map((row) => [row.id, row])),
    in(language) {
      const known = byLanguage.get(language);
      if (known) return known;
      const owned = rows.flatMap(({ id, forms }) => formsIn(forms, language).map((form) => ({ id, form })));
      const forms = owned.map(({ form }) => form);
      const made = { forms, owners: owned.map(({ id }) => id), index: indexTerms(forms, language) };
      byLanguage.set(language, made);
      return made;
    },
  };
}
