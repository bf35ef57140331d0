'use client';
import { useEffect, useMemo, useRef } from 'react';
import { directionOf, languageName } from '#domain/languages.ts';
import { useHydrated } from '../../ui/hydrated.ts';
import { MarkedText } from '../annotations/marked-text.tsx';
import { type NoteSpan, standing } from '../annotations/note-spans.ts';
import { shiftedSpans } from '../annotations/text-offsets.ts';
import { bringIntoView } from './bring-into-view.ts';
import { useDesk, useDeskState, useField } from './desk-context.ts';
import { nameOf, type Row } from './desk-state.ts';
import { holderOf, useTeamState } from './team.ts';

interface TargetFieldProps {
  row: Row;
  spans: readonly NoteSpan[];
  activeIds: readonly number[];
  describedBy: string | undefined;
}

/**
 * The field of the active row. A copy of its text lies behind it: it makes the field as high as its text in every
 * browser, and carries the marks of the notes, which a field cannot draw.
 */
export function TargetField({ row, spans, activeIds, describedBy }: TargetFieldProps) {
  const desk = useDesk();
  const field = useField(row.key);
  const ref = useFocusOnRequest(row.key);
  const isReady = useHydrated();
  const isHeld = useTeamState((state) => holderOf(state, row.key) !== null);
  const { language } = desk.workspace;
  const isTitle = row.segment === null;
  const shown = useMemo(
    () => shiftedSpans(field.stored.text, field.text, standing(field.stored.text, spans)),
    [field.stored.text, field.text, spans],
  );
  return (
    <div lang={language} dir={directionOf(language)} className="grid text-wrap">
      <div
        aria-hidden="true"
        className="pointer-events-none invisible whitespace-pre-wrap wrap-break-word px-2 py-1.5 text-transparent [grid-area:1/1] has-[mark]:visible"
      >
        <MarkedText text={field.text} spans={shown} activeIds={activeIds} />{' '}
      </div>
      <textarea
        ref={ref}
        rows={1}
        // What is typed before the page has come alive would be lost; where somebody else writes one is asked first.
        readOnly={!isReady || isHeld}
        lang={language}
        dir={directionOf(language)}
        spellCheck
        autoCapitalize="sentences"
        aria-label={`${nameOf(row)} in ${languageName(language)}`}
        aria-describedby={describedBy}
        data-field={row.key}
        {...(isTitle ? {} : { 'data-side': 'target', 'data-segment': row.key })}
        className="field-sizing-content w-full resize-none overflow-hidden rounded-[3px] border border-control bg-transparent px-[calc(0.5rem-1px)] py-[calc(0.375rem-1px)] outline-offset-0 [grid-area:1/1] in-data-[selecting=source]:select-none"
        value={field.text}
        onChange={(event) => desk.type(row.key, event.target.value)}
        onBlur={() => void desk.flush(row.key)}
      />
    </div>
  );
}

/** Takes the focus when the workspace asks for it, with the cursor at the end, and brings the row into view. */
function useFocusOnRequest(key: string) {
  const { store } = useDesk();
  const ref = useRef<HTMLTextAreaElement>(null);
  const wanted = useDeskState(({ focus }) => (focus?.key === key && focus.on === 'field' ? focus : null));
  useEffect(() => {
    const field = ref.current;
    if (!wanted || !field) return;
    field.focus({ preventScroll: true });
    const caret = wanted.caret ?? field.value.length;
    field.setSelectionRange(caret, caret);
    bringIntoView(field.closest('[data-row]'));
    store.set({ focus: null });
  }, [wanted, store]);
  return ref;
}
