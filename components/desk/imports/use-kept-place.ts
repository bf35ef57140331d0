'use client';
import { useEffect, useRef } from 'react';
import type { SendingState } from './use-sending.ts';

/**
 * Keeps the place of somebody who works by keyboard while the buttons change under them: what was pressed to send cannot be
 * pressed again while it goes on, and Stop is gone when it has stopped. Whoever has gone on to something else stays there.
 */
export function useKeptPlace(kind: SendingState['kind']) {
  const progress = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const focused = document.activeElement;
    if (focused !== null && focused !== document.body && focused !== button.current) {
      if (!progress.current?.contains(focused)) return;
    }
    if (kind === 'sending') progress.current?.focus();
    if (kind === 'stopped') button.current?.focus();
  }, [kind]);
  return { progress, button };
}
