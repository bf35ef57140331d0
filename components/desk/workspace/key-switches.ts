'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { Command } from './keys.ts';

const KEPT = 'spalte/keys-off';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The commands whose keys are switched off in this browser, as they are kept: names with spaces between them. */
function kept(): string {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

/** Whether the keys of a command do something. Every key can be switched off: it may be another program's. */
export function isKeyOn(command: Command, off = kept()): boolean {
  return !off.split(' ').includes(command);
}

/** The switches of the sheet; remembered in this browser. */
export function useKeySwitches(): [(command: Command) => boolean, (command: Command, isOn: boolean) => void] {
  const off = useSyncExternalStore(subscribe, kept, () => '');
  const choose = useCallback((command: Command, isOn: boolean) => {
    const others = kept()
      .split(' ')
      .filter((name) => name !== '' && name !== command);
    try {
      localStorage.setItem(KEPT, (isOn ? others : [...others, command]).join(' '));
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
    for (const listener of listeners) listener();
  }, []);
  return [(command) => isKeyOn(command, off), choose];
}
