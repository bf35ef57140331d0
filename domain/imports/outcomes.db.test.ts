/** What becomes of one file beside others: known, twin, refused. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { OSLO, shortText, textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { atOnce, rowCounts } from '../testing/records.ts';
import { MAX_ARTICLE_BYTES } from './import.ts';
import { importFiles } from './mutations.ts';
import { prepare } from './prepare.ts';
import type { ImportFile } from './prepared.ts';
import { runDetail, runList, wouldImport } from './queries.ts';

const NB = { language: 'nb' };
const raw = (name: string, ...bytes: number[]): ImportFile => ({
  name,
  path: `inbox/${name}`,
  bytes: new Uint8Array(bytes),
});

let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

const outcomesOf = async (files: ImportFile[]) => {
  const { run, results } = await importFiles(astrid, files, NB);
  return { run, outcomes: results.map(({ status, reason }) => [status, reason]), results };
};

describe('Astrid, admin, imports a file again', () => {
  it('and the same bytes are unchanged, under whatever name', async () => {
    await importFiles(astrid, [textFile(OSLO)], NB);
    const before = await rowCounts();
    const { outcomes } = await outcomesOf([textFile(OSLO, 'oslo-2.txt')]);
    expect(outcomes).toEqual([['unchanged', 'Already imported as “nato-motes-i-oslo”.']]);
    const { Article, SourceFile, Segment } = await rowCounts();
    expect({ Article, SourceFile, Segment }).toEqual({
      Article: before.Article,
      SourceFile: before.SourceFile,
      Segment: before.Segment,
    });
  });

  it.each([
    ['with the line breaks of Windows', textFile(OSLO.replaceAll('\n', '\r\n'))],
    ['with a byte order mark', textFile(`\ufeff${OSLO}`)],
    ['in another encoding', raw('utf16.txt', 0xff, 0xfe, ...Buffer.from(OSLO, 'utf16le'))],
    ['with decomposed letters', textFile(OSLO.normalize('NFD'))],
    ['with more white space', textFile(OSLO.replaceAll('\n\n', '\n\n\n\n'))],
  ])('and the same text %s is a duplicate that names the article', async (_, file) => {
    await importFiles(astrid, [textFile(OSLO)], NB);
    const { outcomes, results } = await outcomesOf([file]);
    expect(outcomes).toEqual([['duplicate', 'The same text is already here as “nato-motes-i-oslo”.']]);
    expect(results[0]?.article?.slug).toBe('nato-motes-i-oslo');
    expect([await database().article.count(), await database().sourceFile.count()]).toEqual([1, 1]);
  });

  it('and a text that differs by one quotation mark is another article with an address of its own', async () => {
    await importFiles(astrid, [textFile(OSLO)], NB);
    const { results } = await outcomesOf([textFile(OSLO.replace('– Vi står', '«Vi står'), 'another.txt')]);
    expect(results[0]).toMatchObject({ status: 'created', article: { slug: 'nato-motes-i-oslo-2' } });
  });
});

describe('Astrid, admin, imports files of which some cannot be read', () => {
  const bad = [
    raw('picture.jpg', 0xff, 0xd8, 0x00, 0x10),
    raw('neither.txt', 0x64, 0x81, 0x64),
    raw('empty.txt'),
    textFile(' \n\n', 'blank.txt'),
    textFile('date 2022-03 ', 'header.txt'),
    textFile('date 2022-13 Noe skjedde.', 'month.txt'),
    raw('huge.txt', ...new Uint8Array(0)),
  ];
  const huge = { ...textFile('', 'huge.txt'), bytes: new Uint8Array(5_000_001).fill(0x61) };
  const files = [
    ...bad.slice(0, 3),
    textFile(OSLO),
    ...bad.slice(3, 6),
    huge,
    textFile(shortText('Etter alt')),
  ];

  it('and those fail with a reason while the others are imported', async () => {
    const { outcomes } = await outcomesOf(files);
    expect(outcomes).toEqual([
      ['failed', 'A zero byte: this is not a text file; save it as plain text in UTF-8 (byte 2).'],
      ['failed', 'Neither UTF-8 nor Windows-1252; save it as UTF-8 (byte 1).'],
      ['failed', 'The file is empty; look for the one that has its text (byte 0).'],
      ['created', null],
      ['failed', 'The file has only white space; look for the one that has its text (line 1).'],
      ['failed', 'A date header and no text; write the text below it (line 1).'],
      ['failed', 'No such date: “2022-13”; write it as 2022, 2022-12 or 2022-12-31 (line 1).'],
      ['failed', 'The file has 5,000,001 bytes; an article may have 5 MB. Split it.'],
      ['created', null],
    ]);
  });

  it('and of a Word file no line is told, since nobody can see one there', async () => {
    const word = {
      ...textFile('PK\u0003\u0004 and then nothing more of it'),
      name: 'a.docx',
      path: 'a.docx',
    };
    expect((await outcomesOf([word])).outcomes).toEqual([
      ['failed', 'The DOCX file is damaged: its directory is missing, as when a file was cut off.'],
    ]);
  });

  it('and what was read in the wrong encoding is imported, and said', async () => {
    const text = new TextEncoder().encode(
      'date 2022-03 Blåbær på Bærum.\n\nDette er en setning med én feil: r',
    );
    const mixed = raw('mixed.txt', ...text, 0xf8, ...new TextEncoder().encode('d.'));
    const title = { ...textFile('---\ntitle: SÃ¸ndag i BÃ¦rum\n---\n\nDet snør i dag.', 'title.md') };
    // “Blåbærsyltetøy” in Mac Roman, and “русская” in KOI8-R
    const mac = raw(
      'mac.txt',
      0x42,
      0x6c,
      0x8c,
      0x62,
      0xbe,
      0x72,
      0x73,
      0x79,
      0x6c,
      0x74,
      0x65,
      0x74,
      0xbf,
      0x79,
    );
    const koi = raw('koi.txt', 0xd2, 0xd5, 0xd3, 0xd3, 0xcb, 0xc1, 0xd1, 0x20, 0xd2, 0xd5, 0xd3, 0xd3, 0xcb);
    const { results } = await outcomesOf([mixed, title, mac, koi]);
    for (const { status, warnings } of results) {
      expect(status).toBe('created');
      expect(warnings).toContainEqual(
        expect.stringMatching(/^Some letters look damaged\. The file was read as /),
      );
    }
  });

  it('and of those nothing is stored but the item that says why', async () => {
    const before = await rowCounts();
    const { run } = await importFiles(astrid, [...bad.slice(0, 6), huge], NB);
    expect(await rowCounts()).toEqual({
      ...before,
      ImportRun: 1,
      ImportItem: 7,
      Event: (before.Event ?? 0) + 2,
    });
    const { items } = await runDetail(astrid, run);
    expect(items.map(({ path, article }) => [path, article])).toEqual(
      [...bad.slice(0, 6), huge].map((file) => [file.path, null]),
    );
  });
});

describe('a run of Astrid, admin', () => {
  const good = textFile(OSLO);
  const broken = raw('empty.txt');
  const statusOf = async (files: ImportFile[]) => {
    const { run } = await importFiles(astrid, files, NB);
    return (await runDetail(astrid, run)).status;
  };

  it('ends completed, completed with issues, or failed, as its files do', async () => {
    expect(await statusOf([good])).toBe('completed');
    expect(await statusOf([good])).toBe('completed');
    expect(await statusOf([good, broken])).toBe('completed-with-issues');
    expect(await statusOf([broken])).toBe('failed');
    const [newest, second] = await runList(astrid);
    expect(newest).toMatchObject({ id: 4, startedBy: 'Astrid', counts: { failed: 1, created: 0 } });
    expect(second).toMatchObject({ id: 3, counts: { unchanged: 1, failed: 1 } });
    expect(newest?.finishedAt).not.toBeNull();
  });

  it('tells of each file as soon as it is stored', async () => {
    const told: string[] = [];
    await importFiles(astrid, [good, broken], NB, ({ file, status }) => told.push(`${file} ${status}`));
    expect(told).toEqual(['inbox/date-2022-03-24-nato-motes-i-oslo.txt created', 'inbox/empty.txt failed']);
  });

  it('gives its files the language and the publisher that she chose', async () => {
    await importFiles(astrid, [good], { language: 'nn', publisher: 'Spalte Avis' });
    expect(await database().article.findFirst()).toMatchObject({
      language: 'nn',
      languageOrigin: 'chosen',
      languageScore: null,
      publisher: 'Spalte Avis',
    });
  });

  it('warns when the language of a text cannot be decided', async () => {
    const { results } = await importFiles(astrid, [textFile('date 2022 1 2 3\n\n4 5 6.\n')], {});
    expect(results[0]).toMatchObject({ status: 'created', language: 'und' });
    expect(results[0]?.warnings.join()).toMatch('The language could not be decided');
  });
});

describe('imports at the same time', () => {
  it('of one file twenty times make one article, and call the others unchanged', async () => {
    const { won, lost } = await atOnce(20, () => importFiles(astrid, [textFile(OSLO)], NB));
    expect(lost.map(String)).toEqual([]);
    const statuses = won.flatMap(({ results }) => results.map((result) => result.status));
    expect(statuses.sort()).toEqual(['created', ...Array(19).fill('unchanged')]);
    expect([await database().article.count(), await database().importItem.count()]).toEqual([1, 20]);
  });

  it('of ten texts with one title give each an address of its own', async () => {
    const file = (i: number) =>
      textFile(`date 2022 Nato møtes i Oslo\n\nDette er sak nummer ${i}.\n`, `${i}.txt`);
    const { won, lost } = await atOnce(10, (i) => importFiles(astrid, [file(i)], NB));
    expect(lost.map(String)).toEqual([]);
    expect(new Set(won.map(({ results }) => results[0]?.article?.slug)).size).toBe(10);
  });
});

describe('a dry run of Astrid, admin', () => {
  it('says what would become of each file and writes nothing', async () => {
    await importFiles(astrid, [textFile(OSLO)], NB);
    const before = await rowCounts();
    const files = [
      textFile(OSLO),
      textFile(`\ufeff${OSLO}`),
      textFile(shortText('Ny sak')),
      raw('empty.txt'),
    ];
    const told = await Promise.all(files.map((file) => wouldImport(astrid, file, NB)));
    expect(told.map(({ status }) => status)).toEqual(['unchanged', 'duplicate', 'created', 'failed']);
    expect(told[2]).toMatchObject({ article: null, date: '2022-03-24', blocks: 1, segments: 1 });
    expect(await rowCounts()).toEqual(before);
  });

  it('says of a file what importing it says', async () => {
    const would = await wouldImport(astrid, textFile(OSLO), NB);
    const { results } = await importFiles(astrid, [textFile(OSLO)], NB);
    expect({ ...results[0], article: null }).toEqual(would);
    expect(await prepare(textFile(OSLO), NB, MAX_ARTICLE_BYTES)).toMatchObject({
      encoding: 'utf-8',
      sha256: would.sha256,
    });
  });
});
