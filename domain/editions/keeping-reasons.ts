/** What the gate says of translations that readers have now and that are not ready. */
import { languageName } from '../languages.ts';
import type { GateReason } from './edition.ts';
import { isAtStake, type Keeping } from './keep-published.ts';

/** A language that would be lost blocks; one that keeps published wording is worth a look. */
export function keepingReasons(articleId: number, keeping: readonly Keeping[]): GateReason[] {
  return keeping.flatMap((standing): GateReason[] => {
    const { language, kept, hasOldTitle } = standing;
    const name = languageName(language);
    const href = `/desk/articles/${articleId}/translate/${language}`;
    if (isAtStake(standing)) {
      const message = losing(standing, name);
      return [
        {
          code: 'takes-away',
          severity: 'block',
          message,
          href,
          places: hasOldTitle ? [{ label: 'Title', href: `${href}#title` }] : [],
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

/** Why readers would lose it, and what can be done. */
function losing({ missing, hasOldTitle }: Keeping, name: string): string {
  const now = `Readers have the article in ${name} now`;
  const count = missing.length;
  const ofSentences = `${sentences(count)} of it ${count === 1 ? 'has' : 'have'} no published wording that could stay: ${states(missing)}. Finish ${count === 1 ? 'it' : 'them'}, or publish without ${name}.`;
  if (!hasOldTitle) return `${now}, and ${ofSentences}`;
  const ofTitle = `${now}. The title has changed since it was translated: keep it or change it`;
  return count === 0 ? `${ofTitle}, or publish without ${name}.` : `${ofTitle}. And ${ofSentences}`;
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
