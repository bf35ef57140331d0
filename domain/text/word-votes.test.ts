import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordVotes } from './word-votes.ts';

describe('words that vote', () => {
  it('have what a Map says of them, and all others nothing', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aåæéžÅЖ日😀xyz'), minLength: 0, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.nat({ max: 9 }))), fc.array(word), (known, others) => {
        const votes = new Map(known.filter(([one]) => one !== '' && one.charCodeAt(0) < 0x180));
        const quick = new WordVotes(votes);
        for (const one of [...votes.keys(), ...others]) expect(quick.of(one)).toBe(votes.get(one) ?? 0);
      }),
    );
  });

  it('are told by their case', () => {
    const votes = new WordVotes(new Map([['ikke', 1]]));
    expect([votes.of('ikke'), votes.of('Ikke'), votes.of('ikkje'), votes.of('')]).toEqual([1, 0, 0, 0]);
  });
});
