'use client';
import { type RefObject, useEffect, useRef } from 'react';

/** Something that is in one of two lists: of those that are open, or of those that were dismissed. */
interface Dismissable {
  id: number;
  dismissed: boolean;
}

/**
 * Keeps the place of somebody who dismisses or restores by keyboard: the button goes to the other list with its finding, so
 * the next one of the list where it was gets the focus, or the one before, or the list. A button says whose it is by
 * `data-place`. Returns what is to be called when one is pressed.
 */
export function useNextPlace(
  list: RefObject<HTMLElement | null>,
  items: readonly Dismissable[],
): (id: number) => void {
  const left = useRef<{ id: number; wasDismissed: boolean; next: number | null } | null>(null);
  useEffect(() => {
    const gone = left.current;
    if (gone === null) return;
    const item = items.find(({ id }) => id === gone.id);
    // until the page has been made again nothing has moved
    if (item?.dismissed === gone.wasDismissed) return;
    left.current = null;
    if (document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [];
    const next = [...buttons].find((button) => Number(button.dataset.place) === gone.next);
    (next ?? list.current)?.focus();
  }, [items, list]);
  return (id) => {
    const wasDismissed = items.find((each) => each.id === id)?.dismissed ?? false;
    const same = items.filter(({ dismissed }) => dismissed === wasDismissed);
    const at = same.findIndex((each) => each.id === id);
    left.current = { id, wasDismissed, next: (same[at + 1] ?? same[at - 1])?.id ?? null };
  };
}
