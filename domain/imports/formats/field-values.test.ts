import { describe, expect, it } from 'vitest';
import {
  readDateField,
  readKeywords,
  readLanguage,
  readName,
  readNames,
  readUrl,
  splitKeywords,
} from './field-values.ts';

const date = (text: string) => {
  const warnings: string[] = [];
  return [readDateField(text, 1, warnings), warnings.length];
};

describe('a date field', () => {
  it.each([
    ['2022', '2022'],
    ['2022-03', '2022-03'],
    ['2022-01-26', '2022-01-26'],
    ['2022-1-5', '2022-01-05'],
    ['2022-01-26T19:04:00+01:00', '2022-01-26'],
    ['2022-01-26T23:30:00-08:00', '2022-01-26'],
    ['2022-01-26 19:04:00', '2022-01-26'],
    ['20220126', '2022-01-26'],
    ['20220126T190400+0100', '2022-01-26'],
    ['2022/01/26', '2022-01-26'],
    ['26.01.2022', '2022-01-26'],
    ['26.1.2022 19:04', '2022-01-26'],
    ['26/01/2022', '2022-01-26'],
    ['01/26/2022', '2022-01-26'],
    ['3/3/2022', '2022-03-03'],
    ['Wed, 26 Jan 2022 19:04:00 +0100', '2022-01-26'],
    ['26. januar 2022', '2022-01-26'],
    ['onsdag 26. januar 2022 kl. 19:04', '2022-01-26'],
    ['January 26, 2022', '2022-01-26'],
    ['1643220240', '2022-01-26'],
    ['1643220240000', '2022-01-26'],
  ])('%j is %s', (text, day) => {
    expect(date(text)).toEqual([day, 0]);
  });

  it.each(['', '  ', '0000-00-00 00:00:00'])('%j is no date and no mistake', (text) => {
    expect(date(text)).toEqual([null, 0]);
  });

  it.each(['i går', '3/4/2022', 'soon', '26 Smarch 2022', '12:30'])(
    '%j is no date that can be read, and is said',
    (text) => {
      expect(date(text)).toEqual([null, 1]);
    },
  );

  it.each([
    '2022-13',
    '2022-02-30',
    '31.04.2022',
    '2022-00-10',
    '20221345',
    '2022-01-32T10:00:00Z',
    '31 Feb 2022',
    '45/45/2022',
    '0000-01-01',
  ])('%j is refused: no calendar has it', (text) => {
    expect(() => date(text)).toThrow(/^no such date: “.*”; write it as .* \(line 1\)$/);
  });
});

describe('a language field', () => {
  it.each([
    ['nb', 'nb'],
    ['nb_NO', 'nb'],
    ['nb-NO', 'nb'],
    ['nob', 'nb'],
    ['nn-no', 'nn'],
    ['DA', 'da'],
    ['en-GB', 'en-GB'],
    ['en-US', 'en'],
    ['nb_NO.UTF-8', 'nb'],
    ['no', null],
    ['und', null],
    ['norsk', null],
    ['x', null],
    ['', null],
    [null, null],
  ])('%j is %s', (field, tag) => {
    expect(readLanguage(field)).toBe(tag);
  });
});

describe('other fields', () => {
  it('keep only addresses of the web', () => {
    const warnings: string[] = [];
    expect(readUrl(' https://a.example/b c ', warnings)).toBe('https://a.example/b%20c');
    expect(
      ['javascript:alert(1)', 'data:text/html,a', '/relative', 'ftp://a.example', 'http://'].map((url) =>
        readUrl(url, warnings),
      ),
    ).toEqual([null, null, null, null, null]);
    expect(warnings).toHaveLength(5);
  });

  it('keep each keyword once, in its first spelling', () => {
    expect(readKeywords([' Nato ', 'NATO', '', 'Jens  Stoltenberg'])).toEqual(['Nato', 'Jens Stoltenberg']);
    expect(splitKeywords('Nato, Russland')).toEqual(['Nato', 'Russland']);
    expect(splitKeywords('Oslo, Norge; Nato')).toEqual(['Oslo, Norge', 'Nato']);
  });

  it.each([
    ['Av Kari Nordmann', 'Kari Nordmann'],
    ['AV KARI NORDMANN', 'KARI NORDMANN'],
    ['by Jane Doe', 'Jane Doe'],
    ['Af: Mette Jensen', 'Mette Jensen'],
    ['Tekst: Kari Nordmann', 'Kari Nordmann'],
    ['Tekst og foto: Kari Nordmann', 'Kari Nordmann'],
    ['Von Anna Schmidt, dpa', 'Anna Schmidt, dpa'],
    ['von der Leyen, Ursula', 'von der Leyen, Ursula'],
    ['Von Hagen', 'Von Hagen'],
    ['By, Ole', 'By, Ole'],
    ['Avisa Nordland', 'Avisa Nordland'],
    ['Tekstbyrået', 'Tekstbyrået'],
    ['Av', 'Av'],
  ])('name whoever wrote it in %j without the word before', (byline, name) => {
    expect(readNames([byline])).toBe(name);
  });

  it('take the name out of an address of RSS', () => {
    expect([readName('a@b.example (Kari Nordmann)'), readName(' '), readName(null)]).toEqual([
      'Kari Nordmann',
      null,
      null,
    ]);
  });
});
