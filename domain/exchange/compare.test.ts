import { describe, expect, it } from 'vitest';
import type { TargetState } from '../translations/translation.ts';
import { writeBase } from './base.ts';
import { compare, type Standing } from './compare.ts';
import type { XliffSegment } from './xliff.ts';

const EXPORTED = { version: 3, state: 'translated' as TargetState, origin: 'human', text: 'NATO meets.' };

const here = (text: string, rest: { state?: TargetState; version?: number } = {}): Standing => ({
  segmentId: 7,
  source: 'Nato møtes. ',
  here: { text, state: 'translated', version: 3, by: 'Tor', at: '', ...rest },
});
const file = (text: string | null, rest: Partial<XliffSegment> = {}): XliffSegment => ({
  id: 's2',
  state: text === null ? 'untranslated' : 'translated',
  origin: 'human',
  base: writeBase(EXPORTED),
  source: ['Nato møtes. '],
  target: text === null ? null : [text],
  ...rest,
});
const kind = (segment: XliffSegment, standing: Standing | undefined) => compare(segment, standing, true).kind;

describe('a sentence of a file is', () => {
  it.each<[string, XliffSegment, Standing | undefined, string]>([
    ['the same: neither side has changed it', file('NATO meets.'), here('NATO meets.'), 'same'],
    [
      'the same: only we have changed it, and the file is as we wrote it',
      file('NATO meets.'),
      here('Ours.', { version: 4 }),
      'same',
    ],
    ['the same: both have come to the same words', file('Better.'), here('Better.', { version: 4 }), 'same'],
    ['the same but for white space at the ends', file('NATO meets. '), here('NATO meets.'), 'same'],
    ['the same: the file has no translation', file(null), here('NATO meets.'), 'same'],
    ['changed: the file has other words', file('Better.'), here('NATO meets.'), 'changed'],
    [
      'changed: the file has approved it',
      file('NATO meets.', { state: 'approved' }),
      here('NATO meets.'),
      'changed',
    ],
    [
      'changed: nobody had translated it',
      file('New.', { base: writeBase({ ...EXPORTED, version: 0, text: '', state: 'untranslated' }) }),
      { ...here(''), here: null },
      'changed',
    ],
    ['a conflict: we have changed it as well', file('Better.'), here('Ours.', { version: 4 }), 'conflict'],
    [
      'a conflict: we have approved it meanwhile',
      file('Better.'),
      here('NATO meets.', { state: 'approved', version: 4 }),
      'conflict',
    ],
    [
      'a conflict: the file does not say what it began from',
      file('Better.', { base: null }),
      here('NATO meets.'),
      'conflict',
    ],
    [
      'changed, when there is nothing here that it could overwrite',
      file('Better.', { base: null }),
      { ...here(''), here: null },
      'changed',
    ],
    [
      'a conflict: what it says of its beginning is not ours',
      file('Better.', { base: 'x y z' }),
      here('NATO meets.'),
      'conflict',
    ],
    [
      'a translation of another original',
      file('Better.', { source: ['Nato møttes.'] }),
      here('NATO meets.'),
      'source-differs',
    ],
    [
      'of the same original with other white space',
      file('Better.', { source: ['Nato  møtes.'] }),
      here('NATO meets.'),
      'changed',
    ],
    ['unknown', file('Better.'), undefined, 'unknown'],
  ])('%s', (_, segment, standing, expected) => {
    expect(kind(segment, standing)).toBe(expected);
  });
});

it('who may not approve gets it as translated, and what is half done as a draft', () => {
  expect(compare(file('B', { state: 'approved' }), here('A'), false).file).toEqual({
    text: 'B',
    state: 'translated',
  });
  expect(compare(file('B', { state: 'approved' }), here('A'), true).file).toEqual({
    text: 'B',
    state: 'approved',
  });
  for (const state of ['stale', 'draft'] as const) {
    expect(compare(file('B', { state }), here('A'), true).file.state).toBe('draft');
  }
});

it('a machine’s words that a person has changed are that person’s, and a machine’s new words are the machine’s', () => {
  const base = writeBase({ ...EXPORTED, origin: 'machine' });
  expect(compare(file('Edited.', { base, origin: 'machine' }), here('NATO meets.'), true).origin).toBe(
    'human',
  );
  expect(compare(file('Anew.', { origin: 'machine' }), here('NATO meets.'), true).origin).toBe('machine');
});
