import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect.ts';
import { excerptOf } from './excerpt.ts';
import type { ContainerFormat } from './format.ts';
import { readArticle } from './readers.ts';
import type { RecordFile } from './split.ts';
import { inChunks, inShort, recordsOf, sample, utf8, utf16 } from './testing-formats.ts';

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

async function excerpt(format: ContainerFormat, bytes: Uint8Array, wanted: Set<string>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const given = { format, name: 'file', chunks: inChunks(bytes, 50), options: {}, wanted };
  for await (const part of excerptOf(given)) parts.push(part);
  return Buffer.concat(parts);
}

const read = (records: RecordFile[]) =>
  Promise.all(
    records.map((record) =>
      'bytes' in record
        ? readArticle(record.format, record.bytes).then(({ parsed }) => inShort(parsed), String)
        : record.refused,
    ),
  );

describe('the refused records of a container', () => {
  it.each(CONTAINERS)('of %s (%s) are a container of just them, read as they were', async (format, name) => {
    const records = (await recordsOf(format, sample(name))).filter((record) => 'bytes' in record);
    for (const some of [records.slice(0, 1), records.slice(-1), records]) {
      const wanted = new Set(some.map(({ path }) => path));
      const bytes = await excerpt(format, sample(name), wanted);
      expect(wanted.size).toBe(0);
      expect(detectFormat(name, bytes)).toBe(format);
      const again = await recordsOf(format, bytes);
      expect(again.map(({ raw }) => raw)).toEqual(some.map(({ raw }) => raw));
      expect(await read(again)).toEqual(await read(some));
    }
  });

  it('can be mended where they stand: a row, a line, an item that no parser reads', async () => {
    const table = utf8('id;title;text\n1;God;Alt er vel.\n2;Ond;"uten slutt\n3;Fin;Alt er bra.\n');
    expect((await excerpt('csv', table, new Set(['file#row-2']))).toString()).toBe(
      'id;title;text\n2;Ond;"uten slutt\n',
    );
    const lines = utf8('{"id":1,"text":"Alt er vel."}\n{"id":2,"text":"uten slutt\n{"id":3,"text":"Bra."}\n');
    expect((await excerpt('jsonl', lines, new Set(['file#row-2']))).toString()).toBe(
      '{"id":2,"text":"uten slutt\n',
    );
    const feed = utf8(
      '<rss version="2.0"><channel><title>Avisen</title><item><guid>a</guid><item><guid>b</guid></item></channel></rss>',
    );
    expect((await excerpt('rss', feed, new Set(['file#a']))).toString()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n<title>Avisen</title>\n<item><guid>a</guid>\n</channel>\n</rss>\n',
    );
  });

  it('keep the bytes of their encoding, and are UTF-8 where the container was UTF-16', async () => {
    const text = 'id,title,text\n1,Blåbær,"Bær på øya."\n2,Rips,"Også bær."\n';
    const latin = Buffer.from(text, 'latin1');
    const wanted = () => new Set(['file#1']);
    const expected = text.split('\n').slice(0, 2).join('\n');
    expect((await excerpt('csv', latin, wanted())).toString('latin1')).toBe(`${expected}\n`);
    expect((await excerpt('csv', utf16(text, false), wanted())).toString('utf8')).toBe(`${expected}\n`);
  });

  it('that cannot be cut out are told', async () => {
    const wanted = new Set(['file#a1', 'file#nowhere']);
    await excerpt('jsonl', utf8('{"id":"a1","text":"Alt er vel."}\n'), wanted);
    expect([...wanted]).toEqual(['file#nowhere']);
  });
});

describe('a broken record that has the id of another', () => {
  it('takes no name that the other needs, so both are told of', async () => {
    const feed = utf8(
      '<rss version="2.0"><channel><item><guid>a</guid><item><guid>a</guid><title>T</title></item></channel></rss>',
    );
    const paths = (await recordsOf('rss', feed)).map(({ path }) => path);
    expect(new Set(paths).size).toBe(2);
  });

  it('nor one whose id looks like a number that we gave', async () => {
    const lines = utf8(
      '{"text":"Uten navn."}\n{"id":"row-1","text":"Med navn."}\n{"id":"row-4","text":"x."}\n{"text":"y"}\n',
    );
    const paths = (await recordsOf('jsonl', lines)).map(({ path }) => path);
    expect(new Set(paths).size).toBe(4);
  });
});
