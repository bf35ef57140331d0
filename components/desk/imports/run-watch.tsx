'use client';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import type { RunRow } from '#domain/imports/import.ts';
import { type Sample, withSample } from './run-rate.ts';
import { doneOf, isUnderWay } from './run-words.ts';
import { useArrival } from './use-arrival.ts';
import { usePoll } from './use-poll.ts';

const SECOND = 1000;
/** Until the first outcome: most imports are over in two seconds. */
const AT_FIRST = 300;
/** The list below is asked for less often than the numbers. */
const LIST_EVERY = 4;

/** Why the numbers are not new: they stand still meanwhile, and the import does not. */
export type Hitch = 'signed-out' | 'no-answer';

interface Watched {
  run: RunRow;
  samples: Sample[];
  hitch: Hitch | null;
}

const Watching = createContext<Watched | null>(null);

/** Asks how far an import is while it goes on. Whatever shows numbers of it takes them from here, so that all say the same. */
export function RunWatch({ run: given, children }: { run: RunRow; children: ReactNode }) {
  const router = useRouter();
  useArrival();
  const [polled, setPolled] = useState<RunRow | null>(null);
  const [samples, setSamples] = useState<Sample[]>([]);
  const [hitch, setHitch] = useState<Hitch | null>(null);
  const asked = useRef(0);
  // what the page was made with is newer than the last answer when the page was just made again
  const run = polled && doneOf(polled.counts) >= doneOf(given.counts) && isUnderWay(given) ? polled : given;

  const look = async () => {
    const answer = await fetch(`/desk/imports/${given.id}/progress`).catch(() => null);
    // the page itself says that somebody may not see it any more
    if (answer?.status === 403 || answer?.status === 404) return router.refresh();
    setHitch(hitchOf(answer));
    if (!answer?.ok) return;
    const next = (await answer.json()) as RunRow;
    setPolled(next);
    const sample = { at: performance.now(), done: doneOf(next.counts), share: next.share };
    setSamples((before) => withSample(before, sample));
    asked.current += 1;
    const isFirst = doneOf(given.counts) === 0 && doneOf(next.counts) > 0;
    if (!isUnderWay(next) || isFirst || asked.current % LIST_EVERY === 0) router.refresh();
  };
  usePoll(look, doneOf(run.counts) === 0 ? AT_FIRST : SECOND, isUnderWay(given));

  return <Watching value={{ run, samples, hitch }}>{children}</Watching>;
}

function hitchOf(answer: Response | null): Hitch | null {
  if (answer?.ok) return null;
  return answer?.status === 401 ? 'signed-out' : 'no-answer';
}

/** The import as it was seen last. To be used inside RunWatch. */
export function useRun(): Watched {
  const watched = useContext(Watching);
  if (!watched) throw new Error('Nobody watches this import.');
  return watched;
}
