import { plainLatinSentences } from './latin.ts';
import { isCapitalTitle, isMonth, opensSentence, standsBeforeFigure, tailOf } from './segment-rules.ts';

/** Goes up whenever the same text could be cut differently; stored with the segments. */
export const SEGMENTER_VERSION = 1;

/** A stretch of text. Offsets are UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

const CLOSERS = '["»”’)\\]]*';

/**
 * Where UAX 29 sees no end of a sentence and a newsroom does: it counts a dash after a full stop as the sentence
 * going on, so `… Øst-Europa. – Dette handler` stays in one piece. The match ends where the new sentence begins.
 */
const BEFORE_DIALOGUE = new RegExp(
  `[.!?…]${CLOSERS}[^\\S\\r\\n]+(?=(?:[–—-][^\\S\\r\\n]?)?[«"“„‘(]?[\\p{Lu}\\p{Nd}])(?=[–—«"“„‘(-])`,
  'gu',
);

/** UAX 29 also sees no end in `… soldater. 30 land`, for the figure is followed by a small letter. */
// what stands before is asked for after the stop: asked first, it would be asked at every letter of the text
const BEFORE_FIGURE = /\.(?<=(?:\p{Ll}{4}|\p{Nd}{4}|[»”"’)])\.)["»”’)]*[^\S\r\n]+(?=\p{Nd})/gu;

const INITIALS = /^(?:\p{Lu}\.)*\p{Lu}$/u;
const FIRST_WORD = /^[\s«"“„‘(–—-]*([\p{L}\p{N}]+)/u;

/** One adjacent pair of pieces, and the question whether the cut between them was wrong. */
interface Seam {
  /** The piece before the cut, without white space at its end. */
  before: string;
  /** The last word before a full stop; undefined when there is none. */
  word: string | undefined;
  /** The piece after the cut. */
  after: string;
  language: string;
}

const BEFORE_WORD = /[\s(«"“„‘/–—]/;

/** The word before the full stop a piece ends with. A loop: an expression looks for it from each space on. */
function lastWordOf(before: string): string | undefined {
  if (!before.endsWith('.')) return undefined;
  let start = before.length - 1;
  while (start > 0 && !BEFORE_WORD.test(before.charAt(start - 1))) start -= 1;
  return before.slice(start, -1) || undefined;
}

const startsSmall = (text: string) => /^[\s«"“„‘(–—-]*\p{Ll}/u.test(text);
const startsWithFigure = (text: string) => /^\s*\p{Nd}/u.test(text);

function endsInAbbreviation({ word, after, language }: Seam): boolean {
  if (word === undefined) return false;
  if (isCapitalTitle(word)) return true;
  const small = word.toLowerCase();
  if (standsBeforeFigure(small, language) && startsWithFigure(after)) return true;
  const tail = tailOf(small, language);
  if (tail === 'never-last') return true;
  return tail === 'maybe-last' && (startsSmall(after) || startsWithFigure(after));
}

/** `J. Stoltenberg`, `George W. Bush`, `U.S. Senate`; but `vitamin C. Det …` is the end of a sentence. */
function endsInInitial({ word, after }: Seam): boolean {
  if (word === undefined || !INITIALS.test(word)) return false;
  const next = FIRST_WORD.exec(after)?.[1];
  return (
    next !== undefined &&
    /^\p{L}/u.test(next) &&
    !/^\s*[–—-]/.test(after) &&
    !opensSentence(next.toLowerCase())
  );
}

/** `17. Desember`, `26. 1. 2022`, `10. – 12. mars`: the stop makes an ordinal. */
function endsInOrdinal({ before, after }: Seam): boolean {
  if (!/(?:^|[\s(–—-])\d{1,2}\.$/.test(before)) return false;
  const next = FIRST_WORD.exec(after)?.[1] ?? '';
  return isMonth(next.toLowerCase()) || /^\s*[–—-]?\s*\d{1,2}\./.test(after);
}

/** `«Hva nå?» spør hun`, `Nei! ropte han`, `Hva nå? – spør hun`: speech goes on into who said it. */
function goesOnSmall({ before, after }: Seam): boolean {
  return /[.!?…]["»”’)\]]*$/.test(before) && startsSmall(after);
}

/** How much of a long piece is looked at: more than any abbreviation, so that the work stays linear. */
const TAIL = 80;

function isWrongCut(piece: string, after: string, language: string): boolean {
  const trimmed = piece.trimEnd();
  if (after.trim() === '' || trimmed === '') return true;
  // A line break is the end of a paragraph, whatever stands before it.
  if (/[\r\n\u2028\u2029]/.test(piece.slice(trimmed.length))) return false;
  const before = trimmed.slice(-TAIL);
  if (!/[\p{L}\p{N}]/u.test(after) || !/[\p{L}\p{N}]/u.test(before)) return true;
  const seam = { before, word: lastWordOf(before), after, language };
  return endsInAbbreviation(seam) || endsInInitial(seam) || endsInOrdinal(seam) || goesOnSmall(seam);
}

const segmenters = new Map<string, Intl.Segmenter>();

function sentenceSegmenter(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

function sentenceStarts(text: string, language: string): number[] {
  return (
    plainLatinSentences(text) ??
    Array.from(sentenceSegmenter(language).segment(text), (part) => part.index).filter((start) => start > 0)
  );
}

function candidateCuts(text: string, language: string): number[] {
  const cuts = sentenceStarts(text, language);
  const known = cuts.length;
  for (const pattern of [BEFORE_DIALOGUE, BEFORE_FIGURE]) {
    // matchAll would make a copy of the pattern for each text, and most have none
    for (pattern.lastIndex = 0; pattern.test(text); ) cuts.push(pattern.lastIndex);
  }
  return cuts.length === known ? cuts : [...new Set(cuts)].sort((a, b) => a - b);
}

/**
 * Cuts a text into sentences: Intl.Segmenter (UAX 29) and the pass of translate-annotate.md 3b over it.
 * The spans tile the text: joined they are the text, none is empty, white space belongs to the segment before it.
 * Offsets are UTF-16 code units. An empty text has no segments. Throws nothing: an unknown language is `und`.
 */
export function segmentText(text: string, language: string): Span[] {
  if (text === '') return [];
  const primary = /^[a-z]{2,3}(?=-|$)/.exec(language)?.[0] ?? 'und';
  const cuts = [...candidateCuts(text, primary), text.length];
  const spans: Span[] = [];
  let start = 0;
  for (const [index, cut] of cuts.entries()) {
    const next = cuts[index + 1];
    const isLast = next === undefined;
    if (!isLast && isWrongCut(text.slice(start, cut), text.slice(cut, next), primary)) continue;
    spans.push({ start, end: cut });
    start = cut;
  }
  return spans;
}
