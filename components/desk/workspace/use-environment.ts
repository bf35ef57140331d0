'use client';
import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds; on the server, and until the page is alive, `onServer`. */
export function useMediaQuery(query: string, onServer: boolean): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => onServer,
  );
}

const SINGLE_KEYS = 'spalte/single-keys';
const listeners = new Set<() => void>();

function subscribeToKeys(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Whether keys of one letter do something (WCAG 2.1.4); remembered in this browser. */
export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(SINGLE_KEYS) !== 'off';
  } catch {
    return true;
  }
}

export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribeToKeys, hasSingleKeys, () => true);
  const choose = useCallback((on: boolean) => {
    try {
      localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
    for (const listener of listeners) listener();
  }, []);
  return [isOn, choose];
}
