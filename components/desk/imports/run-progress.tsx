'use client';
import { useId } from 'react';
import type { RunRow } from '#domain/imports/import.ts';
import { Button } from '../../ui/button.tsx';
import { RunAnnouncer } from './run-announcer.tsx';
import { rateInWords, rateOf, type Sample, shareLeft, shareRate, timeLeft } from './run-rate.ts';
import { useRun } from './run-watch.tsx';
import { barOf, countsInWords, doneOf, howFar, isUnderWay } from './run-words.ts';

/** How far an import is, as it goes on. Without script the page says how far it was when it was opened. */
export function RunProgress() {
  const { run, samples } = useRun();
  return (
    <>
      <RunAnnouncer run={run} />
      <Bar run={run} samples={samples} />
    </>
  );
}

interface BarProps {
  run: RunRow;
  samples: Sample[];
}

function Bar({ run, samples }: BarProps) {
  if (!isUnderWay(run)) return null;
  return run.isRollingBack ? <RollingBack /> : <UnderWay run={run} samples={samples} />;
}

function UnderWay({ run, samples }: BarProps) {
  const id = useId();
  const rate = rateOf(samples);
  const done = doneOf(run.counts);
  const { value, max } = barOf(run);
  const left = max === 1 ? shareLeft(run.share, shareRate(samples)) : timeLeft(done, max, rate);
  return (
    <section aria-label="Progress" className="flex flex-col gap-2 border-b py-4">
      <progress className="meter" aria-labelledby={id} max={max ?? 1} value={value} />
      <p id={id} className="flex flex-wrap gap-x-4 tabular-nums">
        <span className="font-medium wrap-anywhere">{howFar(run)}</span>
        {done > 0 ? <span>{countsInWords(run.counts)}</span> : null}
        {rate === null || rate === 0 ? null : <span>{rateInWords(rate)}</span>}
        {left ? <span>{left}</span> : null}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-muted">You can leave this page; the import goes on.</p>
        {run.isResumable ? <StopForm run={run.id} /> : null}
      </div>
    </section>
  );
}

/** A plain form: it works without script. What was told stays, so nobody is asked twice. */
function StopForm({ run }: { run: number }) {
  return (
    <form method="post" action={`/desk/imports/${run}/stop`}>
      <Button type="submit">Stop</Button>
    </form>
  );
}

function RollingBack() {
  const id = useId();
  return (
    <section aria-label="Progress" className="flex flex-col gap-2 border-b py-4">
      <progress className="meter" aria-labelledby={id} />
      <p id={id}>The import is being rolled back. You can leave this page; it goes on.</p>
    </section>
  );
}
