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
  /** who compared the claim with the source; older notes do not say */
  checkedBy: z.string().trim().max(120).nullable().default(null),
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

/** What many notes are changed to at once. */
const change = z.discriminatedUnion('set', [
  z.strictObject({ set: z.literal('visibility'), to: visibility }),
  z.strictObject({ set: z.literal('kind'), to: annotationKind }),
  z.strictObject({ set: z.literal('assignee'), to: z.int().positive().nullable() }),
  z.strictObject({ set: z.literal('resolved'), to: z.boolean() }),
  z.strictObject({ set: z.literal('deleted') }),
]);
export type NoteChange = z.infer<typeof change>;

export const MOST_AT_ONCE = 200;
const notesSeen = z
  .array(annotationId)
  .min(1, 'Select a note first.')
  .max(MOST_AT_ONCE, `Change ${MOST_AT_ONCE} notes at a time.`)
  .refine((notes) => new Set(notes.map(({ id }) => id)).size === notes.length, 'A note is selected twice.');
export const changeNotes = z.strictObject({ notes: notesSeen, change });
export type ChangeNotes = z.infer<typeof changeNotes>;
export const restoreNotes = z.strictObject({ notes: notesSeen });
export type RestoreNotes = z.infer<typeof restoreNotes>;

/** What became of a change of many notes. */
export interface NotesChanged {
  /** with the versions that they have now */
  changed: { id: number; version: number }[];
  /** how many were so already */
  same: number;
  refused: { id: number; quote: string; language: string; reason: string }[];
}

export const NOTE_STANDINGS = ['open', 'resolved', 'check', 'orphan'] as const;

/** Which notes of the whole house are listed. */
export const noteQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  kind: annotationKind.optional(),
  visibility: visibility.optional(),
  /** of the text that it stands on */
  language: languageTag.optional(),
  article: z.coerce.number().int().positive().optional(),
  author: z.string().max(200).optional(),
  /** a person's id, or nobody */
  assigned: z.union([z.literal('nobody'), z.coerce.number().int().positive()]).optional(),
  /** `check`: moved or without a place, in the original or in a translation */
  standing: z.enum(NOTE_STANDINGS).optional(),
  page: z.coerce.number().int().positive().max(99_999).optional(),
});
export type NoteQuery = z.infer<typeof noteQuery>;

/** A note in the list of all. */
export interface ListedNote {
  note: DeskNote;
  article: { id: number; title: string; language: string };
  /** its author or an editor looks */
  mayChange: boolean;
}

/** A note of another article that explains words which stand here too. */
export interface LibraryNote {
  id: number;
  version: number;
  kind: AnnotationKind;
  /** the first place of the words here that no note explains */
  place: z.infer<typeof sourceSpan>;
  bodies: Record<string, string>;
  /** the words that it explains there, and where */
  from: { articleId: number; title: string; titleLanguage: string; quote: string; language: string };
}

/** What the library has for an article, and how much of it somebody has said does not belong there. */
export interface LibraryOffer {
  notes: LibraryNote[];
  hidden: number;
}

export const NO_LIBRARY: LibraryOffer = { notes: [], hidden: 0 };

export const libraryOf = z.strictObject({ articleId: z.int().positive() });
export const libraryNote = annotationId.extend({ articleId: z.int().positive() });
export const takeLibraryNote = libraryNote.extend({ source: sourceSpan });
export type TakeLibraryNote = z.infer<typeof takeLibraryNote>;

/** Kinds that tell a reader what words mean, whatever the article: the library is made of them. */
export const LIBRARY_KINDS: readonly AnnotationKind[] = ['gloss', 'context'];
/** A note of one of these kinds on the words, and the reader needs no other. */
export const EXPLAINING_KINDS: readonly AnnotationKind[] = ['gloss', 'context', 'entity'];

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
  /** the note of the library that it was copied from */
  copiedFrom: number | null;
  createdAt: string;
}
