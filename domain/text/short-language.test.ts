/** Texts of a sentence or two: what is told of them is right, and of the rest it is said that it cannot be told. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.ts';
import { parseDatedText } from './parse.ts';
import { segmentText } from './segment.ts';

const FOLDER = new URL('../../seeds/articles/', import.meta.url);
const DANISH = '002_';

/** The sentences of each seed, headings apart, with its language. */
function seeds(): { language: string; sentences: string[] }[] {
  const files = readdirSync(FOLDER).filter((name) => /^00[0-4]_.*\.txt$/.test(name));
  return files.map((file) => {
    const language = file.startsWith(DANISH) ? 'da' : 'nb';
    const { blocks } = parseDatedText(readFileSync(new URL(file, FOLDER), 'utf8'));
    const texts = blocks.filter(({ kind }) => kind !== 'heading').map(({ text }) => text);
    const cut = (text: string) =>
      segmentText(text, language).map(({ start, end }) => text.slice(start, end).trim());
    return { language, sentences: texts.flatMap(cut) };
  });
}

function measured(length: number) {
  const told = seeds().flatMap(({ language, sentences }) =>
    sentences.slice(0, sentences.length - length + 1).map((_, at) => {
      const found = detectLanguage(sentences.slice(at, at + length).join(' '));
      return found.decided ? found.language === language : null;
    }),
  );
  const share = (of: boolean | null) => told.filter((one) => one === of).length / told.length;
  return { wrong: share(false), undecided: share(null) };
}

const SENTENCES: [string, string][] = [
  ['nn', 'Eg veit ikkje kva som skjer.'],
  ['nn', 'Kommunen har ikkje nok pengar til nye skular, seier ordføraren.'],
  ['nn', 'Noreg sende to fly til grensa laurdag. Dei kjem heim att neste veke.'],
  ['nn', 'Den nye vegen vert opna til hausten, seier ordføraren, og mange gler seg.'],
  ['nb', 'Jeg vet ikke hva som skjer.'],
  ['nb', 'Norge sendte to fly til grensen lørdag. De kommer hjem neste uke.'],
  ['nb', 'Hun ble valgt til ny leder, men hvem som overtar etter henne, er uklart.'],
  ['da', 'Hun blev valgt til ny formand, men hvem der overtager efter hende, er uklart.'],
  ['da', 'Danmark sendte to fly af sted. De bliver væk i en uge.'],
  ['sv', 'Hon sade att inget är bestämt ännu.'],
  ['en', 'He said that nothing has been decided.'],
  ['en', 'He won gold in Tokyo. Fans cheered for hours.'],
  ['en', 'Scientists found water on Mars. NASA confirmed it today.'],
];

describe('a text of a sentence or two', () => {
  it('from the seeds is never told another language, and most often it is told one', () => {
    const [one, two, three] = [measured(1), measured(2), measured(3)];
    expect([one.wrong, two.wrong, three.wrong]).toEqual([0, 0, 0]);
    expect(one.undecided).toBeLessThan(0.4);
    expect(two.undecided).toBeLessThan(0.1);
    expect(three.undecided).toBeLessThan(0.02);
  });

  it.each(SENTENCES)('is in %s: %s', (language, text) => {
    expect(detectLanguage(text)).toMatchObject({ language, decided: true });
  });

  it.each([
    'Svaret er ikke offentliggjort.',
    'Vi kan forhandle om avtalen nå.',
    'Oslo er stor.',
    'Ikke nå!',
    'Ég veit ekki hvað er að gerast núna, segir hún.',
    'Ich weiß nicht, was er mit den Leuten hat.',
    'Het is niet bekend wat er in de stad is gebeurd.',
  ])('is not decided when too few of its words tell: %s', (text) => {
    expect(detectLanguage(text).decided).toBe(false);
  });
});
