'use client';
import { useEffect } from 'react';

let awaited: string | null = null;

/** Before a page of the desk leads to another one by itself: what was pressed is gone there, and the focus with it. */
export function awaitArrival(path: string): void {
  awaited = path;
}

/** On the page that it leads to: the heading gets the focus. Whoever comes by a link or an address is left alone. */
export function useArrival(): void {
  useEffect(() => {
    const isHere = awaited === location.pathname;
    awaited = null;
    if (!isHere) return;
    const heading = document.querySelector('h1');
    if (heading === null || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    // no ring: nothing can be done with it, it is only where one is
    heading.classList.add('outline-none');
    heading.focus();
  }, []);
}
