import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetChecks } from './target-checks.ts';

const NB_EN = { source: 'nb', target: 'en' };
const kinds = (source: string, target: string, languages = NB_EN) =>
  targetChecks(source, target, languages).map((finding) => finding.kind);

const CORRECT: [string, string][] = [
  [
    'NATO har nå 40 000 soldater i den østlige delen av Europa.',
    'NATO now has 40,000 troops in the eastern part of Europe.',
  ],
  [
    'Før krigen var det kun 4000 soldater i det samme området.',
    'Before the war there were only 4,000 troops in the same area.',
  ],
  ['Saken ble oppdatert kl. 19:04.', 'The story was updated at 7:04 p.m.'],
  ['Møtet begynner kl. 19.', 'The meeting begins at 7 p.m.'],
  ['Det koster 1,5 millioner kroner.', 'It costs 1.5 million kroner.'],
  ['Det blir opp til de 30 landene i alliansen.', 'It is up to the thirty countries of the alliance.'],
  [
    '17. desember i fjor sendte regjeringen en serie med krav.',
    'On 17 December last year, the government sent a series of demands.',
  ],
  ['Han slutter 30. september 2022.', 'He steps down on September 30th, 2022.'],
  ['– Vi er klare, sier han.', '“We are ready,” he says.'],
  ['– Hva nå? spør hun.', '‘What now?’ she asks.'],
  ['– Dette er farlig og uansvarlig.', '“This is dangerous and irresponsible.'],
  [
    'Blant annet når det gjelder cyberforsvar, sier han videre.',
    'Among other things in cyber defence,” he goes on.',
  ],
  ['Øvelsen er døpt «Steadfast Noon».', 'The exercise is named “Steadfast Noon.”'],
  ['Legger press på Kina', 'Putting pressure on China'],
  ['– En mulighet for Russland', '“An opportunity for Russia”'],
  ['Det første punktet er dialog:', 'The first point is dialogue:'],
  ['Rådet ble opprettet i 2002.', 'The council was set up in 2002.'],
  [
    'Russland har sendt rundt 100 000 soldater til grensen.',
    'Russia has sent about a hundred thousand soldiers to the border.',
  ],
  ['Etter det TV 2 erfarer er åtte grupper klare.', 'As TV 2 understands it, 8 groups are ready.'],
  ['Den 1. mai kom 21 personer, 5 % av alle.', 'On the first of May, twenty-one people came, 5% of all.'],
  ['Det skjedde 17.12.2021 kl. 08.30.', 'It happened on 17 December 2021 at 8:30 a.m.'],
  ['På 90-tallet var det 2 milliarder.', 'In the 1990s there were 2 billion.'],
  ['Jens Stoltenberg, Nato', 'Jens Stoltenberg, Nato'],
  ['Nato – som alltid – vil følge nøye med …', 'Nato, as always, will be watching closely ...'],
];

describe('targetChecks on correct translations', () => {
  it.each(CORRECT)('raises no alarm: %s | %s', (source, target) => {
    expect(targetChecks(source, target, NB_EN)).toEqual([]);
  });

  it.each([
    ['nb', 'nn', 'Nato har 40 000 soldatar.', 'Nato har 40 000 soldatar.'],
    ['nb', 'da', 'Vi har 1,5 millioner og 4.000 hester.', 'Vi har 1,5 millioner og 4000 heste.'],
    ['da', 'nb', '- Vi er enogtyve, siger han.', '– Vi er 21, sier han.'],
    ['en', 'nb', '“We have 40,000 troops,” he said.', '– Vi har 40 000 soldater, sa han.'],
    ['en', 'sv', 'It was 7:04 p.m. on 3 May.', 'Klockan var 19.04 den 3 maj.'],
    ['nb', 'fr', 'Hva nå?', 'Et maintenant ?'],
    ['nb', 'ar', 'Det er 30 land.', 'هناك ٣٠ دولة.'],
    [
      'nb',
      'ja',
      'Nato har nå svart på alle Russlands krav fra i fjor.',
      'NATOはロシアの昨年の要求すべてに回答した。',
    ],
  ])('raises no alarm from %s to %s: %s', (source, target, text, translation) => {
    expect(targetChecks(text, translation, { source, target })).toEqual([]);
  });
});

