'use client';
import { useStore } from '../annotations/use-store.ts';
import { useDesk } from '../workspace/desk-context.ts';
import type { MachineState } from './machine-desk.ts';

/** A part of what the workspace knows of the machine; `select` must give the same value for the same state. */
export function useMachine<T>(select: (state: MachineState) => T): T {
  return useStore(useDesk().machine.store, select);
}
