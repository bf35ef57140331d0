/** Articles with paragraphs in several languages: what most of the text is in, and the other paragraphs flagged. */
import { describe, expect, it } from 'vitest';
import { prepare } from './prepare.ts';
import { isRefused, UNDECIDED } from './prepared.ts';

const NB = [
  'Lederne møttes på slottet i Oslo torsdag kveld, og ingen av dem ville si noe til pressen etter møtet.',
  'Nato sender flere soldater til grensen, men hvor lenge de skal være der, vet ingen ennå.',
];
const EN = 'We do not know how long they will stay there, but we are ready for whatever happens next week.';
const NN = [
  'Leiarane møttest på slottet i Oslo torsdag kveld, og ingen av dei ville seie noko til pressa etterpå.',
  'Nato sender fleire soldatar til grensa, men kor lenge dei skal vere der, veit ingen enno.',
];
const SV =
  'Vi vet inte hur länge de stannar där, säger hon, men vi är beredda på vad som än händer nästa vecka.';

async function prepared(paragraphs: string[], options = {}) {
  const bytes = new TextEncoder().encode(`date 2022-03-24 Nato møtes i Oslo\n\n${paragraphs.join('\n\n')}\n`);
  const outcome = await prepare({ name: 'a.txt', path: 'a.txt', bytes }, options, 1_000_000);
  if (isRefused(outcome)) throw new Error(outcome.reason);
  const { language, findings, parsed, warnings } = outcome;
  const flagged = findings
    .filter(({ kind }) => kind === 'mixed-language')
    .map(({ block, message }) => [parsed.blocks[block]?.text, message]);
  return { language: language.tag, flagged, isAsked: warnings.includes(UNDECIDED) };
}

const words = (name: string, own: string) => `The paragraph is in ${name}, the article in ${own}.`;
const BOKMAAL = 'Norwegian Bokmål';

describe('an article in which a paragraph is in another language', () => {
  it.each([
    ['after two of its own', [...NB, EN]],
    ['before them', [EN, ...NB]],
    ['between them', [NB[0], EN, NB[1]]],
  ] as [string, string[]][])(
    '%s is in that of most of its text, and the paragraph is flagged',
    async (_, text) => {
      expect(await prepared(text)).toEqual({
        language: 'nb',
        flagged: [[EN, words('English', BOKMAAL)]],
        isAsked: false,
      });
    },
  );

  it('is in nynorsk, or in English, by the same rule', async () => {
    expect(await prepared([EN, ...NN])).toMatchObject({
      language: 'nn',
      flagged: [[EN, words('English', 'Norwegian Nynorsk')]],
    });
    expect(await prepared([NB[0] ?? '', EN, EN.replace('next', 'this')])).toMatchObject({
      language: 'en',
      flagged: [[NB[0], words(BOKMAAL, 'English')]],
    });
  });

  it('is undecided when neither has more of it, or three have', async () => {
    for (const text of [
      [NB[0], EN],
      [NB[0], NN[0]],
      [NB[1], EN, SV],
    ] as string[][])
      expect(await prepared(text)).toMatchObject({ language: 'und', isAsked: true });
  });

  it('is in the language that whoever imports it says', async () => {
    expect(await prepared([...NB, EN], { language: 'en' })).toMatchObject({ language: 'en', isAsked: false });
  });
});
