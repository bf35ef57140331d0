'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False until the page has come alive: a form whose button works before would post itself the old way and lose the text. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
