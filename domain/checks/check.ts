/** The checks of translations as the newsroom speaks of them: names, what blocks, what may be dismissed. Safe in the browser. */
import { z } from 'zod';
import { type LanguagePair, type TargetFinding, targetChecks } from '../text/target-checks.ts';

/** What a person calls each check; a kind that is not here is shown by its own name. */
const CHECK_NAMES: Record<string, string> = {
  numbers: 'Numbers',
  'end-punctuation': 'End punctuation',
  quotes: 'Quotation marks',
  spaces: 'Spaces',
  'doubled-word': 'Doubled word',
  untranslated: 'Untranslated',
  length: 'Length',
  machine: 'Unmodified machine translation',
};

export function checkName(kind: string): string {
  return CHECK_NAMES[kind] ?? kind;
}

/** The errors of a translated sentence: what keeps it from being approved. */
export function errorsOf(source: string, target: string, languages: LanguagePair): TargetFinding[] {
  return targetChecks(source.trim(), target, languages).filter(({ severity }) => severity === 'error');
}

/** Why a sentence cannot be approved, naming the checks; null when it can. */
export function whyNotApproved(source: string, target: string, languages: LanguagePair): string | null {
  const errors = errorsOf(source, target, languages);
  if (errors.length === 0) return null;
  const said = errors.map(({ kind, message }) => `${checkName(kind)}: ${message}`).join(' ');
  return `This sentence cannot be approved until an error is mended. ${said}`;
}

const where = {
  articleId: z.int().positive(),
  language: z.string().max(35),
  segmentId: z.int().positive(),
};

/** Which finding: its kind and its words. Another text gives another finding. */
const finding = { kind: z.string().min(1).max(40), message: z.string().min(1).max(500) };

export const dismissCheck = z.strictObject({
  ...where,
  ...finding,
  reason: z.string().trim().min(1, 'Say why this is right as it is.').max(500),
});
export type DismissCheck = z.infer<typeof dismissCheck>;

export const restoreCheck = z.strictObject({ ...where, id: z.int().positive() });
export type RestoreCheck = z.infer<typeof restoreCheck>;

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
  { kind, message }: Pick<TargetFinding, 'kind' | 'message'>,
  dismissals: readonly { kind: string; message: string }[],
): boolean {
  return dismissals.some((dismissal) => dismissal.kind === kind && dismissal.message === message);
}

/** A finding of a check over the corpus, with where it is. */
export interface OpenCheck {
  articleId: number;
  title: string;
  sourceLanguage: string;
  language: string;
  segment: number;
  kind: string;
  severity: 'error' | 'warning';
  message: string;
  text: string;
}

export const checkFilter = z.strictObject({
  language: z.string().max(35).optional(),
  kind: z.string().max(40).optional(),
  severity: z.enum(['error', 'warning']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type CheckFilter = z.infer<typeof checkFilter>;
