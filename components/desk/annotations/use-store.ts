import { useCallback, useSyncExternalStore } from 'react';
import type { Store } from './store.ts';

/** Reads a part of a store; `select` must give the same value for the same state (no new objects). */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  const snapshot = useCallback(() => select(store.get()), [store, select]);
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
}
