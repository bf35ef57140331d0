/** RSS, Atom and WordPress exports: one article an item, each in a small feed of its own. */
import type { ArticleFormat } from './format.ts';
import { type Cut, decodeCut, type Frame, Keys, type RecordFile } from './record-file.ts';
import { type LeftOutKind, leftOutKind } from './wordpress.ts';
import { cutItems, declarationOf, type FeedHead, XmlCutter } from './xml-cutter.ts';

type FeedFormat = Extract<ArticleFormat, 'wxr-item' | 'rss-item' | 'atom-entry'>;

const HEAD_NAMES: Readonly<Record<FeedFormat, readonly string[]>> = {
  'wxr-item': ['title', 'link', 'language', 'wp:author'],
  'rss-item': ['title', 'link', 'language', 'dc:language'],
  'atom-entry': ['title', 'author'],
};

/** The characters of an element: CDATA or text with the five entities of XML. */
function textOfElement(xml: string, name: string): string | null {
  const inside = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]{0,4000}?)</${name}\\s*>`).exec(xml)?.[1];
  if (inside === undefined) return null;
  const cdata = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(inside)?.[1];
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return (
    cdata ?? inside.replace(/&(amp|lt|gt|quot|apos);/g, (_all, entity: string) => entities[entity] ?? '')
  );
}

function keyOf(xml: string, format: FeedFormat): string | null {
  const own = textOfElement(xml, format === 'atom-entry' ? 'id' : 'guid');
  const about = /^<item\s[^>]*\brdf:about="([^"]{1,500})"/.exec(xml)?.[1];
  const key = own ?? about ?? null;
  return key === null ? null : decodeCut(key);
}

/** The author of the item only: an export may name thousands. */
function authorsOf(head: FeedHead, item: string): string[] {
  const login = textOfElement(item, 'dc:creator');
  const authors = head.elements.get('wp:author') ?? [];
  return authors.filter((author) => login !== null && textOfElement(author, 'wp:author_login') === login);
}

/** As much of a feed as its items need: namespaces, title, language, authors. */
function frameOf(head: FeedHead, format: FeedFormat, authors: readonly string[]): Frame {
  const said = HEAD_NAMES[format]
    .filter((name) => name !== 'wp:author')
    // The first is the feed's own; a picture of the feed has a title and a link as well.
    .flatMap((name) => head.elements.get(name)?.slice(0, 1) ?? []);
  const start = [
    declarationOf(head.encoding),
    head.root,
    ...(format === 'atom-entry' ? [] : ['<channel>']),
    ...said,
    ...authors,
  ];
  const end = format === 'atom-entry' ? '' : '</channel>\n';
  return { before: `${start.join('\n')}\n`, between: '\n', after: `\n${end}</${head.rootName}>\n` };
}

/** An item as a feed of its own. */
function wrap(head: FeedHead, item: string, format: FeedFormat): string {
  const { before, after } = frameOf(head, format, authorsOf(head, item));
  return `${before}${item}${after}`;
}

function skippedAs(item: string, format: FeedFormat): LeftOutKind | null {
  if (format !== 'wxr-item') return null;
  return leftOutKind(textOfElement(item, 'wp:post_type'), textOfElement(item, 'wp:status'));
}

function itemRecord(keys: Keys, cut: Cut, format: FeedFormat, head: FeedHead): RecordFile {
  const key = keyOf(cut.text, format);
  if (cut.refused !== null) return keys.refuse(cut.refused, cut, key);
  const skipped = skippedAs(cut.text, format);
  if (skipped !== null) return keys.skip(skipped, cut, key);
  return keys.record(key, cut, format, wrap(head, cut.text, format));
}

export async function* splitFeed(
  name: string,
  format: FeedFormat,
  texts: AsyncIterable<string>,
  isTranscoded: () => boolean,
): AsyncGenerator<RecordFile> {
  const itemName = format === 'atom-entry' ? 'entry' : 'item';
  const cutter = new XmlCutter((element) => element === itemName, HEAD_NAMES[format]);
  const head = () => (isTranscoded() ? { ...cutter.head, encoding: null } : cutter.head);
  const keys = new Keys(name, () => frameOf(head(), format, cutter.head.elements.get('wp:author') ?? []));
  for await (const cut of cutItems(texts, cutter)) yield itemRecord(keys, cut, format, head());
  if (cutter.refused !== null) yield keys.refuse(cutter.refused, { line: cutter.currentLine, text: '' });
}
