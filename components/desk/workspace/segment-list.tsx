'use client';
import { memo, useDeferredValue, useEffect, useId, useMemo, useRef } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { SelectField } from '../../ui/field.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { useStore } from '../annotations/use-store.ts';
import { useDesk, useDeskState, useField } from './desk-context.ts';
import { nameOf, type Row, rowStates } from './desk-state.ts';
import { FILTER_LABELS, FILTERS, type Filter, filterCounts, neighbour } from './segment-filter.ts';
import { standingOf } from './state-words.ts';

/** All sentences with their states, filtered; one stop of the Tab key, the arrows go through it. */
export function SegmentList() {
  const desk = useDesk();
  const heading = useId();
  const ref = useRef<HTMLUListElement>(null);
  const shown = useDeskState((state) => state.shown);
  const activeKey = useDeskState((state) => state.activeKey);
  const rows = desk.rows.filter(({ key }) => shown.has(key));
  const stop = shown.has(activeKey) ? activeKey : rows[0]?.key;
  useActiveInView(
    ref,
    activeKey,
    useDeskState((state) => state.screen === 'list'),
  );
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = (event.target as HTMLElement).dataset.listKey ?? '';
    const to = reached(
      event.key,
      rows.map(({ key }) => key),
      from,
    );
    if (to === null) return;
    event.preventDefault();
    ref.current?.querySelector<HTMLElement>(`[data-list-key="${to}"]`)?.focus();
  };
  return (
    <nav aria-labelledby={heading} className="flex max-h-full min-h-0 flex-col">
      <h2 id={heading} className="sr-only">
        Sentences
      </h2>
      <FilterField />
      <ul ref={ref} className="min-h-0 grow overflow-y-auto py-2 pe-2" onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <ListItem key={row.key} row={row} isActive={row.key === activeKey} isStop={row.key === stop} />
        ))}
        {rows.length === 0 ? <li className="px-2 py-1 text-muted">No sentence is like that.</li> : null}
      </ul>
    </nav>
  );
}

function reached(key: string, keys: readonly string[], from: string): string | null {
  const all = new Set(keys);
  if (key === 'ArrowDown') return neighbour(keys, all, from, 1);
  if (key === 'ArrowUp') return neighbour(keys, all, from, -1);
  if (key === 'Home') return keys[0] ?? null;
  return key === 'End' ? (keys.at(-1) ?? null) : null;
}

function FilterField() {
  const desk = useDesk();
  const filter = useDeskState((state) => state.filter);
  const fields = useDeskState((state) => state.fields);
  const found = useStore(desk.checks.store, (data) => data);
  // the checks of a text are part of the counts: the typing never waits for them
  const counted = useDeferredValue(fields);
  const counts = useMemo(
    () => filterCounts(found && rowStates(desk.rows, counted, desk.checks.count)),
    [desk, counted, found],
  );
  const offered = FILTERS.filter(
    (name) => name !== 'unsettled' || counts.unsettled > 0 || filter === 'unsettled',
  );
  return (
    <SelectField
      label="Show"
      className="border-b py-3 pe-4"
      value={filter}
      onChange={(event) =>
        desk.setFilter(FILTERS.find((name) => name === event.target.value) ?? ('all' satisfies Filter))
      }
    >
      {offered.map((name) => (
        <option key={name} value={name}>
          {FILTER_LABELS[name]} ({counts[name]})
        </option>
      ))}
    </SelectField>
  );
}

interface ListItemProps {
  row: Row;
  isActive: boolean;
  isStop: boolean;
}

const ListItem = memo(function ListItem({ row, isActive, isStop }: ListItemProps) {
  const desk = useDesk();
  const field = useField(row.key);
  const { word, tone } = standingOf(row, field);
  return (
    <li>
      <button
        type="button"
        data-list-key={row.key}
        tabIndex={isStop ? 0 : -1}
        aria-current={isActive || undefined}
        onClick={() => desk.open(row.key)}
        className={classNames(
          'flex min-h-8 w-full items-center gap-2 border-s-2 px-2 text-start hover:bg-wash pointer-coarse:min-h-10',
          isActive ? 'border-accent bg-wash' : 'border-transparent',
        )}
      >
        <span className="w-7 shrink-0 text-end text-muted tabular-nums">
          <span className="sr-only">{nameOf(row)}</span>
          <span aria-hidden="true">{row.number ?? 'T'}</span>
        </span>
        <span className="inline-flex">
          <StatusShape tone={tone} />
        </span>
        <ListSources row={row} language={desk.workspace.sourceLanguage} />
        <span className="shrink-0 text-xs text-muted">{word}</span>
      </button>
    </li>
  );
});

/** The original in one line; of sentences that have one translation a line each, the others under the first. */
function ListSources({ row, language }: { row: Row; language: string }) {
  const [first, ...others] = row.segment?.parts ?? [];
  return (
    <span className="flex min-w-0 grow flex-col">
      <span lang={language} className="truncate">
        {first?.source ?? row.source}
      </span>
      {others.map(({ id, number, source }) => (
        <span key={id} className="flex gap-2 border-s ps-2">
          <span className="shrink-0 text-muted tabular-nums">{number}</span>
          <span lang={language} className="truncate">
            {source}
          </span>
        </span>
      ))}
    </span>
  );
}

/** The list follows the work without moving the page; where the list is the page, the page goes there when it opens. */
function useActiveInView(ref: React.RefObject<HTMLElement | null>, activeKey: string, isPage: boolean): void {
  useEffect(() => {
    const list = ref.current;
    const item = list?.querySelector<HTMLElement>(`[data-list-key="${activeKey}"]`);
    if (!list || !item) return;
    if (isPage) {
      item.scrollIntoView({ block: 'center' });
      return;
    }
    const above = item.getBoundingClientRect().top - list.getBoundingClientRect().top;
    const isOut = above < 0 || above + item.offsetHeight > list.clientHeight;
    if (isOut) list.scrollTop += above - list.clientHeight / 3;
  }, [ref, activeKey, isPage]);
}
