import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';
import type { ContainerFormat } from './format.ts';
import { readArticle } from './readers.ts';
import { type RecordFile, splitContainer } from './split.ts';
import { inChunks, outcomeOf, recordsOf, sample, utf8, utf16 } from './testing-formats.ts';

const CONTAINERS: [ContainerFormat, string][] = [
  ['jsonl', 'articles.jsonl'],
  ['jsonl', 'articles-array.json'],
  ['csv', 'articles.csv'],
  ['csv', 'excel.csv'],
  ['tsv', 'unicode-text.tsv'],
  ['newsml', 'newsmessage.xml'],
  ['newsml', 'newsmessage-many.xml'],
  ['wxr', 'wordpress.xml'],
  ['ghost', 'ghost.json'],
  ['rss', 'rss.xml'],
  ['atom', 'atom.xml'],
];

const outcome = (record: RecordFile) => ('refused' in record ? record.refused : record.format);
const inBrief = (records: RecordFile[]) =>
  records.map((record) => `${record.key} @${record.line}: ${outcome(record)}`);

const feed = (items: string) =>
  utf8(
    `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Avisen</title>\n${items}\n</channel></rss>`,
  );
const item = (id: string, more = '') =>
  `<item><guid>${id}</guid><description>Tekst ${id}.</description>${more}</item>`;

describe('a container', () => {
  it.each(CONTAINERS)('of %s (%s) is cut the same wherever its bytes are cut', async (format, name) => {
    const bytes = sample(name);
    const cut = async (size?: number) =>
      (await recordsOf(format, bytes, size)).map((record) => ({ ...record, frame: record.frame() }));
    const whole = await cut();
    expect(whole.length).toBeGreaterThan(0);
    for (const size of [1, 7, 64, 1000]) expect(await cut(size)).toEqual(whole);
  });

  it.each(CONTAINERS)('of %s (%s) is cut the same when it is written as UTF-16', async (format, name) => {
    const known = sample(name);
    const text = new TextDecoder(
      known[0] === 0xff ? 'utf-16le' : name === 'excel.csv' ? 'windows-1252' : 'utf-8',
    ).decode(known);
    const plain = inBrief(await recordsOf(format, utf8(text)));
    for (const isBigEndian of [false, true]) {
      expect(inBrief(await recordsOf(format, utf16(text, isBigEndian), 5))).toEqual(plain);
    }
  });

  it('names each record by its id, where it begins, and why it is none', async () => {
    expect(inBrief(await recordsOf('csv', sample('articles.csv')))).toEqual([
      'nato-42 @2: csv-record',
      'kort @5: csv-record',
      'umulig @6: csv-record',
      'usa-1 @7: csv-record',
    ]);
    expect(inBrief(await recordsOf('wxr', sample('wordpress.xml')))).toEqual([
      'https://avisen.example/?p=42 @23: wxr-item',
      'https://avisen.example/43.jpg @59: skipped: an attachment, which is no article',
      'https://avisen.example/?p=44 @67: wxr-item',
    ]);
    expect((await recordsOf('rss', sample('rss.xml'))).map(({ path }) => path)).toEqual([
      'file#https://avisen.example/nato-svarer',
      'file#avisen-77',
      'file#avisen-78',
    ]);
  });

  it('refuses a second record with an id that was used before', async () => {
    const bytes = utf8('{"id":"a","text":"En."}\n{"id":"a","text":"To."}\n{"text":"Tre."}\n');
    expect(inBrief(await recordsOf('jsonl', bytes))).toEqual([
      'a @1: json-record',
      'row-2 @2: its id "a" was used before, on line 1',
      'row-3 @3: json-record',
    ]);
  });

  it('with nothing in it has no records', async () => {
    for (const format of ['jsonl', 'csv', 'tsv', 'newsml', 'wxr', 'rss', 'atom', 'ghost'] as const) {
      expect(await recordsOf(format, new Uint8Array())).toEqual([]);
      expect(await recordsOf(format, utf8('\ufeff'))).toEqual([]);
    }
  });
});

