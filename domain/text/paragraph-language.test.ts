import { describe, expect, it } from 'vitest';
import { languageByParagraphs, mostlyIn, otherLanguageOf } from './paragraph-language.ts';

const BOKMAAL = [
  'Regjeringen vil ikke gi mer penger til kommunene i år, sier statsråden. Hun mener at de må klare seg.',
  'Kommunene er ikke fornøyde, og ordførerne krever et møte før jul.',
  'Jeg vet ikke hva som skjer nå, sier hun. De kommer fra Oslo og ble her i flere uker før de reiste.',
];
const ENGLISH = [
  'The government will not give more money to the councils this year, the minister said on Monday.',
  'The mayors are not happy with this, and demand a meeting before Christmas.',
];
const NYNORSK = [
  'Regjeringa vil ikkje gi meir pengar til kommunane i år, seier statsråden. Ho meiner at dei må klare seg.',
  'Kommunane er ikkje nøgde med dette, seier dei, og ordførarane krev eit møte.',
];
const DANISH = [
  'Regeringen vil ikke give flere penge til kommunerne i år, siger ministeren. Hun mener, at de må klare sig.',
  'Kommunerne er ikke tilfredse, siger de, og borgmestrene kræver et møde om sagen inden jul.',
];

const tag = (paragraphs: readonly string[]) => {
  const { language, decided } = languageByParagraphs(paragraphs);
  return decided ? language : 'und';
};

describe('an article with paragraphs in two languages', () => {
  const [first = '', second = '', third = ''] = BOKMAAL;

  it('is undecided when half of it is in each, also where a paragraph cannot be told for itself', () => {
    const [english = '', other = ''] = ENGLISH;
    expect(tag([first, english, second, other])).toBe('und');
    expect(tag([english, other, first, second])).toBe('und');
    expect(tag([first, NYNORSK[0] ?? ''])).toBe('und');
    expect(tag([first, second, ...DANISH])).toBe('und');
    expect(tag([first, second, ...NYNORSK])).toBe('und');
  });

  it('is in the language of most of it', () => {
    expect(tag([first, ENGLISH[0] ?? '', third])).toBe('nb');
    expect(tag([first, third, NYNORSK[1] ?? ''])).toBe('nb');
    expect(tag([first, third, DANISH[1] ?? ''])).toBe('nb');
    expect(tag([...ENGLISH, second])).toBe('en');
    expect(tag(BOKMAAL)).toBe('nb');
  });

  it('is mostly in the language of the most text, those paragraphs counted that can only be guessed', () => {
    expect(mostlyIn([first, ENGLISH[0] ?? '', second])).toBe('nb');
    expect(mostlyIn(['Kort.', 'Short.'])).toBeNull();
  });
});

describe('a paragraph that is Norwegian or Danish, nobody can say which', () => {
  const doubtful = BOKMAAL[1] ?? '';

  it('is in another language than an article in English', () => {
    expect(otherLanguageOf(doubtful, 'en')).toBe('und');
  });

  it.each(['nb', 'nn', 'da'])('is in no other language than an article in %s', (language) => {
    expect(otherLanguageOf(doubtful, language)).toBeNull();
  });
});
