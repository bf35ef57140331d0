import { describe, expect, it } from 'vitest';
import {
  type Marking,
  type Move,
  markSpan,
  markWordAt,
  moved,
  moveOf,
  phraseOf,
  terrainOf,
} from './marking.ts';

const TEXT = 'Nato-sjefen svarte Putin. – Vi står fast.';
const terrain = terrainOf(TEXT, 'nb', [0, 26]);
const read = (marking: Marking) => TEXT.slice(phraseOf(marking).start, phraseOf(marking).end);
const go = (marking: Marking, ...moves: Move[]) =>
  moves.reduce((at, move) => moved(terrain, at, move), marking);
const word = (forward: boolean, extend = false): Move => ({ step: 'word', forward, extend });
const character = (forward: boolean, extend = false): Move => ({ step: 'character', forward, extend });
const sentence = (forward: boolean, extend = false): Move => ({ step: 'sentence', forward, extend });

describe('marking by keyboard', () => {
  it('begins on the word at the cursor and walks word by word', () => {
    const start = markWordAt(terrain, 12);
    expect(read(start)).toBe('svarte');
    expect(read(go(start, word(true)))).toBe('Putin');
    expect(read(go(start, word(true), word(true)))).toBe('Vi');
    expect(read(go(start, word(false)))).toBe('sjefen');
  });

  it('stretches and shrinks with Shift, in both directions over its beginning', () => {
    const start = markWordAt(terrain, 12);
    expect(read(go(start, word(true, true)))).toBe('svarte Putin');
    expect(read(go(start, word(true, true), word(false, true)))).toBe('svarte');
    expect(read(go(start, word(false, true)))).toBe('sjefen svarte');
    expect(read(go(start, word(false, true), word(false, true), word(true, true)))).toBe('sjefen svarte');
  });

  it('is exact to the character with Ctrl', () => {
    const start = markWordAt(terrain, 12);
    expect(read(go(start, character(false, true)))).toBe('svart');
    expect(read(go(start, word(false, true), character(true, true)))).toBe('jefen svarte');
    const caret = go(start, character(false));
    expect(phraseOf(caret)).toEqual({ start: 17, end: 17 });
    expect(read(go(caret, character(false, true), character(false, true)))).toBe('rt');
    expect(read(go(start, word(true, true), character(true, true)))).toBe('svarte Putin.');
  });

  it('goes by sentences up and down, and to the ends', () => {
    const start = markWordAt(terrain, 12);
    expect(read(go(start, sentence(true)))).toBe('Vi');
    expect(read(go(start, sentence(true), sentence(false)))).toBe('Nato');
    expect(read(go(start, { step: 'edge', forward: true, extend: true }))).toBe(
      'svarte Putin. – Vi står fast',
    );
    expect(read(go(start, { step: 'edge', forward: false, extend: false }))).toBe('Nato');
  });

  it('stays where it is at the ends of the text', () => {
    expect(read(go(markWordAt(terrain, 0), word(false)))).toBe('Nato');
    expect(read(go(markWordAt(terrain, 999), word(true)))).toBe('fast');
    expect(read(go(markSpan({ start: 0, end: TEXT.length }), word(true)))).toBe(TEXT);
  });

  it('steps over whole characters, not over their halves', () => {
    const flags = terrainOf('a🇳🇴b', 'nb');
    const next = moved(flags, markSpan({ start: 1, end: 1 }), character(true));
    expect(phraseOf(next)).toEqual({ start: 5, end: 5 });
  });

  it('marks something even in a text without words', () => {
    expect(phraseOf(markWordAt(terrainOf('…', 'nb'), 0))).toEqual({ start: 0, end: 1 });
  });
});

describe('the keys of mark mode', () => {
  const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', boolean>> = {}) =>
    moveOf({ key: name, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });

  it('are the arrows, Home and End, with Shift and Ctrl', () => {
    expect(key('ArrowRight')).toEqual({ step: 'word', forward: true, extend: false });
    expect(key('ArrowLeft', { shiftKey: true, ctrlKey: true })).toEqual({
      step: 'character',
      forward: false,
      extend: true,
    });
    expect(key('ArrowUp')).toEqual({ step: 'sentence', forward: false, extend: false });
    expect(key('End', { shiftKey: true })).toEqual({ step: 'edge', forward: true, extend: true });
  });

  it('leave the keys alone that belong to others', () => {
    expect(key('ArrowUp', { altKey: true })).toBeNull();
    expect(key('a')).toBeNull();
    expect(key('Tab')).toBeNull();
  });
});
