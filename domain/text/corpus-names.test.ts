import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusNameFindings, NameIndex, namesOf } from './corpus-names.ts';
import { isSlipOf } from './names.ts';
import { parseDatedText } from './parse.ts';
import { sourceChecks } from './source-checks.ts';

const folder = new URL('../../seeds/articles/', import.meta.url);
const seed = readdirSync(folder).find((name) => name.startsWith('000')) ?? '';
const { blocks } = parseDatedText(readFileSync(new URL(seed, folder), 'utf8'));
const texts = blocks.map((block) => block.text);

const index = new NameIndex([
  ['Stoltenberg', 40],
  ['Nato', 60],
  ['Zelenskyj', 30],
  ['Zelensky', 3],
  ['Hansen', 25],
  ['Jansen', 1],
  ['Blinken', 9],
  ['Blinkem', 1],
  ['Oslo', 80],
  ['Ukraina', 50],
]);

describe('namesOf', () => {
  it('gives the names of seed 000 once each, without openings of sentences and without the genitive', () => {
    const names = namesOf(texts);
    expect(names).toEqual(
      expect.arrayContaining(['Ukraina', 'Stoltenberg', 'Stolenberg', 'Nato', 'NATO', 'Kina']),
    );
    for (const other of ['Etter', 'Samtidig', 'Advarer', 'Natos', 'Det', 'INNSTENDIG', 'ØNSKET']) {
      expect(names).not.toContain(other);
    }
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps an -s when the text never has the name without it', () => {
    expect(namesOf(['Han så Putins fly og Natos svar til Nato.'])).toEqual(['Putins', 'Nato']);
  });

  it('leaves the small -s of an abbreviation out, also where the text never has it without', () => {
    expect(namesOf(['Han så USAs fly og Natos svar til NATOs sjef.'])).toEqual(['USA', 'Nato', 'NATO']);
  });
});

