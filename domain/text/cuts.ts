/**
 * Cutting by hand: where a sentence can be split, where its translation would be split with it, and doing the same cuts
 * again in a new text. Offsets are UTF-16 code units; what comes out always tiles the text that went in.
 */
import type { Span } from './segment.ts';

/** One thing that an editor did to the cutting: the text in one piece, and where its two parts meet. */
export interface ManualCut {
  kind: 'split' | 'merge';
  text: string;
  at: number;
  /** the block it stood in, and where in it: of two places with the same words, this one was meant */
  blockText: string;
  start: number;
}

/**
 * Where a text is cut that shall be cut at `at`: after the white space there, since white space belongs to the part before
 * it, and never inside a surrogate pair. Null when one part would have nothing to read. Throws nothing.
 */
export function cutPlace(text: string, at: number): number | null {
  let place = Math.trunc(at);
  if (!(place > 0 && place < text.length)) return null;
  if (/[\ud800-\udbff]/.test(text.charAt(place - 1)) && /[\udc00-\udfff]/.test(text.charAt(place)))
    place += 1;
  while (place < text.length && /\s/.test(text.charAt(place))) place += 1;
  const isWhole = text.slice(0, place).trim() === '' || text.slice(place).trim() === '';
  return isWhole ? null : place;
}

/** Every place where a text can be cut between words, in order. */
export function cutPlaces(text: string): number[] {
  return [...text.matchAll(/\s+(?=\S)/g)].flatMap((match) => cutPlace(text, match.index) ?? []);
}

/** The end of a sentence draws a cut from further away than a comma, and that from further than a mere space. */
const PULL = [
  [/[.!?…]["»”’)\]]*\s*$/u, 0.25],
  [/[;:–—]["»”’)\]]*\s*$/u, 0.12],
  [/,["»”’)\]]*\s*$/u, 0.08],
] as const;

function pullOf(before: string): number {
  return PULL.find(([end]) => end.test(before))?.[1] ?? 0;
}

/**
 * Where to cut a translation whose original is cut at `at`: between two words, as far along as the original is, rather
 * after a full stop than after a comma, rather there than anywhere. The end of the text when it is one word.
 */
export function proposedCut(source: string, at: number, target: string): number {
  const along = source.length === 0 ? 0 : at / source.length;
  let best = { place: target.length, cost: Number.POSITIVE_INFINITY };
  for (const place of cutPlaces(target)) {
    const cost = Math.abs(place / target.length - along) - pullOf(target.slice(0, place));
    if (cost < best.cost) best = { place, cost };
  }
  return best.place;
}

/** Two texts as one, with one space between them, and where in it the second begins. */
export function joined(first: string, second: string): { text: string; at: number } {
  const [head, tail] = [first.trimEnd(), second.trimStart()];
  if (head === '' || tail === '') return { text: head + tail, at: head.length };
  return { text: `${head} ${tail}`, at: head.length + 1 };
}

interface Found {
  block: number;
  /** of the first of the spans that it is about */
  index: number;
  isSameBlock: boolean;
  isSamePlace: boolean;
}

const alike = (one: string, other: string) => one.trimEnd() === other.trimEnd();

function holds(text: string, spans: readonly Span[], index: number, cut: ManualCut): boolean {
  const [first, second] = [spans[index], spans[index + 1]];
  if (!first) return false;
  const here = text.slice(first.start, first.end);
  if (cut.kind === 'split') return alike(here, cut.text) && cutPlace(here, cut.at) === cut.at;
  if (!second) return false;
  return (
    here === cut.text.slice(0, cut.at) && alike(text.slice(second.start, second.end), cut.text.slice(cut.at))
  );
}

function placesOf(texts: readonly string[], tilings: readonly (readonly Span[])[], cut: ManualCut): Found[] {
  return texts.flatMap((text, block) => {
    const spans = tilings[block] ?? [];
    return spans.flatMap((span, index) => {
      if (!holds(text, spans, index, cut)) return [];
      const isSameBlock = text === cut.blockText;
      return [{ block, index, isSameBlock, isSamePlace: isSameBlock && span.start === cut.start }];
    });
  });
}

function done(spans: readonly Span[], index: number, cut: ManualCut): Span[] {
  const [first, second] = [spans[index], spans[index + 1]];
  if (!first) return [...spans];
  const place = first.start + cut.at;
  if (cut.kind === 'split')
    return spans.toSpliced(index, 1, { start: first.start, end: place }, { start: place, end: first.end });
  return second ? spans.toSpliced(index, 2, { start: first.start, end: second.end }) : [...spans];
}

/**
 * Does the cuts again, in their order, in the blocks of a text that the rules have just cut: each once, where its sentence
 * stands unchanged (in the same block at the same place if it is there, else in the first place that reads the same), and
 * not at all where the sentence has changed. The spans still tile each block. Throws nothing.
 */
export function recut(
  texts: readonly string[],
  tilings: readonly (readonly Span[])[],
  cuts: readonly ManualCut[],
): Span[][] {
  const result = tilings.map((spans) => [...spans]);
  for (const cut of cuts) {
    const places = placesOf(texts, result, cut);
    const place =
      places.find(({ isSamePlace }) => isSamePlace) ??
      places.find(({ isSameBlock }) => isSameBlock) ??
      places[0];
    if (place) result[place.block] = done(result[place.block] ?? [], place.index, cut);
  }
  return result;
}
