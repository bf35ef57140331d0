/** The article's own fields, as the form holds them (text) and as the mutation wants them. */
import type { DeskArticle, EditArticle } from '#domain/articles/article.ts';
import type { Values } from '../kept-form-state.ts';

export const FIELD_LABELS = {
  title: 'Title',
  slug: 'Address (slug)',
  language: 'Language',
  date: 'Date',
  publisher: 'Publisher',
  byline: 'Byline',
  sourceUrl: 'Source URL',
  rights: 'Rights',
} as const;

type Field = keyof typeof FIELD_LABELS;
const FIELDS = Object.keys(FIELD_LABELS) as Field[];

/** What the fields of the form say; an absent value is an empty text. */
export function textOfFields(article: Pick<DeskArticle, Field>): Record<Field, string> {
  return Object.fromEntries(FIELDS.map((field) => [field, article[field] ?? ''])) as Record<Field, string>;
}

/** What to send: the changed fields only, an emptied one as null. */
export function editOf(id: number, version: number, changes: Values): EditArticle {
  const given = Object.fromEntries(
    Object.entries(changes).map(([field, text]) => [field, text === '' && isOptional(field) ? null : text]),
  );
  return { id, version, ...given };
}

/** The stored fields that a `Conflict` carries, if it is one of ours. */
export function fieldsIn(theirs: unknown): { values: Record<string, string>; version: number } | null {
  if (typeof theirs !== 'object' || theirs === null || !('version' in theirs)) return null;
  const { version } = theirs;
  if (typeof version !== 'number') return null;
  return { version, values: textOfFields(theirs as unknown as Pick<DeskArticle, Field>) };
}

function isOptional(field: string): boolean {
  return ['date', 'publisher', 'byline', 'sourceUrl'].includes(field);
}
