/** Who has a workspace open, where in it, and who is just changing what. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';

/** A page that has not been heard of for this long is taken for closed. */
export const SEEN_MS = 30_000;
/** A sentence that somebody has begun to change is theirs for this long; typing renews it. */
export const LEASE_MS = 60_000;

export const beat = z.strictObject({
  articleId: z.int().positive(),
  language: languageTag,
  /** the page's own id */
  page: z.uuid(),
  /** null: the title */
  segmentId: z.int().positive().nullable(),
  /** the person has changed this sentence since the last beat */
  isWriting: z.boolean(),
  /** the page is about to be left */
  isLeaving: z.boolean(),
});
export type Beat = z.infer<typeof beat>;

/** Another page that is open on the same translation. */
export interface Present {
  page: string;
  name: string;
  /** the same person in another window */
  isMe: boolean;
  segmentId: number | null;
  /** the sentence they are changing; null when none. It warns, it never blocks a save */
  writesIn: number | null;
}
