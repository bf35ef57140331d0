import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.ts';
import { parseDatedText } from './parse.ts';

const TEXTS: [string, string][] = [
  [
    'nb',
    'Jeg vet ikke hva som skjer nå, sier hun. De kommer fra Oslo og ble her i flere uker før de reiste hjem.',
  ],
  [
    'nn',
    'Eg veit ikkje kva som skjer no, seier ho. Dei kjem frå Oslo og vart her i fleire veker før dei reiste heim.',
  ],
  [
    'da',
    'Jeg ved ikke, hvad der sker nu, siger hun. De kommer fra København og blev her i flere uger, før de rejste.',
  ],
  [
    'sv',
    'Jag vet inte vad som händer nu, säger hon. De kommer från Stockholm och stannade här i flera veckor.',
  ],
  [
    'en',
    'I do not know what is happening now, she says. They come from London and stayed here for several weeks.',
  ],
];

describe('detectLanguage', () => {
  it.each(TEXTS)('knows %s', (language, text) => {
    const found = detectLanguage(text);
    expect(found).toMatchObject({ language, decided: true, detectorVersion: 3 });
    expect(found.score).toBeGreaterThan(0.5);
  });

  it('knows the languages of the five seeds', () => {
    const folder = new URL('../../seeds/articles/', import.meta.url);
    const files = readdirSync(folder).filter((name) => /^00[0-4]_.*\.txt$/.test(name));
    const found = files.map((file) => {
      const article = parseDatedText(readFileSync(new URL(file, folder), 'utf8'));
      return detectLanguage(article.blocks.map((block) => block.text).join('\n\n'));
    });
    expect(found.map((result) => result.language)).toEqual(['nb', 'nb', 'da', 'nb', 'nb']);
    expect(found.every((result) => result.decided)).toBe(true);
  });

  it('does not claim to have decided on a short sentence', () => {
    expect(detectLanguage('Svaret er ikke offentliggjort.').decided).toBe(false);
  });

  it('does not take another language for one of the five', () => {
    const german =
      'Das ist ein deutscher Text über Politik und Wirtschaft in Berlin, sagte der Minister gestern Abend.';
    expect(detectLanguage(german)).toMatchObject({ language: 'und', decided: false });
    expect(detectLanguage('Президент не ответил на вопрос о войне, сообщает агентство.').language).toBe(
      'und',
    );
  });

  it.each(['', '   ', '123 456', '!?'])('says und for %j', (text) => {
    expect(detectLanguage(text)).toMatchObject({ language: 'und', decided: false });
  });

  it('answers anything with a known tag and a score from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const found = detectLanguage(text);
        expect(['nb', 'nn', 'da', 'sv', 'en', 'und']).toContain(found.language);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
