/** Files of many articles: each is known by its own key, comes again, changes, and fails by itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { articleForDesk } from '../articles/article-queries.ts';
import { sourceBytes, sourceVersions } from '../articles/source-queries.ts';
import { database } from '../db/client.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { leftOutInWords } from './import.ts';
import { importFiles } from './mutations.ts';
import type { ImportFile } from './prepared.ts';
import { runProgress } from './queries.ts';

const NB = { language: 'nb' };
let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

interface Row {
  id: string;
  title: string;
  text: string;
  [field: string]: unknown;
}

const ROWS: Row[] = [
  {
    id: 'a1',
    title: 'Nato møtes i Oslo',
    date: '2022-03-24',
    text: 'Møtet varte i to timer.\n\nIngen ville uttale seg etterpå.',
  },
  {
    id: 'b2',
    title: 'Flyplassen stengt',
    date: '2022-03-25',
    text: 'Tåke stengte flyplassen.\n\nTrafikken går igjen.',
    author: 'Kari Nordmann',
  },
];
const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text: string): ImportFile => ({
  name,
  path: `inbox/${name}`,
  bytes: bytes(text),
});
const jsonLines = (rows: unknown[]) => file('posts.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
const outcomes = async (given: ImportFile) => {
  const { results } = await importFiles(astrid, [given], NB);
  // told in the order in which they were stored: those that change an article after the new ones
  return results
    .map(({ file: path, status }) => [path, status])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
};

describe('Astrid, admin, imports a file of many articles', () => {
  it('and each is an article with a source of its own', async () => {
    expect(await outcomes(jsonLines(ROWS))).toEqual([
      ['inbox/posts.jsonl#a1', 'created'],
      ['inbox/posts.jsonl#b2', 'created'],
    ]);
    const [first, second] = await database().article.findMany({ orderBy: { id: 'asc' } });
    expect(first).toMatchObject({ title: 'Nato møtes i Oslo', date: '2022-03-24', byline: null });
    expect(second).toMatchObject({ title: 'Flyplassen stengt', byline: 'Kari Nordmann' });
    expect(await database().sourceFile.count()).toBe(2);
  });

  it('and the article says which record of which file it is, and gives it back under a name that opens', async () => {
    const { results } = await importFiles(astrid, [jsonLines(ROWS)], NB);
    const id = results[1]?.article?.id ?? 0;
    const record = { file: 'posts.jsonl', key: 'b2', line: 2 };
    const [version] = await sourceVersions(astrid, id);
    expect(version?.file).toMatchObject({ name: 'posts-b2.json', path: 'inbox/posts.jsonl#b2', record });
    expect((await articleForDesk(astrid, id)).provenance).toMatchObject({
      fileName: 'posts-b2.json',
      record,
    });
    const given = await sourceBytes(astrid, id, version?.file?.id ?? 0);
    expect(given.name).toBe('posts-b2.json');
    expect(JSON.parse(new TextDecoder().decode(given.bytes))).toEqual(ROWS[1]);
  });

  it('and one that was stored before the file was kept names it all the same, and is known again', async () => {
    const { results } = await importFiles(astrid, [jsonLines(ROWS)], NB);
    const old = { name: 'b2', container: null, line: null };
    await database().sourceFile.updateMany({ where: { path: 'inbox/posts.jsonl#b2' }, data: old });
    const [version] = await sourceVersions(astrid, results[1]?.article?.id ?? 0);
    expect(version?.file).toMatchObject({
      name: 'posts-b2.json',
      record: { file: 'posts.jsonl', key: 'b2', line: null },
    });
    expect((await outcomes(jsonLines(ROWS))).map(([, status]) => status)).toEqual(['unchanged', 'unchanged']);
  });

  it('and a new text of one of them keeps the file and the line of today', async () => {
    const { results } = await importFiles(astrid, [jsonLines(ROWS)], NB);
    const changed = { ...ROWS[0], text: 'Møtet varte i tre timer.\n\nIngen ville uttale seg etterpå.' };
    await importFiles(astrid, [jsonLines([ROWS[1], changed])], NB);
    const versions = await sourceVersions(astrid, results[0]?.article?.id ?? 0);
    expect(versions.map(({ file: source }) => source?.record?.line)).toEqual([2, 1]);
  });

  it('again, and they are unchanged; one that has another text by now is updated, a new one is created', async () => {
    await outcomes(jsonLines(ROWS));
    expect((await outcomes(jsonLines(ROWS))).map(([, status]) => status)).toEqual(['unchanged', 'unchanged']);
    const changed = { ...ROWS[0], text: 'Møtet varte i tre timer.\n\nIngen ville uttale seg etterpå.' };
    const added = { id: 'c3', title: 'Ny sak', text: 'Noe helt annet skjedde i dag.\n\nMer kommer.' };
    expect(await outcomes(jsonLines([changed, ROWS[1], added]))).toEqual([
      ['inbox/posts.jsonl#a1', 'updated'],
      ['inbox/posts.jsonl#b2', 'unchanged'],
      ['inbox/posts.jsonl#c3', 'created'],
    ]);
    expect(await database().article.count()).toBe(3);
  });

  it('and a record that cannot be read does not stop those after it', async () => {
    const lines = [JSON.stringify(ROWS[0]), '{"title": "uten slutt', JSON.stringify(ROWS[1])].join('\n');
    const { results } = await importFiles(astrid, [file('posts.jsonl', lines)], NB);
    expect(results.map(({ status }) => status)).toEqual(['created', 'failed', 'created']);
    expect(results[1]?.reason).toMatch(/^Not valid JSON: .* \(from line 2 of the file\)\.$/);
  });

  it.each<[string, string, (text: string) => Uint8Array]>([
    ['UTF-16', 'utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-8 with its mark', 'utf-8-bom', (text) => bytes(`\ufeff${text}`)],
    ['Windows-1252', 'windows-1252', (text) => Buffer.from(text, 'latin1')],
  ])('in %s, and each article says so, also one with plain letters', async (_, encoding, encoded) => {
    const lines = [
      { id: 'plain', title: 'Ny bok', text: 'Boka er ute.' },
      ...ROWS,
      { id: 'd', text: 'Blåbær.' },
    ];
    const posts = lines.map((row) => JSON.stringify(row)).join('\n');
    const table = 'id;text\np1;Ny plate i dag.\np2;Ny plate på øya.\n';
    for (const [name, text] of [
      ['posts.jsonl', posts],
      ['plater.csv', table],
    ] as const) {
      const { run } = await importFiles(astrid, [{ ...file(name, ''), bytes: encoded(text) }], NB);
      const items = await database().importItem.findMany({ where: { runId: run } });
      expect(items.map((item) => item.encoding)).toEqual(items.map(() => encoding));
      expect(items.length).toBeGreaterThan(1);
    }
    const sources = await database().sourceFile.findMany({ select: { encoding: true } });
    expect(new Set(sources.map((source) => source.encoding))).toEqual(new Set([encoding]));
  });

  it('in two encodings, and each article says its own', async () => {
    const mixed = Buffer.concat([
      Buffer.from('id;text\na;Boka på øya er ute.\n'),
      Buffer.from('b;Plata på øya er ute.\n', 'latin1'),
    ]);
    const { run } = await importFiles(astrid, [{ ...file('saker.csv', ''), bytes: mixed }], NB);
    const items = await database().importItem.findMany({ where: { runId: run }, orderBy: { path: 'asc' } });
    expect(items.map((item) => item.encoding)).toEqual(['utf-8', 'windows-1252']);
  });

  it('as a table, with columns that she names', async () => {
    const table = file(
      'saker.csv',
      'nr;overskrift;brødtekst\n7;Nato møtes;"Møtet varte i to timer. Ingen uttalte seg."\n',
    );
    const mapping = { id: 'nr', title: 'overskrift', text: 'brødtekst' };
    const { results } = await importFiles(astrid, [table], { ...NB, mapping });
    expect(results).toMatchObject([{ file: 'inbox/saker.csv#7', status: 'created', segments: 2 }]);
    expect(await database().article.findFirst()).toMatchObject({ title: 'Nato møtes' });
  });

  it('and what was never meant to be an article is left out, and said', async () => {
    const item = (id: number, more: string, text = `Dette er sak ${id} fra Oslo, og den er kort.`) =>
      `<item><title>Sak ${id}</title><guid>${id}</guid>${more}<content:encoded><![CDATA[${text}]]></content:encoded></item>`;
    const type = (name: string) => `<wp:post_type>${name}</wp:post_type>`;
    const items = [
      item(1, `${type('post')}<wp:status>publish</wp:status>`),
      item(2, `${type('page')}<wp:status>draft</wp:status>`),
      item(3, type('attachment')),
      item(4, type('attachment')),
      item(5, type('nav_menu_item')),
      item(6, `${type('post')}<wp:status>trash</wp:status>`),
    ].join('');
    const xml = `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version>${items}</channel></rss>`;
    const { run, results } = await importFiles(astrid, [file('blogg.xml', xml)], NB);
    expect(results.map(({ file: path, status, warnings }) => [path, status, warnings])).toEqual([
      ['inbox/blogg.xml#1', 'created', expect.any(Array)],
      [
        'inbox/blogg.xml#2',
        'created',
        expect.arrayContaining([expect.stringContaining('status there is draft')]),
      ],
    ]);
    const { leftOut, counts } = await runProgress(astrid, run);
    expect(leftOut.map((row) => `${row.file}: ${leftOutInWords(row)}`)).toEqual([
      'inbox/blogg.xml: 2 attachments are no articles',
      'inbox/blogg.xml: 1 menu item is no article',
      'inbox/blogg.xml: 1 post in the trash is no article',
    ]);
    expect(counts.failed).toBe(0);
  });

  it('as an agency’s message, and a later message with a correction is a new text of its article', async () => {
    const news = (guid: string, text: string) =>
      `<newsItem guid="urn:newsml:ntb.no:${guid}"><contentMeta><headline>Sak ${guid}</headline></contentMeta><contentSet>${text}</contentSet></newsItem>`;
    const inline = (text: string) => `<inlineData contenttype="text/plain">${text}</inlineData>`;
    const picture = news('3', '<remoteContent href="3.jpg"/>');
    const message = (sent: string, ...items: string[]) =>
      file(
        `${sent}.xml`,
        `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>${sent}</sent></header><itemSet>${items.join('')}</itemSet></newsMessage>`,
      );
    const [first, second] = [
      news('1', inline('Møtet varte i to timer.')),
      news('2', inline('Tåke i Bergen.')),
    ];
    const { run, results } = await importFiles(astrid, [message('kl-10', first, picture, second)], NB);
    expect(results.map((one) => [one.file, one.status])).toEqual([
      ['inbox/kl-10.xml#urn:newsml:ntb.no:1', 'created'],
      ['inbox/kl-10.xml#urn:newsml:ntb.no:2', 'created'],
    ]);
    const { leftOut } = await runProgress(astrid, run);
    expect(leftOut.map(leftOutInWords)).toEqual(['1 news item without text is no article']);
    const corrected = news('2', inline('Tåke i Bergen og Oslo.'));
    expect(await outcomes(message('kl-11', first, corrected))).toEqual([
      ['inbox/kl-11.xml#urn:newsml:ntb.no:1', 'unchanged'],
      ['inbox/kl-11.xml#urn:newsml:ntb.no:2', 'updated'],
    ]);
    expect(await database().article.count()).toBe(2);
  });

  it('as an agency’s message, and what came before as a file of one article is found by its guid', async () => {
    const guid = 'urn:newsml:ntb.no:20220324:7';
    const item = (id: string, text: string) =>
      `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${id}"><contentMeta><headline>Sak</headline></contentMeta><contentSet><inlineData contenttype="text/plain">${text}</inlineData></contentSet></newsItem>`;
    const message = (...items: string[]) =>
      file(
        'kl-10.xml',
        `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${items.join('')}</itemSet></newsMessage>`,
      );
    // as a version stored it that read a message as one article: under the path of the file
    await importFiles(astrid, [file('kl-10.xml', item(guid, 'Møtet varte i to timer.'))], NB);
    const [path, other] = [`inbox/kl-10.xml#${guid}`, 'urn:newsml:ntb.no:20220324:8'];
    expect(await outcomes(message(item(guid, 'Møtet varte i to timer.')))).toEqual([[path, 'duplicate']]);
    expect(
      await outcomes(
        message(item(guid, 'Partene ble enige natt til fredag.'), item(other, 'Tåke i Bergen.')),
      ),
    ).toEqual([
      [path, 'updated'],
      [`inbox/kl-10.xml#${other}`, 'created'],
    ]);
    const again = message(item(guid, 'Avtalen ble undertegnet i dag.'), item(other, 'Tåke i Bergen.'));
    expect((await outcomes(again)).map(([, status]) => status)).toEqual(['updated', 'unchanged']);
    expect(await database().article.count()).toBe(2);
  });

  it('and while it goes on, the file that is being read is named', async () => {
    const { run } = await importFiles(astrid, [jsonLines(ROWS)], NB);
    expect(await runProgress(astrid, run)).toMatchObject({ container: null });
    await database().importRun.update({ where: { id: run }, data: { status: 'processing' } });
    expect(await runProgress(astrid, run)).toMatchObject({ container: 'inbox/posts.jsonl' });
  });
});
