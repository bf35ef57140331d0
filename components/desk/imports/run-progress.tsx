'use client';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState } from 'react';
import type { RunRow } from '#domain/imports/import.ts';
import { Button } from '../../ui/button.tsx';
import { RunAnnouncer } from './run-announcer.tsx';
import { rateInWords, rateOf, type Sample, timeLeft, withSample } from './run-rate.ts';
import { countsInWords, doneOf, howFar, isUnderWay } from './run-words.ts';
import { useArrival } from './use-arrival.ts';
import { usePoll } from './use-poll.ts';

const SECOND = 1000;
/** Until the first outcome: most imports are over in two seconds. */
const AT_FIRST = 300;
/** The list below is asked for less often than the numbers. */
const LIST_EVERY = 4;

/** How far an import is, as it goes on. Without script the page says how far it was when it was opened. */
export function RunProgress({ run: given }: { run: RunRow }) {
  const router = useRouter();
  useArrival();
  const [polled, setPolled] = useState<RunRow | null>(null);
  const [samples, setSamples] = useState<Sample[]>([]);
  const asked = useRef(0);
  // what the page was made with is newer than the last answer when the page was just made again
  const run = polled && doneOf(polled.counts) >= doneOf(given.counts) && isUnderWay(given) ? polled : given;

  const look = async () => {
    const answer = await fetch(`/desk/imports/${given.id}/progress`).catch(() => null);
    if (!answer?.ok) return;
    const next = (await answer.json()) as RunRow;
    setPolled(next);
    setSamples((before) => withSample(before, { at: performance.now(), done: doneOf(next.counts) }));
    asked.current += 1;
    if (!isUnderWay(next) || asked.current % LIST_EVERY === 0) router.refresh();
  };
  usePoll(look, doneOf(run.counts) === 0 ? AT_FIRST : SECOND, isUnderWay(given));

  return (
    <>
      <RunAnnouncer run={run} />
      <Bar run={run} rate={rateOf(samples)} />
    </>
  );
}

function Bar({ run, rate }: { run: RunRow; rate: number | null }) {
  if (!isUnderWay(run)) return null;
  return run.isRollingBack ? <RollingBack /> : <UnderWay run={run} rate={rate} />;
}

function UnderWay({ run, rate }: { run: RunRow; rate: number | null }) {
  const id = useId();
  const done = doneOf(run.counts);
  // how many articles a file has is known when all of them are read
  const total = run.total === null || run.container !== null || done > run.total ? null : run.total;
  const left = timeLeft(done, total, rate);
  return (
    <section aria-label="Progress" className="flex flex-col gap-2 border-b py-4">
      <progress
        className="meter"
        aria-labelledby={id}
        max={total ?? 1}
        value={total === null ? undefined : done}
      />
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
