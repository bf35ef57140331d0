/** What is selected in the texts of the workspace, in offsets the domain understands. Needs a document. */
import { type SelectedTexts, selectedTexts } from '../annotations/dom-selection.ts';
import { trimmedSpan } from '../annotations/text-offsets.ts';
import type { Row, TextSelection } from './desk-state.ts';

/** Texts carry these attributes: which side, of which sentence. Their text content is exactly the sentence. */
const TEXTS = '[data-side][data-segment]';

/** What is needed to know of the texts: a workspace has it. */
interface Texts {
  rowOf(key: string): Row;
  blockText(blockId: number): string;
}

/** The selection inside `root`; null when there is none, or it is in no text. */
export function readSelection(root: HTMLElement, texts: Texts): TextSelection | null {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement && active.matches(TEXTS) && root.contains(active)) {
    const found = within(active, active.value, active.selectionStart, active.selectionEnd, texts);
    if (found) return found;
  }
  const selected = selectedTexts(root, TEXTS);
  if (!selected) return null;
  const { first, start, last, end } = selected;
  const text = first.textContent ?? '';
  if (first === last) return within(first, text, start, end, texts);
  return acrossSentences(selected, texts) ?? within(first, text, start, text.length, texts);
}

function within(
  element: HTMLElement,
  text: string,
  from: number,
  to: number,
  texts: Texts,
): TextSelection | null {
  const span = trimmedSpan(text, from, to);
  const { segment } = texts.rowOf(element.dataset.segment ?? '');
  if (!span || !segment) return null;
  const side = element.dataset.side === 'source' ? 'source' : 'target';
  const shift = side === 'source' ? segment.start : 0;
  return {
    side,
    segmentId: segment.id,
    blockId: segment.blockId,
    start: span.start + shift,
    end: span.end + shift,
    quote: text.slice(span.start, span.end),
  };
}

/** From one sentence of the original into a later one of the same block: the block's text between the two. */
function acrossSentences({ first, start, last, end }: SelectedTexts, texts: Texts): TextSelection | null {
  const from = texts.rowOf(first.dataset.segment ?? '').segment;
  const to = texts.rowOf(last.dataset.segment ?? '').segment;
  const isSource = first.dataset.side === 'source' && last.dataset.side === 'source';
  if (!isSource || !from || !to || from.blockId !== to.blockId) return null;
  const text = texts.blockText(from.blockId);
  const span = trimmedSpan(text, from.start + start, to.start + end);
  if (!span) return null;
  return {
    side: 'source',
    segmentId: from.id,
    blockId: from.blockId,
    ...span,
    quote: text.slice(span.start, span.end),
  };
}
