'use client';
import { useSyncExternalStore } from 'react';
import { writeInstant } from './write-instant.ts';

const never = () => () => {};

/** A moment: in UTC from the server, then in the time of the person who looks. */
export function Instant({ at, dateOnly = false }: { at: string; dateOnly?: boolean }) {
  const text = useSyncExternalStore(
    never,
    () => writeInstant(at, dateOnly),
    () => writeInstant(at, dateOnly, 'UTC'),
  );
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {text}
    </time>
  );
}
