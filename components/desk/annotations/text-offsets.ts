/** From a place in the document to an offset in a text that marks have cut into pieces. UTF-16 code units. */

/** The part of a DOM node that is needed; tests bring plain objects. */
export interface NodeLike {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<NodeLike>;
}

export interface Span {
  start: number;
  end: number;
}

const TEXT_NODE = 3;

/** The offset in `root`'s text of the DOM position (`node`, `offset`); null when the node is not inside `root`. */
export function offsetIn(root: NodeLike, node: NodeLike, offset: number): number | null {
  const before = lengthBefore(root, node);
  if (before === null) return null;
  if (node.nodeType === TEXT_NODE) return before + Math.min(offset, lengthOf(node));
  // In an element a position is counted in children: the text of those before it.
  return Array.from(node.childNodes)
    .slice(0, offset)
    .reduce((sum, child) => sum + lengthOf(child), before);
}

function lengthBefore(here: NodeLike, node: NodeLike): number | null {
  if (here === node) return 0;
  let before = 0;
  for (const child of Array.from(here.childNodes)) {
    const inside = lengthBefore(child, node);
    if (inside !== null) return before + inside;
    before += lengthOf(child);
  }
  return null;
}

function lengthOf(node: NodeLike): number {
  if (node.nodeType === TEXT_NODE) return node.nodeValue?.length ?? 0;
  return Array.from(node.childNodes).reduce((sum, child) => sum + lengthOf(child), 0);
}

/** A span in reading order without white space at its ends and without half characters; null when nothing is left. */
export function trimmedSpan(text: string, a: number, b: number): Span | null {
  let start = outOfPair(text, Math.max(0, Math.min(a, b)), -1);
  let end = outOfPair(text, Math.min(text.length, Math.max(a, b)), 1);
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

function outOfPair(text: string, offset: number, direction: -1 | 1): number {
  const isInside =
    /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset));
  return isInside ? offset + direction : offset;
}

/**
 * Where spans over `before` lie in `after`, one edit apart: spans beside the edit move with the text, a span around it
 * grows or shrinks, a span that the edit cut is left out. For drawing while somebody types; the server decides for good.
 */
export function shiftedSpans<S extends Span>(before: string, after: string, spans: readonly S[]): S[] {
  if (before === after) return [...spans];
  const { from, until } = changedPart(before, after);
  const growth = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end <= from) return [span];
    if (span.start >= until) return [{ ...span, start: span.start + growth, end: span.end + growth }];
    const isAround = span.start <= from && span.end >= until && span.end + growth > span.start;
    return isAround && !(span.start === from && span.end === until)
      ? [{ ...span, end: span.end + growth }]
      : [];
  });
}

/** The stretch of `before` that is not the same in `after`. */
function changedPart(before: string, after: string): { from: number; until: number } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, until: before.length - same };
}

/** Where a quote stands in a text that may have changed since it was marked: at its old place, or at its only one. */
export function placeOfQuote(text: string, quote: string, start: number): Span | null {
  if (text.startsWith(quote, start)) return { start, end: start + quote.length };
  const first = text.indexOf(quote);
  const isOnly = first >= 0 && text.indexOf(quote, first + 1) < 0;
  return isOnly ? { start: first, end: first + quote.length } : null;
}
