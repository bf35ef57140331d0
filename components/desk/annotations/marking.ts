/**
 * Marking a phrase by keyboard: a cursor that is a word wide, moved and stretched by words, by sentences, or to the
 * character. Pure; `phrase-picker.tsx` draws it.
 */
import type { Span } from './text-offsets.ts';

/** The marking began at `anchor` and reaches to `focus`; the phrase is all between. */
export interface Marking {
  anchor: Span;
  focus: Span;
}

export type Step = 'word' | 'character' | 'sentence' | 'edge';

export interface Move {
  step: Step;
  forward: boolean;
  extend: boolean;
}

/** What the keys move over: the words of the text and where its sentences begin. */
export interface Terrain {
  length: number;
  words: readonly Span[];
  characters: readonly number[];
  sentences: readonly number[];
}

/** Reads a text once. `sentences` are the offsets at which sentences begin; without them the text is one sentence. */
export function terrainOf(text: string, language: string, sentences: readonly number[] = [0]): Terrain {
  const words = [...segmenter(language, 'word').segment(text)]
    .filter((part) => part.isWordLike)
    .map((part) => ({ start: part.index, end: part.index + part.segment.length }));
  const characters = [...segmenter(language, 'grapheme').segment(text)].map((part) => part.index);
  return { length: text.length, words, characters: [...characters, text.length], sentences };
}

function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter('en', { granularity });
  }
}

/** The phrase that is marked. */
export function phraseOf({ anchor, focus }: Marking): Span {
  return { start: Math.min(anchor.start, focus.start), end: Math.max(anchor.end, focus.end) };
}

/** Marks the word at an offset, or the next one after it, or the last. */
export function markWordAt(terrain: Terrain, offset: number): Marking {
  const word = terrain.words.find((candidate) => candidate.end > offset) ?? terrain.words.at(-1);
  return markSpan(word ?? { start: 0, end: terrain.length });
}

export function markSpan(span: Span): Marking {
  return { anchor: span, focus: span };
}

/** The marking after one key. At the ends of the text it stays where it is. */
export function moved(terrain: Terrain, marking: Marking, move: Move): Marking {
  if (move.step === 'character') return movedByCharacter(terrain, marking, move);
  const focus = reached(terrain, marking.focus, move);
  return { anchor: move.extend ? marking.anchor : focus, focus };
}

function reached(terrain: Terrain, focus: Span, { step, forward }: Move): Span {
  if (step === 'word') return nextWord(terrain, focus, forward) ?? focus;
  if (step === 'sentence') return nextSentence(terrain, focus, forward);
  const word = forward ? terrain.words.at(-1) : terrain.words[0];
  return word ?? focus;
}

/** By characters anchor and focus are points: the moving edge of the phrase and the edge across from it. */
function movedByCharacter(
  { characters, length }: Terrain,
  marking: Marking,
  { forward, extend }: Move,
): Marking {
  const { start, end } = phraseOf(marking);
  const isBackwards = marking.focus.start < marking.anchor.start;
  const edge = isBackwards ? start : end;
  const next = forward ? characters.find((at) => at > edge) : characters.findLast((at) => at < edge);
  const focus = point(next ?? (forward ? length : 0));
  return { anchor: extend ? point(isBackwards ? end : start) : focus, focus };
}

function point(at: number): Span {
  return { start: at, end: at };
}

function nextWord({ words }: Terrain, from: Span, forward: boolean): Span | undefined {
  const isPoint = from.start === from.end;
  if (forward) return words.find((word) => (isPoint ? word.end > from.end : word.start >= from.end));
  return words.findLast((word) => (isPoint ? word.start < from.start : word.end <= from.start));
}

/** The first word of the next sentence, or of this one and then of the one before, as a text editor does it. */
function nextSentence(terrain: Terrain, from: Span, forward: boolean): Span {
  const begin = forward
    ? terrain.sentences.find((at) => at > from.start)
    : terrain.sentences.findLast((at) => at < from.start && firstWord(terrain, at)?.start !== from.start);
  const word = begin === undefined ? undefined : firstWord(terrain, begin);
  return word ?? (forward ? terrain.words.at(-1) : terrain.words[0]) ?? from;
}

function firstWord({ words }: Terrain, offset: number): Span | undefined {
  return words.find((word) => word.start >= offset);
}

/** What a key does in mark mode; null: nothing of ours. Up and Down are sentences, Ctrl makes the arrows exact. */
export function moveOf(key: {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}): Move | null {
  if (key.altKey || key.metaKey) return null;
  const extend = key.shiftKey;
  if (key.key === 'ArrowLeft' || key.key === 'ArrowRight') {
    return { step: key.ctrlKey ? 'character' : 'word', forward: key.key === 'ArrowRight', extend };
  }
  if (key.key === 'ArrowUp' || key.key === 'ArrowDown')
    return { step: 'sentence', forward: key.key === 'ArrowDown', extend };
  if (key.key === 'Home' || key.key === 'End') return { step: 'edge', forward: key.key === 'End', extend };
  return null;
}
