import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect.ts';
import { ARTICLE_FORMATS, type ArticleFormat, CONTAINER_FORMATS } from './format.ts';
import { readArticle } from './readers.ts';
import { outcomeOf, recordsOf, sample, utf8 } from './testing-formats.ts';
import { article, TEXT_FORMATS } from './testing-templates.ts';

/** Enough to find what is wrong, few enough for every run of the tests. */
const RUNS = { numRuns: 400 };

/** Marks that mean something in one of the formats. */
const MARKS = [
  '<',
  '>',
  '</p>',
  '<p>',
  '<table>',
  '<b>',
  '<svg>',
  '<template>',
  '<select>',
  '<textarea>',
  '<plaintext>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<item>',
  '</item>',
  '&',
  '&amp;',
  '&#0;',
  '&notit;',
  '"',
  '""',
  '\\',
  '\\u0000',
  '\\ud800',
  '{',
  '}',
  '[',
  ']',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\n\n',
  '---\n',
  '+++\n',
  ' = ',
  '"""',
  '# ',
  '> ',
  '* ',
  '`',
  '```\n',
  'date 2022-13 ',
  'Foto: ',
  'OSLO (NTB): ',
  '26. jan. 2022 19:04',
  '\u2028',
  '\u200b',
  '\u00a0',
  '😀',
  '\u0001',
  '\ufeff',
];
const mark = fc.constantFrom(...MARKS);
const format = fc.constantFrom<ArticleFormat>(...ARTICLE_FORMATS);

/** One change to a file: something put in, something taken out, a byte changed, the rest cut off. */
const change = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'cut', 'repeat'),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  mark,
  byte: fc.nat(255),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(bytes: Uint8Array, { kind, place, length, mark: text, byte }: Change): Uint8Array {
  const at = Math.floor(place * bytes.length);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  if (kind === 'insert') return join(head, utf8(text), tail);
  if (kind === 'delete') return join(head, tail.subarray(length));
  if (kind === 'replace') return join(head, Uint8Array.of(byte), tail.subarray(1));
  return kind === 'cut' ? head : join(head, tail.subarray(0, length), tail);
}

const SINGLE = [
  'hugo.md',
  'hugo-toml.md',
  'news-page.html',
  'old-page.htm',
  'word.docx',
  'agency.nitf.xml',
  'newsitem.xml',
  'ninjs-1.json',
  'ninjs-2.json',
  'plain-utf16le.txt',
];
const MANY = [
  'newsmessage.xml',
  'newsmessage-many.xml',
  'articles.jsonl',
  'articles-array.json',
  'articles.csv',
  'excel.csv',
  'unicode-text.tsv',
  'wordpress.xml',
  'ghost.json',
  'rss.xml',
  'atom.xml',
];

const formatOf = (name: string) => detectFormat(name, sample(name));
const articleFormat = (name: string) => ARTICLE_FORMATS.find((one) => one === formatOf(name)) ?? 'plain-text';
const containerFormat = (name: string) => CONTAINER_FORMATS.find((one) => one === formatOf(name)) ?? 'jsonl';

