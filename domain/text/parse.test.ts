import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInvisible } from './invisible.ts';
import { type ParsedArticle, ParseError, parseDatedText } from './parse.ts';

const raw = (name: string) =>
  readFileSync(new URL(`../../seeds/articles/${name}.txt`, import.meta.url), 'utf8');
const SEEDS = {
  kina: raw('000_ece4104a9832b8d4'),
  brussel: raw('001_7ccffb73df76ef4c'),
  danish: raw('002_85cb1679faf3e546'),
  october: raw('003_6bb62f18c7c86d2e'),
  headline: raw('004_3b71882cc0bf1758'),
};

function expectNothingLost(text: string, article: ParsedArticle): void {
  let at = 0;
  for (const span of article.spans) {
    expect(span.start).toBe(at);
    expect(span.end).toBeGreaterThan(span.start);
    if (span.role === 'white-space') expect(isInvisible(text.slice(span.start, span.end))).toBe(true);
    at = span.end;
  }
  expect(at).toBe(text.length);
  for (const [index, block] of article.blocks.entries()) {
    const own = article.spans.filter((span) => span.role === 'block' && span.block === index);
    expect(own.map((span) => text.slice(span.start, span.end)).join(' ')).toBe(block.text);
    expect(block.text).not.toBe('');
    expect([block.start, block.end]).toEqual([own[0]?.start, own.at(-1)?.end]);
  }
}

