import { describe, expect, it } from 'vitest';
import { type CheckedTerm, termChecks } from './term-checks.ts';

type Forms = Record<string, CheckedTerm['forms'][number]['status']>;

const term = (source: string, forms: Forms, inflections: string[] = []): CheckedTerm => ({
  source,
  forms: Object.entries(forms).map(([text, status]) => ({ text, status, inflections })),
});
const kinds = (terms: CheckedTerm[], target: string, language = 'en') =>
  termChecks(terms, target, language).map(({ kind, severity }) => `${kind}: ${severity}`);

const KYIV = term('Kiev', { Kyiv: 'preferred', Kiev: 'forbidden' });
const MISSILE = term('krysserrakett', { 'cruise missile': 'preferred', missile: 'forbidden' });

describe('checking a translation against the termbase', () => {
  it('warns when neither a preferred nor an admitted form stands in the translation', () => {
    const [finding] = termChecks([KYIV], 'The capital was quiet.', 'en');
    expect(finding).toMatchObject({ kind: 'term-missing', severity: 'warning' });
    expect(finding?.message).toBe('The source has the term “Kiev”; the translation does not have “Kyiv”.');
  });

  it.each([
    ['the form', 'Kyiv was quiet.'],
    ['its genitive', 'Kyiv’s streets were quiet.'],
    ['capitals', 'KYIV: All quiet'],
  ])('is content with %s', (_what, target) => {
    expect(kinds([KYIV], target)).toEqual([]);
  });

  it('is content with an inflection of an admitted form', () => {
    const terms = [term('alliance', { allianse: 'preferred', forbund: 'admitted' })];
    expect(kinds(terms, 'Forbundene sto sammen.', 'nb')).toEqual([]);
  });

  it('calls a forbidden form an error, says what to write, and does not say that the term is missing as well', () => {
    const found = termChecks([KYIV], 'Kiev’s streets; Kyiv was quiet.', 'en');
    expect(found).toEqual([
      {
        kind: 'term-forbidden',
        severity: 'error',
        message: '“Kiev” is not to be used. Write “Kyiv”.',
      },
    ]);
  });

  it('does not forbid a word that is part of an allowed form', () => {
    expect(kinds([MISSILE], 'A cruise missile fell.')).toEqual([]);
    expect(kinds([MISSILE], 'A cruise missile fell, then another missile.')).toEqual([
      'term-forbidden: error',
    ]);
  });

  it('does not miss a term that has no form in the language, or forbidden ones alone', () => {
    expect(kinds([term('møte', {})], 'They met.')).toEqual([]);
    expect(kinds([term('møte', { session: 'forbidden' })], 'They met.')).toEqual([]);
    expect(kinds([term('møte', { session: 'forbidden' })], 'A session.')).toEqual(['term-forbidden: error']);
  });

  it('says nothing of an empty translation', () => {
    expect(kinds([KYIV], ' ')).toEqual([]);
  });
});
