import { describe, expect, it } from 'vitest';
import { saidOf, titleOf, writerOf } from './writer-words.ts';

const told = (theirs: Parameters<typeof saidOf>[0]) => [writerOf(theirs), saidOf(theirs), titleOf(theirs)];

describe('the other text of a conflict', () => {
  it('is a person’s, by name where it is known', () => {
    expect(told({ by: 'Ingrid', origin: 'human' })).toEqual([
      'Ingrid',
      'Ingrid saved another text',
      'Theirs (Ingrid)',
    ]);
    expect(told({ by: null })).toEqual(['somebody else', 'Somebody else saved another text', 'Theirs']);
  });

  it('is the machine’s, by its name, with who had it translate', () => {
    expect(told({ by: 'Ingrid', origin: 'machine', engine: 'Apertium nob-nno' })).toEqual([
      'a machine (Apertium nob-nno)',
      'A machine (Apertium nob-nno) wrote another text, saved by Ingrid',
      'The machine’s (Apertium nob-nno)',
    ]);
    expect(told({ by: null, origin: 'machine', engine: null })).toEqual([
      'a machine',
      'A machine wrote another text',
      'The machine’s',
    ]);
  });

  it('comes from the memory, with who put it in', () => {
    expect(told({ by: 'Ingrid', origin: 'memory' })).toEqual([
      'Ingrid, from the memory',
      'Ingrid saved another text, from the memory',
      'Theirs (Ingrid, from the memory)',
    ]);
  });
});
