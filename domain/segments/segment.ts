/** Cutting by hand: splitting a sentence, joining it with the next. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';

const segment = {
  articleId: z.int().positive(),
  segmentId: z.int().positive(),
  /** of the segment, as the screen had it */
  version: z.int().min(1),
};

export const splitSegment = z.strictObject({
  ...segment,
  /** where in the sentence, in UTF-16 code units; white space there goes to the first part */
  at: z.int().min(1),
  /** where the translation on the screen is split with it, and the version of it that was seen; others are split by proposal */
  target: z.strictObject({ language: languageTag, version: z.int().min(0), at: z.int().min(0) }).nullable(),
});
export type SplitSegment = z.infer<typeof splitSegment>;

export const mergeSegments = z.strictObject({
  ...segment,
  /** of the next segment of the block */
  nextVersion: z.int().min(1),
});
export type MergeSegments = z.infer<typeof mergeSegments>;

/** What became of it: the public numbers of the parts. */
export interface Recut {
  number: number;
  /** of the second part: the new one, or the one that was joined */
  other: number;
}
