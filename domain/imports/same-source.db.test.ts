/** What a file is to what came before it: old copies beside an article’s file, exports under a new name, other options. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import type { ImportOptions } from './import.ts';
import { importFiles } from './mutations.ts';
import type { ImportFile } from './prepared.ts';
import { runDetail, wouldImport } from './queries.ts';

const NB = { language: 'nb' };
const FIRST = `date 2022-03-24 Nato møtes i Oslo

Lederne møttes på slottet i Oslo torsdag kveld. Møtet varte i to timer, og ingen ville si noe.

Nato sender flere soldater til grensen. Ingen vet hvor lenge de blir der oppe.
`;
const SECOND = FIRST.replace('to timer', 'tre timer');

let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

const file = (path: string, text: string): ImportFile => ({
  name: path,
  path: `inbox/${path}`,
  bytes: new TextEncoder().encode(text),
});

async function comes(files: ImportFile[], options: ImportOptions = NB) {
  const { run, results } = await importFiles(astrid, files, options);
  const told = results
    .map(({ file: path, status, reason }) => [path.slice(6), status, reason])
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return { run, told, results };
}

const versions = () => database().textVersion.count();

describe('Astrid, admin, has an old copy of a file beside it', () => {
  const EARLIER = 'An earlier text of “nato-motes-i-oslo”.';
  const both = [file('a-old.txt', FIRST), file('a.txt', SECOND)];
  beforeEach(async () => {
    await comes([file('a.txt', FIRST)]);
    await comes([file('a.txt', SECOND)]);
  });

  it('and however often both are imported, the article keeps its text', async () => {
    for (let time = 0; time < 3; time++) {
      expect((await comes(both)).told).toEqual([
        ['a-old.txt', 'duplicate', EARLIER],
        ['a.txt', 'unchanged', 'Already imported as “nato-motes-i-oslo”.'],
      ]);
      expect(await versions()).toBe(2);
    }
  });

  it('and a dry run says the same', async () => {
    expect(await wouldImport(astrid, both[0] as ImportFile, NB)).toMatchObject({
      status: 'duplicate',
      reason: EARLIER,
      article: { slug: 'nato-motes-i-oslo' },
    });
  });

  it('and one with other line breaks is an earlier text all the same', async () => {
    const copy = file('a-old.txt', FIRST.replaceAll('\n', '\r\n'));
    expect((await comes([copy])).told).toEqual([['a-old.txt', 'duplicate', EARLIER]]);
    expect(await wouldImport(astrid, copy, NB)).toMatchObject({ status: 'duplicate', reason: EARLIER });
    expect(await versions()).toBe(2);
  });

  it('and the old text in the file itself is the article’s text again, in whatever bytes', async () => {
    const back = 'Back to an earlier text of “nato-motes-i-oslo”.';
    expect((await comes([file('a.txt', FIRST)])).told).toEqual([['a.txt', 'updated', back]]);
    await comes([file('a.txt', SECOND)]);
    const crlf = file('a.txt', FIRST.replaceAll('\n', '\r\n'));
    expect((await comes([crlf])).told).toEqual([['a.txt', 'updated', back]]);
    expect((await comes([crlf])).told).toMatchObject([['a.txt', 'unchanged', expect.any(String)]]);
  });
});

describe('Astrid, admin, imports an export that has another name every month', () => {
  const wordpress = (guid: string, text: string) =>
    `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Avis</title><wp:wxr_version>1.2</wp:wxr_version><item><title>Nato møtes i Oslo</title><guid isPermaLink="false">${guid}</guid><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[<p>Lederne møttes på slottet.</p><p>${text}</p><p>Ingen vet hvor lenge de blir der.</p>]]></content:encoded></item></channel></rss>`;
  const GUID = 'https://avis.example/?p=12';
  const january = file('avis.2022-01-26.xml', wordpress(GUID, 'Møtet varte i to timer.'));
  const february = file('avis.2022-02-26.xml', wordpress(GUID, 'Møtet varte i tre lange timer.'));

  it('and a post that has changed is a new text of its article, once', async () => {
    await comes([january]);
    const told = [[`${february.name}#${GUID}`, 'updated', 'A new text of “nato-motes-i-oslo”.']];
    expect((await wouldImport(astrid, { ...february, path: 'no-record.xml' }, NB)).status).toBe('failed');
    expect((await comes([february])).told).toEqual(told);
    expect((await comes([january, february])).told).toEqual([
      [`${january.name}#${GUID}`, 'duplicate', 'An earlier text of “nato-motes-i-oslo”.'],
      [`${february.name}#${GUID}`, 'unchanged', 'Already imported as “nato-motes-i-oslo”.'],
    ]);
    expect([await database().article.count(), await versions()]).toEqual([1, 2]);
  });

  it('and both at once are one article with two texts', async () => {
    expect((await comes([january, february])).told.map(([, status]) => status)).toEqual([
      'created',
      'updated',
    ]);
    expect([await database().article.count(), await versions()]).toEqual([1, 2]);
  });

  it('and an id that any file may have is not enough; one of its own is, however much was rewritten', async () => {
    const row = (name: string, id: string, text: string) =>
      file(name, `${JSON.stringify({ id, title: 'Nato møtes i Oslo', text })}\n`);
    await comes([row('a.jsonl', 'x1', FIRST), row('c.jsonl', GUID, 'Bare om været i Bergen, torsdag.')]);
    expect(
      (await comes([row('b.jsonl', 'x1', SECOND), row('d.jsonl', GUID, 'Handel. Fisk. Skole.')])).told,
    ).toMatchObject([
      ['b.jsonl#x1', 'created', null],
      [`d.jsonl#${GUID}`, 'updated', expect.any(String)],
    ]);
  });
});

describe('Astrid, admin, imports what agencies send, one article a file, corrections under another name', () => {
  const P = ['Lederne møttes på slottet.', 'Møtet varte i to timer.', 'Ingen vet hvor lenge de blir der.'];
  const html = (text: string[]) => text.map((one) => `<p>${one}</p>`).join('');
  const GUID = 'urn:newsml:ntb.no:20220324:1';

  const FORMATS: [string, string, (id: string, text: string[]) => string][] = [
    [
      'NewsML-G2',
      GUID,
      (id, text) =>
        `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${id}"><contentMeta><headline>Nato møtes i Oslo</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${html(text)}</body></html></inlineXML></contentSet></newsItem>`,
    ],
    [
      'ninjs',
      GUID,
      (id, text) =>
        JSON.stringify({ uri: id, type: 'text', headline: 'Nato møtes i Oslo', body_html: html(text) }),
    ],
    [
      'NITF',
      'RED220324_hj_0001',
      (id, text) =>
        `<nitf><head><docdata><doc-id regsrc="NTB" id-string="${id}"/></docdata></head><body><body.head><hedline><hl1>Nato møtes i Oslo</hl1></hedline></body.head><body.content>${html(text)}</body.content></body></nitf>`,
    ],
    [
      'Atom',
      'tag:ntb.no,2022:nato',
      (id, text) =>
        `<entry xmlns="http://www.w3.org/2005/Atom"><id>${id}</id><title>Nato møtes i Oslo</title><content type="html">${html(text).replaceAll('<', '&lt;')}</content></entry>`,
    ],
    [
      'RSS',
      'https://avis.example/?p=12',
      (id, text) =>
        `<item><guid>${id}</guid><title>Nato møtes i Oslo</title><description><![CDATA[${html(text)}]]></description></item>`,
    ],
    [
      'JSON',
      '2f1a7c1e-0b0a-4c39-9a4e-1f6f0e8b7a11',
      (id, text) => JSON.stringify({ id, title: 'Nato møtes i Oslo', text: text.join('\n\n') }),
    ],
  ];

  it.each(FORMATS)('in %s, and a correction is a new text of its article', async (_, id, written) => {
    const corrected = P.map((one) => one.replace('to timer', 'tre lange timer'));
    const first = file('220324-1.xml', written(id, P));
    const second = file('220324-2.xml', written(id, corrected));
    expect((await comes([first])).told).toEqual([['220324-1.xml', 'created', null]]);
    const told = ['220324-2.xml', 'updated', 'A new text of “nato-motes-i-oslo”.'];
    expect(await wouldImport(astrid, second, NB)).toMatchObject({ status: 'updated', reason: told[2] });
    expect((await comes([second])).told).toEqual([told]);
    expect((await comes([first, second])).told.map(([, status]) => status)).toEqual([
      'duplicate',
      'unchanged',
    ]);
    expect([await database().article.count(), await versions()]).toEqual([1, 2]);
  });

  it.each(FORMATS)(
    'in %s, and a text that was rewritten wholly is its article’s, but one with another id another article',
    async (_, id, written) => {
      const other = ['Handel er godt.', 'Fisk er sunt.', 'Skolen begynner mandag.'];
      await comes([file('a.xml', written(id, P))]);
      const corrected = P.map((one) => one.replace('to timer', 'tre lange timer'));
      const { told } = await comes([
        file('b.xml', written(id, other)),
        file('c.xml', written(id.replace('1', '7').replace('nato', 'usa'), corrected)),
      ]);
      expect(told.map(([, status]) => status)).toEqual(['updated', 'created']);
    },
  );
});

describe('Astrid, admin, imports a file again with other options', () => {
  const table = file('map.csv', 'title,text,d\nNato møtes,"4 5 6.\n\n7 8 9.",2022-01-01\n');
  const LEFT =
    'Not applied to it: language “da”, date “2022-01-01”. Set this on the article, or roll import 1 back and import again.';

  it('and is told what the article has, what it has not, and what to do', async () => {
    await comes([table], {});
    const { run, results } = await comes([table], { language: 'da', mapping: { date: 'd' } });
    const told = { status: 'unchanged', language: 'und', date: null };
    expect(results).toMatchObject([{ ...told, reason: `Already imported as “nato-motes”. ${LEFT}` }]);
    expect((await runDetail(astrid, run)).items).toMatchObject([told]);
  });

  it('and the same of the same text in other bytes, and of a changed text', async () => {
    await comes([file('a.txt', FIRST)], { language: 'nn', publisher: 'Avis' });
    const asked = { language: 'da', publisher: 'Blad' };
    const twin = (await comes([file('b.txt', FIRST.replaceAll('\n', '\r\n'))], asked)).results;
    const own = { language: 'nn', date: '2022-03-24' };
    const left = 'Not applied to it: language “da”, publisher “Blad”. Set this on the article';
    expect(twin).toMatchObject([{ ...own, status: 'duplicate', reason: expect.stringContaining(left) }]);
    expect(await wouldImport(astrid, file('a.txt', SECOND), asked)).toMatchObject({
      ...own,
      status: 'updated',
      reason: `A new text of “nato-motes-i-oslo”. ${left}.`,
    });
    const plain = (await comes([file('a.txt', FIRST)], { language: 'nn' })).results;
    expect(plain[0]?.reason).toBe('Already imported as “nato-motes-i-oslo”.');
  });
});
