import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from './readers.ts';
import { expectTiling, placesOfRole, readInShort, utf8 } from './testing-formats.ts';

const XMLNS = 'xmlns:content="a" xmlns:wp="b" xmlns:dc="c" xmlns:itunes="d" xmlns:excerpt="e"';

const wxr = (item: string, channel = '') =>
  utf8(
    `<rss ${XMLNS}><channel><title>Avisen</title>${channel}<item><title>T</title><wp:post_date>2022-01-26 19:04:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>${item}</item></channel></rss>`,
  );
const rss = (item: string) =>
  utf8(`<rss ${XMLNS}><channel><title>Avisen</title><item>${item}</item></channel></rss>`);
const atom = (entry: string) =>
  utf8(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Avisen</title><entry>${entry}</entry></feed>`);

const TEXT = '<content:encoded><![CDATA[<p>Nato svarte.</p>]]></content:encoded>';

describe('names with entities in CDATA', () => {
  it('of WordPress are read as they are shown there', async () => {
    const bytes = wxr(
      `<dc:creator><![CDATA[kari]]></dc:creator><category domain="category"><![CDATA[Ferje &amp; båt]]></category><category domain="post_tag"><![CDATA[«Tog» &#8211; buss]]></category>${TEXT}`,
      '<wp:author><wp:author_login><![CDATA[kari]]></wp:author_login><wp:author_display_name><![CDATA[Kari &amp; Per]]></wp:author_display_name></wp:author>',
    );
    const { keywords, byline } = await readInShort('wxr-item', bytes);
    expect([keywords, byline]).toEqual([['Ferje & båt', '«Tog» – buss'], 'Kari & Per']);
  });

  it('of RSS and Atom, too', async () => {
    const item = await readInShort(
      'rss-item',
      rss(
        `<title>T</title><dc:creator><![CDATA[Kari &amp; Per]]></dc:creator><category><![CDATA[Ferje &amp; båt]]></category><source url="x">A &amp;amp; B</source>${TEXT}`,
      ),
    );
    expect([item.byline, item.keywords, item.publisher]).toEqual(['Kari & Per', ['Ferje & båt'], 'A & B']);
    const entry = await readInShort(
      'atom-entry',
      atom(
        '<author><name>Kari &amp;amp; Per</name></author><category term="x" label="Ferje &amp;amp; båt"/><content>Sak.</content>',
      ),
    );
    expect([entry.byline, entry.keywords]).toEqual(['Kari & Per', ['Ferje & båt']]);
  });
});