describe('a table that says its delimiter in a line of its own', () => {
  // by the line of columns alone it would be a table with commas
  const TABLE =
    'sep=;\r\nid;title;text, or all of it, as it is\r\na;En;"Første; tekst."\r\nb;To\r\nc;Tre;Siste.\r\n';
  const mapping = { text: 'text, or all of it, as it is' };

  it.each([
    ['', TABLE],
    [' in quotation marks', TABLE.replace('sep=;', '"sep=;"')],
    [' with a delimiter for each column after it', TABLE.replace('sep=;', 'sep=;;;')],
    [' and has other ones', TABLE.replaceAll(';', '|')],
  ])('%s is cut by it, and the lines are those of the file', async (_, text) => {
    for (const bytes of [utf8(text), utf16(text)]) {
      const records = await recordsOf('csv', bytes, 5, { mapping });
      expect(inBrief(records)).toEqual(['a @3: csv-record', 'b @4: csv-record', 'c @5: csv-record']);
      const outcomes = records.map((one) =>
        'refused' in one ? one.refused : outcomeOf('csv-record', one.bytes, { mapping }),
      );
      expect(await Promise.all(outcomes)).toEqual([
        'imported; no date: it can be set on the article',
        'the row has 2 fields, its header 3 (line 3)',
        'imported; no date: it can be set on the article',
      ]);
    }
  });

  it('is put together again with that line, of the records that were refused', async () => {
    const chunks = inChunks(utf8(TABLE));
    const wanted = new Set(['file#b']);
    const excerpt = excerptOf({ format: 'csv', name: 'file', chunks, options: { mapping }, wanted });
    const parts = await Array.fromAsync(excerpt);
    expect(Buffer.concat(parts).toString()).toBe('sep=;\nid;title;text, or all of it, as it is\nb;To\n');
  });

  it('has that line in the map of each article, as what becomes nothing', async () => {
    const [first] = await recordsOf('csv', utf8(TABLE), undefined, { mapping });
    if (!first || 'refused' in first) throw new Error('refused');
    const { parsed, text } = await readArticle('csv-record', first.bytes, { mapping });
    const [line] = parsed.spans;
    expect(line).toMatchObject({ role: 'markup', start: 0 });
    expect(text.slice(0, line?.end)).toMatch(/^sep=;/);
    expect(parsed.blocks.map((block) => block.text)).toEqual(['Første; tekst.']);
  });
});

describe('one bad record', () => {
  it('of JSON Lines is refused alone', async () => {
    const records = await recordsOf('jsonl', sample('articles.jsonl'));
    const outcomes = await Promise.all(
      records.map((record) =>
        'refused' in record ? record.refused : outcomeOf(record.format, record.bytes),
      ),
    );
    expect(outcomes).toEqual([
      'imported',
      'imported',
      'not valid JSON: Unterminated string (line 1)',
      'imported; no date: it can be set on the article',
    ]);
  });

  it('of CSV is refused alone: quotation marks that do not fit, unequal rows', async () => {
    const bytes = utf8(
      'id,text\na,"En tekst."\nb,"aldri lukket\nc,"Enda en tekst."\nd,"galt" sitat\ne,Siste.\nf,for,mange\ng\n',
    );
    const records = await recordsOf('csv', bytes);
    expect(inBrief(records)).toEqual([
      'a @2: csv-record',
      'row-2 @3: text after the closing quotation mark of a field',
      'c @4: csv-record',
      'row-4 @5: text after the closing quotation mark of a field',
      'e @6: csv-record',
      'f @7: csv-record',
      'g @8: csv-record',
    ]);
    const unequal = records
      .slice(-2)
      .map((record) => ('refused' in record ? '' : outcomeOf('csv-record', record.bytes)));
    expect(await Promise.all(unequal)).toEqual([
      'the row has 3 fields, its header 2 (line 2)',
      'the row has 1 fields, its header 2 (line 2)',
    ]);
  });

  it('of CSV that opens a quotation mark at the end of the file is refused alone', async () => {
    expect(inBrief(await recordsOf('csv', utf8('id,text\na,"En\nb,To.\nc,Tre.\n'), 3))).toEqual([
      'row-1 @2: a quotation mark is opened and never closed',
      'b @3: csv-record',
      'c @4: csv-record',
    ]);
  });

  it('of a feed is refused alone: an item that is never closed, one that breaks off', async () => {
    const broken = '<item><guid>b</guid><description>Tekst <![CDATA[</item>]]> <!-- </item> -->';
    expect(
      inBrief(await recordsOf('rss', feed(`${item('a')}\n${broken}\n${item('c')}\n<item><guid>d`), 9)),
    ).toEqual([
      'a @3: rss-item',
      'b @4: its <item> is never closed',
      'c @5: rss-item',
      'row-4 @6: its <item> is never closed; the file breaks off',
    ]);
  });

  it('of a feed may have a loose < or an unfitting tag, and the others are untouched', async () => {
    const bytes = feed(`${item('a', 'a < b "c <d and')}\n${item('b', '<x y="</item>">')}\n${item('c')}`);
    const outcomes = await recordsOf('rss', bytes);
    expect(outcomes.at(-1)?.key).toBe('c');
    const last = outcomes.at(-1);
    expect(last && 'bytes' in last ? await outcomeOf('rss-item', last.bytes) : '').toMatch(/^imported/);
  });

  it('of an export that breaks off is refused, and what came before it stays', async () => {
    const bytes = sample('ghost.json');
    const records = await recordsOf('ghost', bytes.subarray(0, 1400));
    expect(inBrief(records)).toEqual([
      '0a1b2c3d-0000-4000-8000-000000000001 @1: ghost-post',
      'row-2 @1: not valid JSON from here on: the file breaks off before its end',
    ]);
  });
});

