import { describe, expect, it } from 'vitest';
import { readInShort, utf8 } from './testing-formats.ts';

interface Parts {
  item?: string;
  content?: string;
  set?: string;
}

const SET =
  '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Nato svarte.</p></body></html></inlineXML>';

const newsItem = ({ item = '', content = '', set = SET }: Parts) =>
  utf8(
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" xml:lang="nb"><itemMeta><versionCreated>2022-01-26</versionCreated>${item}</itemMeta><contentMeta>${content}</contentMeta><contentSet>${set}</contentSet></newsItem>`,
  );
const read = (parts: Parts) => readInShort('newsml-g2', newsItem(parts));

describe('the source address of a NewsML-G2 item', () => {
  const link = (rel: string) => `<link ${rel} href="https://a.example/en-annen-sak"/>`;

  it.each(['rel="irel:seeAlso"', 'rel="irel:derivedFrom"', 'rel="irel:previousVersion"', ''])(
    'is no link %s to something else',
    async (rel) => {
      expect((await read({ item: link(rel) })).sourceUrl).toBeNull();
    },
  );

  it.each([
    'rel="irel:isRepresentationOf"',
    'rel="canonical"',
    'rel="http://cv.iptc.org/newscodes/itemrelation/isRepresentationOf"',
  ])('is the link %s to its own page', async (rel) => {
    const item = `${link('rel="irel:seeAlso"')}<link ${rel} href="https://a.example/denne"/>`;
    expect((await read({ item })).sourceUrl).toBe('https://a.example/denne');
  });

  it('is the page that its own text stands on', async () => {
    const remote = (type: string, name: string) =>
      `<remoteContent contenttype="${type}" href="https://a.example/${name}"/>`;
    const set = `${remote('image/jpeg', 'a.jpg')}${remote('text/html', 'denne')}${SET}`;
    expect((await read({ set })).sourceUrl).toBe('https://a.example/denne');
  });
});

describe('names in several languages', () => {
  const subject = (...names: [string | null, string][]) =>
    `<subject qcode="a:1">${names
      .map(([tag, name]) => `<name${tag === null ? '' : ` xml:lang="${tag}"`}>${name}</name>`)
      .join('')}</subject>`;

  it.each<[[string | null, string][], string]>([
    [
      [
        ['en-GB', 'war'],
        ['nb', 'krig'],
      ],
      'krig',
    ],
    [
      [
        ['en', 'war'],
        ['no-NO', 'krig'],
      ],
      'krig',
    ],
    [
      [
        ['de', 'Krieg'],
        ['en', 'war'],
      ],
      'war',
    ],
    [
      [
        ['de', 'Krieg'],
        ['sv', 'krig (sv)'],
      ],
      'Krieg',
    ],
    [
      [
        ['en', 'war'],
        [null, 'krig'],
      ],
      'krig',
    ],
  ])('of %j take that of the article, else English, else any', async (names, keyword) => {
    expect((await read({ content: subject(...names) })).keywords).toEqual([keyword]);
  });

  it('take headline, byline and keywords in the language of the article', async () => {
    const content =
      '<by xml:lang="en">By Jane Doe</by><by xml:lang="nb">Av Kari Nordmann</by><keyword xml:lang="en">war</keyword><keyword xml:lang="nb">krig</keyword><headline xml:lang="en">Nato answers</headline><headline xml:lang="nb">Nato svarer</headline>';
    expect(await read({ content })).toMatchObject({
      title: 'Nato svarer',
      byline: 'Kari Nordmann',
      keywords: ['krig'],
    });
  });
});

describe('the text of a NewsML-G2 item', () => {
  it('is read as XML: empty elements, CDATA and prefixes', async () => {
    const set =
      '<inlineXML><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:p>Nato <h:a id="x"/>svarte.<h:br/>Ny linje.</h:p><h:p><h:iframe src="a"/><![CDATA[Svar & <mer>.]]></h:p><h:p>Slutt.</h:p></h:body></h:html></inlineXML>';
    expect((await read({ set })).blocks).toEqual([
      'paragraph: Nato svarte. Ny linje.',
      'paragraph: Svar & <mer>.',
      'paragraph: Slutt.',
    ]);
  });

  it('is no picture that is written as characters', async () => {
    const set = '<inlineData contenttype="image/jpeg" encoding="base64">AAAABBBB</inlineData>';
    await expect(read({ set })).rejects.toThrow(/no news item with text/);
  });
});