describe('parseDatedText on any text', () => {
  it.each(Object.entries(SEEDS))('can say what became of every character of the seed %s', (_name, text) => {
    expectNothingLost(text, parseDatedText(text));
  });

  it.each(['\r\n', '\r'])('reads line ends written %j as it reads line feeds', (lineEnd) => {
    for (const text of Object.values(SEEDS)) {
      const other = text.replaceAll('\n', lineEnd);
      const article = parseDatedText(other);
      const bare = ({ blocks, title, date }: ParsedArticle) => [
        title,
        date,
        ...blocks.map((b) => [b.kind, b.text]),
      ];
      expect(bare(article)).toEqual(bare(parseDatedText(text)));
      expectNothingLost(other, article);
    }
  });

  it('takes a line of invisible characters for white space', () => {
    const text = 'En setning her.\n\n\u{e0000}\n\nTo setninger.\u{e0000}\n';
    const article = parseDatedText(text);
    expect(article.blocks).toHaveLength(2);
    expectNothingLost(text, article);
  });

  it('loses no character, whatever it is given', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '\r\n\r\n',
        '– ',
        '-',
        'Foto: ',
        'OSLO (NTB): ',
        'VELG FRED: ',
        ' ',
        '. ',
        'Ord ',
      ),
      fc.constantFrom(
        '26. jan. 2022 19:04',
        'date 2022-03 ',
        'En overskrift',
        'Av Kari Nordmann',
        '• punkt',
        '\u2028',
        '\u200b',
        '\u0085',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        const text = pieces.join('').replaceAll('\0', '');
        try {
          expectNothingLost(text, parseDatedText(text));
        } catch (error) {
          if (!(error instanceof ParseError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts a file without a date, and warns', () => {
    const article = parseDatedText('Bare en tekst uten dato.\n\nEn til.');
    expect([article.date, article.dateSource]).toEqual([null, null]);
    expect(article.warnings).toEqual([expect.stringContaining('no date header')]);
    for (const meant of ['2022-W05', '22-01-01']) {
      const [warning] = parseDatedText(`date ${meant} Nato svarte.`).warnings;
      expect(warning).toContain(`“date ${meant}” is not of the form`);
    }
  });

  it.each([
    ['2022', 'date 2022 Tekst her.'],
    ['2022-03', 'date 2022-03 Tekst her.'],
    ['2022-01-26', '  date 2022-01-26\nTekst her.'],
    ['2022-03', '\uFEFFdate 2022-03 Tekst her.'],
  ])('reads the date %s at the start', (date, text) => {
    const article = parseDatedText(text);
    expect(article.date).toBe(date);
    expect(article.blocks.map((block) => block.text)).toEqual(['Tekst her.']);
  });

  it('keeps the header when the time stamp contradicts it, and warns', () => {
    const article = parseDatedText('date 2022-03 Tekst her.\n\n26. jan. 2022 19:04\n\nMer tekst.');
    expect([article.date, article.dateSource]).toEqual(['2022-03', 'header']);
    expect(article.warnings).toHaveLength(1);
  });

  it('takes the date from the time stamp when there is no header', () => {
    expect(parseDatedText('Tekst her.\n\nPublisert: 26.01.2022 kl. 19.04\n\nMer.')).toMatchObject({
      date: '2022-01-26',
      dateSource: 'time-stamp',
    });
  });

  it('joins lines broken for width and reads the credit across the break', () => {
    const text =
      'date 2022 Første avsnitt\ngår over to linjer.\n\nVELG FRED: Putin i Moskva.\nFoto: A. B / NTB\n\nSlutt.';
    const article = parseDatedText(text);
    expect(article.blocks.map((block) => [block.kind, block.text, block.credit])).toEqual([
      ['paragraph', 'Første avsnitt går over to linjer.', null],
      ['caption', 'VELG FRED: Putin i Moskva.', 'A. B / NTB'],
      ['paragraph', 'Slutt.', null],
    ]);
    expectNothingLost(text, article);
  });

  it('reads each line as a block when there are no blank lines, and warns', () => {
    const article = parseDatedText('date 2022 Et første avsnitt.\nEn tittel\nEt andre avsnitt.');
    expect(article.blocks.map((block) => block.kind)).toEqual(['paragraph', 'heading', 'paragraph']);
    expect(article.warnings).toEqual([expect.stringContaining('no blank lines')]);
  });

  it('keeps the text of a file of one paragraph in its block', () => {
    const article = parseDatedText('date 2022 Bare en linje');
    expect(article).toMatchObject({ title: 'Bare en linje', titleOrigin: 'derived' });
    expect(article.blocks.map((block) => block.text)).toEqual(['Bare en linje']);
  });

  it.each([
    ['• et punkt', 'list-item'],
    ['1) et punkt', 'list-item'],
    ['-5 grader i Oslo.', 'paragraph'],
    ['NATO: Vi er klare.', 'paragraph'],
    ['TV 2: Hva skjer? Ingenting.', 'paragraph'],
    ['Hva skjer nå?', 'heading'],
    ['– Hva skjer nå?', 'quote'],
    ['– Ja, sier hun', 'quote'],
    ['17. desember i fjor kom svaret.', 'paragraph'],
    ['17. desember 2021', 'heading'],
    ['Statsministeren i Oslo i går. Foto: Ole Berg-Rusten / NTB', 'caption'],
    ['Foto: Ole Berg-Rusten', 'caption'],
    ['BAKGRUNN', 'heading'],
  ])('reads "%s" in the middle of a text as %s', (line, kind) => {
    const article = parseDatedText(`date 2022 En første setning her.\n\n${line}\n\nEn siste setning her.`);
    expect(article.blocks[1]?.kind).toBe(kind);
  });

  it('reads numbered paragraphs next to each other as a list', () => {
    const article = parseDatedText(
      'date 2022 Tre krav.\n\n1. Dialog er viktig.\n\n2. Fred er viktig.\n\nSlutt.',
    );
    expect(article.blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'list-item',
      'list-item',
      'paragraph',
    ]);
  });

  it('finds a headline in capitals before a colon, and a dateline after a headline', () => {
    const article = parseDatedText('date 2022 NATO: Vi er klare\n\nOSLO (NTB): Norge er med.\n\nSlutt.');
    expect(article.title).toBe('NATO: Vi er klare');
    expect(article.blocks.map((block) => block.kind)).toEqual(['dateline', 'paragraph', 'paragraph']);
  });
});

describe('parseDatedText refuses', () => {
  it.each([
    ['', 'the file is empty; look for the one that has its text', 1],
    [' \r\n\t\n', 'the file has only white space; look for the one that has its text', 1],
    [' date 2022-03 \n\n', 'a date header and no text; write the text below it', 1],
    ['date 2022-13 Tekst.', 'no such date: “2022-13”; write it as 2022, 2022-12 or 2022-12-31', 1],
    ['\n\n date 2022-02-30 Tekst.', 'no such date: “2022-02-30”; write it as 2022, 2022-12 or 2022-12-31', 3],
    ['date 2022-1 Tekst.', 'no such date: “2022-1”; write it as 2022, 2022-12 or 2022-12-31', 1],
    [
      'date 2022 Tekst.\n\nMer\0',
      'a NUL character: this is not a text file; save it as plain text in UTF-8',
      3,
    ],
    ['date 2022\n\n26. jan. 2022 19:04', 'a time stamp and no text; write the text below it', 1],
  ])('%j with a reason and a line', (text, reason, line) => {
    expect(() => parseDatedText(text)).toThrow(ParseError);
    try {
      parseDatedText(text);
    } catch (error) {
      expect(error).toMatchObject({ reason, line });
    }
  });
});
