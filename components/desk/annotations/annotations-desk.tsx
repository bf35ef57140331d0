'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Colleague } from '#domain/people/person.ts';
import type { AnnotationPageData } from './annotation-page.ts';
import { AnnotationsHeading } from './annotations-heading.tsx';
import { BlockTexts } from './block-texts.tsx';
import { libraryFor } from './library-desk.ts';
import { newDraft } from './note-draft.ts';
import { matches, NO_FILTER, type NoteFilter } from './note-filter.ts';
import { NoteList } from './note-list.tsx';
import { createNotesDesk, type NoteActions, type NotesState } from './notes-desk.ts';
import type { Phrases } from './phrases.ts';
import type { Span } from './text-offsets.ts';
import { useStore } from './use-store.ts';

interface AnnotationsDeskProps {
  page: AnnotationPageData;
  viewer: { name: string; mayChangeAll: boolean; colleagues: readonly Colleague[] };
  actions: Omit<NoteActions, 'libraryFor'>;
}

const everyNote = (state: NotesState) => state.notes;

/** All notes of an article beside its text. */
export function AnnotationsDesk({ page, viewer, actions: given }: AnnotationsDeskProps) {
  const [actions] = useState<NoteActions>(() => ({ ...given, libraryFor }));
  const [said, say] = useState('');
  const [filter, setFilter] = useState<NoteFilter>(NO_FILTER);
  const [notes] = useState(() =>
    createNotesDesk({
      articleId: page.articleId,
      notes: page.notes,
      actions,
      announce: say,
    }),
  );
  useEffect(() => notes.library.load(), [notes]);
  const all = useStore(notes.store, everyNote);
  const shown = useMemo(() => all.filter((note) => matches(note, filter)), [all, filter]);
  const phrases = useMemo(() => phrasesOf(page, viewer), [page, viewer]);
  const opener = useRef<Element | null>(null);

  const annotate = (blockId: number, span: Span | null, quote: string) => {
    opener.current = document.activeElement;
    const source = span && { blockId, ...span, quote };
    const { draft } = notes.store.get();
    const place = { blockId, offset: span?.start ?? 0, segmentId: null };
    if (draft && !draft.editing)
      notes.change({ place, source: source ?? draft.source, picking: span ? null : 'source' });
    else notes.begin(newDraft(place, { source }));
  };
  const showNotes = (ids: readonly number[]) => {
    // A note that the filter hides could not be shown.
    if (!shown.some((note) => ids.includes(note.id))) setFilter(NO_FILTER);
    notes.show(ids);
  };

  return (
    <>
      <AnnotationsHeading page={page} total={all.length} />
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="pt-4 lg:pe-8">
          <BlockTexts page={page} notes={notes} shown={shown} onAnnotate={annotate} onShow={showNotes} />
        </div>
        <div className="pt-4 lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:border-s lg:ps-5 lg:pe-2 lg:pb-8">
          <NoteList
            {...{ page, notes, shown, phrases, actions, filter, setFilter }}
            total={all.length}
            onClosed={() => opener.current instanceof HTMLElement && opener.current.focus()}
          />
        </div>
      </div>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
    </>
  );
}

function phrasesOf(page: AnnotationPageData, viewer: AnnotationsDeskProps['viewer']): Phrases {
  const textOf = (blockId: number) => page.blocks.find(({ id }) => id === blockId)?.text ?? '';
  return {
    sourceLanguage: page.language,
    targetLanguage: null,
    bodyLanguages: [...page.translations, page.language],
    mayChangeAll: viewer.mayChangeAll,
    mayPlaceInTranslation: false,
    colleagues: viewer.colleagues,
    blocks: page.blocks,
    me: viewer.name,
    sourceText: textOf,
    sentencesOf: (blockId) =>
      [...new Intl.Segmenter(page.language, { granularity: 'sentence' }).segment(textOf(blockId))].map(
        ({ index }) => index,
      ),
    targetText: () => '',
    segmentOf: () => null,
    translated: (segmentId, language) =>
      page.targets.find((target) => target.segmentId === segmentId && target.language === language)?.text ??
      '',
  };
}
