/** Terms: what a thing is called in each language, and how it is not to be called. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';
import { labelFor } from '../tags/tag.ts';

export const TERM_STATUSES = ['preferred', 'admitted', 'forbidden'] as const;
export const termStatus = z.enum(TERM_STATUSES);
export type TermStatus = z.infer<typeof termStatus>;

const word = z
  .string()
  .trim()
  .min(1)
  .max(120, 'A term of more than 120 characters is a sentence.')
  .refine((text) => /[\p{L}\p{N}]/u.test(text), 'A term needs a letter or a figure.')
  .refine((text) => !/[\p{Cc}=]/u.test(text) && text.isWellFormed(), 'A term has no = and no line break.');

export const termForm = z.strictObject({
  language: languageTag,
  text: word,
  status: termStatus,
  /** inflected forms that no rule gives: bok, bøker */
  inflections: z
    .array(word.refine((text) => !text.includes(','), 'An inflected form has no comma.'))
    .max(50)
    .default([]),
});
export type TermForm = z.infer<typeof termForm>;

const MOST_FORMS = 200;

const termBody = z.strictObject({
  forms: z.array(termForm).min(1, 'Write at least one form.').max(MOST_FORMS),
  definitions: z.record(languageTag, z.string().trim().min(1).max(2000)),
  notes: z.string().trim().max(4000),
  /** the definition is shown to readers where the term first stands */
  explain: z.boolean(),
});

/** Whether two forms are the same word of the same language, whatever their capitals. */
export function formKey({ language, text }: Pick<TermForm, 'language' | 'text'>): string {
  return `${language} ${text.normalize('NFC').toLowerCase()}`;
}

function hasForms({ forms }: z.infer<typeof termBody>, context: z.RefinementCtx): void {
  const known = new Set<string>();
  for (const [index, form] of forms.entries()) {
    if (known.has(formKey(form)))
      context.addIssue({ code: 'custom', path: ['forms', index], message: `“${form.text}” stands twice.` });
    known.add(formKey(form));
  }
}

function canExplain({ explain, definitions }: z.infer<typeof termBody>, context: z.RefinementCtx): void {
  if (explain && Object.keys(definitions).length === 0)
    context.addIssue({
      code: 'custom',
      path: ['explain'],
      message: 'Write a definition first: it is what readers are shown.',
    });
}

/** A term as a file or a form describes it. */
export const termContent = termBody.superRefine(hasForms).superRefine(canExplain);
export type TermContent = z.infer<typeof termContent>;

export const newTerm = termBody
  .extend({
    /** a term that is there has one of the words, and this is another meaning of it */
    isOtherMeaning: z.boolean().default(false),
  })
  .superRefine(hasForms)
  .superRefine(canExplain);
export type NewTerm = z.infer<typeof newTerm>;

export const editTerm = termBody
  .extend({ id: z.int().positive(), version: z.int() })
  .superRefine(hasForms)
  .superRefine(canExplain);
export type EditTerm = z.infer<typeof editTerm>;

export const deleteTerm = z.strictObject({ id: z.int().positive(), version: z.int() });
/** Puts the term `from` into the term `id`, and deletes it. */
export const mergeTerms = z.strictObject({
  id: z.int().positive(),
  version: z.int(),
  from: z.strictObject({ id: z.int().positive(), version: z.int() }),
});
export type MergeTerms = z.infer<typeof mergeTerms>;

export const termAndPlace = z.strictObject({ id: z.int().positive(), before: z.int().positive().nullable() });

export interface TermRow extends TermContent {
  id: number;
  version: number;
}

/** The word to speak of a term by, to somebody who reads `language`: a preferred one where there is one. */
export function headOf(forms: readonly TermForm[], language: string): { text: string; language: string } {
  const heads: Record<string, string> = {};
  for (const status of TERM_STATUSES) {
    for (const form of forms) if (form.status === status) heads[form.language] ??= form.text;
  }
  return labelFor(heads, language);
}

const primary = (language: string) => language.split('-')[0];

/** The forms for a text in `language`: en-GB stands in en as well, the very language first. */
export function formsIn<Form extends { language: string }>(forms: readonly Form[], language: string): Form[] {
  const fitting = forms.filter((form) => primary(form.language) === primary(language));
  return fitting.sort((a, b) => Number(b.language === language) - Number(a.language === language));
}

/** A term of an article's source, as its translator needs it. */
export interface WorkspaceTerm {
  id: number;
  /** in the language of the translation */
  forms: TermForm[];
  definition: { text: string; language: string } | null;
  notes: string;
}

/** Where terms stand in the sentences of a source. Offsets in the sentence, UTF-16 code units. */
export interface WorkspaceTermSpan {
  /** null: in the title */
  segmentId: number | null;
  start: number;
  end: number;
  /** several when several terms have the same word */
  terms: number[];
}

export interface WorkspaceTerms {
  terms: WorkspaceTerm[];
  spans: WorkspaceTermSpan[];
}

/** An article whose original has a term that no note explains there. */
export interface TermPlace {
  articleId: number;
  title: string;
  language: string;
  /** how often the term stands in it */
  times: number;
  /** the sentence where it stands first */
  segment: number;
  /** the words around it there, with its own place among them */
  excerpt: { before: string; found: string; after: string };
}

/** What a look through articles found; it looks at so many at a time. */
export interface TermPlaces {
  /** articles in which it stands, explained or not */
  articles: number;
  unexplained: TermPlace[];
  /** how many articles were looked at */
  looked: number;
  /** where to go on; null when all have been looked at */
  next: number | null;
}

export const TERM_FORMATS = ['csv', 'tbx'] as const;
export const termFormat = z.enum(TERM_FORMATS);
export type TermFormat = z.infer<typeof termFormat>;

/** What becomes of an entry of a file. `where` is its line in a CSV, its number in a TBX. */
export interface TermImportRow {
  where: string;
  outcome: 'new' | 'changed' | 'unchanged' | 'refused';
  /** the entry's words, as far as they could be read */
  words: { text: string; language: string }[];
  /** why it was refused, what would change */
  reason: string;
}

export interface TermImportReport {
  counts: Record<TermImportRow['outcome'], number>;
  /** the refused and changed ones before the new, a thousand at most */
  rows: TermImportRow[];
}

/** A longer file is surely no termbase of a newsroom. */
export const MAX_TERM_FILE_BYTES = 5_000_000;
