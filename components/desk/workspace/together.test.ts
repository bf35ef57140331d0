import { describe, expect, it } from 'vitest';
import type { WorkspacePart } from '#domain/translations/translation.ts';
import { nameOf, numberOf } from './desk-state.ts';
import { partAt } from './together.ts';

const part = (number: number, start: number, source: string): WorkspacePart => ({
  id: number * 10,
  ...{ number, start, source, version: number, targetVersion: 1 },
});

function row(...parts: WorkspacePart[]) {
  const [first] = parts;
  if (!first) throw new Error('a row has a sentence');
  const { id, number, start, version } = first;
  const segment = {
    ...{ id, number, start, version, parts, former: [], target: null },
    ...{ blockId: 1, blockKind: 'paragraph', startsBlock: true },
    source: parts.map(({ source }) => source).join(''),
  };
  return { number, segment };
}

describe('a row of several sentences', () => {
  it('is called by its numbers, as a range where they count on', () => {
    const three = row(part(2, 5, 'En. '), part(3, 9, 'To. '), part(4, 13, 'Tre.'));
    expect([numberOf(three), nameOf(three)]).toEqual(['2–4', 'Sentences 2–4']);
    expect(numberOf(row(part(2, 0, 'En. '), part(27, 4, 'To.')))).toBe('2, 27');
    expect([numberOf({ number: 2 }), nameOf({ number: 2 })]).toEqual(['2', 'Sentence 2']);
    expect([numberOf({ number: null }), nameOf({ number: null })]).toEqual(['', 'Title']);
  });

  it('is split in the sentence in which the place is', () => {
    const { segment } = row(part(2, 5, 'En to. '), part(3, 12, 'Tre fire.'));
    expect(partAt(segment, 3)).toEqual({ segmentId: 20, version: 2, at: 3 });
    expect(partAt(segment, 11)).toEqual({ segmentId: 30, version: 3, at: 4 });
    const { parts: _, ...alone } = segment;
    expect(partAt(alone, 3)).toEqual({ segmentId: 20, version: 2, at: 3 });
  });
});
