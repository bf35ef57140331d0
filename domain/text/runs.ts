/** A stretch of text somebody has marked. Offsets are UTF-16 code units, end exclusive. */
export interface MarkedSpan<Id extends number | string = number | string> {
  id: Id;
  start: number;
  end: number;
}

/** A piece of text under one and the same set of marks. */
export interface Run<Id extends number | string = number | string> {
  start: number;
  end: number;
  text: string;
  /** The spans that cover this piece, in the order they were given. */
  ids: Id[];
}

function insidePair(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

/** Brings an edge into the text, and out of the middle of a surrogate pair, so no run shows half a character. */
function placeEdge(text: string, offset: number, direction: -1 | 1): number {
  const placed = Math.min(Math.max(Math.trunc(offset) || 0, 0), text.length);
  return insidePair(text, placed) ? placed + direction : placed;
}

/**
 * Cuts a text at every edge of every span, so that overlapping marks can be drawn as flat, adjacent pieces
 * (own run splitting, translate-annotate.md 3e). The texts of the runs joined are the text. Offsets are UTF-16 code
 * units; a span that reaches outside the text is clipped, an empty one is ignored. Throws nothing.
 */
export function splitRuns<Id extends number | string>(
  text: string,
  spans: readonly MarkedSpan<Id>[],
): Run<Id>[] {
  const placed = spans
    .map((span) => ({
      id: span.id,
      start: placeEdge(text, span.start, -1),
      end: placeEdge(text, span.end, 1),
    }))
    .filter((span) => span.start < span.end);
  const edges = new Set([0, text.length]);
  for (const span of placed) edges.add(span.start).add(span.end);
  const sorted = [...edges].sort((a, b) => a - b);
  const runs: Run<Id>[] = [];
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    const ids = placed.filter((span) => span.start <= start && span.end >= end).map((span) => span.id);
    runs.push({ start, end, text: text.slice(start, end), ids });
  }
  return runs;
}
