'use client';
import { createContext, useContext } from 'react';
import type { NotesState } from '../annotations/notes-desk.ts';
import { useStore } from '../annotations/use-store.ts';
import type { Desk } from './desk.ts';
import type { DeskState } from './desk-state.ts';
import type { Field } from './field.ts';

export const DeskContext = createContext<Desk | null>(null);

/** The workspace this component stands in. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This component belongs inside a workspace.');
  return desk;
}

/** A part of the workspace's state; `select` must give the same value for the same state. */
export function useDeskState<T>(select: (state: DeskState) => T): T {
  return useStore(useDesk().store, select);
}

export function useNotesState<T>(select: (state: NotesState) => T): T {
  return useStore(useDesk().notes.store, select);
}

/** The field of a row; the row is drawn anew only when its own field changes. */
export function useField(key: string): Field {
  const field = useDeskState((state) => state.fields[key]);
  if (!field) throw new Error(`There is no field ${key}.`);
  return field;
}
