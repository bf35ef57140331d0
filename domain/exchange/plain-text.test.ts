import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEEDS, seedFile } from '../testing/seeds.ts';
import { decodeText } from '../text/decode.ts';
import { type ParsedArticle, ParseError, parseDatedText } from '../text/parse.ts';
import { type PlainArticle, writePlainText } from './plain-text.ts';

/** As it would come out of the database. */
function imported(parsed: ParsedArticle): PlainArticle {
  const start = parsed.spans.find((span) => span.role === 'time-stamp')?.start ?? 0;
  const after = parsed.blocks.filter((block) => block.start < start).length;
  return { ...parsed, timeStamp: parsed.timeStamp === null ? null : { text: parsed.timeStamp, after } };
}

/** Everything that the format says. */
function said({ date, title, titleOrigin, timeStamp, blocks }: ParsedArticle) {
  return {
    date,
    title,
    titleOrigin,
    timeStamp,
    blocks: blocks.map(({ kind, text, credit }) => ({ kind, text, credit })),
  };
}

const SENTENCES = [
  'Statsminister Jonas Gahr Støre tok imot lederne i Oslo torsdag.',
  'Møtet varte i to timer, og Stoltenberg ledet det.',
  'Hva de ble enige om',
  'Hva nå?',
  '– Vi står sammen, sa Støre.',
  '–Vi vurderer det, sier Jens Stoltenberg til TV 2.',
  '- Det ved vi ikke, siger Mette.',
  'INNSTENDIG BØNN: Ukrainas president ba om hjelp. Foto: Kenzaburo Fukuhara',
  'VELG FRED: Nato-sjefen.',
  'Jens Stoltenberg holdt pressekonferanse i Oslo torsdag',
  'Stoltenberg holdt en lang pressekonferanse i Oslo torsdag kveld.',
  'Foto: Andrew Lahodynskyj / AP',
  'BRUSSEL (TV 2): Nato møtes.',
  'OSLO – Vi er klare',
  'Oslo (NTB) – Regjeringen sier ja.',
  '26. jan. 2022 19:04 Sist oppdatert nå nettopp',
  'Publisert: 03.02.2023',
  '• Første punkt',
  '1. Første',
  '2. Andre',
  '1) Et punkt.',
  'date 2021',
  'Bildet viser: foto: noe',
  'NATO: Vi er klare.',
  '26. januar 2022',
  'En setning med  to mellomrom.',
  'Sang hele natten',
  '«Ja», sa hun.',
  '😀',
  '17. mai',
];

/** On lines of their own they come back on the line of the paragraph they open. */
const LONE_DATELINES = ['BRUSSEL (TV 2):', 'OSLO:', 'Oslo (NTB) –'];

const gap = fc.constantFrom('\n\n', '\n\n\n\n', '\n', '\r\n\r\n', ' \n \n', ' ', '\u2028');
const header = fc.constantFrom(
  '',
  ' date 2022 ',
  'date 2022-01 ',
  'date 2022-01-26 ',
  ' date 2022-03\n\n',
  'date 2023-02-03 ',
);

const rawText = (sentences: readonly string[]) =>
  fc
    .tuple(header, fc.array(fc.tuple(fc.constantFrom(...sentences), gap), { minLength: 1, maxLength: 9 }))
    .map(([start, parts]) => start + parts.map(([sentence, space]) => sentence + space).join(''));

describe('the plain text of an article', () => {
  it.each(SEEDS)('gives %s back', (name) => {
    const parsed = parseDatedText(decodeText(seedFile(name).bytes).text);
    expect(said(parseDatedText(writePlainText(imported(parsed))))).toEqual(said(parsed));
  });

  it('gives back what was imported, whatever that was', () => {
    fc.assert(
      fc.property(rawText(SENTENCES), (raw) => {
        const parsed = readable(raw);
        fc.pre(parsed !== null);
        expect(said(parseDatedText(writePlainText(imported(parsed))))).toEqual(said(parsed));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back every word where a dateline had a line of its own', () => {
    fc.assert(
      fc.property(rawText([...SENTENCES, ...LONE_DATELINES, ...LONE_DATELINES]), (raw) => {
        const parsed = readable(raw);
        fc.pre(parsed !== null);
        const again = parseDatedText(writePlainText(imported(parsed)));
        expect(again.date).toBe(parsed.date);
        expect(everyWord(again)).toEqual(everyWord(parsed));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back any words at all, whatever kind they are taken for', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const anyText = fc.array(fc.tuple(word, fc.constantFrom(' ', '. ', '\n\n', ': ')), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(anyText, (parts) => {
        const parsed = readable(`date 2022-03 ${parts.flat().join('')}`);
        fc.pre(parsed !== null);
        const again = parseDatedText(writePlainText(imported(parsed)));
        expect(again.date).toBe(parsed.date);
        expect(again.blocks.map((block) => block.text)).toEqual(parsed.blocks.map((block) => block.text));
      }),
      { numRuns: 1000 },
    );
  });
});

function readable(raw: string): ParsedArticle | null {
  try {
    return parseDatedText(raw);
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** Headline and blocks in their order. */
function everyWord({ title, titleOrigin, blocks }: ParsedArticle): string[] {
  return [...(titleOrigin === 'headline' ? [title] : []), ...blocks.map((block) => block.text)]
    .join(' ')
    .split(/\s+/);
}
