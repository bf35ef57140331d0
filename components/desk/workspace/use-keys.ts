'use client';
import { useEffect } from 'react';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { caretOf } from '../terms/insert-at-caret.ts';
import { annotateSelection } from './annotate-selection.ts';
import type { Desk } from './desk.ts';
import { isKeyOn } from './key-switches.ts';
import { type Command, commandOf } from './keys.ts';
import { hasSingleKeys } from './use-environment.ts';

/** What the keys do that is not of the desk itself. */
export type ExtraCommands = Record<'suggest' | 'split' | 'merge' | 'together' | 'apart', () => void>;

/** Listens to the workspace's keys, wherever on the page the focus is. */
export function useKeys(desk: Desk, extras: ExtraCommands): void {
  const isMac = useIsMac();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const element = event.target instanceof HTMLElement ? event.target : null;
      const command = meantBy(event, element, isMac);
      if (command && run(desk, extras, command, event, element)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [desk, extras, isMac]);
}

function meantBy(event: KeyboardEvent, element: HTMLElement | null, isMac: boolean): Command | null {
  // A dialog, and a part that used the key for itself, come first.
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return null;
  const isInField = element?.matches('input, textarea, select, [contenteditable]') ?? false;
  const command = commandOf(event, { isMac, isInField, hasSingleKeys: hasSingleKeys() });
  return command && isKeyOn(command) && isMeant(command, element) ? command : null;
}

const ABOUT_THE_ROW: ReadonlySet<Command> = new Set([
  'confirm',
  'confirm-and-seek',
  'approve',
  'copy-source',
  'machine',
  'match-1',
  'match-2',
  'match-3',
  'insert-term',
  'keep',
  'suggest',
  'split',
  'merge',
  'together',
  'apart',
]);

/** In the fields of a note or of the list, a key about the sentence would strike blindly. */
function isMeant(command: Command, element: HTMLElement | null): boolean {
  if (element?.matches('select') && (command === 'next' || command === 'previous')) return false;
  const isOtherField = element?.matches('input, textarea, select') && !element.matches('[data-field]');
  return !(isOtherField && ABOUT_THE_ROW.has(command));
}

/** Does it; false when there was nothing to do and the browser may have the key. */
function run(
  desk: Desk,
  extras: ExtraCommands,
  command: Command,
  event: KeyboardEvent,
  element: HTMLElement | null,
): boolean {
  // With one letter one walks past the fields: inside one the next letter would be typed.
  const on = event.altKey ? 'field' : 'row';
  const commands: Record<Command, () => void> = {
    next: () => desk.go(1, on),
    previous: () => desk.go(-1, on),
    'next-untranslated': desk.seek,
    confirm: () => confirm(desk, false),
    'confirm-and-seek': () => confirm(desk, true),
    approve: desk.approve,
    'copy-source': desk.copySource,
    machine: () => void desk.machine.translateActive(),
    'match-1': () => desk.memory.insert(1),
    'match-2': () => desk.memory.insert(2),
    'match-3': () => desk.memory.insert(3),
    'insert-term': () => desk.terms.insertNext(caretOf(desk)),
    keep: desk.keep,
    ...extras,
    annotate: () => annotateSelection(desk),
    edit: () => desk.open(desk.store.get().activeKey),
    sheet: () => desk.store.set({ isSheetOpen: true }),
    leave: () => leave(desk, element),
  };
  if (command === 'leave' && !element?.closest('[data-row], [data-context]')) return false;
  // without a machine the key is the browser's
  if (command === 'machine' && !desk.machine.store.get().offer) return false;
  commands[command]();
  return true;
}

/** An open conflict is not confirmed blindly: its choices take the focus. */
function confirm(desk: Desk, seek: boolean): void {
  const { activeKey } = desk.store.get();
  desk.confirm(seek);
  const { phase } = desk.store.get().fields[activeKey] ?? {};
  if (phase?.name !== 'conflict') return;
  document.querySelector<HTMLElement>(`[data-row="${activeKey}"] [data-conflict] button`)?.focus();
}

/** Escape goes one step out: from the notes to the row's field, from the field to the row. */
function leave(desk: Desk, element: HTMLElement | null): void {
  const { activeKey } = desk.store.get();
  const isInContext = element?.closest('[data-context]') !== null;
  desk.open(activeKey, isInContext && desk.workspace.can.edit ? 'field' : 'row');
  if (!isInContext) void desk.flush(activeKey);
}
