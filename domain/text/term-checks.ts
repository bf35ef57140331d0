/** Checks a translation against the termbase: the terms of its source are there, and none of their forbidden forms is. */
import type { TargetFinding } from './target-checks.ts';
import { allTermMatches, indexTerms, type TermMatch } from './terms.ts';

/** A term of the source, with what it is called in the language of the translation. */
export interface CheckedTerm {
  /** the words of the source */
  source: string;
  forms: readonly {
    text: string;
    status: 'preferred' | 'admitted' | 'forbidden';
    inflections: readonly string[];
  }[];
}

const quoted = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(' or ');

/** A forbidden word that is part of an allowed form (cruise missile), or is no other word than it, is none. */
function isAllowed(match: TermMatch, allowed: readonly TermMatch[]): boolean {
  return allowed.some(
    ({ start, end, isExact }) =>
      start <= match.start &&
      end >= match.end &&
      (end - start > match.end - match.start || isExact || !match.isExact),
  );
}

function checkTerm({ source, forms }: CheckedTerm, target: string, language: string): TargetFinding[] {
  const matches = allTermMatches(target, indexTerms(forms, language));
  const isForbidden = ({ form }: TermMatch) => forms[form]?.status === 'forbidden';
  const allowed = matches.filter((match) => !isForbidden(match));
  const wrong = matches.filter((match) => isForbidden(match) && !isAllowed(match, allowed));
  const wanted = forms.filter(({ status }) => status === 'preferred').map(({ text }) => text);
  const admitted = forms.filter(({ status }) => status === 'admitted').map(({ text }) => text);
  const instead = wanted.length > 0 ? wanted : admitted;
  if (wrong.length > 0) {
    const words = [...new Set(wrong.map(({ start, end }) => target.slice(start, end)))];
    const advice = instead.length > 0 ? ` Write ${quoted(instead)}.` : '';
    return [
      { kind: 'term-forbidden', severity: 'error', message: `${quoted(words)} is not to be used.${advice}` },
    ];
  }
  if (instead.length === 0 || allowed.length > 0) return [];
  const message = `The source has the term “${source}”; the translation does not have ${quoted(instead)}.`;
  return [{ kind: 'term-missing', severity: 'warning', message }];
}

/**
 * For every term of a source sentence: an error for each forbidden form that stands in the translation, else a warning
 * when neither a preferred nor an admitted form does, inflected or not. A term that has no form in that language, or
 * forbidden ones alone, is not missed. `language` is the translation's, BCP 47. Throws nothing.
 */
export function termChecks(terms: readonly CheckedTerm[], target: string, language: string): TargetFinding[] {
  if (target.trim() === '') return [];
  return terms.flatMap((term) => checkTerm(term, target, language));
}
