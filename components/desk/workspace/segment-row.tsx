'use client';
import { memo, useEffect, useId, useRef } from 'react';
import { directionOf, languageName } from '#domain/languages.ts';
import { classNames } from '../../ui/class-names.ts';
import { StatusShape } from '../../ui/status.tsx';
import { MarkedText } from '../annotations/marked-text.tsx';
import { standing } from '../annotations/note-spans.ts';
import { MachineSign } from '../machine/machine-row.tsx';
import { bringIntoView } from './bring-into-view.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { useDesk, useDeskState, useField } from './desk-context.ts';
import { nameOf, numberOf, type Row } from './desk-state.ts';
import { isOtherSource } from './field.ts';
import { RowBar, SetAside } from './row-bar.tsx';
import { RowExtras, RowSigns } from './row-extras.tsx';
import { NO_SPANS, useActiveIds, useRowSpans } from './row-spans.ts';
import { SourceParts } from './source-parts.tsx';
import { standingOf } from './state-words.ts';
import { TargetField } from './target-field.tsx';

interface SegmentRowProps {
  row: Row;
  /** on a small screen the notes, checks and history stand under the active row */
  children?: React.ReactNode;
}

/** Rows out of sight are neither laid out nor painted: a keystroke costs half as much in an article of 200 sentences. */
const RESTING = 'border-s-transparent [contain-intrinsic-block-size:auto_4rem] [content-visibility:auto]';

/** A sentence, its original beside its translation. Only the active row has a field; the others are text to read. */
export const SegmentRow = memo(function SegmentRow({ row, children }: SegmentRowProps) {
  const isActive = useDeskState((state) => state.activeKey === row.key);
  const spans = useRowSpans(row);
  const activeIds = useActiveIds(row);
  const { segment } = row;
  return (
    <li
      id={row.number === null ? TITLE_ID : `s${row.number}`}
      data-row={row.key}
      data-active={isActive || undefined}
      data-starts-block={segment?.startsBlock || undefined}
      className={classNames(
        'grid scroll-mt-14 scroll-mb-6 gap-x-3 border-s-2 pe-2 max-sm:scroll-mt-0 max-sm:gap-y-1.5 max-sm:ps-2 sm:grid-cols-[3.25rem_minmax(0,1fr)]',
        'md:grid-cols-[3.25rem_minmax(0,1fr)_minmax(0,1fr)] md:gap-x-4',
        isActive ? 'gap-y-1.5 border-s-accent bg-wash py-2' : RESTING,
        segment?.startsBlock !== false && 'mt-4',
        row.number === null && 'mt-0 mb-4',
      )}
    >
      <RowNumber row={row} isActive={isActive} />
      <SourceText row={row} spans={spans.source} activeIds={activeIds} isActive={isActive} />
      {isActive ? (
        <ActiveTarget row={row} spans={spans.target} activeIds={activeIds} />
      ) : (
        <RestingTarget row={row} spans={spans.target} activeIds={activeIds} />
      )}
      <RowExtras row={row} isActive={isActive} />
      {isActive ? children : null}
    </li>
  );
});

export const TITLE_ID = 'title';

interface TextProps {
  row: Row;
  spans: ReturnType<typeof useRowSpans>['source'];
  activeIds: readonly number[];
}

function textAttributes(row: Row, side: 'source' | 'target') {
  return row.segment ? { 'data-side': side, 'data-segment': row.key } : {};
}

const HEADINGS = new Set(['heading', 'title']);

function SourceText({ row, spans, activeIds, isActive }: TextProps & { isActive: boolean }) {
  const { workspace, terms } = useDesk();
  const { sourceLanguage } = workspace;
  const isHeading = HEADINGS.has(row.segment?.blockKind ?? 'title');
  return (
    <p
      lang={sourceLanguage}
      dir={directionOf(sourceLanguage)}
      {...textAttributes(row, 'source')}
      className={classNames(
        'reading py-1.5 sm:col-start-2 in-data-[selecting=target]:select-none',
        isHeading && 'font-semibold',
        row.number === null && 'text-xl leading-snug',
      )}
    >
      <SourceParts
        row={row}
        spans={spans}
        activeIds={activeIds}
        isInteractive={isActive}
        terms={terms.marksOf(row.key)}
      />
    </p>
  );
}

