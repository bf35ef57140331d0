'use client';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import type { PreviewState } from '#domain/uploads/upload.ts';
import { Button } from '../../ui/button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Notice } from '../../ui/notice.tsx';
import { rateOf, type Sample, shareLeft, shareRate, timeLeft, withSample } from './run-rate.ts';
import { barOf, doneOf, howFar } from './run-words.ts';
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
  return <Looking state={state} id={id} />;
}

/** While it goes on: what is known, and how long it will take as far as that can be seen. */
function Looking({ state, id }: { state: PreviewState | null; id: string }) {
  const samples = useSamples(state);
  const done = state ? doneOf(state.counts) : 0;
  const { value, max } = state ? barOf(state) : { value: undefined, max: null };
  const left =
    max === 1 ? shareLeft(state?.share ?? null, shareRate(samples)) : timeLeft(done, max, rateOf(samples));
  return (
    <div className="flex flex-col gap-2 py-1">
      <progress className="meter" aria-labelledby={id} max={max ?? 1} value={value} />
      <p id={id} className="flex flex-wrap gap-x-4 tabular-nums">
        <span>{state && done > 0 ? `Looked at ${howFar(state)}.` : 'Looking at the files …'}</span>
        {left ? <span>{left}</span> : null}
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

/** What was seen of the looking, each time that the page was made again. */
function useSamples(state: PreviewState | null): Sample[] {
  const [seen, setSeen] = useState<{ state: PreviewState | null; samples: Sample[] }>({
    state: null,
    samples: [],
  });
  if (state && state.at !== seen.state?.at) {
    const sample = { at: Date.parse(state.at), done: doneOf(state.counts), share: state.share };
    setSeen({ state, samples: withSample(seen.samples, sample) });
  }
  return seen.samples;
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
