'use client';
import { type RefObject, useEffect, useRef } from 'react';
import type { CheckedFinding } from '#domain/articles/article.ts';

/**
 * Keeps the place of somebody who dismisses or restores by keyboard: the button goes to the other list with its finding, so
 * the next one of the list where it was gets the focus, or the one before, or the list. Returns what is to be called when a
 * button is pressed.
 */
export function useNextPlace(
  list: RefObject<HTMLElement | null>,
  findings: readonly CheckedFinding[],
): (id: number) => void {
  const left = useRef<{ id: number; wasDismissed: boolean; next: number | null } | null>(null);
  useEffect(() => {
    const gone = left.current;
    if (gone === null) return;
    const finding = findings.find(({ id }) => id === gone.id);
    // until the page has been made again nothing has moved
    if (finding?.dismissed === gone.wasDismissed) return;
    left.current = null;
    if (document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [];
    const next = [...buttons].find((button) => Number(button.dataset.finding) === gone.next);
    (next ?? list.current)?.focus();
  }, [findings, list]);
  return (id) => {
    const wasDismissed = findings.find((each) => each.id === id)?.dismissed ?? false;
    const same = findings.filter(({ dismissed }) => dismissed === wasDismissed);
    const at = same.findIndex((each) => each.id === id);
    left.current = { id, wasDismissed, next: (same[at + 1] ?? same[at - 1])?.id ?? null };
  };
}
