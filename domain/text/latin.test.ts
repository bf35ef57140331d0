import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainLatin, plainLatinSentences, plainLatinWords } from './latin.ts';
import { fold } from './normalise.ts';

const known = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code)).filter(isPlainLatin);

/** Mostly what decides where a word or sentence ends, and now and then any other character that is known. */
const hard = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...'aabzBÅæ01 9. . . ..!?,;:-–—\'’‘"«»”“()[]·⁄…\n\r\t\u00a0') },
      { weight: 1, arbitrary: fc.constantFrom(...known) },
    ),
    { maxLength: 16 },
  )
  .map((characters) => characters.join(''));
const language = fc.constantFrom('nb', 'nn', 'da', 'sv', 'en', 'und');

describe('plain Latin text', () => {
  it('is what Nordic and English newspapers print', () => {
    expect(isPlainLatin('– Åse sa «nei», Zoë ‘ja’ … § 5, 20 °C, 3 €.\n')).toBe(true);
    for (const odd of ['Київ', '日本', '😀', 'a\u030a', 'a_b', '\u00ad', '\u202f', '\u2028', '´']) {
      expect(isPlainLatin(odd)).toBe(false);
    }
  });

  it('is cut into the sentences that Intl.Segmenter finds, in every language', () => {
    fc.assert(
      fc.property(hard, language, (text, tag) => {
        const parts = [...new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(text)];
        expect(plainLatinSentences(text)).toEqual(parts.map(({ index }) => index).filter((at) => at > 0));
      }),
      { numRuns: 3_000 },
    );
  });

  it('has the words that Intl.Segmenter finds, in every language', () => {
    fc.assert(
      fc.property(hard, language, (text, tag) => {
        const parts = [...new Intl.Segmenter(tag, { granularity: 'word' }).segment(text)];
        expect(plainLatinWords(text)).toEqual(
          parts.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('is folded character by character as by the rules of Unicode', () => {
    fc.assert(
      fc.property(hard, (text) => {
        // a Cyrillic letter at the end sends the whole text through the rules
        expect(`${fold(text)}ж`).toBe(fold(`${text}ж`));
      }),
      { numRuns: 2_000 },
    );
  });

  it('has no sentences here when one character is not known', () => {
    expect(plainLatinSentences('Ja. Київ.')).toBeNull();
    expect(plainLatinSentences('')).toEqual([]);
  });
});
