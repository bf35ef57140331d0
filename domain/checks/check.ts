/** The checks of translations as the newsroom speaks of them: names, what blocks, what may be dismissed. Safe in the browser. */
import { z } from 'zod';
import type { TargetFinding } from '../text/target-checks.ts';

/** What a person calls each check; a kind that is not here is shown by its own name. */
const CHECK_NAMES: Record<string, string> = {
  numbers: 'Numbers',
  'end-punctuation': 'End punctuation',
  quotes: 'Quotation marks',
  spaces: 'Spaces',
  'doubled-word': 'Doubled word',
  untranslated: 'Untranslated',
  length: 'Length',
  'term-forbidden': 'Forbidden term',
  'term-missing': 'Missing term',
  'same-source': 'Translated differently',
  'same-target': 'Translated the same',
  names: 'Names',
  machine: 'Unmodified machine translation',
};

export function checkName(kind: string): string {
  return CHECK_NAMES[kind] ?? kind;
}

/** Why a sentence with these errors cannot be approved, naming the checks; null when there are none. */
export function whyNotApproved(errors: readonly TargetFinding[]): string | null {
  if (errors.length === 0) return null;
  const said = errors.map(({ kind, message }) => `${checkName(kind)}: ${message}`).join(' ');
  return `This sentence cannot be approved until an error is mended. ${said}`;
}

/** Which translation. */
export const checkedTranslation = z.strictObject({
  articleId: z.int().positive(),
  language: z.string().max(35),
});

const where = { ...checkedTranslation.shape, segmentId: z.int().positive() };

/** Which finding: its kind and its words. Another text gives another finding. */
const finding = { kind: z.string().min(1).max(40), message: z.string().min(1).max(2000) };

export const dismissCheck = z.strictObject({
  ...where,
  ...finding,
  reason: z.string().trim().min(1, 'Say why this is right as it is.').max(500),
});
export type DismissCheck = z.infer<typeof dismissCheck>;

export const restoreCheck = z.strictObject({ ...where, id: z.int().positive() });
export type RestoreCheck = z.infer<typeof restoreCheck>;

/** What comparing a translation with others has found. */
export interface ComparedSoFar {
  found: ComparedFinding[];
  /** something was changed since and is not compared yet */
  isBehind: boolean;
}

/** A warning that somebody has looked at and let stand. */
export interface Dismissal {
  id: number;
  segmentId: number;
  kind: string;
  message: string;
  reason: string;
  author: string;
  at: string;
}

export function isDismissed(
  { kind, message }: { kind: string; message: string },
  dismissals: readonly { kind: string; message: string }[],
): boolean {
  return dismissals.some((dismissal) => dismissal.kind === kind && dismissal.message === message);
}

/** Another sentence that a finding is about: where it is, and what it says. */
export interface OtherSentence {
  articleId: number;
  title: string;
  sourceLanguage: string;
  language: string;
  segment: number;
  source: string;
  text: string;
}

/** A finding of a check over the corpus, with where it is. */
export interface OpenCheck extends Omit<OtherSentence, 'source'> {
  id: number;
  kind: string;
  severity: 'error' | 'warning';
  message: string;
  other: OtherSentence | null;
}

/** What comparing a sentence with the rest of the corpus finds in it: its own text does not tell. */
export interface ComparedFinding {
  segmentId: number;
  kind: string;
  severity: 'error' | 'warning';
  message: string;
  other: OtherSentence | null;
}

export const checkFilter = z.strictObject({
  /** the id of an article */
  article: z.coerce.number().int().positive().optional(),
  language: z.string().max(35).optional(),
  kind: z.string().max(40).optional(),
  severity: z.enum(['error', 'warning']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type CheckFilter = z.infer<typeof checkFilter>;
