/** Suggestions: another text for a sentence, which a reviewer accepts, edits or rejects. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';

const suggestionText = z
  .string()
  .trim()
  .min(1, 'Write the text that you suggest.')
  .max(10_000, 'A sentence of more than 10,000 characters is surely a mistake.')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'The text contains a broken character.');

export const suggestTarget = z.strictObject({
  articleId: z.int().positive(),
  language: languageTag,
  segmentId: z.int().positive(),
  /** the target's version that was seen: 0 when there was none */
  version: z.int().min(0),
  text: suggestionText,
});
export type SuggestTarget = z.infer<typeof suggestTarget>;

const decision = { id: z.int().positive(), version: z.int().min(1) };

export const acceptSuggestion = z.strictObject({
  ...decision,
  /** the target's version beside which the suggestion was read */
  targetVersion: z.int().min(0),
  /** the reviewer's own wording of it; null takes it as it is */
  text: suggestionText.nullable(),
});
export type AcceptSuggestion = z.infer<typeof acceptSuggestion>;

export const rejectSuggestion = z.strictObject({
  ...decision,
  comment: z.string().trim().min(1, 'Say why, so that the next suggestion can be better.').max(1000),
});
export type RejectSuggestion = z.infer<typeof rejectSuggestion>;

export const withdrawSuggestion = z.strictObject(decision);

/** An open suggestion as the workspace shows it. */
export interface SuggestionView {
  id: number;
  version: number;
  segmentId: number;
  text: string;
  /** what stood there when it was made */
  baseText: string;
  baseVersion: number;
  authorId: number | null;
  author: string;
  at: string;
}
