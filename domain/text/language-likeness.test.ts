import { readdirSync, readFileSync } from 'node:fs';
import { eld } from 'eld/extrasmall';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageLikeness } from './language-likeness.ts';

const likenessOf = (text: string) => Object.fromEntries(languageLikeness(text));

/** Letters of many scripts and lengths in UTF-8, what stands inside words and what ends them, halves of characters. */
const CHARACTERS = [
  ..."abcdefghilmnoprstuvæøåéüñß İ ’'` , .–1 жмоскваия אבד تلع ελλ 中文字 テスト 한국어 \u00ad\u0301\ud83d\ude00 \ud800",
];
const words = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 700 });

describe('languageLikeness', () => {
  it('tells what eld tells, of the seeds from wherever they are read', () => {
    const folder = new URL('../../seeds/articles/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      for (let at = 0; at < text.length; at += 97) {
        const part = text.slice(at, at + 10 + (at % 500));
        expect(likenessOf(part)).toEqual(eld.detect(part).getScores());
      }
    }
  });

  it('tells what eld tells, of any text', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(likenessOf(text)).toEqual(eld.detect(text).getScores());
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a word that is longer than any', 'x'.repeat(500)],
    ['one of two bytes a letter', 'æ'.repeat(300)],
    ['three bytes', '中'.repeat(400)],
    ['letters of four bytes', '𐐀'.repeat(200)],
    ['words of one letter', 'a å '.repeat(300)],
    ['a space just behind the cut', `${'ab'.repeat(175)} og så`],
  ])('tells what eld tells of %s', (_, text) => {
    expect(likenessOf(text)).toEqual(eld.detect(text).getScores());
  });

  it('finds Norwegian in a Norwegian sentence', () => {
    const likeness = languageLikeness('Statsministeren sier at regjeringen ikke har bestemt seg ennå.');
    const [most] = [...likeness].sort(([, one], [, other]) => other - one);
    expect(most?.[0]).toBe('no');
  });
});
