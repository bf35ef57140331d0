/** Everything that we write in a format with a published schema, held against that schema (schemas/README.md). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEEDS, seedFile } from '../testing/seeds.ts';
import { parseDatedText } from '../text/parse.ts';
import { segmentText } from '../text/segment.ts';
import { TARGET_STATES } from '../translations/translation.ts';
import type { ExchangeArticle, ExchangeNote, ExchangeTarget } from './article.ts';
import { FORMATS } from './formats.ts';
import { anArticle, aSharedArticle } from './testing-article.ts';
import { type SchemaName, validatorFor } from './testing-schemas.ts';
import { anXliff, anyXliff, awkwardText } from './testing-xliff.ts';
import { XLIFF_VERSIONS, type XliffDocument } from './xliff.ts';
import { writeXliff1 } from './xliff-1.ts';
import { writeXliff2 } from './xliff-2.ts';

const WRITING = { language: 'en', site: 'https://news.example.org', now: '2022-11-30T00:00:00.000Z' };
const WRITTEN = { 'xliff-1.2': 'XLIFF 1.2', xliff: 'XLIFF 2', tmx: 'TMX 1.4' } as const;
const FORMATS_WITH_SCHEMA = ['xliff-1.2', 'xliff', 'tmx'] as const;

const target = (segment: number, text: string): ExchangeTarget => ({
  segment,
  text,
  state: TARGET_STATES[segment % TARGET_STATES.length] ?? 'draft',
  origin: 'human',
  engine: null,
  version: 2,
  created: { by: 'Tor', at: '2022-11-24T09:30:00.123Z' },
  changed: { by: 'Ingrid', at: '2022-11-25T10:00:00.000Z' },
});

/** A seed as it came, every sentence translated into every state in turn, and a note on the first word of each block. */
function seedArticle(name: (typeof SEEDS)[number]): ExchangeArticle {
  const parsed = parseDatedText(new TextDecoder().decode(seedFile(name).bytes));
  let number = 0;
  const blocks = parsed.blocks.map(({ kind, text, credit }) => ({
    kind,
    credit,
    segments: segmentText(text, 'nb').map(({ start, end }) => ({
      number: ++number,
      text: text.slice(start, end),
    })),
  }));
  const [note] = anArticle().notes;
  const notes: ExchangeNote[] = blocks.flatMap((block, index) => {
    const end = block.segments[0]?.text.indexOf(' ') ?? 0;
    return note && end > 0
      ? [{ ...note, id: index + 1, source: { block: index, start: 0, end }, targets: [] }]
      : [];
  });
  const targets = blocks.flatMap(({ segments }) =>
    segments.map((segment) => target(segment.number, segment.text.toUpperCase())),
  );
  const translations = [
    { language: 'en', title: 'A title', isTitleStale: false, version: 1, people: [], targets },
  ];
  return anArticle({ title: parsed.title, date: parsed.date, blocks, notes, translations });
}

describe.each(FORMATS_WITH_SCHEMA)('what is written as %s is valid', (format) => {
  const complaints = validatorFor(WRITTEN[format]);
  const write = (article: ExchangeArticle) => FORMATS[format].write(article, WRITING);

  it('for an article with a note of every sort', () => {
    expect(complaints(write(anArticle()))).toEqual([]);
    expect(complaints(write(anArticle({ translations: [], notes: [], publisher: null })))).toEqual([]);
    expect(complaints(write(aSharedArticle()))).toEqual([]);
  });

  it.each(SEEDS)('for the seed %s', (name) => {
    expect(complaints(write(seedArticle(name)))).toEqual([]);
  });

  it('whatever the texts are', () => {
    const texts = fc.record({
      title: awkwardText,
      source: awkwardText,
      translated: awkwardText,
      said: awkwardText,
    });
    fc.assert(
      fc.property(texts, ({ title, source, translated, said }) => {
        const [note] = anArticle().notes;
        const article = anArticle({
          title,
          publisher: said,
          blocks: [{ kind: 'paragraph', credit: null, segments: [{ number: 2, text: `x${source}` }] }],
          notes: note
            ? [
                {
                  ...note,
                  source: { block: 0, start: 0, end: 1 },
                  targets: [],
                  bodies: [{ language: 'en', text: said }],
                },
              ]
            : [],
          translations: [
            {
              language: 'en',
              title: translated,
              isTitleStale: false,
              version: 1,
              people: [],
              targets: [target(2, `x${translated}`)],
            },
          ],
        });
        expect(complaints(write(article))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** As of an article: there is a unit at least, and every unit and sentence has an id of its own. */
function named(document: XliffDocument): XliffDocument {
  const [first] = anXliff(document.version).units;
  const units = document.units.length > 0 || !first ? document.units : [first];
  return {
    ...document,
    units: units.map((unit, at) => ({
      ...unit,
      id: `b${at}`,
      notes: unit.notes.map((note, index) => ({ ...note, id: `n${at}-${index}` })),
      segments: unit.segments.map((segment, index) => ({ ...segment, id: `s${at}-${index}` })),
    })),
  };
}

describe.each(XLIFF_VERSIONS)('any document that we write as XLIFF %s', (version) => {
  it('is valid, whichever notes overlap and sentences are empty', () => {
    const name: SchemaName = version === '1.2' ? 'XLIFF 1.2' : 'XLIFF 2';
    const complaints = validatorFor(name);
    fc.assert(
      fc.property(anyXliff(version), (document) => {
        const written = version === '1.2' ? writeXliff1(named(document)) : writeXliff2(named(document));
        expect(complaints(written)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['XLIFF 1.2', 'xliff-1.2', '<source', '<note/><source'],
  ['XLIFF 2', 'xliff', '<source', '<target>x</target><source'],
  ['TMX 1.4', 'tmx', '<seg>', '<note>x</note><prop type="a"><seg>'],
  ['TMX 1.4', 'tmx', ' segtype="sentence"', ''],
] as const)('a file that is not valid %s is found out', (name, format, before, after) => {
  const written = FORMATS[format].write(anArticle(), WRITING);
  expect(written).toContain(before);
  expect(validatorFor(name)(written.replace(before, after))).not.toEqual([]);
});