describe('a record that is too large', () => {
  const LONG = 'Nato svarte onsdag. '.repeat(300_000);
  const tooLarge = /has more than 5 MB$/;

  it.each<[ContainerFormat, string]>([
    ['jsonl', `{"id":"a","text":"En."}\n{"id":"b","text":"${LONG}"}\n{"id":"c","text":"Tre."}\n`],
    ['jsonl', `[{"id":"a","text":"En."},{"id":"b","text":"${LONG}"},{"id":"c","text":"Tre."}]`],
    ['csv', `id,text\na,En.\nb,"${LONG}\n""${LONG}"\nc,Tre.\n`],
    [
      'rss',
      `<rss><channel>${item('a')}${item('b', `<x><![CDATA[${LONG}]]></x>`)}${item('c')}</channel></rss>`,
    ],
  ])('of %s is refused by its number, and the others are read', async (format, text) => {
    const records = await recordsOf(format, utf8(text), 65_536);
    expect(records.map(({ key }) => key)).toEqual(['a', 'row-2', 'c']);
    expect(records[1] && outcome(records[1])).toMatch(tooLarge);
  });
});

describe('a feed', () => {
  it('that defines entities is refused as a whole', async () => {
    const bytes = utf8(`<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel>${item('a')}</channel></rss>`);
    expect(inBrief(await recordsOf('rss', bytes))).toEqual([
      'row-1 @1: it defines entities of its own, which is refused; save it without them',
    ]);
  });

  it('gives each item the names of the feed and of its author, and nothing of other items', async () => {
    const [first] = await recordsOf('wxr', sample('wordpress.xml'));
    const text = first && 'bytes' in first ? new TextDecoder().decode(first.bytes) : '';
    expect(text).toContain('<wp:author_display_name><![CDATA[Kari Nordmann]]>');
    expect(text).not.toContain('Per Hansen');
    expect(text).toContain('xmlns:content=');
  });
});

describe('a very long container', () => {
  /** Bytes that are made while they are read. */
  async function* endless(head: string, record: (index: number) => string, megabytes: number) {
    yield utf8(head);
    for (let sent = 0, index = 0; sent < megabytes * 1_000_000; index += 1000) {
      const part = utf8(Array.from({ length: 1000 }, (_, one) => record(index + one)).join(''));
      sent += part.length;
      yield part;
    }
  }

  it.each<[ContainerFormat, string, (index: number) => string]>([
    ['jsonl', '', (index) => `{"id":${index},"text":"Nato svarte onsdag på de russiske kravene."}\n`],
    ['csv', 'id,text\n', (index) => `${index},"Nato svarte onsdag, på de russiske kravene."\n`],
    ['rss', '<rss><channel>', (index) => item(String(index))],
    [
      'newsml',
      '<newsMessage><itemSet>',
      (index) =>
        `<newsItem guid="${index}"><contentSet><inlineData>Tekst.</inlineData></contentSet></newsItem>`,
    ],
  ])('of %s is not held in memory', async (format, head, record) => {
    let count = 0;
    let most = 0;
    for await (const one of splitContainer(format, 'file', endless(head, record, 20))) {
      if ('refused' in one) continue;
      count += 1;
      if (count % 20_000 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    expect(count).toBeGreaterThan(150_000);
    expect(most).toBeLessThan(150_000_000);
  });
});
