/** Annotations: spans of source, of a target, or of both, with a kind and a body per reader's language. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';

export const ANNOTATION_KINDS = [
  'gloss',
  'context',
  'entity',
  'fact',
  'correction',
  'link',
  'emphasis',
  'question',
] as const;
export const annotationKind = z.enum(ANNOTATION_KINDS);
export type AnnotationKind = z.infer<typeof annotationKind>;

export const VISIBILITIES = ['public', 'internal'] as const;
export const visibility = z.enum(VISIBILITIES);
export const PLACEMENTS = ['anchored', 'moved', 'orphan'] as const;
export const FACT_STATUSES = ['unverified', 'confirmed', 'disputed'] as const;

/** Content links may be http, https or mailto, nothing else. */
export const link = z
  .string()
  .max(2000)
  .refine(
    (text) => /^(https?:\/\/|mailto:)\S+$/i.test(text),
    'Links begin with https://, http:// or mailto:.',
  );

export const fact = z.strictObject({
  /** the language of claim and source, whatever languages the note is in */
  language: languageTag.default('en'),
  claim: z.string().trim().max(500),
  source: z.string().trim().min(1, 'Name the source.').max(500),
  sourceUrl: link.nullable(),
  checkedOn: z.iso.date().nullable(),
  status: z.enum(FACT_STATUSES),
});
export type Fact = z.infer<typeof fact>;

const span = { start: z.int().min(0), end: z.int().min(1) };

/** A span of a block's text; `quote` is what the person saw marked, so that a span over another text is refused. */
export const sourceSpan = z.strictObject({
  blockId: z.int().positive(),
  ...span,
  quote: z.string().min(1).max(5000),
});
export const targetSpan = z.strictObject({
  segmentId: z.int().positive(),
  language: languageTag,
  ...span,
  quote: z.string().min(1).max(5000),
});

const content = {
  kind: annotationKind,
  visibility,
  bodies: z.record(languageTag, z.string().trim().max(4000)),
  tagId: z.int().positive().nullable().optional(),
  url: link.nullable().optional(),
  fact: fact.nullable().optional(),
};

export const newAnnotation = z
  .strictObject({
    articleId: z.int().positive(),
    source: sourceSpan.nullable(),
    target: targetSpan.nullable(),
    ...content,
  })
  .refine((note) => note.source !== null || note.target !== null, 'Mark a piece of text first.');
export type NewAnnotation = z.infer<typeof newAnnotation>;

export const editAnnotation = z.strictObject({ id: z.int().positive(), version: z.int(), ...content });
export type EditAnnotation = z.infer<typeof editAnnotation>;

export const annotationId = z.strictObject({ id: z.int().positive(), version: z.int() });
export const resolveAnnotation = annotationId.extend({ resolved: z.boolean() });

/** Another place for a note: a phrase of the original, of a translation, or both. */
export const placeAgain = annotationId
  .extend({ source: sourceSpan.nullable(), target: targetSpan.nullable() })
  .refine((place) => place.source !== null || place.target !== null, 'Mark a piece of text first.');
export type PlaceAgain = z.infer<typeof placeAgain>;

export const addComment = z.strictObject({
  id: z.int().positive(),
  text: z.string().trim().min(1, 'Write the comment.').max(2000),
});
export const assignNote = annotationId.extend({ userId: z.int().positive().nullable() });

/** The people whom a text names: `@` and their whole name, upper and lower case alike. */
export function mentioned(text: string, people: readonly { id: number; name: string }[]): number[] {
  const words = text.toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const at = words.indexOf(`@${name.toLocaleLowerCase()}`);
      return at >= 0 && !/[\p{L}\p{N}]/u.test(words.charAt(at + name.length + 1));
    })
    .map(({ id }) => id);
}

export interface NoteComment {
  id: number;
  text: string;
  author: string;
  at: string;
}

/** Kinds whose note must say something; the mark alone is enough for the others. */
export const NEEDS_BODY: ReadonlySet<AnnotationKind> = new Set([
  'gloss',
  'context',
  'correction',
  'question',
  'fact',
]);

/** Questions are for the desk; they are never published, whatever their visibility says. */
export function isForReaders(note: { kind: string; visibility: string; placement: string }): boolean {
  return note.kind !== 'question' && note.visibility === 'public' && note.placement !== 'orphan';
}

export interface DeskNote {
  id: number;
  version: number;
  kind: AnnotationKind;
  visibility: z.infer<typeof visibility>;
  /** `half`: it stands in the original, but its words in the translation are gone; `orphan`: it stands nowhere */
  placement: (typeof PLACEMENTS)[number] | 'half';
  source: { blockId: number; start: number; end: number; quote: string } | null;
  target: { segmentId: number; language: string; start: number; end: number; quote: string } | null;
  /** language → text */
  bodies: Record<string, string>;
  tag: { id: number; slug: string; label: string } | null;
  url: string | null;
  fact: Fact | null;
  resolved: boolean;
  /** who is asked, of a question */
  assigneeId: number | null;
  /** oldest first */
  comments: NoteComment[];
  author: string;
  createdAt: string;
}
