'use client';
import { useEffect, useState } from 'react';
import type { RunRow } from '#domain/imports/import.ts';
import { endInWords, howFar, isUnderWay } from './run-words.ts';

/** Numbers that change every second would be all that somebody hears. */
const SAY_EVERY = 15_000;

/** Tells those who listen how far an import is, now and then, and that it is over. Nothing to see. */
export function RunAnnouncer({ run }: { run: RunRow }) {
  const isOn = isUnderWay(run);
  const now = isOn ? progressInWords(run) : endInWords(run);
  const [wasOn, setWasOn] = useState(isOn);
  const [said, setSaid] = useState('');
  // whoever opens the page of an import that is over reads that it is; to be told is for those who waited
  if (wasOn !== isOn) {
    setWasOn(isOn);
    setSaid(now);
  }
  const [latest] = useState({ now });
  useEffect(() => {
    latest.now = now;
  });
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => setSaid(latest.now), SAY_EVERY);
    return () => clearInterval(timer);
  }, [isOn, latest]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

function progressInWords(run: RunRow): string {
  return run.isRollingBack ? 'The import is being taken back.' : `Importing: ${howFar(run)}.`;
}
