'use client';
import { type RefObject, useEffect } from 'react';
import type { Desk } from './desk.ts';
import { readSelection } from './text-selection.ts';

const CONTROLS = 'button, a, input, textarea, select, label, summary, [data-context], [data-conflict]';

/**
 * The pointer in the rows: one set of listeners for all of them. A click on a mark shows its notes, a click in a row
 * opens it, a selection is remembered for the note that may come of it.
 */
export function useRows(ref: RefObject<HTMLElement | null>, desk: Desk): void {
  useEffect(() => {
    const root = ref.current;
    if (!root) return;
    const onClick = (event: MouseEvent) => click(desk, event);
    const onKeyDown = (event: KeyboardEvent) => pressOnMark(desk, event);
    const onPointerDown = (event: PointerEvent) => {
      keepToOneSide(root, event);
      letSelectionBegin(event);
    };
    const onSelectionChange = () => desk.store.set({ selection: newSelection(desk, root) });
    root.addEventListener('click', onClick);
    root.addEventListener('keydown', onKeyDown);
    root.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('selectionchange', onSelectionChange);
    return () => {
      root.removeEventListener('click', onClick);
      root.removeEventListener('keydown', onKeyDown);
      root.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('selectionchange', onSelectionChange);
    };
  }, [ref, desk]);
}

function click(desk: Desk, { target, clientX, clientY }: MouseEvent): void {
  if (!(target instanceof HTMLElement)) return;
  const mark = target.closest<HTMLElement>('mark[data-notes]');
  if (mark) desk.showNotes(idsOf(mark));
  else clickInRow(desk, target, offsetAt(clientX, clientY));
}

function clickInRow(desk: Desk, target: HTMLElement, caret: number | null): void {
  const key = target.closest<HTMLElement>('[data-row]')?.dataset.row;
  const isSelecting = document.getSelection()?.isCollapsed === false;
  if (key === undefined || isSelecting || target.closest(CONTROLS)) return;
  const isTarget = target.closest('[data-opens]') !== null && desk.workspace.can.edit;
  if (key !== desk.store.get().activeKey || isTarget) desk.open(key, isTarget ? 'field' : null, caret);
}

/** Enter or Space on a mark: its notes are shown and take the focus. */
function pressOnMark(desk: Desk, event: KeyboardEvent): void {
  const isPress = event.key === 'Enter' || event.key === ' ';
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
  if (
    !isPress ||
    !isPlain ||
    !(event.target instanceof HTMLElement) ||
    !event.target.matches('mark[data-notes]')
  )
    return;
  event.preventDefault();
  const ids = idsOf(event.target);
  desk.showNotes(ids);
  document.querySelector<HTMLElement>(`[data-note="${ids[0]}"]`)?.focus();
}

function idsOf(mark: HTMLElement): number[] {
  return (mark.dataset.notes ?? '').split(' ').map(Number);
}

/** A selection that runs over several sentences of one column must not take the other column with it. */
function keepToOneSide(root: HTMLElement, { target }: PointerEvent): void {
  const side =
    target instanceof HTMLElement ? target.closest<HTMLElement>('[data-side]')?.dataset.side : undefined;
  if (side) root.dataset.selecting = side;
  else delete root.dataset.selecting;
}

/**
 * A selection that begins at the edge of a mark, beside another mark, begins in that other one for Chromium, which drops it
 * because the pressed mark takes the focus: it takes it after the press, when nothing was selected.
 */
function letSelectionBegin({ target }: PointerEvent): void {
  const mark = target instanceof HTMLElement ? target.closest<HTMLElement>('mark[tabindex]') : null;
  if (!mark) return;
  mark.removeAttribute('tabindex');
  const released = new AbortController();
  const onRelease = () => {
    released.abort();
    mark.tabIndex = 0;
    if (document.getSelection()?.isCollapsed !== false) mark.focus({ preventScroll: true });
  };
  for (const name of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(name, onRelease, { signal: released.signal });
}

/** The same selection stays the same object: the page is drawn anew only for another one. */
function newSelection(desk: Desk, root: HTMLElement) {
  const before = desk.store.get().selection;
  const now = readSelection(root, desk);
  const isSame =
    before?.side === now?.side &&
    before?.start === now?.start &&
    before?.end === now?.end &&
    before?.segmentId === now?.segmentId;
  return isSame ? before : now;
}

/** Where in a text a click fell, so that the field opens with its cursor there. */
function offsetAt(x: number, y: number): number | null {
  const position = document.caretPositionFromPoint?.(x, y);
  const isText = position?.offsetNode.nodeType === Node.TEXT_NODE;
  const whole = position?.offsetNode.parentElement?.closest('[data-side=target]');
  if (!position || !isText || !whole) return null;
  const range = document.createRange();
  range.setStart(whole, 0);
  range.setEnd(position.offsetNode, position.offset);
  return range.toString().length;
}
