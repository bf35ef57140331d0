import type { SourceSpan } from '../../text/parsed-article.ts';

/** A stretch with a role, before the stretches are made to tile the text. */
export type Mark = SourceSpan;

/** What yields when two claim the same characters: a field may be read out of what is also text. */
const RANK: Readonly<Record<SourceSpan['role'], number>> = {
  block: 0,
  credit: 0,
  title: 1,
  date: 1,
  'time-stamp': 1,
  metadata: 2,
  dropped: 3,
  markup: 4,
  'white-space': 4,
};

const BLANK_START = /^[\s\u0085\u200b]+/;
const BLANK_CHARACTER = /[\s\u0085\u200b]/;

/** Fills from `start` to `end` with a role, white space at both ends apart. */
function pushTrimmed(spans: SourceSpan[], text: string, span: SourceSpan): void {
  const from = span.start + (BLANK_START.exec(text.slice(span.start, span.end))?.[0].length ?? 0);
  let to = span.end;
  while (to > from && BLANK_CHARACTER.test(text.charAt(to - 1))) to -= 1;
  const blank = { role: 'white-space', block: null } as const;
  if (from > span.start) spans.push({ start: span.start, end: Math.min(from, span.end), ...blank });
  if (to > from) spans.push({ ...span, start: from, end: to });
  if (span.end > Math.max(to, from)) spans.push({ start: Math.max(to, from), end: span.end, ...blank });
}

/** What is left of a mark beside the stronger ones, from the one at `first` on. */
function uncovered(mark: Mark, strong: readonly Mark[], first: number): Mark[] {
  const left: Mark[] = [];
  let at = mark.start;
  for (let index = first; index < strong.length; index += 1) {
    const other = strong[index];
    if (!other || other.start >= mark.end) break;
    if (other.start > at) left.push({ ...mark, start: at, end: other.start });
    at = Math.max(at, other.end);
  }
  return at < mark.end ? [...left, { ...mark, start: at }] : left;
}

/** Leaves of the weaker marks what the stronger ones do not cover. Both in order, without overlaps among themselves. */
function layUnder(strong: readonly Mark[], weak: readonly Mark[]): Mark[] {
  const all: Mark[] = [...strong];
  let next = 0;
  for (const mark of weak) {
    while (next < strong.length && (strong[next]?.end ?? 0) <= mark.start) next += 1;
    for (const left of uncovered(mark, strong, next)) all.push(left);
  }
  return inOrder(all);
}

/** Sorted, and each one beginning no sooner than the one before it ends. */
function inOrder(marks: readonly Mark[]): Mark[] {
  const ordered: Mark[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(mark.start, at);
    if (mark.end <= start) continue;
    ordered.push({ ...mark, start });
    at = mark.end;
  }
  return ordered;
}

/**
 * The spans that tile the text: the marks, and between them markup and white space. Of two marks on the same
 * characters the text of a block wins, then title, fields, and what was dropped.
 */
export function tile(text: string, marks: readonly Mark[]): SourceSpan[] {
  let laid: Mark[] = [];
  for (const rank of [0, 1, 2, 3]) {
    laid = layUnder(laid, inOrder(marks.filter((mark) => RANK[mark.role] === rank)));
  }
  const spans: SourceSpan[] = [];
  let at = 0;
  for (const mark of [
    ...laid,
    { start: text.length, end: text.length, role: 'markup', block: null } as Mark,
  ]) {
    if (mark.start > at) {
      pushTrimmed(spans, text, { start: at, end: mark.start, role: 'markup', block: null });
    }
    if (mark.end > mark.start) pushTrimmed(spans, text, mark);
    at = mark.end;
  }
  return spans;
}
