'use client';
import { useMemo } from 'react';
import { Button } from '../../ui/button.tsx';
import { AnnotationForm } from '../annotations/annotation-form.tsx';
import { LibraryOffers } from '../annotations/library-offers.tsx';
import { NoteItem } from '../annotations/note-item.tsx';
import { noteIdsOf } from '../annotations/note-spans.ts';
import type { Phrases } from '../annotations/phrases.ts';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { useDesk, useNotesState } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { capsOf } from './keys.ts';
import { useTeam } from './team.ts';

/** The notes on the active sentence, and the form for a new one. */
export function RowNotes({ row }: { row: Row }) {
  const desk = useDesk();
  const isMac = useIsMac();
  const draft = useNotesState((state) => state.draft);
  const notes = useNotesState((state) => state.notes);
  const phrases = usePhrases();
  if (!row.segment) return <p className="text-muted">The title carries no notes.</p>;
  const ids = noteIdsOf(desk.spansOf(notes, row.segment.id));
  const here = ids.flatMap((id) => notes.find((note) => note.id === id) ?? []);
  const { blockId, start, source } = row.segment;
  const isHere = (place: { blockId: number; start: number }) =>
    place.blockId === blockId && place.start >= start && place.start < start + source.length;
  const giveFocusBack = () =>
    desk.open(desk.store.get().activeKey, desk.workspace.can.edit ? 'field' : 'row');
  if (draft && !draft.editing) {
    return (
      <AnnotationForm notes={desk.notes} actions={desk.actions} phrases={phrases} onClose={giveFocusBack} />
    );
  }
  return (
    <>
      {here.length === 0 ? (
        <p className="text-muted">
          No notes. Select a phrase in either text to explain, question or check it.
        </p>
      ) : (
        <ul className="flex flex-col gap-4">
          {here.map((note) => (
            <NoteItem
              key={note.id}
              note={note}
              notes={desk.notes}
              actions={desk.actions}
              phrases={phrases}
              onGone={() => desk.open(row.key, 'row')}
            />
          ))}
        </ul>
      )}
      <LibraryOffers notes={desk.notes} language={desk.workspace.sourceLanguage} isHere={isHere} />
      {desk.workspace.can.annotate && !desk.workspace.can.edit && !draft ? (
        <Button
          className="mt-3"
          keys={capsOf('annotate', isMac).join('+')}
          onClick={() => desk.annotate(null)}
        >
          Annotate
        </Button>
      ) : null}
    </>
  );
}

/** The texts in which the form can mark: the block of the original, and the sentence's translation. */
function usePhrases(): Phrases {
  const desk = useDesk();
  const { colleagues } = useTeam();
  return useMemo(() => {
    const { workspace } = desk;
    return {
      sourceLanguage: workspace.sourceLanguage,
      targetLanguage: workspace.language,
      bodyLanguages: [workspace.language, workspace.sourceLanguage],
      mayChangeAll: workspace.can.cut,
      mayPlaceInTranslation: workspace.can.edit,
      colleagues,
      blocks: workspace.blocks,
      me: desk.me,
      sourceText: desk.blockText,
      sentencesOf: (blockId) =>
        workspace.segments.filter((segment) => segment.blockId === blockId).map(({ start }) => start),
      targetText: (segmentId) => desk.store.get().fields[String(segmentId)]?.text ?? '',
      segmentOf: (note) => desk.sentenceOf(note),
      translated: (segmentId, language) =>
        language === workspace.language
          ? (desk.store.get().fields[String(segmentId)]?.stored.text ?? '')
          : '',
    };
  }, [desk, colleagues]);
}
