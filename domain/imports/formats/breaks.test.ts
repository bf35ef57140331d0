/** What stands apart for who reads the source stands apart in the text: lines, cells, paragraphs inside of fields. */
import { describe, expect, it } from 'vitest';
import type { ArticleFormat } from './format.ts';
import { readArticle } from './readers.ts';
import { inShort, readInShort, utf8 } from './testing-formats.ts';

const blocksOf = async (format: ArticleFormat, text: string) =>
  (await readInShort(format, utf8(text))).blocks;
const LINES = 'paragraph: Første linje andre linje.';
const ROW = 'paragraph: By Innbyggere';
const FRONT = '---\ntitle: Tittel\n---\n\n';

describe('a line break inside a paragraph is a space', () => {
  it.each([
    ['two spaces', 'Første linje  \nandre linje.'],
    ['two spaces and CRLF', 'Første linje  \r\nandre linje.'],
    ['a backslash', 'Første linje\\\nandre linje.'],
    ['an element', 'Første linje<br>andre linje.'],
    ['a line end', 'Første linje\nandre linje.'],
  ])('in Markdown by %s, with fields above it and without', async (_how, text) => {
    expect(await blocksOf('markdown', text)).toEqual([LINES]);
    expect(await blocksOf('markdown', FRONT + text)).toEqual([LINES]);
    expect(await blocksOf('markdown', `${FRONT}> ${text.replace('\n', '\n> ')}`)).toEqual([
      LINES.replace('paragraph', 'quote'),
    ]);
  });

  it('in Markdown that is read in pieces', async () => {
    const long = Array.from({ length: 600 }, (_, index) => `Avsnitt nummer ${index} er langt nok her.`);
    const { parsed } = await readArticle(
      'markdown',
      utf8([...long, 'Første linje  \nandre linje.'].join('\n\n')),
    );
    expect(inShort(parsed).blocks.at(-1)).toBe(LINES);
  });

  it('in NITF, also in a headline and inside of NewsML-G2', async () => {
    const nitf = `<nitf><body><body.head><hedline><hl1>Nato svarer<br/>Russland</hl1></hedline></body.head>
      <body.content><p>Første linje<br/>andre <em>linje</em>.</p></body.content></body></nitf>`;
    const article = await readInShort('nitf', utf8(nitf));
    expect([article.title, article.blocks]).toEqual(['Nato svarer Russland', [LINES]]);
    const item = `<newsItem><contentSet><inlineXML>${nitf}</inlineXML></contentSet></newsItem>`;
    expect(await blocksOf('newsml-g2', item)).toEqual([LINES]);
  });

  it('in XHTML inside of NewsML-G2 and of Atom, whatever prefix its elements have', async () => {
    const xhtml = (prefix: string) => {
      const [open, close] = [`<${prefix}p>`, `</${prefix}p>`];
      const name = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
      return `<${prefix}div ${name}="http://www.w3.org/1999/xhtml">${open}Første linje<${prefix}br/>andre linje.${close}${open}Et annet avsnitt.${close}</${prefix}div>`;
    };
    for (const prefix of ['', 'h:', 'xhtml:']) {
      const expected = [LINES, 'paragraph: Et annet avsnitt.'];
      const entry = `<feed><entry><title type="xhtml">${xhtml(prefix)}</title><content type="xhtml">${xhtml(prefix)}</content></entry></feed>`;
      expect(await blocksOf('atom-entry', entry)).toEqual(expected);
      const item = `<newsItem><contentSet><inlineXML>${xhtml(prefix)}</inlineXML></contentSet></newsItem>`;
      expect(await blocksOf('newsml-g2', item)).toEqual(expected);
    }
  });

  it('in titles with HTML in them', async () => {
    const page = '<!DOCTYPE html><body><article><h1>Nato svarer<br>Russland</h1><p>En tekst.</p></article>';
    expect((await readInShort('html', utf8(page))).title).toBe('Nato svarer Russland');
    const record = { title: 'Nato svarer<br>Russland', text: 'En tekst.' };
    expect((await readInShort('json-record', utf8(JSON.stringify(record)))).title).toBe(
      'Nato svarer Russland',
    );
  });
});

describe('the cells of a row have a space between them', () => {
  it('in Markdown, with fields above it and without', async () => {
    const table = '| By | Innbyggere |\n|---|---|\n| Oslo | 700 000 |\n';
    const rows = [ROW, 'paragraph: Oslo 700 000'];
    expect(await blocksOf('markdown', table)).toEqual(rows);
    expect(await blocksOf('markdown', FRONT + table)).toEqual(rows);
  });

  it('in NITF and in HTML', async () => {
    const table = '<table><tr><th>By</th><td>Innbyggere</td></tr></table>';
    const nitf = `<nitf><body><body.content>${table}<p>En tekst.</p></body.content></body></nitf>`;
    expect((await blocksOf('nitf', nitf))[0]).toBe(ROW);
    expect((await blocksOf('html', `<html><body>${table}<p>En tekst.</p></body></html>`))[0]).toBe(ROW);
  });
});

describe('paragraphs of a field stay paragraphs', () => {
  it('where XHTML has what HTML reads otherwise: elements without an end, sections of characters', async () => {
    const content = '<p>En.</p><iframe src="a"/><script/><p><![CDATA[To]]> og <b/>tre.</p>';
    const entry = `<feed><entry><title>T</title><content type="xhtml"><div>${content}</div></content></entry></feed>`;
    expect(await blocksOf('atom-entry', entry)).toEqual(['paragraph: En.', 'paragraph: To og tre.']);
  });

  it('where a feed has them as elements', async () => {
    const item =
      '<rss><channel><item><title>T</title><description><p>En.</p><p>To.</p></description></item></channel></rss>';
    expect(await blocksOf('rss-item', item)).toEqual(['paragraph: En.', 'paragraph: To.']);
  });

  it('in captions of NITF, the first with the credit', async () => {
    const nitf = `<nitf><body><body.content><p>En tekst.</p><media><media-caption><p>Pressen i Brussel.</p><p>Foran: Stoltenberg.</p></media-caption><media-producer>Ola Normann</media-producer></media></body.content></body></nitf>`;
    expect(await blocksOf('nitf', nitf)).toEqual([
      'paragraph: En tekst.',
      'caption: Pressen i Brussel. © Ola Normann',
      'caption: Foran: Stoltenberg.',
    ]);
  });
});