// outcomeOf fails for an error that is no refusal, and for spans that do not tile the text.
describe('readArticle', () => {
  it('says what became of every character, whatever stands where the text should be', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEXT_FORMATS),
        fc.array(
          fc.oneof(mark, fc.string({ unit: 'binary', maxLength: 6 }), fc.constant('Nato svarte onsdag. ')),
          { minLength: 1 },
        ),
        async (one, pieces) => {
          const text = pieces.join('').replaceAll('\0', '').toWellFormed();
          expect(await outcomeOf(one, utf8(article(one, { text })))).not.toBe('');
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('says so too of documents of editors, in JSON in JSON, and of lists of paragraphs', async () => {
    const text = fc
      .array(fc.oneof(mark, fc.constant('Nato svarte onsdag. ')), { minLength: 1 })
      .map((parts) => parts.join(''));
    const part = fc.oneof(
      text,
      fc.record({ type: fc.constantFrom('callout', 'markdown', 'html', 'image', 'email', 'quote'), text }),
      fc.record({ type: fc.constant('callout'), calloutText: text }),
      fc.record({ type: fc.constant('markdown'), markdown: text }),
      fc.record({ type: fc.constant('html'), html: text }),
      fc.record({ type: fc.constant('list'), children: fc.array(fc.record({ text })) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1 }), async (parts) => {
        const lexical = JSON.stringify({ root: { children: parts } });
        const post = utf8(JSON.stringify({ title: 'Tittel', html: null, lexical }));
        expect(await outcomeOf('ghost-post', post)).not.toBe('');
        expect(await outcomeOf('json-record', utf8(JSON.stringify({ body: parts })))).not.toBe('');
      }),
      RUNS,
    );
  });

  it('reads Markdown the same with fields above it as without', async () => {
    const pieces = fc.array(
      fc.oneof(mark, fc.constantFrom('Nato svarte', '  \n', '| a | b |\n', '|---|---|\n')),
    );
    const blocksOf = async (text: string) => {
      const bytes = utf8(text);
      if (!(await outcomeOf('markdown', bytes)).startsWith('imported')) return 'refused';
      const { parsed } = await readArticle('markdown', bytes);
      return parsed.blocks.map(({ kind, text: words, credit }) => [kind, words, credit]);
    };
    await fc.assert(
      fc.asyncProperty(pieces, async (all) => {
        const text = `Nato svarte onsdag.\n\n${all.join('')}`;
        expect(await blocksOf(`---\ndraft: true\n---\n${text}`)).toEqual(await blocksOf(text));
        expect(await blocksOf(`+++\ndraft = true\n+++\n${text}`)).toEqual(await blocksOf(text));
      }),
      RUNS,
    );
  });

  it('answers any bytes in any format with an article or with words', async () => {
    await fc.assert(
      fc.asyncProperty(format, fc.uint8Array({ maxLength: 200 }), async (one, bytes) => {
        expect(await outcomeOf(one, bytes)).not.toBe('');
      }),
      RUNS,
    );
  });

  it('answers files of other formats and files that were damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SINGLE),
        fc.option(format),
        fc.array(change, { maxLength: 4 }),
        async (name, other, changes) => {
          const bytes = changes.reduce(apply, sample(name));
          expect(await outcomeOf(other ?? articleFormat(name), bytes)).not.toBe('');
          detectFormat(name, bytes);
        },
      ),
      RUNS,
    );
  });
});

describe('splitContainer', () => {
  it('answers damaged containers, and every record that it cuts out is answered too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MANY),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 300 }),
        async (name, changes, size) => {
          const bytes = changes.reduce(apply, sample(name));
          for (const record of await recordsOf(containerFormat(name), bytes, size)) {
            if ('refused' in record) expect(record.refused).not.toBe('');
            else expect(await outcomeOf(record.format, record.bytes)).not.toBe('');
          }
        },
      ),
      RUNS,
    );
  });

  it('gives back every record of a table, whatever stands in its fields', async () => {
    const cell = fc
      .array(fc.oneof(mark, fc.string({ maxLength: 6 })), { maxLength: 6 })
      .map((parts) => parts.join('').replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (cells, delimiter, end) => {
          const quoted = (text: string) => `"${text.toWellFormed().replaceAll('"', '""')}"`;
          const rows = cells.map((text, index) => `${quoted(`k${index}`)}${delimiter}${quoted(text)}`);
          const table = [`id${delimiter}text`, ...rows].join(end);
          const records = await recordsOf(delimiter === '\t' ? 'tsv' : 'csv', utf8(table), 7);
          expect(records.map(({ key }) => key)).toEqual(cells.map((_text, index) => `k${index}`));
        },
      ),
      RUNS,
    );
  });
});
