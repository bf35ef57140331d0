import { describe, expect, it } from 'vitest';
import type { RecordFile } from './split.ts';
import { outcomeOf, recordsOf, sample, utf8 } from './testing-formats.ts';

const inBrief = (records: RecordFile[]) =>
  records.map(
    (record) => `${record.key} @${record.line}: ${'refused' in record ? record.refused : record.format}`,
  );

describe('a NewsML-G2 message', () => {
  const message = (items: string, root = 'newsMessage') =>
    utf8(
      `<${root} xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>x</sent></header><itemSet>${items}</itemSet></${root}>`,
    );
  const news = (
    guid: string,
    text = '<inlineData contenttype="text/plain">Tekst.</inlineData>',
    kind = 'text',
  ) =>
    `<newsItem version="1" guid="${guid}"><itemMeta><itemClass qcode="ninat:${kind}"/></itemMeta><contentSet>${text}</contentSet></newsItem>\n`;

  it('has an article an item with text; what else is in it is left out by its name', async () => {
    const records = await recordsOf('newsml', sample('newsmessage-many.xml'));
    expect(inBrief(records)).toEqual([
      'urn:newsml:byraa.example:20220126:picture-1 @7: skipped: a picture, which is no article',
      'urn:newsml:byraa.example:20220126:text-1 @12: newsml-g2',
      'urn:newsml:byraa.example:20220126:video-1 @22: skipped: a video, which is no article',
      'urn:newsml:byraa.example:20220126:text-2 @27: newsml-g2',
      'urn:newsml:byraa.example:20220126:package-1 @34: skipped: a package, which is no article',
    ]);
    expect(records.map((record) => 'skipped' in record && record.skipped !== null)).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it.each<[string, string]>([
    [news('a', '<remoteContent href="a.mp3"/>', 'audio'), 'an audio recording'],
    [news('a', '<remoteContent href="a.pdf"/>', 'text'), 'a news item without text'],
    [
      news('a', '<inlineData contenttype="image/png" encoding="base64">AAAA</inlineData>', 'graphic'),
      'a graphic',
    ],
    ['<conceptItem guid="a"><concept/></conceptItem>', 'a concept'],
    ['<planningItem guid="a"><newsCoverageSet/></planningItem>', 'a plan of coverage'],
  ])('leaves out %s', async (item, words) => {
    expect(inBrief(await recordsOf('newsml', message(item)))).toEqual([
      `a @1: skipped: ${words}, which is no article`,
    ]);
  });

  it('may name its elements with a prefix, and be a package with the items inside', async () => {
    const prefixed = news('a').replace(/<(\/?)/g, '<$1n:');
    const bytes = utf8(
      `<n:newsMessage xmlns:n="x"><n:itemSet>${prefixed}${prefixed.replace('"a"', '"b"')}</n:itemSet></n:newsMessage>`,
    );
    const records = await recordsOf('newsml', bytes);
    expect(inBrief(records)).toEqual(['a @1: newsml-g2', 'b @2: newsml-g2']);
    const outcomes = records.map((record) => 'bytes' in record && outcomeOf(record.format, record.bytes));
    expect(await Promise.all(outcomes)).toEqual(
      Array(2).fill('imported; no date: it can be set on the article'),
    );
    const inside = await recordsOf('newsml', message(news('a') + news('b'), 'packageItem'));
    expect(inBrief(inside)).toEqual(['a @1: newsml-g2', 'b @2: newsml-g2']);
  });

  it('loses none but the item that is broken', async () => {
    const broken = news('b').replace('</newsItem>', '');
    const items = `${news('a')}${broken}${news('c')}${news('c')}${news('d').slice(0, 60)}`;
    const bytes = utf8(`<newsMessage><itemSet>${items}`);
    expect(inBrief(await recordsOf('newsml', bytes, 9))).toEqual([
      'a @1: newsml-g2',
      'b @2: its <newsItem> is never closed',
      'c @3: newsml-g2',
      'row-4 @4: its id "c" was used before, on line 3',
      'd @5: its <newsItem> is never closed; the file breaks off',
    ]);
  });

  it('says of its sending nothing in the articles, which come again with another', async () => {
    const [record] = await recordsOf('newsml', message(news('a')));
    expect(record && 'bytes' in record ? new TextDecoder().decode(record.bytes) : '').not.toContain('<sent>');
  });
});
