import { describe, expect, it } from 'vitest';
import type { TermRow } from '#domain/terms/term.ts';
import { termIn, termOfValues, valuesOfTerm } from './term-values.ts';

const BOOK: TermRow = {
  id: 3,
  version: 2,
  forms: [
    { language: 'nb', text: 'bok', status: 'preferred', inflections: ['bøker', 'bøkene'] },
    { language: 'nb', text: 'verk', status: 'admitted', inflections: [] },
    { language: 'en', text: 'book', status: 'preferred', inflections: [] },
    { language: 'en', text: 'tome', status: 'forbidden', inflections: [] },
  ],
  definitions: { nb: 'Blad mellom permer.' },
  notes: 'Om romaner også: roman.',
  explain: true,
};

describe('the form of a term', () => {
  it('holds a form a line, with its irregular forms after an equals sign', () => {
    expect(valuesOfTerm(BOOK)).toMatchObject({
      'preferred:nb': 'bok = bøker, bøkene',
      'admitted:nb': 'verk',
      'forbidden:en': 'tome',
      'definition:nb': 'Blad mellom permer.',
      'preferred:da': '',
      explain: 'yes',
    });
  });

  it('says what the term said, whatever order its forms had', () => {
    const { id: _, version: __, ...content } = BOOK;
    const read = termOfValues(valuesOfTerm(BOOK));
    expect({ ...read, forms: new Set(read.forms) }).toEqual({ ...content, forms: new Set(content.forms) });
  });

  it('leaves out empty lines and what is only white space', () => {
    const values = { 'preferred:en': ' book \n\n = \n', 'definition:en': '  ', notes: ' n ', explain: '' };
    expect(termOfValues(values)).toEqual({
      forms: [{ language: 'en', text: 'book', status: 'preferred', inflections: [] }],
      definitions: {},
      notes: 'n',
      explain: false,
    });
  });

  it('knows the term that a conflict carries, and that something else is none', () => {
    expect(termIn(BOOK)?.version).toBe(2);
    expect(termIn(null)).toBeNull();
    expect(termIn({ version: 1 })).toBeNull();
  });
});
