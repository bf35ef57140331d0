/** From database rows to terms; used by queries and mutations. */
import { type TermForm, type TermRow, termStatus } from './term.ts';

export const TERM_ROW = {
  id: true,
  version: true,
  notes: true,
  explain: true,
  forms: {
    orderBy: { id: 'asc' },
    select: { language: true, text: true, status: true, inflections: true },
  },
  definitions: { orderBy: { language: 'asc' }, select: { language: true, text: true } },
} as const;

interface TermRecord {
  id: number;
  version: number;
  notes: string;
  explain: boolean;
  forms: { language: string; text: string; status: string; inflections: string }[];
  definitions: { language: string; text: string }[];
}

export function termRow({ id, version, notes, explain, forms, definitions }: TermRecord): TermRow {
  return {
    id,
    version,
    notes,
    explain,
    forms: forms.map(
      ({ language, text, status, inflections }): TermForm => ({
        language,
        text,
        status: termStatus.parse(status),
        inflections: inflections === '' ? [] : inflections.split('\n'),
      }),
    ),
    definitions: Object.fromEntries(definitions.map(({ language, text }) => [language, text])),
  };
}
