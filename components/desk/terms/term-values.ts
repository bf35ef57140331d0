/** A term as the form holds it: the forms of a language and a status on lines of one text. */
import {
  TERM_STATUSES,
  type TermContent,
  type TermForm,
  type TermRow,
  type TermStatus,
} from '#domain/terms/term.ts';
import type { Values } from '../kept-form-state.ts';

/** The languages every term is asked for; others can be added. */
export const TERM_LANGUAGES = ['nb', 'da', 'en'];

export const STATUS_WORDS: Record<TermStatus, string> = {
  preferred: 'Preferred',
  admitted: 'Admitted',
  forbidden: 'Not to be used',
};

export const EMPTY_TERM: TermContent = { forms: [], definitions: {}, notes: '', explain: false };

/** The languages a term has words in, after those that are always asked for. */
export function languagesOfTerm({
  forms,
  definitions,
}: Pick<TermContent, 'forms' | 'definitions'>): string[] {
  const own = [...forms.map(({ language }) => language), ...Object.keys(definitions)];
  return [...new Set([...TERM_LANGUAGES, ...own])];
}

/** The form's texts. */
export function valuesOfTerm(term: TermContent): Record<string, string> {
  const values: Record<string, string> = { notes: term.notes, explain: term.explain ? 'yes' : '' };
  for (const language of languagesOfTerm(term)) {
    for (const status of TERM_STATUSES) {
      const own = term.forms.filter((form) => form.language === language && form.status === status);
      values[`${status}:${language}`] = own.map(lineOf).join('\n');
    }
    values[`definition:${language}`] = term.definitions[language] ?? '';
  }
  return values;
}

/** bok = bøker, bøkene */
function lineOf({ text, inflections }: TermForm): string {
  return inflections.length > 0 ? `${text} = ${inflections.join(', ')}` : text;
}

/** What the form's texts say: empty lines and texts are left out. */
export function termOfValues(values: Values): TermContent {
  const term: TermContent = {
    forms: [],
    definitions: {},
    notes: values.notes?.trim() ?? '',
    explain: values.explain === 'yes',
  };
  for (const [field, value] of Object.entries(values)) {
    const [part, language] = field.split(':');
    if (!language || value.trim() === '') continue;
    if (part === 'definition') term.definitions[language] = value.trim();
    const status = TERM_STATUSES.find((each) => each === part);
    if (status) term.forms.push(...formsOfLines(value, language, status));
  }
  return term;
}

function formsOfLines(value: string, language: string, status: TermForm['status']): TermForm[] {
  return value.split('\n').flatMap((line) => {
    const [text = '', inflected = ''] = line.split('=');
    const inflections = inflected.split(',').map((each) => each.trim());
    if (text.trim() === '') return [];
    return [{ language, text: text.trim(), status, inflections: inflections.filter((each) => each !== '') }];
  });
}

/** The stored term that a `Conflict` carries, if it is one. */
export function termIn(theirs: unknown): { values: Record<string, string>; version: number } | null {
  if (typeof theirs !== 'object' || theirs === null || !('forms' in theirs) || !('version' in theirs))
    return null;
  const row = theirs as TermRow;
  return { values: valuesOfTerm(row), version: row.version };
}
