import { describe, expect, it } from 'vitest';
import { findDoubledWords } from './doubled-words.ts';

const told = (text: string, language: string) => findDoubledWords(text, language).map(({ word }) => word);

describe('a word twice in a row', () => {
  it.each([
    ['nb', 'Han har har gått hjem.', 'har'],
    ['nb', 'I dag har har de fått svar.', 'har'],
    ['nb', 'Det er er bra.', 'er'],
    ['nb', 'Alt er er bra, sier hun.', 'er'],
    ['nb', 'Det huset er er stort.', 'er'],
    ['nb', 'Hva er er det du sier?', 'er'],
    ['nb', 'De som som kom for sent, fikk ikke plass.', 'som'],
    ['nb', 'Hun takket for for innsatsen de gjorde, og for for å vinne.', 'for'],
    ['nb', 'Det som skjedde, er er trist.', 'er'],
    ['nb', 'Han har Har gått.', 'Har'],
    ['nn', 'Han har har gått heim.', 'har'],
    ['nn', 'Dei som som kjem for seint, får ikkje plass.', 'som'],
    ['da', 'Han har har sagt det.', 'har'],
    ['da', 'De bor i i København.', 'i'],
    ['da', 'Mænd som som kom for sent.', 'som'],
    ['sv', 'Han har har gått hem.', 'har'],
    ['sv', 'Det är är bra.', 'är'],
    ['sv', 'Hon tackade för för att ha fått hjälp.', 'för'],
    ['en', 'This is is bad.', 'is'],
    ['en', 'The the end.', 'the'],
    ['de', 'Das ist ist gut.', 'ist'],
  ])('is told in %s where no grammar sets it so: %s', (language, text, word) => {
    expect(told(text, language)).toEqual([word]);
  });

  it.each([
    ['nb', 'Det det er snakk om, er fred. Den den rammer, vet det.'],
    ['nb', 'Det viktigste som er er at alle kommer.'],
    ['nb', 'Den som har har lett for å gi.'],
    ['nb', 'Det vi har har vi fått av andre.'],
    ['nb', 'Det beste Norge har har vi gitt bort.'],
    ['nb', 'Hva det er er uklart, og hvor de er er det ingen som vet.'],
    ['nb', 'Alt vi har har vi delt. Den bilen vi har har gått langt.'],
    ['nb', 'Det som var var bra. Det han hadde hadde han fått.'],
    ['nb', 'Det som som regel skjer, er ingenting.'],
    ['nb', 'Hun ble en av dem som som barn flyktet.'],
    ['nb', 'De fikk bot for for høy fart. For for mange er det sant.'],
    ['nb', 'Han så så glad ut. Ja ja, sa hun, nei nei.'],
    ['nn', 'Det dei har har dei fått av andre. Kva det er er uklart.'],
    ['da', 'De, der har har let ved at give. Det vi har har vi fået.'],
    ['da', 'Den by de boede i i går, er væk. Kan I i dag svare?'],
    ['sv', 'Det vi har har vi fått av andre. Vad det är är oklart.'],
    ['sv', 'Det som som regel händer är ingenting.'],
    ['en', 'What it is is a mess. She said that that was wrong, and he had had enough.'],
    ['en', 'The town they live in in summer gave her her name.'],
    ['nb', 'Nato Nato-sjefen. Duran Duran. 12 12. Kom, kom.'],
  ])('is not told in %s where grammar sets it so: %s', (language, text) => {
    expect(told(text, language)).toEqual([]);
  });
});
