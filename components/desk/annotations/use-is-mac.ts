'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the keys are Apple's. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
