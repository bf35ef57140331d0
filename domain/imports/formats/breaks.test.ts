/** What stands apart for who reads the source stands apart in the text: lines, cells, paragraphs inside of fields. */
import { describe, expect, it } from 'vitest';
import type { ArticleFormat } from './format.ts';
import { readArticle } from './readers.ts';
import { inShort, readInShort, utf8 } from './testing-formats.ts';
import { zip } from './testing-zip.ts';

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

describe('two line breaks end a paragraph', () => {
  const TWO = ['paragraph: En.', 'paragraph: To.'];
  const stored = (name: string, document: object) =>
    JSON.stringify({ title: 'T', [name]: JSON.stringify(document) });
  const line = { type: 'linebreak' };
  const lexical = {
    root: { children: [{ type: 'paragraph', children: [{ text: 'En.' }, line, line, { text: 'To.' }] }] },
  };
  const mobiledoc = {
    atoms: [['soft-return', '', {}]],
    sections: [
      [
        1,
        'p',
        [
          [0, [], 0, 'En.'],
          [1, [], 0, 0],
          [1, [], 0, 0],
          [0, [], 0, 'To.'],
        ],
      ],
    ],
  };
  const hard = { type: 'hardBreak' };
  const body = [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'En.' }, hard, hard, { type: 'text', text: 'To.' }],
    },
  ];

  it.each<[ArticleFormat, string]>([
    ['html', '<html><body><p>En.<br> <br>To.</p></body></html>'],
    ['html', '<html><body><pre>\nEn.\n \nTo.\n</pre></body></html>'],
    ['html', '<html><body><pre>En.\r\n\r\n<b>To.</b></pre></body></html>'],
    ['markdown', 'En.<br><br>To.'],
    ['markdown', `${FRONT}En.<br>\n<br>To.`],
    ['nitf', '<nitf><body><body.content><p>En.<br/>\n<br/>To.</p></body.content></body></nitf>'],
    ['ghost-post', stored('lexical', lexical)],
    ['ghost-post', stored('mobiledoc', mobiledoc)],
    ['json-record', JSON.stringify({ title: 'T', body })],
  ])('in %s: %s', async (format, text) => {
    expect(await blocksOf(format, text)).toEqual(TWO);
  });

  it('in a Word document', async () => {
    const run = '<w:r><w:t>En.</w:t><w:br/><w:br/><w:t>To.</w:t></w:r>';
    const data = `<w:document><w:body><w:p>${run}</w:p></w:body></w:document>`;
    const { blocks } = await readInShort('docx', zip([{ name: 'word/document.xml', data }]));
    expect(blocks).toEqual(TWO);
  });

  it('and no more than that: a line break of the source itself is a space, however many there are', async () => {
    const text = '<p>En\u2028\u2028to.</p>';
    expect(await blocksOf('html', `<html><body>${text}</body></html>`)).toEqual(['paragraph: En to.']);
    const nitf = `<nitf><body><body.content>${text}</body.content></body></nitf>`;
    expect(await blocksOf('nitf', nitf)).toEqual(['paragraph: En to.']);
  });
});
