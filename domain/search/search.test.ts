import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ftsMatch, inTitle, stringMatches, tsquery } from './match.ts';
import { LONGEST_QUESTION, readQuestion, searchQuery } from './search.ts';
import { FAMILIES } from './stem.ts';
import { anyText } from './testing-text.ts';

const fts = (q: string, family: (typeof FAMILIES)[number] = 'other') => {
  const question = readQuestion(q, family);
  return question && ftsMatch(question).replace('{searchText} : ', '');
};

function askEverything(q: string): void {
  for (const family of FAMILIES) {
    const question = readQuestion(q, family);
    if (question) [ftsMatch(question), tsquery(question), JSON.stringify(stringMatches(question))].join();
  }
}

/** Milliseconds of the best of five times, since other tests run beside this one. */
function quickest(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('readQuestion', () => {
  it.each([
    ['nato russland', '(("nato") AND ("russland" *))'],
    ['"nato russland"', '(("nato russland"))'],
    ['«nato russland» kina', '(("nato russland") AND ("kina" *))'],
    ['nato -putin', '((("nato" *)) NOT ("putin"))'],
    ['nato -"vladimir putin"', '((("nato" *)) NOT ("vladimir putin"))'],
    ['"nato', '(("nato"))'],
    ['nato-sjef', '(("nato sjef" *))'],
    ['– nato', '(("nato" *))'],
    ['- nato', '(("nato" *))'],
    ['eu', '(("eu"))'],
    ['nato i', '(("nato") AND ("i"))'],
    ['東京', '(("qkfl qfjg"))'],
    ['', null],
    ['-nato', null],
    ['"" -', null],
    ['!?* … 🎉', null],
  ])('%s', (q, expected) => expect(fts(q)).toBe(expected));

  it('takes the last word both as it is inflected and as the beginning of another', () => {
    expect(fts('forhandlingene', 'nb')).toBe('(("forhandling" OR "forhandlingene" *))');
    expect(fts('forhandlingene nato', 'nb')).toBe('(("forhandling") AND ("nato" *))');
  });

  it('takes the syntax of the databases for words or for nothing', () => {
    expect(fts('a AND b OR c NOT d NEAR(e) title:f ^g {h} "i*"')).toBe(
      '(("a") AND ("and") AND ("b") AND ("or") AND ("c") AND ("not") AND ("d") AND ("near e") AND ("title f") AND ("g") AND ("h") AND ("i"))',
    );
    expect(fts("a|b&c!d:* 'x'; DROP")).toBe('(("a b c d") AND ("x") AND ("drop" *))');
  });

  it('reads only the beginning of a long question, and reads it soon', () => {
    const long = `${'a'.repeat(50_000)} "${'-'.repeat(50_000)}`;
    const attacks = [
      long,
      '"'.repeat(100_000),
      '-'.repeat(100_000),
      '(a '.repeat(33_000),
      'ﷺ'.repeat(100_000),
      'a\u0300'.repeat(50_000),
      '\u0300\u0316'.repeat(50_000),
      '東'.repeat(100_000),
      '\ud800'.repeat(100_000),
      '\0'.repeat(100_000),
      'a.'.repeat(50_000),
      "'".repeat(100_000),
    ];
    for (const attack of attacks) expect(quickest(() => askEverything(attack))).toBeLessThan(50);
  });

  it('lets only letters, digits and its own operators through', () => {
    const isSafe = (q: string, family: (typeof FAMILIES)[number]) => {
      const question = readQuestion(q, family);
      if (!question) return true;
      return (
        /^\{searchText\} : [a-z0-9 "*()ANDORT]+$/.test(ftsMatch(question)) &&
        /^[a-z0-9 :*B()&|!]+$/.test(tsquery(question))
      );
    };
    const typed = anyText(0, 250);
    fc.assert(fc.property(typed, fc.constantFrom(...FAMILIES), isSafe), { numRuns: 500 });
  });
});

describe('match', () => {
  it('asks Postgres for all words of a phrase, and the text for their order', () => {
    const question = readQuestion('"nato russland" -"kina krig" -iran usa', 'other');
    if (!question) throw new Error('nothing asked');
    expect(tsquery(question)).toBe('((nato:B & russland:B)) & ((usa:*B)) & !(iran:B)');
    expect(stringMatches(question)).toEqual({ anyOf: [[' nato russland ']], noneOf: [' kina krig '] });
  });

  it('asks for the title by the marked words', () => {
    const question = readQuestion('nato -iran', 'other');
    expect(question && tsquery(inTitle(question))).toBe('((qtnato:*B))');
  });
});

describe('searchQuery', () => {
  it('has defaults, and limits', () => {
    expect(searchQuery.parse({ q: ' nato ' })).toEqual({ q: 'nato', page: 1 });
    expect(searchQuery.parse({ q: 'nato', language: 'nb', page: '2' })).toEqual({
      q: 'nato',
      language: 'nb',
      page: 2,
    });
    for (const wrong of [
      { q: 'a'.repeat(LONGEST_QUESTION + 1) },
      { q: 'nato', language: 'x' },
      { q: 'nato', page: '0' },
      { q: 'nato', page: '51' },
      { q: ['nato'] },
    ])
      expect(searchQuery.safeParse(wrong).success).toBe(false);
  });
});
