'use client';
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { DeskNote } from '#domain/annotations/annotation.ts';
import { directionOf, languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { AnnotationPageData } from './annotation-page.ts';
import { selectedTexts } from './dom-selection.ts';
import { DRAFT_ID, MarkedText } from './marked-text.tsx';
import type { NoteSpan } from './note-spans.ts';
import type { NotesDesk, NotesState } from './notes-desk.ts';
import { type Span, trimmedSpan } from './text-offsets.ts';
import { useStore } from './use-store.ts';

type Block = AnnotationPageData['blocks'][number];

interface BlockTextsProps {
  page: AnnotationPageData;
  notes: NotesDesk;
  /** the notes that the filters let through */
  shown: readonly DeskNote[];
  /** with a phrase, or without one to choose it in the form */
  onAnnotate: (blockId: number, span: Span | null, quote: string) => void;
  onShow: (ids: readonly number[]) => void;
}

interface Selected extends Span {
  blockId: number;
  quote: string;
}

/** The original with its marks. A phrase is selected with the mouse, by touch, or from the paragraph's button. */
export function BlockTexts({ page, notes, shown, onAnnotate, onShow }: BlockTextsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const selected = useBlockSelection(ref);
  const spans = useMemo(() => spansByBlock(shown), [shown]);
  useMarks(ref, onShow);
  const annotate = () => {
    // The marks are about to be drawn anew: a selection over them would spread to wherever its ends then are.
    document.getSelection()?.removeAllRanges();
    if (selected) onAnnotate(selected.blockId, { start: selected.start, end: selected.end }, selected.quote);
  };
  return (
    <div ref={ref} className="mx-auto max-w-[72ch]">
      {page.blocks.map((block, index) => (
        <BlockText
          key={block.id}
          block={block}
          number={index + 1}
          language={page.language}
          spans={spans.get(block.id) ?? NONE}
          notes={notes}
          onAnnotate={page.can.annotate ? onAnnotate : null}
        />
      ))}
      {selected && page.can.annotate ? (
        <div
          data-floating
          className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-control bg-paper px-3 py-2"
        >
          <p className="min-w-0 grow basis-40 truncate">
            <span className="text-muted">{languageName(page.language)}: </span>
            <q lang={page.language} className="font-serif">
              {selected.quote}
            </q>
          </p>
          <Button kind="primary" onMouseDown={(event) => event.preventDefault()} onClick={annotate}>
            Annotate selection
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const NONE: readonly NoteSpan[] = [];

function spansByBlock(notes: readonly DeskNote[]): Map<number, NoteSpan[]> {
  const spans = new Map<number, NoteSpan[]>();
  for (const { id, source, placement } of notes) {
    if (!source || placement === 'orphan') continue;
    spans.set(source.blockId, [
      ...(spans.get(source.blockId) ?? []),
      { id, start: source.start, end: source.end },
    ]);
  }
  return spans;
}

interface BlockTextProps {
  block: Block;
  number: number;
  language: string;
  spans: readonly NoteSpan[];
  notes: NotesDesk;
  onAnnotate: BlockTextsProps['onAnnotate'] | null;
}

const activeIdsOf = (state: NotesState) => state.activeIds;

const BlockText = memo(function BlockText({
  block,
  number,
  language,
  spans,
  notes,
  onAnnotate,
}: BlockTextProps) {
  const activeIds = useStore(notes.store, activeIdsOf);
  const draft = useStore(notes.store, draftIn(block.id));
  const all = useMemo(() => [...spans, ...spanOf(draft)], [spans, draft]);
  return (
    <div className="group/block grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 py-1.5 sm:grid-cols-[2.5rem_minmax(0,1fr)]">
      {onAnnotate ? (
        <button
          type="button"
          aria-label={`Annotate paragraph ${number}`}
          title="Annotate: choose a phrase by keyboard"
          onClick={() => onAnnotate(block.id, null, '')}
          className="flex min-h-6 items-start justify-end self-start rounded-[3px] py-1 text-xs text-muted tabular-nums hover:bg-wash hover:text-accent pointer-coarse:min-h-10"
        >
          {number}
        </button>
      ) : (
        <span className="py-1 text-end text-xs text-muted tabular-nums">{number}</span>
      )}
      <p
        data-block={block.id}
        lang={language}
        dir={directionOf(language)}
        className={classNames(
          'reading',
          block.kind === 'heading' && 'font-semibold',
          block.kind === 'caption' && 'text-muted',
        )}
      >
        <MarkedText text={block.text} spans={all} activeIds={activeIds} isInteractive />
      </p>
    </div>
  );
});

/** The phrase of the open form in a block, as a text: the same for the same place. */
function draftIn(blockId: number): (state: NotesState) => string {
  return ({ draft }) => {
    const source = draft && !draft.editing ? draft.source : null;
    return source?.blockId === blockId ? `${source.start}-${source.end}` : '';
  };
}

function spanOf(place: string): NoteSpan[] {
  if (place === '') return [];
  const [start = 0, end = 0] = place.split('-').map(Number);
  return [{ id: DRAFT_ID, start, end }];
}

/** The selection, when it is inside one block; of a longer one the part in the first. */
function useBlockSelection(ref: RefObject<HTMLElement | null>): Selected | null {
  const [selected, select] = useState<Selected | null>(null);
  useEffect(() => {
    const onChange = () => select((before) => same(before, ref.current && readBlockSelection(ref.current)));
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [ref]);
  return selected;
}

function readBlockSelection(root: HTMLElement): Selected | null {
  const found = selectedTexts(root, '[data-block]');
  if (!found) return null;
  const text = found.first.textContent ?? '';
  const span = trimmedSpan(text, found.start, found.first === found.last ? found.end : text.length);
  return (
    span && { ...span, blockId: Number(found.first.dataset.block), quote: text.slice(span.start, span.end) }
  );
}

function same(before: Selected | null, now: Selected | null): Selected | null {
  const isSame = before?.blockId === now?.blockId && before?.start === now?.start && before?.end === now?.end;
  return isSame ? before : now;
}

/** Click, Enter or Space on a mark: one set of listeners for all of them. */
function useMarks(ref: RefObject<HTMLElement | null>, onShow: (ids: readonly number[]) => void): void {
  const latest = useRef(onShow);
  useEffect(() => {
    latest.current = onShow;
  });
  useEffect(() => {
    const root = ref.current;
    const show = (target: EventTarget | null): number | undefined => {
      const mark = target instanceof HTMLElement ? target.closest<HTMLElement>('mark[data-notes]') : null;
      const ids = mark?.dataset.notes?.split(' ').map(Number);
      if (ids) latest.current(ids);
      return ids?.[0];
    };
    const onClick = ({ target }: MouseEvent) => void show(target);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      const first = show(event.target);
      if (first === undefined) return;
      event.preventDefault();
      document.querySelector<HTMLElement>(`[data-note="${first}"]`)?.focus();
    };
    root?.addEventListener('click', onClick);
    root?.addEventListener('keydown', onKeyDown);
    return () => {
      root?.removeEventListener('click', onClick);
      root?.removeEventListener('keydown', onKeyDown);
    };
  }, [ref]);
}
