/** Translations and their targets. Safe in the browser. */
import { z } from 'zod';
import type { DeskNote } from '../annotations/annotation.ts';
import { languageTag } from '../languages.ts';

export const TRANSLATION_STATUSES = [
  'not-started',
  'in-progress',
  'needs-review',
  'up-to-date',
  'out-of-date',
] as const;
export const translationStatus = z.enum(TRANSLATION_STATUSES);
export type TranslationStatus = z.infer<typeof translationStatus>;

export const TARGET_STATES = ['untranslated', 'draft', 'translated', 'approved', 'stale'] as const;
export const targetState = z.enum(TARGET_STATES);
export type TargetState = z.infer<typeof targetState>;

const ids = { articleId: z.int().positive(), language: languageTag };

export const startTranslation = z.strictObject(ids);

/** A target's text is limited to ten times what a long sentence has; more is a paste by mistake. */
export const targetText = z
  .string()
  .max(10_000, 'A sentence of more than 10,000 characters is surely a mistake.')
  .refine(
    (text) => text.isWellFormed() && !text.includes('\0'),
    'The text contains a broken character; paste it again as plain text.',
  );

/** Several long sentences may share one translation. */
const seenSource = z.string().max(1_000_000);

/** Saves one sentence. `version` is the target's version the editor started from: 0 when there was none. */
export const saveTarget = z.strictObject({
  ...ids,
  segmentId: z.int().positive(),
  version: z.int().min(0),
  text: targetText,
  /** `draft` while typing, `translated` when confirmed, `approved` by somebody who may */
  state: z.enum(['draft', 'translated', 'approved']),
  /** where a new text comes from: `memory` when a match was inserted; left out, somebody wrote it */
  origin: z.enum(['human', 'memory']).optional(),
  /** the original as whoever saves has it before them: words for another one are a conflict. Browsers must name it. */
  source: seenSource.optional(),
});
export type SaveTarget = z.infer<typeof saveTarget>;

/** Makes one translation of a sentence's and of the next one's. Versions are the targets': 0 when there is none. */
export const translateTogether = z.strictObject({
  ...ids,
  segmentId: z.int().positive(),
  version: z.int().min(0),
  nextSegmentId: z.int().positive(),
  nextVersion: z.int().min(0),
});
export type TranslateTogether = z.infer<typeof translateTogether>;

/** Takes them apart again. */
export const translateApart = z.strictObject({
  ...ids,
  segmentId: z.int().positive(),
  version: z.int().min(1),
  /** the sentence that the second part begins with, and the version of its own, empty target */
  fromSegmentId: z.int().positive(),
  fromVersion: z.int().min(1),
  /** where the translation is cut, in UTF-16 code units */
  at: z.int().min(0),
});
export type TranslateApart = z.infer<typeof translateApart>;

/** The public numbers of the two that were put together or taken apart. */
export interface Shared {
  number: number;
  other: number;
}

export const saveTranslationTitle = z.strictObject({
  ...ids,
  version: z.int().min(0),
  title: z.string().trim().max(300),
  /** the title of the original, as with sentences */
  source: seenSource.optional(),
});
export type SaveTranslationTitle = z.infer<typeof saveTranslationTitle>;

/** Approves every target that is `translated`. */
export const approveAll = z.strictObject(ids);

/** How far a translation is. */
export interface Progress {
  segments: number;
  untranslated: number;
  draft: number;
  translated: number;
  approved: number;
  stale: number;
}

export interface TranslationSummary {
  language: string;
  status: TranslationStatus;
  progress: Progress;
  /** whether the public edition carries it */
  isPublic: boolean;
}

/** How it stands with a translated title; like a sentence, it is stale when what it was made of has changed. */
export type TitleStanding = 'missing' | 'current' | 'stale';