describe('footnotes of WordPress', () => {
  const note = (id: string, number: number) =>
    `<sup data-fn="${id}" class="fn"><a href="#${id}" id="${id}-link">${number}</a></sup>`;
  const meta = (value: string) =>
    `<wp:postmeta><wp:meta_key><![CDATA[footnotes]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;
  const content = `<content:encoded><![CDATA[<!-- wp:paragraph --><p>En fotnote${note('aa', 1)}. Og to${note('bb', 2)}.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->]]></content:encoded>`;

  it('are left out with a warning, and so are their numbers', async () => {
    const bytes = wxr(
      `${content}${meta('[{"content":"Se <em>her</em>.","id":"aa"},{"content":"Og der.","id":"bb"}]')}`,
    );
    const { blocks, warnings } = await readInShort('wxr-item', bytes);
    expect(blocks).toEqual(['paragraph: En fotnote. Og to.']);
    expect(warnings).toEqual(['2 footnotes of the post left out: add to the text what readers need of it']);
    expect(await placesOfRole('wxr-item', bytes, 'dropped')).toContain('1');
  });

  it.each(['', '[]', 'broken', '{"a":1}', '[{"content":"","id":"aa"},7,null]'])(
    'that are %j are none',
    async (value) => {
      expect((await readInShort('wxr-item', wxr(`${content}${meta(value)}`))).warnings).toEqual([]);
    },
  );

  it.each([
    '<sup id="fnref1"><a href="#fn1">1</a></sup>',
    '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>',
    '<a href="#note" role="doc-noteref">*</a>',
  ])('have numbers of other programs, too: %s', async (mark) => {
    const text = `<content:encoded><![CDATA[<p>En fotnote${mark}.</p><p>10 m<sup>2</sup> og <a href="#b">mer</a>.</p>]]></content:encoded>`;
    expect((await readInShort('wxr-item', wxr(text))).blocks).toEqual([
      'paragraph: En fotnote.',
      'paragraph: 10 m2 og mer.',
    ]);
  });
});

describe('the date of a feed', () => {
  it.each([
    'Wed, 26 Jan 2022 19:04:00 GMT',
    'Wed, 26 Jan 2022 19:04:00 CET',
    'Wed, 26 Jan 2022 19:04 EST',
    '26 Jan 2022 19:04:00 +0100',
    'Wed, 26 Jan 22 19:04:00 GMT',
    'Wednesday, 26-Jan-22 19:04:00 GMT',
    'Wed, 26-Jan-2022 19:04:00 GMT',
    'Wed Jan 26 19:04:00 2022',
    'Wed Jan 26 19:04:00 CET 2022',
    'Wed Jan 26 2022 19:04:00 GMT+0100 (CET)',
  ])('may be written %s', async (date) => {
    const { date: read, warnings } = await readInShort('rss-item', rss(`<pubDate>${date}</pubDate>${TEXT}`));
    expect([read, warnings]).toEqual(['2022-01-26', []]);
  });
});

describe('an item of RSS', () => {
  it('has all its authors, each once, without what stands before a name', async () => {
    const creators = '<dc:creator>Av Kari Nordmann</dc:creator><dc:creator>Per Hansen</dc:creator>';
    expect((await readInShort('rss-item', rss(`${creators}${TEXT}`))).byline).toBe(
      'Kari Nordmann, Per Hansen',
    );
    const authors = '<author>a@b.no (Kari Nordmann)</author><author>Per Hansen</author>';
    expect((await readInShort('rss-item', rss(`${authors}${TEXT}`))).byline).toBe(
      'Kari Nordmann, Per Hansen',
    );
  });

  it('is its content, also when the description says something else', async () => {
    const bytes = rss(`<description>Ingress.</description>${TEXT}`);
    expect(await readInShort('rss-item', bytes)).toMatchObject({ blocks: ['paragraph: Nato svarte.'] });
    expect(await placesOfRole('rss-item', bytes, 'metadata')).toContain('Ingress.');
  });

  it.each([
    '<description><p>Nato svarte.</p><p>Svaret er skriftlig.</p></description>',
    '<content:encoded><p>Nato svarte.</p><script src="a"/><p>Svaret er skriftlig.</p></content:encoded>',
    '<xhtml:body><xhtml:p>Nato svarte.</xhtml:p><xhtml:p>Svaret er skriftlig.</xhtml:p></xhtml:body>',
  ])('may have its text as elements: %s', async (field) => {
    const { blocks } = await readInShort('rss-item', rss(`<title>T</title>${field}`));
    expect(blocks).toEqual(['paragraph: Nato svarte.', 'paragraph: Svaret er skriftlig.']);
  });

  it('is its description when its content is empty', async () => {
    const bytes = rss('<content:encoded></content:encoded><description>Ingress.</description>');
    const { blocks, warnings } = await readInShort('rss-item', bytes);
    expect(blocks).toEqual(['paragraph: Ingress.']);
    expect(warnings).toContain('the feed has only a description of this item, perhaps not its whole text');
  });
});

describe('XHTML in an Atom feed', () => {
  const content = (inside: string, start = '<div xmlns="http://www.w3.org/1999/xhtml">') =>
    atom(`<content type="xhtml">${start}${inside}</${start.slice(1).split(' ')[0]}></content>`);

  it.each<[string, Uint8Array]>([
    ['line breaks', content('Nato svarte.<br/><br />Svaret er skriftlig.')],
    ['empty paragraphs', content('<p/><p>Nato svarte.</p><p/><p>Svaret er skriftlig.</p>')],
    ['an empty frame', content('<p>Nato svarte.</p><iframe src="a"/><p>Svaret er skriftlig.</p>')],
    ['an empty script', content('<p>Nato svarte.</p><script src="a"/><p>Svaret er skriftlig.</p>')],
    ['CDATA', content('<p><![CDATA[Nato svarte.]]></p><p>Svaret er skriftlig.</p>')],
    [
      'prefixes',
      content(
        '<x:p>Nato svarte.</x:p><x:p>Svaret er skriftlig.</x:p>',
        '<x:div xmlns:x="http://www.w3.org/1999/xhtml">',
      ),
    ],
  ])('is read with %s', async (_, bytes) => {
    const { blocks } = await readInShort('atom-entry', bytes);
    expect(blocks).toEqual(['paragraph: Nato svarte.', 'paragraph: Svaret er skriftlig.']);
  });

  it('says where each character stands', async () => {
    const bytes = content('<p>Nato <i/>svarte.</p><p><![CDATA[Mer & mer.]]></p>');
    expect(await placesOfRole('atom-entry', bytes, 'block')).toEqual(['Nato', 'svarte.', 'Mer & mer.']);
  });

  /** What is written, and the text it stands for. */
  const piece = fc.oneof(
    fc.constantFrom<[string, string]>(
      ['<i/>', ''],
      ['<x:b a="1 > 0"><i>b</i></x:b>', 'b'],
      ['<!-- </p> -->', ''],
      ['<?php </p> ?>', ''],
      ['<script src="a"/>', ''],
      ['&amp;', '&'],
      ['&lt;p&gt;', '<p>'],
      ['<![CDATA[&amp;</p> ]]>', '&amp;</p> '],
      ['<br/>', ' '],
    ),
    fc.constantFrom('Nato ', 'svarte. ', 'å', '😀').map((text): [string, string] => [text, text]),
  );

  it('has every character of its text once, whatever is written between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(piece, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 }),
        async (all) => {
          const written = all.map((pieces) => `<p>Sak ${pieces.map(([xml]) => xml).join('')}</p>`).join('');
          const bytes = content(
            written,
            '<div xmlns="http://www.w3.org/1999/xhtml" xmlns:x="http://www.w3.org/1999/xhtml">',
          );
          const { parsed, text } = await readArticle('atom-entry', bytes);
          expectTiling(text, parsed);
          const letters = (some: string) => some.replace(/\s+/g, '');
          expect(letters(parsed.blocks.map((block) => block.text).join(''))).toBe(
            letters(all.map((pieces) => `Sak ${pieces.map(([, said]) => said).join('')}`).join('')),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