describe('targetChecks on faulty translations', () => {
  it.each<[string, string, string]>([
    ['numbers', 'NATO har nå 40 000 soldater.', 'NATO now has 4,000 troops.'],
    ['numbers', 'Den 17. desember kom svaret.', 'The answer came on 7 December.'],
    ['numbers', 'Saken kom kl. 19:04.', 'The story came at 7:40 p.m.'],
    ['numbers', 'Det koster 1,5 millioner.', 'It costs 1,5 million.'],
    ['numbers', 'Det koster 2 millioner.', 'It costs 2 billion.'],
    ['numbers', 'Svaret kom i fjor.', 'The answer came in 2021.'],
    ['end-punctuation', 'Hva skjer nå?', 'What is happening now.'],
    ['end-punctuation', 'Det tredje punktet er nedrustning.', 'The third point is disarmament'],
    ['end-punctuation', 'Det første punktet er dialog:', 'The first point is dialogue.'],
    ['quotes', '– Vi er klare, sier han.', 'We are ready, he says.'],
    ['quotes', 'Øvelsen er døpt «Steadfast Noon».', 'The exercise is named Steadfast Noon.'],
    ['quotes', 'Øvelsen er døpt «Steadfast Noon».', 'The exercise is named “Steadfast Noon.'],
    ['spaces', 'Han sier ja.', 'He  says yes.'],
    ['spaces', 'Han sier ja, og går.', 'He says yes , and leaves.'],
    ['spaces', 'Han sier ja.', 'He says yes. '],
    ['spaces', 'Han sier ja.', 'He says\u200b yes.'],
    ['doubled-word', 'Han går til byen.', 'He goes to the the city.'],
    ['untranslated', 'Spenningen øker, sier han.', 'Spenningen øker, sier han.'],
    ['untranslated', 'Spenningen øker, sier han.', '   '],
    [
      'untranslated',
      'Spenningen øker i hele landet, sier han.',
      'The spenningen øker i hele landet, sier he.',
    ],
    [
      'length',
      'Nato har nå svart Russland, over én måned etter at russerne leverte kravene.',
      'Nato answered.',
    ],
  ])('reports %s: %s | %s', (kind, source, target) => {
    expect(new Set(kinds(source, target))).toEqual(new Set([kind]));
  });

  it('calls a wrong number and a missing translation errors, and the rest warnings', () => {
    const severity = (source: string, target: string) => targetChecks(source, target, NB_EN)[0]?.severity;
    expect(severity('Det er 30 land.', 'There are 3 countries.')).toBe('error');
    expect(severity('Det er 30 land.', '')).toBe('error');
    expect(severity('Det er 30 land.', 'There are 30 countries')).toBe('warning');
  });

  it('names the figures that differ', () => {
    expect(
      targetChecks('Det er 40 000.', 'There are 4,000.', NB_EN).map((finding) => finding.message),
    ).toEqual([
      'The source has 40 000, the translation does not.',
      'The translation has 4,000, the source does not.',
    ]);
  });
});

describe('the laws of targetChecks', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });

  it('finds no difference in numbers or punctuation between a text and itself', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('nb', 'da', 'sv', 'en', 'de'), (text, language) => {
        const found = kinds(text, text, { source: language, target: language });
        expect(found.filter((kind) => ['numbers', 'end-punctuation', 'length'].includes(kind))).toEqual([]);
      }),
    );
  });

  it('takes anything in any language without throwing', () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.constantFrom('nb', 'en', 'th', 'zh', 'und', 'not a tag'),
        (a, b, language) => {
          expect(Array.isArray(targetChecks(a, b, { source: 'nb', target: language }))).toBe(true);
        },
      ),
    );
  });

  it('reads a whole number the same in every grouping', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 99_999_999 }), (number) => {
        const english = number.toLocaleString('en');
        for (const group of ['\u00a0', '\u202f', ' ', '.']) {
          const nordic = english.replaceAll(',', group);
          expect(kinds(`Det er ${nordic} her.`, `It is ${english} here.`)).toEqual([]);
        }
      }),
    );
  });
});