/** The one rule from counts to the translation's status. A translation without a title is never complete. */
export function statusOf(progress: Progress, title: TitleStanding): TranslationStatus {
  const { segments, untranslated, draft, translated, approved, stale } = progress;
  const hasTitle = title !== 'missing';
  if (stale > 0 || title === 'stale') return 'out-of-date';
  if (draft + translated + approved === 0 && !hasTitle) return 'not-started';
  if (untranslated > 0 || draft > 0 || !hasTitle) return 'in-progress';
  return approved === segments ? 'up-to-date' : 'needs-review';
}

/** What is stored for a sentence: also what a `Conflict` carries. */
export interface TargetView {
  /** of a stale one: the sentence of the original that it was written for; null otherwise */
  staleSource: string | null;
  text: string;
  state: TargetState;
  version: number;
  /** human, memory, machine: where the text comes from, for as long as nobody has changed it */
  origin: string;
  /** of a machine's text: which */
  engine?: string | null;
  updatedBy: string;
  updatedAt: string;
  /** in a `Conflict` over it: of how many sentences it is the translation, and what they say in the original now */
  sentences?: number;
  source?: string;
}

/** What is stored as the title: also what a `Conflict` over it carries. */
export interface TitleView {
  title: string;
  version: number;
  /** of a machine's: which; null: somebody wrote it */
  engine: string | null;
  /** of a stale one: the title of the original that it was written for; null otherwise */
  staleSource: string | null;
  /** in a `Conflict` over it: what the title of the original is now */
  source?: string;
}

/** One of several sentences that have one translation. */
export interface WorkspacePart {
  id: number;
  number: number;
  /** optimistic lock of the cut */
  version: number;
  /** where it begins in its block's text, in UTF-16 code units */
  start: number;
  source: string;
  /** of its own target, 0 when it has none */
  targetVersion: number;
}

/** A sentence, or several that have one translation: then it is the first, with the text of all. */
export interface WorkspaceSegment {
  id: number;
  /** optimistic lock of the cut: splitting and joining name it */
  version: number;
  /** the public number: #s12 */
  number: number;
  /** numbers of sentences that were joined to this one, or share its translation: their addresses lead here */
  former: number[];
  /** sentences that were joined to it in the original: a screen from before may have words for them */
  joinedIds?: number[];
  blockId: number;
  blockKind: string;
  /** of the block's first segment: the row begins a new block */
  startsBlock: boolean;
  /** where the segment begins in its block's text, in UTF-16 code units */
  start: number;
  source: string;
  target: TargetView | null;
  /** the sentences of one translation for several, the first among them; not there otherwise */
  parts?: WorkspacePart[];
}

export interface WorkspaceBlock {
  id: number;
  kind: string;
  text: string;
}

/** What /desk/articles/{id}/translate/{lang} shows. */
export interface Workspace {
  articleId: number;
  slug: string;
  language: string;
  sourceLanguage: string;
  sourceTitle: string;
  title: string;
  titleVersion: number;
  /** of a machine's title: which */
  titleEngine?: string | null;
  /** of a stale title: the title of the original that it was written for */
  titleStaleSource?: string | null;
  status: TranslationStatus;
  progress: Progress;
  blocks: WorkspaceBlock[];
  segments: WorkspaceSegment[];
  notes: DeskNote[];
  people: Member[];
  can: {
    edit: boolean;
    approve: boolean;
    annotate: boolean;
    suggest: boolean;
    /** splitting and joining sentences, which changes the article for all languages */
    cut: boolean;
    assign: boolean;
  };
}

export const PARTS = ['translator', 'reviewer'] as const;
export type Part = (typeof PARTS)[number];

/** Somebody who works on a translation. */
export interface Member {
  userId: number;
  name: string;
  part: Part;
}

export const assignMember = z.strictObject({
  ...ids,
  userId: z.int().positive(),
  part: z.enum(PARTS),
});
export type AssignMember = z.infer<typeof assignMember>;

export interface RevisionView {
  number: number;
  /** of which sentence, when it is of one that shares the translation of this one */
  segment?: number;
  text: string;
  state: TargetState;
  /** human, memory, machine, suggestion */
  origin: string;
  /** of a machine's text: which */
  engine?: string | null;
  author: string;
  at: string;
}
