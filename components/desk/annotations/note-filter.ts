/** The filters of the list of notes. */
import type { AnnotationKind, DeskNote } from '#domain/annotations/annotation.ts';

export interface NoteFilter {
  kind: AnnotationKind | 'all';
  visibility: 'public' | 'internal' | 'all';
  /** `attention`: moved or orphaned; `orphan`: in the text or in its translation; `open`: questions without an answer and facts without a result */
  standing: 'all' | 'attention' | 'orphan' | 'open';
}

export const NO_FILTER: NoteFilter = { kind: 'all', visibility: 'all', standing: 'all' };

export const STANDING_LABELS: Record<NoteFilter['standing'], string> = {
  all: 'Any',
  attention: 'Moved or orphaned',
  orphan: 'Orphaned',
  open: 'Unresolved',
};

/** Whether somebody still has to answer a question or settle a fact. */
export function isOpen({ kind, resolved, fact }: DeskNote): boolean {
  if (kind === 'question') return !resolved;
  return kind === 'fact' && fact?.status === 'unverified';
}

export function matches(note: DeskNote, { kind, visibility, standing }: NoteFilter): boolean {
  if (kind !== 'all' && note.kind !== kind) return false;
  if (visibility !== 'all' && note.visibility !== visibility) return false;
  if (standing === 'attention') return note.placement !== 'anchored';
  if (standing === 'orphan') return note.placement === 'orphan' || note.placement === 'half';
  return standing === 'all' || isOpen(note);
}
