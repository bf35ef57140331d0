'use client';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { directionOf } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { DRAFT_ID, MarkedText } from './marked-text.tsx';
import {
  type Marking,
  markSpan,
  markWordAt,
  moved,
  moveOf,
  phraseOf,
  type Terrain,
  terrainOf,
} from './marking.ts';
import { type Span, trimmedSpan } from './text-offsets.ts';

interface PhrasePickerProps {
  label: string;
  text: string;
  language: string;
  sentences: readonly number[];
  /** what is marked already, or where to begin */
  at: Span | number;
  onTake: (span: Span) => void;
  onLeave: () => void;
}

/**
 * A text to choose a phrase from: with the arrow keys word by word, with the mouse or a finger as in any text. It is a
 * read-only field, so that screen readers read what the cursor is on and what is selected.
 */
export function PhrasePicker({ label, text, language, sentences, at, onTake, onLeave }: PhrasePickerProps) {
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  const terrain = useMemo(() => terrainOf(text, language, sentences), [text, language, sentences]);
  const [marking, mark] = useState<Marking>(() =>
    typeof at === 'number' ? markWordAt(terrain, at) : markSpan(at),
  );
  const span = phraseOf(marking);
  const phrase = trimmedSpan(text, span.start, span.end);
  useSelectionOf(ref, span);

  const take = () => phrase && onTake(phrase);
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const next = markingAfter(event, terrain, marking);
    if (next) mark(next);
    else if (event.key === 'Enter' && !event.altKey) take();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The mouse, a finger, and the browser's own keys. */
  const onSelect = ({
    currentTarget: { selectionStart, selectionEnd },
  }: React.SyntheticEvent<HTMLTextAreaElement>) => {
    if (selectionStart === span.start && selectionEnd === span.end) return;
    mark(
      selectionStart === selectionEnd
        ? markWordAt(terrain, selectionStart)
        : markSpan({ start: selectionStart, end: selectionEnd }),
    );
  };

  return (
    <div>
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {label}
      </label>
      <div
        lang={language}
        dir={directionOf(language)}
        className="mt-1 grid font-serif text-[0.9375rem] leading-normal text-wrap"
      >
        <div
          aria-hidden="true"
          className="pointer-events-none whitespace-pre-wrap wrap-break-word p-2 text-transparent [grid-area:1/1]"
        >
          <MarkedText text={text} spans={[{ id: DRAFT_ID, ...span }]} />{' '}
        </div>
        <textarea
          ref={ref}
          id={id}
          readOnly
          rows={1}
          lang={language}
          dir={directionOf(language)}
          spellCheck={false}
          aria-describedby={`${id}-keys`}
          value={text}
          onKeyDown={onKeyDown}
          onSelect={onSelect}
          className="field-sizing-content w-full resize-none overflow-hidden rounded-[3px] border border-control bg-transparent p-[calc(0.5rem-1px)] [grid-area:1/1]"
        />
      </div>
      <p id={`${id}-keys`} className="mt-1 text-xs text-muted">
        Arrow keys go by words, with Shift they take more; Ctrl and Shift go by characters. Enter takes the
        phrase.
      </p>
      <p aria-live="polite" className="mt-2">
        {phrase ? (
          <>
            Marked: <q lang={language}>{text.slice(phrase.start, phrase.end)}</q>
          </>
        ) : (
          'Nothing is marked.'
        )}
      </p>
      <div className="mt-2 flex gap-2">
        <Button kind="primary" disabled={!phrase} onClick={take}>
          Take the phrase
        </Button>
        <Button onClick={onLeave}>Cancel</Button>
      </div>
    </div>
  );
}

type Key = Pick<React.KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

function markingAfter(event: Key, terrain: Terrain, marking: Marking): Marking | null {
  if ((event.ctrlKey || event.metaKey) && event.key === 'a')
    return markSpan({ start: 0, end: terrain.length });
  const move = moveOf(event);
  return move && moved(terrain, marking, move);
}

/** Takes the focus at first, and keeps the field's own selection at what is marked. */
function useSelectionOf(ref: React.RefObject<HTMLTextAreaElement | null>, { start, end }: Span): void {
  useEffect(() => {
    ref.current?.focus();
  }, [ref]);
  useEffect(() => {
    const field = ref.current;
    if (field && (field.selectionStart !== start || field.selectionEnd !== end))
      field.setSelectionRange(start, end);
  }, [ref, start, end]);
}
