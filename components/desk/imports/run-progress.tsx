'use client';
import { useId } from 'react';
import type { RunRow } from '#domain/imports/import.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RunAnnouncer } from './run-announcer.tsx';
import { rateInWords, rateOf, type Sample, shareLeft, shareRate, timeLeft } from './run-rate.ts';
import { type Hitch, useRun } from './run-watch.tsx';
import { barOf, countsInWords, doneOf, howFar, isUnderWay } from './run-words.ts';

/** How far an import is, as it goes on. Without script the page says how far it was when it was opened. */
export function RunProgress() {
  const { run, samples, hitch } = useRun();
  return (
    <>
      <RunAnnouncer run={run} />
      <RunHitch run={run} hitch={isUnderWay(run) ? hitch : null} />
      <Bar run={run} samples={samples} />
    </>
  );
}

/** That the numbers stand still, so that nobody takes them for those of now. */
function RunHitch({ run, hitch }: { run: RunRow; hitch: Hitch | null }) {
  return (
    <div role="alert">
      {hitch === null ? null : (
        <Notice tone="problem" className="my-2">
          <p>
            {hitch === 'signed-out' ? 'You are signed out' : 'The server does not answer'}
            {': this page does not show how far the import is now.'}
          </p>
          {hitch === 'signed-out' ? (
            <p>
              <a
                className="link inline-flex min-h-6 items-center"
                href={`/login?next=${encodeURIComponent(`/desk/imports/${run.id}`)}`}
              >
                Sign in again
              </a>
              {'; the import goes on meanwhile.'}
            </p>
          ) : null}
        </Notice>
      )}
    </div>
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
