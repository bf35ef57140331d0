/** The terms of one sentence, as the checks of its translation ask for them. */
import type { LanguagePair } from '../text/target-checks.ts';
import { type CheckedTerm, termChecks } from '../text/term-checks.ts';
import { findTerms } from '../text/terms.ts';
import type { TermStock } from './stock.ts';
import { formsIn } from './term.ts';

/** The terms in a source, with their forms in the language of the translation; the workspace finds the same. */
function termsOfSentence(stock: TermStock, source: string, languages: LanguagePair): CheckedTerm[] {
  const { index, owners } = stock.in(languages.source);
  const known = new Set<number>();
  return findTerms(source, index).flatMap(({ start, end, forms }) => {
    const fresh = forms.flatMap((form) => owners[form] ?? []).filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
    // of a word with several meanings the translation has one
    const words = [...new Set(fresh)].flatMap((id) =>
      formsIn(stock.terms.get(id)?.forms ?? [], languages.target),
    );
    return words.length === 0 ? [] : [{ source: source.slice(start, end), forms: words }];
  });
}

/** What the termbase says against a translation: a forbidden form is an error, a missing one a warning. */
export function termFindings(stock: TermStock, source: string, target: string, languages: LanguagePair) {
  return termChecks(termsOfSentence(stock, source, languages), target, languages.target);
}