describe('NameIndex', () => {
  it.each([
    ['Stolenberg', 'Stoltenberg'],
    ['Stolenbergs', 'Stoltenbergs'],
    ['Stoltenbreg', 'Stoltenberg'],
    ['Stotlenberg', 'Stoltenberg'],
    ['Soltenberg', 'Stoltenberg'],
    ['NATO', 'Nato'],
  ])('knows %s as a slip of %s', (name, usual) => expect(index.usualFormOf(name)).toBe(usual));

  it.each([
    ['Stoltenberg', 'the usual form itself'],
    ['Stoltenbergs', 'the genitive of a name that is known'],
    ['Zelensky', 'a form that several articles have'],
    ['Jansen', 'another first letter'],
    ['Blinkem', 'a form that one article has, beside one that is not ten times as frequent'],
    ['Ukrainas', 'a genitive'],
    ['Ukrainske', 'an adjective'],
    ['Osl', 'too short to say'],
    ['', 'nothing'],
  ])('does not take %s for a slip: %s', (name) => expect(index.usualFormOf(name)).toBeNull());

  it('takes a few articles for enough when a long name has one letter wrong', () => {
    const few = new NameIndex([
      ['Stoltenberg', 2],
      ['Pedersen', 4],
      ['Katharina', 4],
      ['Arbeiderpartiet', 4],
      ['Blinken', 4],
    ]);
    expect(few.usualFormOf('Stolenberg')).toBe('Stoltenberg');
    for (const other of ['Soltenberg', 'Petersen', 'Katarina', 'Arbeidarpartiet', 'Blonken'])
      expect(few.usualFormOf(other)).toBeNull();
    expect(new NameIndex([['Stoltenberg', 1]]).usualFormOf('Stolenberg')).toBeNull();
  });

  it('never puts the genitive for a name that is none, however often that is there', () => {
    const both = new NameIndex([
      ['Stoltenberg', 25],
      ['Stoltenbergs', 40],
      ['Lahodynskyjs', 9],
    ]);
    expect(both.usualFormOf('Stoltenburg')).toBe('Stoltenberg');
    expect(both.usualFormOf('Stoltenburgs')).toBe('Stoltenbergs');
    expect(both.usualFormOf('Lahodinskyj')).toBe('Lahodynskyj');
    for (const right of ['Stoltenberg', 'Stoltenbergs', 'Lahodynskyj'])
      expect(both.usualFormOf(right)).toBeNull();
  });

  it('counts the genitive of a name with it, where the name is there without', () => {
    const both = new NameIndex([
      ['Stoltenberg', 3],
      ['Stoltenbergs', 2],
      ['Nato', 2],
      ['Natos', 3],
      ['Andersson', 3],
      ['Lahodynskyjs', 3],
    ]);
    // two letters are wrong: for that a few articles are too few
    expect(both.usualFormOf('Soltenburg')).toBe('Stoltenberg');
    expect(both.usualFormOf('Soltenburgs')).toBe('Stoltenbergs');
    expect(both.usualFormOf('NATO')).toBe('Nato');
    for (const other of ['Andarsson', 'Lahudinskyj', 'Stoltenberg', 'Stoltenbergs', 'Natos'])
      expect(both.usualFormOf(other)).toBeNull();
  });

  it('finds what comparing with every name finds', () => {
    const names = [
      'Lahodynskyj',
      'Fukuhara',
      'Støre',
      'Gahrmann',
      'Andersen',
      'Løvenskiold',
      'Kjærgaard',
      'Brussel',
    ];
    const all = new NameIndex(names.map((name) => [name, 10]));
    for (const name of names) {
      for (let at = 1; at <= name.length; at++) {
        const changed = [name.slice(0, at) + name.slice(at + 1), `${name.slice(0, at)}q${name.slice(at)}`];
        const twice = changed.map((text) => `${text.slice(0, 3)}${text.slice(4)}`);
        for (const text of [...changed, ...twice]) {
          const usual = names.filter((other) => isSlipOf(text, other));
          expect([text, all.usualFormOf(text)]).toEqual([text, usual[0] ?? null]);
        }
      }
    }
  });

  it('keeps the most frequent of more names than it has room for', () => {
    const rows = Array.from({ length: 50_001 }, (_, i): [string, number] => [
      `Navn${i.toString(36)}igen`,
      5 + i,
    ]);
    const full = new NameIndex(rows);
    const last = rows.at(-1)?.[0] ?? '';
    expect(full.usualFormOf(last.replace('igen', 'ggen'))).toBeTruthy();
    expect(full.usualFormOf('NAVN0IGEN')).toBeNull();
    expect(full.usualFormOf('NAVN1IGEN')).toBe('Navn1igen');
  });
});

describe('corpusNameFindings', () => {
  const one = ['Torsdag møtte Stolenberg pressen. Stolenbergs svar var kort.'];

  it('finds the slip that an article has throughout, where no form in it is right', () => {
    expect(sourceChecks([{ text: one[0] ?? '', kind: 'paragraph' }], 'nb')).toEqual([]);
    expect(corpusNameFindings(one, index)).toEqual([
      {
        kind: 'name-variant',
        block: 0,
        start: 14,
        end: 24,
        message: '“Stolenberg” is written “Stoltenberg” in other articles.',
        suggestion: 'Stoltenberg',
      },
      expect.objectContaining({ start: 34, end: 45, suggestion: 'Stoltenbergs' }),
    ]);
  });

  it('does not repeat what the checks of the article have said', () => {
    const known = sourceChecks(blocks, 'nb');
    const found = corpusNameFindings(texts, index, known);
    expect(corpusNameFindings(texts, index).map(({ suggestion }) => suggestion)).toContain('Stoltenberg');
    expect(found).toEqual([]);
  });

  it('says nothing of a word that only opens sentences', () => {
    expect(corpusNameFindings(['Stolenberg kom.', 'Stolenberg gikk.'], index)).toEqual([]);
  });
});
