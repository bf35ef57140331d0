import { describe, expect, it } from 'vitest';
import { indexed, keyOf, memoryLanguage, rareWords, sideOf, tellingWords } from './words.ts';

describe('a language in the memory', () => {
  it.each([
    ['nb', 'nb'],
    ['nb-NO', 'nb'],
    ['no', 'nb'],
    ['en-GB', 'en'],
    ['zh-Hant', 'zh-Hant'],
    ['sr-Latn-RS', 'sr-Latn'],
  ])('%s counts as %s', (tag, counted) => {
    expect(memoryLanguage(tag)).toBe(counted);
  });

  it('stands on its own side of a pair, whatever the direction', () => {
    expect(sideOf('nb', 'en')).not.toBe(sideOf('en', 'nb'));
    expect(sideOf('nb-NO', 'en-GB')).toBe(sideOf('nb', 'en-US'));
  });
});

describe('a unit', () => {
  const unit = {
    sourceLanguage: 'nb',
    targetLanguage: 'en',
    sourceText: 'Krigen må stoppe.',
    targetText: 'The war must stop.',
  };

  it('is found from both of its texts', () => {
    const { words, sourceKey, targetKey } = indexed(unit);
    const stored = words.trim().split(' ');
    expect(stored).toEqual(expect.arrayContaining(tellingWords('Krigen må stoppe.', 'nb', 'en')));
    expect(stored).toEqual(expect.arrayContaining(tellingWords('The war must stop.', 'en', 'nb')));
    expect([sourceKey, targetKey]).toEqual([
      keyOf(' Krigen  må stoppe. ', 'nb', 'en'),
      keyOf('The war must stop.', 'en', 'nb'),
    ]);
  });

  it('has keys that other texts and other pairs do not have', () => {
    const { sourceKey } = indexed(unit);
    expect(keyOf('Krigen må stoppe!', 'nb', 'en')).not.toBe(sourceKey);
    expect(keyOf('Krigen må stoppe.', 'nb', 'da')).not.toBe(sourceKey);
  });
});

describe('the words of a look-up', () => {
  it('are those of four letters or more, or all of a short sentence', () => {
    const side = sideOf('nb', 'en');
    expect(tellingWords('Og de må få slutt på krigen i landet nå', 'nb', 'en')).toEqual(
      ['slutt', 'krig', 'land'].map((word) => side + word),
    );
    expect(tellingWords('Hva er det?', 'nb', 'en')).toEqual(['hva', 'er', 'det'].map((word) => side + word));
  });

  it('begin with the rarest, and leave out what no unit has', () => {
    const units = new Map([
      ['nato', 40_000],
      ['soldater', 900],
      ['kulde', 3],
      ['grense', 300],
    ]);
    const { any, some } = rareWords(['nato', 'soldater', 'kulde', 'grense', 'ukjent'], units);
    expect({ any, some }).toEqual({ any: ['kulde', 'grense'], some: [] });
  });

  it('are at least one, however common', () => {
    expect(rareWords(['nato'], new Map([['nato', 1_000_000]]))).toEqual({
      any: ['nato'],
      some: [],
      least: 1,
    });
    expect(rareWords(['ukjent'], new Map()).any).toEqual([]);
  });

  it('are asked for together where each of them is common', () => {
    const units = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((word, i) => [word, 800 * (i + 1)]));
    const { any, some, least } = rareWords([...units.keys()], units);
    expect({ any, some, least }).toEqual({ any: ['a'], some: ['b', 'c', 'd'], least: 2 });
  });
});
