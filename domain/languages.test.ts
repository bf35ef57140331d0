import { expect, it } from 'vitest';
import { knownLanguage } from './languages.ts';

it('knows the languages that there are, however they are spelt', () => {
  expect(['nb', 'EN-gb', 'zh-hant', 'NN', 'se', 'nds'].map(knownLanguage)).toEqual([
    'nb',
    'en-GB',
    'zh-Hant',
    'nn',
    'se',
    'nds',
  ]);
});

it('knows no language that nobody has given that tag', () => {
  expect(['xx', 'qq', 'und', 'norsk', 'n', '', 'nb_NO', 'en-GB-x'].map(knownLanguage)).toEqual(
    Array(8).fill(null),
  );
});
