/** A note in the making: what the form holds, what it asks for by kind, and what it sends. */
import {
  type AnnotationKind,
  type DeskNote,
  type EditAnnotation,
  editAnnotation,
  type Fact,
  NEEDS_BODY,
  type NewAnnotation,
  newAnnotation,
} from '#domain/annotations/annotation.ts';

export type SourceMark = NonNullable<NewAnnotation['source']>;
export type TargetMark = NonNullable<NewAnnotation['target']>;
export type Side = 'source' | 'target';

/** Where the phrase field looks for a phrase: a block of the original, and the sentence the work began in. */
export interface Place {
  blockId: number;
  /** where in the block the keyboard begins */
  offset: number;
  segmentId: number | null;
}

export interface NoteDraft {
  /** null for a new note */
  editing: { id: number; version: number } | null;
  place: Place;
  source: SourceMark | null;
  target: TargetMark | null;
  /** the side whose phrase is being chosen */
  picking: Side | null;
  kind: AnnotationKind;
  visibility: 'public' | 'internal';
  bodies: Record<string, string>;
  tag: DeskNote['tag'];
  url: string;
  fact: FactDraft;
  /** what somebody else made of the note while this form was open */
  theirs: DeskNote | null;
}

export interface FactDraft {
  /** of claim and source */
  language: string;
  claim: string;
  source: string;
  sourceUrl: string;
  checkedOn: string;
  checkedBy: string;
  status: Fact['status'];
}

export const KIND_LABELS: Record<AnnotationKind, string> = {
  gloss: 'Gloss',
  context: 'Context',
  entity: 'Entity',
  fact: 'Fact check',
  correction: 'Correction',
  link: 'Link',
  emphasis: 'Emphasis',
  question: 'Question',
};

export const KIND_HINTS: Record<AnnotationKind, string> = {
  gloss: 'Explains a word or phrase to the reader.',
  context: 'Tells the reader what the text takes for granted.',
  entity: 'Leads to a person, place, organisation or event.',
  fact: 'Says what was checked, against which source, with what result.',
  correction: 'Tells the reader that the text is wrong here, and what is right.',
  link: 'Makes the phrase a link.',
  emphasis: 'Sets the phrase in italics.',
  question: 'Asks a colleague; stays at the desk and can be resolved.',
};

const NO_FACT: FactDraft = {
  language: 'en',
  claim: '',
  source: '',
  sourceUrl: '',
  checkedOn: '',
  checkedBy: '',
  status: 'unverified',
};

/** An empty form, at what was selected or waiting for a phrase. */
export function newDraft(
  place: Place,
  marks: { source?: SourceMark | null; target?: TargetMark | null } = {},
): NoteDraft {
  const source = marks.source ?? null;
  const target = marks.target ?? null;
  return {
    editing: null,
    place,
    source,
    target,
    picking: source || target ? null : 'source',
    kind: 'gloss',
    visibility: 'public',
    bodies: {},
    tag: null,
    url: '',
    fact: NO_FACT,
    theirs: null,
  };
}

/** The form filled with a note that exists; its place stays as it is. */
export function draftOfNote(note: DeskNote): NoteDraft {
  return {
    ...newDraft({
      blockId: note.source?.blockId ?? 0,
      offset: note.source?.start ?? 0,
      segmentId: note.target?.segmentId ?? null,
    }),
    editing: { id: note.id, version: note.version },
    source: note.source,
    target: note.target,
    picking: null,
    kind: note.kind,
    visibility: note.visibility,
    bodies: { ...note.bodies },
    tag: note.tag,
    url: note.url ?? '',
    fact: note.fact
      ? {
          ...note.fact,
          sourceUrl: note.fact.sourceUrl ?? '',
          checkedOn: note.fact.checkedOn ?? '',
          checkedBy: note.fact.checkedBy ?? '',
        }
      : NO_FACT,
  };
}

/** Whether leaving the form would lose something the person has written. */
export function hasWriting({ bodies, url, fact, tag, editing }: NoteDraft): boolean {
  if (editing) return true;
  const texts = [...Object.values(bodies), url, fact.claim, fact.source, fact.sourceUrl, fact.checkedBy];
  return tag !== null || texts.some((text) => text.trim() !== '');
}

export type Checked<T> = { ok: true; input: T } | { ok: false; fields: Record<string, string> };

/** The new note as the server takes it, or what is wrong with which field. */
export function newNoteOf(draft: NoteDraft, articleId: number): Checked<NewAnnotation> {
  const marks = { articleId, source: draft.source, target: draft.target };
  return checked(draft, newAnnotation.safeParse({ ...marks, ...content(draft) }));
}

/** The changed note as the server takes it. */
export function editedNoteOf(draft: NoteDraft, of: { id: number; version: number }): Checked<EditAnnotation> {
  return checked(draft, editAnnotation.safeParse({ ...of, ...content(draft) }));
}

interface Parsed<T> {
  success: boolean;
  data?: T;
  error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined;
}

function checked<T>(draft: NoteDraft, parsed: Parsed<T>): Checked<T> {
  const fields: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) fields[issue.path.join('.') || 'place'] ??= issue.message;
  Object.assign(fields, missing(draft));
  if (parsed.data === undefined || Object.keys(fields).length > 0) return { ok: false, fields };
  return { ok: true, input: parsed.data };
}

function missing({ kind, bodies, tag, url }: NoteDraft): Record<string, string> {
  const isEmpty = Object.values(bodies).every((text) => text.trim() === '');
  if (NEEDS_BODY.has(kind) && isEmpty) return { bodies: 'Write the note in one language at least.' };
  if (kind === 'entity' && tag === null) return { tagId: 'Choose who or what it is.' };
  return kind === 'link' && url.trim() === '' ? { url: 'Give the address.' } : {};
}

function content({ kind, visibility, bodies, tag, url, fact }: NoteDraft) {
  const written = Object.entries(bodies).filter(([, text]) => text.trim() !== '');
  return {
    kind,
    visibility: kind === 'question' ? ('internal' as const) : visibility,
    bodies: Object.fromEntries(written),
    tagId: kind === 'entity' ? (tag?.id ?? null) : null,
    url: kind === 'link' ? url.trim() || null : null,
    fact:
      kind === 'fact'
        ? {
            ...fact,
            sourceUrl: fact.sourceUrl.trim() || null,
            checkedOn: fact.checkedOn || null,
            checkedBy: fact.checkedBy.trim() || null,
          }
        : null,
  };
}
