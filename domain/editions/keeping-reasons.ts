/** What the gate says of translations that readers have now and that are not ready. */
import { languageName } from '../languages.ts';
import type { GateReason } from './edition.ts';
import type { Keeping } from './keep-published.ts';

/** A language that would be lost blocks; one that keeps published wording is worth a look. */
export function keepingReasons(articleId: number, keeping: readonly Keeping[]): GateReason[] {
  return keeping.flatMap(({ language, kept, missing }): GateReason[] => {
    const name = languageName(language);
    const href = `/desk/articles/${articleId}/translate/${language}`;
    if (missing.length > 0) {
      const message = `Readers have the article in ${name} now, and ${sentences(missing.length)} of it ${
        missing.length === 1 ? 'has' : 'have'
      } no published wording that could stay: ${states(missing)}. Finish ${
        missing.length === 1 ? 'it' : 'them'
      }, or publish without ${name}.`;
      return [
        {
          code: 'takes-away',
          severity: 'block',
          message,
          href,
          places: [],
          canOverride: false,
          without: language,
        },
      ];
    }
    if (kept.length === 0) return [];
    const message = `${capital(sentences(kept.length))} of the translation into ${name} ${
      kept.length === 1 ? 'keeps its' : 'keep their'
    } published wording: ${states(kept)}.`;
    return [{ code: 'kept', severity: 'warning', message, href, places: [], canOverride: false }];
  });
}

const WORDS = { untranslated: 'untranslated', draft: 'in draft', stale: 'out of date' } as const;

function states(of: Keeping['missing']): string {
  return (['untranslated', 'draft', 'stale'] as const)
    .map((state) => ({ state, count: of.filter((other) => other === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${WORDS[state]}`)
    .join(', ');
}

function sentences(count: number): string {
  return count === 1 ? 'one sentence' : `${count} sentences`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
