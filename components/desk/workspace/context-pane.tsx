'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { Section } from '../../ui/section.tsx';
import { noteIdsOf } from '../annotations/note-spans.ts';
import { MemorySection } from '../memory/memory-section.tsx';
import { RowTerms } from '../terms/row-terms.tsx';
import { Alignment } from './alignment.tsx';
import { Checks, useFindings } from './checks.tsx';
import { useDesk, useDeskState, useNotesState } from './desk-context.ts';
import { nameOf, type Row } from './desk-state.ts';
import { History } from './history.tsx';
import { RowNotes } from './row-notes.tsx';

/** On a wide screen: everything about the active sentence, beside the texts. */
export function ContextPane() {
  const desk = useDesk();
  const row = desk.rowOf(useDeskState((state) => state.activeKey));
  return (
    <aside
      aria-label="About the sentence"
      data-context
      className="sticky top-12 hidden max-h-[calc(100dvh-3rem)] overflow-y-auto border-s px-4 py-4 lg:block"
    >
      <p className="mb-3 text-xs font-medium text-muted">{nameOf(row)}</p>
      {row.segment ? <Alignment row={row} /> : null}
      {row.segment ? (
        <Section title="Memory">
          <MemorySection row={row} />
        </Section>
      ) : null}
      <Section title="Terms">
        <RowTerms row={row} />
      </Section>
      <Section title="Checks">
        <Checks row={row} />
      </Section>
      {row.segment ? (
        <>
          <Section title="Notes">
            <RowNotes row={row} />
          </Section>
          <HistorySection row={row} />
        </>
      ) : null}
    </aside>
  );
}

/** Closed until asked for: the history of every row that is passed would be loaded for nothing. */
function HistorySection({ row }: { row: Row }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t pt-2 pb-5">
      <h2 id={id} className="mb-1 font-semibold">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="inline-flex min-h-8 items-center gap-1.5 hover:text-accent"
        >
          <svg
            aria-hidden="true"
            viewBox="0 0 12 12"
            width="10"
            height="10"
            className={classNames('shrink-0', isOpen && 'rotate-90')}
          >
            <path d="M4 1.5 8.5 6 4 10.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
          </svg>
          History
        </button>
      </h2>
      {isOpen ? <History row={row} /> : null}
    </section>
  );
}

/** In the order of the pane on a wide screen. */
const TABS = ['Memory', 'Terms', 'Checks', 'Notes', 'History'] as const;
type Tab = (typeof TABS)[number];

/** On a smaller screen: the same in tabs under the field. */
export function ContextTabs({ row }: { row: Row }) {
  const [chosen, choose] = useState<Tab>(row.segment ? 'Memory' : 'Terms');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const counts = useCounts(row);
  const hasForm = useNotesState((state) => state.draft !== null);
  const tab = hasForm ? 'Notes' : chosen;
  const pointedAt = useNotesState(({ activeIds }) => activeIds);
  const isPointedAt = useNoteIds(row).some((noteId) => pointedAt.includes(noteId));
  useEffect(() => {
    if (isPointedAt && pointedAt.length > 0) choose('Notes');
  }, [isPointedAt, pointedAt]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? 'Notes';
    choose(next);
    list.current?.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  };
  return (
    <div data-context className="mt-1 sm:col-[2/-1] lg:hidden">
      <h2 className="sr-only">About {nameOf(row)}</h2>
      {row.segment ? <Alignment row={row} /> : null}
      <div
        ref={list}
        role="tablist"
        aria-label={nameOf(row)}
        className="flex flex-wrap border-b sm:gap-1"
        onKeyDown={onKeyDown}
      >
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            id={`${id}-${name}`}
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            disabled={hasForm && name !== 'Notes'}
            onClick={() => choose(name)}
            className={classNames(
              '-mb-px inline-flex min-h-10 items-center gap-1.5 border-b-2 px-2 disabled:text-muted sm:px-3',
              tab === name ? 'border-accent font-semibold' : 'border-transparent text-muted',
            )}
          >
            {name}
            {counts[name] ? <span className="text-xs tabular-nums">{counts[name]}</span> : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className="py-3">
        {tab === 'Notes' ? <RowNotes row={row} /> : null}
        {tab === 'Terms' ? <RowTerms row={row} /> : null}
        {tab === 'Checks' ? <Checks row={row} /> : null}
        {tab === 'History' ? <History row={row} /> : null}
        {tab === 'Memory' ? <TabOfMemory row={row} /> : null}
      </div>
    </div>
  );
}

function TabOfMemory({ row }: { row: Row }) {
  if (row.segment) return <MemorySection row={row} />;
  return <p className="text-muted">The memory has sentences; a title is none.</p>;
}

function useNoteIds({ segment }: Row): number[] {
  const desk = useDesk();
  const notes = useNotesState((state) => state.notes);
  return segment ? noteIdsOf(desk.spansOf(notes, segment.id)) : [];
}

function useCounts(row: Row): Record<Tab, number> {
  const desk = useDesk();
  const findings = useFindings(row).length;
  const notes = useNoteIds(row).length;
  const terms = desk.terms.termsOf(row.key).length;
  return { Notes: notes, Terms: terms, Checks: findings, History: 0, Memory: 0 };
}
