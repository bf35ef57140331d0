'use client';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import type { PreviewState } from '#domain/uploads/upload.ts';
import { Button } from '../../ui/button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Notice } from '../../ui/notice.tsx';
import { doneOf, howFar } from './run-words.ts';
import { useArrival } from './use-arrival.ts';
import { usePoll } from './use-poll.ts';

interface PreviewProgressProps {
  state: PreviewState | null;
  hasStopped: boolean;
  /** the form that begins anew */
  again: { action: string; fields: Record<string, string> };
  /** files that never came, and so could not be looked at */
  missing: number;
}

const PAUSE = 700;

/** How far the looking is; the page is made again until it is done. */
export function PreviewProgress({ state, hasStopped, again, missing }: PreviewProgressProps) {
  const router = useRouter();
  const id = useId();
  useArrival();
  const isUnderWay = !state?.isDone && !hasStopped;
  usePoll(router.refresh, PAUSE, isUnderWay);

  if (hasStopped)
    return (
      <Notice tone="problem">
        <p>The files could not all be looked at. {state?.problem}</p>
        <AgainForm {...again} />
      </Notice>
    );
  const done = state ? doneOf(state.counts) : 0;
  if (!isUnderWay && state)
    return (
      <div className="flex flex-wrap items-center gap-x-3 text-muted">
        <p role="status">
          {lookedAt(missing)}
          <Instant at={state.at} />.
        </p>
        <AgainForm {...again} />
      </div>
    );
  const total = state && isCountOfFiles(state) ? state.total : null;
  return (
    <div className="flex flex-col gap-2 py-1">
      <progress
        className="meter"
        aria-labelledby={id}
        max={Math.max(1, total ?? 1)}
        value={total === null ? undefined : done}
      />
      <p id={id} className="tabular-nums">
        {state && done > 0 ? `${howFar(state)} looked at.` : 'Looking at the files …'}
      </p>
      <noscript>
        <p>Load this page again to see how far it is.</p>
      </noscript>
    </div>
  );
}

function lookedAt(missing: number): string {
  return missing > 0 ? 'All files that arrived were looked at, ' : 'All files were looked at, ';
}

/** Whether it is known how many there will be: not while a file of many articles is read. */
function isCountOfFiles({ total, container, counts }: PreviewState): boolean {
  return total !== null && container === null && doneOf(counts) <= total;
}

function AgainForm({ action, fields }: PreviewProgressProps['again']) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" kind="quiet">
        Look again
      </Button>
    </form>
  );
}
