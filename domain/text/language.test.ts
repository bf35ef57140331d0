import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownLanguage } from '../languages.ts';
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
    expect(found).toMatchObject({ language, decided: true, detectorVersion: 5 });
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

  it.each([
    ['de', 'Der Minister kommt aus Berlin. Er spricht heute Abend über die Politik der Regierung.'],
    ['fr', 'Le président est arrivé à Paris. Il rencontrera la presse demain matin.'],
    ['fi', 'Presidentti saapui Helsinkiin eilen. Hän tapaa toimittajia huomenna.'],
    ['is', 'Forsetinn kom til Reykjavíkur í gær. Hann ræðir við blaðamenn á morgun.'],
    ['pl', 'Prezydent przyjechał wczoraj do Warszawy. Jutro spotka się z dziennikarzami.'],
    ['uk', 'Президент прибув до Києва вчора. Завтра він зустрінеться з журналістами.'],
    ['ru', 'Президент прибыл в Москву вчера. Завтра он встретится с журналистами.'],
    ['ru', 'Правительство вчера решило снизить налоги. Министр сказал, что людям нужно больше денег.'],
    ['es', 'La policía detuvo a tres hombres en Madrid. El juez los interrogará mañana.'],
    ['nl', 'De regering heeft gisteren besloten de belastingen te verlagen. Dat zei de minister.'],
    ['it', 'Il governo ha deciso ieri di abbassare le tasse. Il ministro parla domani mattina.'],
    ['ar', 'قررت الحكومة أمس خفض الضرائب. وقال وزير المالية إن الناس بحاجة إلى المزيد من المال.'],
    ['en', 'Nurses in Kent opened a new clinic after years of delay. Independent experts rejected the plan.'],
  ])('knows two clear sentences in %s: %s', (language, text) => {
    expect(detectLanguage(text)).toMatchObject({ language, decided: true });
  });

  it.each([
    [
      'Faroese',
      'Løgtingið samtykti í gjár at lækka skattin. Landsstýrismaðurin segði, at fólk tørva pening.',
    ],
    ['Somali', 'Xukuumaddu waxay shalay go’aansatay inay hoos u dhigto canshuuraha. Wasiirku wuxuu sheegay.'],
    [
      'Macedonian',
      'Владата вчера одлучи да ги намали даноците. Министерот рече дека на луѓето им требаат пари.',
    ],
    [
      'Indonesian',
      'Pemerintah kemarin memutuskan untuk menurunkan pajak. Menteri mengatakan bahwa rakyat perlu uang.',
    ],
    ['a sentence too short to say', 'Ich weiß nicht, was er hat.'],
  ])('does not take %s for another language', (_, text) => {
    expect(detectLanguage(text).decided).toBe(false);
  });

  it('does not take an article that begins with a quotation in German for one in German', () => {
    const german = 'Der Minister kommt aus Berlin. Er spricht heute Abend über die Politik der Regierung. ';
    const norwegian = 'Jeg vet ikke hva som skjer nå, sier hun. De kommer fra Oslo og ble her i flere uker. ';
    expect(detectLanguage(german.repeat(20))).toMatchObject({ language: 'de', decided: true });
    expect(detectLanguage(german.repeat(6) + norwegian.repeat(12)).decided).toBe(false);
  });

  it.each([
    ['nb', 'nn'],
    ['nb', 'da'],
    ['da', 'nb'],
  ])('does not take a text that goes over from %s to %s for one in either', (first, second) => {
    const textIn = (language: string) => TEXTS.find(([own]) => own === language)?.[1] ?? '';
    for (const times of [2, 10]) {
      const text = `${textIn(first).repeat(times)} ${textIn(second).repeat(times)}`;
      expect(detectLanguage(text).decided).toBe(false);
      const quoting = `${textIn(first).repeat(times * 3)} ${TEXTS.find(([own]) => own === second)?.[1].slice(0, 60)}`;
      expect(detectLanguage(quoting)).toMatchObject({ language: first, decided: true });
    }
  });

  it.each(['', '   ', '123 456', '!?'])('says und for %j', (text) => {
    expect(detectLanguage(text)).toMatchObject({ language: 'und', decided: false });
  });

  it('answers anything with a known tag and a score from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const found = detectLanguage(text);
        expect(knownLanguage(found.language) ?? 'und').toBe(found.language);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
