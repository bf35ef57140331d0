'use client';
import type { ItemStatus } from '#domain/imports/import.ts';
import { filterAddress } from '../lists/filter-address.ts';
import { ITEM_STATUS } from '../status-words.ts';
import { OutcomeFilter } from './outcome-filter.tsx';
import { useRun } from './run-watch.tsx';

interface RunOutcomesProps {
  q: string;
  current: ItemStatus | undefined;
}

/** The outcomes of an import with their numbers, which grow with those of its bar. */
export function RunOutcomes({ q, current }: RunOutcomesProps) {
  const { run } = useRun();
  return (
    <OutcomeFilter
      counts={run.counts}
      words={ITEM_STATUS}
      current={current}
      href={(status) => filterAddress(`/desk/imports/${run.id}`, { q, status })}
    />
  );
}
