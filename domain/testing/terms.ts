/** Terms for tests. */
import type { Viewer } from '../people/person.ts';
import { createTerm } from '../terms/mutations.ts';
import type { NewTerm, TermForm, TermRow } from '../terms/term.ts';
import { OFFICE } from './people.ts';

/** A form of a term. */
export function wordIn(
  language: string,
  text: string,
  status: TermForm['status'] = 'preferred',
  inflections: string[] = [],
): TermForm {
  return { language, text, status, inflections };
}

/** What the form sends for a term with these forms. */
export function termOf(forms: TermForm[], rest: Partial<Omit<NewTerm, 'forms'>> = {}): NewTerm {
  return { forms, definitions: {}, notes: '', explain: false, isOtherMeaning: false, ...rest };
}

export function madeTerm(
  forms: TermForm[],
  rest: Partial<Omit<NewTerm, 'forms'>> = {},
  viewer: Viewer = OFFICE,
): Promise<TermRow> {
  return createTerm(viewer, termOf(forms, rest));
}
