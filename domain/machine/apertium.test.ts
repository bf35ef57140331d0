/** Apertium itself, where it is installed; `npm test` says when it is not (scripts/checks/left-out.ts). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apertium } from './apertium.ts';
import { hasApertium } from './testing-apertium.ts';

const never = new AbortController().signal;
const machine = apertium({ timeoutMs: 60_000 });
const NYNORSK = { source: 'nb', target: 'nn' };
const BOKMAAL = { source: 'da', target: 'nb' };

describe.skipIf(!hasApertium())('Apertium', { timeout: 60_000 }, () => {
  it('writes Bokmål as Nynorsk, each text in its place, full stops and figures kept', async () => {
    const texts = [
      'Statsministeren sa «nei» i går: 12,5 prosent.',
      'Uten punktum',
      '– Hun kommer ikke, sier han.',
      'En linje\n\nog en til.',
    ];
    const said = await machine.translate(texts, NYNORSK, never);
    expect(said).toEqual([
      'Statsministeren sa «nei» i går: 12,5 prosent.',
      'Utan punktum',
      expect.stringMatching(/^– Ho .* ikkje, seier han\.$/),
      expect.stringMatching(/^Ei linje \S+ ein til\.$/),
    ]);
  });

  it('writes Danish as Bokmål, and an @ stays an @', async () => {
    const [first, second] = await machine.translate(
      ['Regeringen vil ikke svare.', 'Skriv til tips@nrk.no eller @nrk.'],
      BOKMAAL,
      never,
    );
    expect(first).toMatch(/^Regjeringen .*\.$/);
    expect(second).toContain('tips@nrk.no');
    expect(second).toContain('@nrk.');
    expect(`${first} ${second}`).not.toContain('*');
  });

  it('gives as many texts as it gets, none of them empty', async () => {
    const piece = fc.constantFrom(
      'Hun',
      'sa',
      'nei',
      '[x]',
      '^a$',
      '*',
      '{0}',
      '<b>',
      '@',
      '42',
      '«ja»',
      'æøå',
      '\\',
      '/',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`);
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), async (texts) => {
        const said = await machine.translate(texts, NYNORSK, never);
        expect(said).toHaveLength(texts.length);
        for (const one of said) expect(one.trim()).not.toBe('');
      }),
      { numRuns: 8 },
    );
  });

  it('knows what is installed, and says who it is', async () => {
    expect(await machine.supports(NYNORSK)).toBe(true);
    expect(await machine.supports(BOKMAAL)).toBe(true);
    expect(await machine.supports({ source: 'nb', target: 'en' })).toBe(false);
    expect(await machine.supports({ source: 'nb', target: 'zh' })).toBe(false);
    expect(await machine.engine()).toMatch(/^Apertium \d/);
    await expect(machine.translate(['Nei.'], { source: 'nb', target: 'en' }, never)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('nob-eng'),
    });
  });
});

describe.skipIf(hasApertium())('without Apertium', () => {
  it('no language is known, and asking says what to install', async () => {
    expect(await machine.supports(NYNORSK)).toBe(false);
    await expect(machine.translate(['Nei.'], NYNORSK, never)).rejects.toThrow(/apt-get install apertium/);
  });
});
