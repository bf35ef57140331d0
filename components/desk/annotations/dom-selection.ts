/** A browser selection as places in the page's texts. Needs a document. */
import { offsetIn } from './text-offsets.ts';

/** From an offset in one text to an offset in the same or a later one. */
export interface SelectedTexts {
  first: HTMLElement;
  start: number;
  last: HTMLElement;
  end: number;
}

/** The selection in the texts inside `root` that `selector` names; null when there is none in them. */
export function selectedTexts(root: HTMLElement, selector: string): SelectedTexts | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = textAround(root, range.startContainer, selector);
  const to = textAround(root, range.endContainer, selector);
  const first = from ?? to;
  if (!first) return null;
  const start = from ? (offsetIn(from, range.startContainer, range.startOffset) ?? 0) : 0;
  // A triple click ends in the element after the text: then the text is taken to its end.
  if (!to) return { first, start, last: first, end: lengthOf(first) };
  return { first, start, last: to, end: offsetIn(to, range.endContainer, range.endOffset) ?? lengthOf(to) };
}

function lengthOf(text: HTMLElement): number {
  return text.textContent?.length ?? 0;
}

function textAround(root: HTMLElement, node: Node, selector: string): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const text = element?.closest<HTMLElement>(selector) ?? null;
  return text && root.contains(text) ? text : null;
}