function RestingTarget({ row, spans, activeIds }: TextProps) {
  const desk = useDesk();
  const field = useField(row.key);
  const { text, stored, phase } = field;
  const { language } = desk.workspace;
  const isHeading = HEADINGS.has(row.segment?.blockKind ?? 'title');
  const shown = text === stored.text ? standing(text, spans) : NO_SPANS;
  return (
    <div className="sm:col-start-2 md:col-start-3" data-opens>
      {text.trim() === '' ? (
        <p className="px-2 py-2 text-muted italic">Not translated yet</p>
      ) : (
        <p
          lang={language}
          dir={directionOf(language)}
          {...textAttributes(row, 'target')}
          className={classNames(
            'reading px-2 py-1.5 whitespace-pre-wrap in-data-[selecting=source]:select-none',
            isHeading && 'font-semibold',
            row.number === null && 'text-xl leading-snug',
          )}
        >
          <MarkedText text={text} spans={shown} activeIds={activeIds} />
        </p>
      )}
      {phase.name === 'conflict' ? (
        <p className="flex items-center gap-1.5 px-2 text-problem">
          <StatusShape tone="problem" />
          {isOtherSource(field, phase.theirs)
            ? 'Another original: open to look'
            : 'Two texts: open to choose'}
        </p>
      ) : null}
    </div>
  );
}

function ActiveTarget({ row, spans, activeIds }: TextProps) {
  const { workspace } = useDesk();
  const note = useId();
  const { phase } = useField(row.key);
  const isHeading = HEADINGS.has(row.segment?.blockKind ?? 'title');
  if (!workspace.can.edit) return <RestingTarget row={row} spans={spans} activeIds={activeIds} />;
  return (
    <>
      <div
        className={classNames(
          'reading sm:col-start-2 md:col-start-3',
          isHeading && 'font-semibold',
          row.number === null && 'text-xl leading-snug',
        )}
      >
        <TargetField
          {...{ row, spans, activeIds }}
          describedBy={phase.name === 'refused' ? note : undefined}
        />
        {phase.name === 'refused' ? (
          <p id={note} role="alert" className="mt-1 font-sans text-sm text-problem">
            Not saved: {phase.message}
          </p>
        ) : null}
      </div>
      <RowSigns>
        <MachineSign row={row} />
      </RowSigns>
      <SetAside row={row} />
      {phase.name === 'conflict' ? <ConflictPanel row={row} /> : <RowBar row={row} />}
    </>
  );
}

/** The row's number and state; Enter or a click opens the row. One stop of the Tab key for all rows: the active one's. */
function RowNumber({ row, isActive }: { row: Row; isActive: boolean }) {
  const desk = useDesk();
  const field = useField(row.key);
  const { language } = desk.workspace;
  const ref = useRef<HTMLButtonElement>(null);
  const { word, tone } = standingOf(row, field);
  const isWanted = useDeskState(({ focus }) => focus?.key === row.key && focus.on === 'row');
  useEffect(() => {
    if (!isWanted) return;
    ref.current?.focus({ preventScroll: true });
    bringIntoView(ref.current?.closest('[data-row]'));
    desk.store.set({ focus: null });
  }, [isWanted, desk]);
  return (
    <div className="pt-0.5 select-none sm:col-start-1">
      <button
        ref={ref}
        type="button"
        data-row-button
        tabIndex={isActive ? 0 : -1}
        aria-current={isActive || undefined}
        title={word}
        onClick={() => desk.open(row.key)}
        className="flex min-h-8 items-center gap-1.5 rounded-[3px] px-1 text-muted max-sm:-ms-1 sm:w-full sm:justify-end tabular-nums hover:bg-wash hover:text-ink pointer-coarse:min-h-10"
      >
        <span>
          {row.number === null ? null : <span className="sr-only">{nameOf(row).replace(/\d.*/, '')}</span>}
          {numberOf(row) || 'Title'}
        </span>
        <StatusShape tone={tone} />
        <span className="sm:sr-only">{` ${word}`}</span>
        <span className="sr-only">{`: edit in ${languageName(language)}`}</span>
      </button>
    </div>
  );
}
