import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseForms, stemsOf } from './inflect.ts';

describe('what an inflected word may be a form of', () => {
  it.each([
    ['nb', 'statsministeren', 'statsminister'],
    ['nb', 'medlemmer', 'medlem'],
    ['nb', 'artiklene', 'artikkel'],
    ['nb', 'natos', 'nato'],
    ['nb', 'eus', 'eu'],
    ['nn', 'fiskarane', 'fiskar'],
    ['da', 'regeringernes', 'regering'],
    ['sv', 'skolorna', 'skola'],
    ['en', 'treaties', 'treaty'],
    ['en-GB', 'planned', 'plan'],
  ])('in %s “%s” of “%s”', (language, word, base) => {
    expect(baseForms(word, language)).toContain(base);
  });

  it('is never the word itself, and nothing in a language without rules', () => {
    expect(baseForms('rådet', 'nb')).not.toContain('rådet');
    expect(baseForms('kauppias', 'fi')).toEqual([]);
    expect(baseForms('', 'nb')).toEqual([]);
    expect(baseForms('is', 'nb'), 'so little is left that it could be anything').toEqual([]);
  });

  it('takes the word back: whatever is made by an ending is found again by what it was made from', () => {
    const words = fc.stringMatching(/^[a-zæøå]{4,10}$/);
    fc.assert(
      fc.property(words, fc.constantFrom('en', 'et', 'er', 'ene', 's'), (word, ending) => {
        const bases = baseForms(word + ending, 'nb');
        expect(bases).toContain(word);
        expect(stemsOf(word, 'nb').some(({ text, endings }) => text === word && endings.has(ending))).toBe(
          true,
        );
      }),
    );
  });
});
