'use client';
import { useMemo } from 'react';
import { DRAFT_ID } from '../annotations/marked-text.tsx';
import type { NoteDraft } from '../annotations/note-draft.ts';
import { clipped, type NoteSpan, type SpansOfSentence } from '../annotations/note-spans.ts';
import { useDesk, useNotesState } from './desk-context.ts';
import type { Row } from './desk-state.ts';

export const NO_SPANS: readonly NoteSpan[] = [];
const NOTHING: SpansOfSentence = { source: NO_SPANS, target: NO_SPANS };
const NO_IDS: readonly number[] = [];

/** The marks on a row: its notes, and the phrase of the form that is open. */
export function useRowSpans(row: Row): SpansOfSentence {
  const desk = useDesk();
  const spans = useNotesState((state) => (row.segment ? desk.spansOf(state.notes, row.segment.id) : NOTHING));
  // As texts, so that the row is drawn anew only when the phrase on it is another one.
  const source = useNotesState((state) => placeOf(sourceOfDraft(state.draft, row)));
  const target = useNotesState((state) => placeOf(targetOfDraft(state.draft, row)));
  return useMemo(
    () => ({ source: [...spans.source, ...spanOf(source)], target: [...spans.target, ...spanOf(target)] }),
    [spans, source, target],
  );
}

function sourceOfDraft(draft: NoteDraft | null, { segment }: Row): NoteSpan | undefined {
  if (!draft?.source || draft.editing || segment?.blockId !== draft.source.blockId) return undefined;
  return clipped(DRAFT_ID, draft.source, segment.start, segment.source.length)[0];
}

function targetOfDraft(draft: NoteDraft | null, { segment }: Row): NoteSpan | undefined {
  if (!draft?.target || draft.editing || segment?.id !== draft.target.segmentId) return undefined;
  return { id: DRAFT_ID, start: draft.target.start, end: draft.target.end };
}

function placeOf(span: NoteSpan | undefined): string {
  return span ? `${span.start}-${span.end}` : '';
}

function spanOf(place: string): NoteSpan[] {
  if (place === '') return [];
  const [start = 0, end = 0] = place.split('-').map(Number);
  return [{ id: DRAFT_ID, start, end }];
}

/** The notes of this row that are pointed at. */
export function useActiveIds(row: Row): readonly number[] {
  const desk = useDesk();
  return useNotesState(({ notes, activeIds }) => {
    if (activeIds.length === 0 || !row.segment) return NO_IDS;
    const { source, target } = desk.spansOf(notes, row.segment.id);
    return [...source, ...target].some((span) => activeIds.includes(span.id)) ? activeIds : NO_IDS;
  });
}
