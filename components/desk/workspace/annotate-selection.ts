import type { Desk } from './desk.ts';
import { readSelection } from './text-selection.ts';

/** Opens the form at what is selected in the texts, or at the active sentence when nothing is. */
export function annotateSelection(desk: Desk): void {
  const root = document.querySelector<HTMLElement>('[data-rows]');
  const selection = root ? readSelection(root, desk) : null;
  // The marks are about to be drawn anew: a selection over them would spread to wherever its ends then are.
  if (selection) document.getSelection()?.removeAllRanges();
  desk.annotate(selection);
}
