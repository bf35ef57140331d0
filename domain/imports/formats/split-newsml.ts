/** NewsML-G2 messages: one article a news item with text; pictures, packages and concepts are none. */
import { type Cut, decodeCut, type Frame, Keys, type RecordFile } from './record-file.ts';
import type { LeftOutKind } from './wordpress.ts';
import { cutItems, declarationOf, type FeedHead, XmlCutter } from './xml-cutter.ts';

const localPart = (name: string) => name.slice(name.indexOf(':') + 1);

/** What a message may hold beside news items. */
const OTHER_ITEMS: ReadonlyMap<string, LeftOutKind> = new Map([
  ['packageItem', { one: 'package', many: 'packages' }],
  ['conceptItem', { one: 'concept', many: 'concepts' }],
  ['knowledgeItem', { one: 'list of concepts', many: 'lists of concepts' }],
  ['planningItem', { one: 'plan of coverage', many: 'plans of coverage' }],
  ['catalogItem', { one: 'catalogue', many: 'catalogues' }],
]);

/** News items without text by their class (ninat). */
const CLASSES: ReadonlyMap<string, LeftOutKind> = new Map([
  ['picture', { one: 'picture', many: 'pictures' }],
  ['graphic', { one: 'graphic', many: 'graphics' }],
  ['video', { one: 'video', many: 'videos' }],
  ['audio', { one: 'audio recording', many: 'audio recordings' }],
  ['animation', { one: 'animation', many: 'animations' }],
]);
const NO_TEXT: LeftOutKind = { one: 'news item without text', many: 'news items without text' };

/** Text as elements or as characters that are no picture: as the reader tells it (newsml-g2.ts), without reading the item. */
function hasText(item: string): boolean {
  for (const [, kind, attributes = ''] of item.matchAll(
    /<(?:[\w.-]+:)?inline(XML|Data)(?=[\s>/])([^>]*)>/g,
  )) {
    const isMedia = /\sencoding\s*=|\scontenttype\s*=\s*["'](?:image|video|audio)\//.test(attributes);
    if (kind === 'XML' || !isMedia) return true;
  }
  return false;
}

const otherItem = (item: string) => OTHER_ITEMS.get(localPart(/^<([\w.:-]+)/.exec(item)?.[1] ?? ''));

function withoutText(item: string): LeftOutKind | null {
  if (hasText(item)) return null;
  const itemClass = /<(?:[\w.-]+:)?itemClass\s[^>]*?\b(?:qcode|uri)\s*=\s*["']([^"']{1,200})["']/.exec(
    item,
  )?.[1];
  return CLASSES.get(/\w+$/.exec(itemClass ?? '')?.[0] ?? '') ?? NO_TEXT;
}

/** The item's own id, as written in its start tag. */
function guidOf(item: string): string | null {
  const tag = /^<[\w.:-]+(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*/.exec(item.slice(0, 5_000))?.[0] ?? '';
  const [, double, single] = /\sguid\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag) ?? [];
  const guid = double ?? single;
  return guid === undefined ? null : decodeCut(guid.replaceAll('&amp;', '&'));
}

/** A message around items. What it says of its sending (`said`) is no part of an article: the next one says otherwise. */
function frameOf({ root, rootName, encoding }: FeedHead, said: readonly string[]): Frame {
  const prefix = rootName.slice(0, rootName.indexOf(':') + 1);
  // items stand in a message as a set, in a package as they are
  const set = localPart(rootName) === 'newsMessage' ? `${prefix}itemSet` : null;
  const before = [declarationOf(encoding), root, ...said, ...(set === null ? [] : [`<${set}>`])];
  const after = `${set === null ? '' : `</${set}>\n`}</${rootName}>`;
  return { before: `${before.join('\n')}\n`, between: '\n', after: `\n${after}\n` };
}

function itemRecord(keys: Keys, cut: Cut, head: FeedHead): RecordFile {
  const key = guidOf(cut.text);
  const other = otherItem(cut.text);
  if (other) return keys.skip(other, cut, key);
  if (cut.refused !== null) return keys.refuse(cut.refused, cut, key);
  const skipped = withoutText(cut.text);
  if (skipped !== null) return keys.skip(skipped, cut, key);
  const { before, after } = frameOf(head, []);
  return keys.record(key, cut, 'newsml-g2', `${before}${cut.text}${after}`);
}

const isItem = (name: string, isRoot: boolean) => {
  const own = localPart(name);
  return own === 'newsItem' || (!isRoot && OTHER_ITEMS.has(own));
};

export async function* splitNewsMessage(
  name: string,
  texts: AsyncIterable<string>,
  isTranscoded: () => boolean,
): AsyncGenerator<RecordFile> {
  const cutter = new XmlCutter(isItem, ['header']);
  const head = () => (isTranscoded() ? { ...cutter.head, encoding: null } : cutter.head);
  const keys = new Keys(name, () => frameOf(head(), cutter.head.elements.get('header') ?? []));
  for await (const cut of cutItems(texts, cutter)) yield itemRecord(keys, cut, head());
  if (cutter.refused !== null) yield keys.refuse(cutter.refused, { line: cutter.currentLine, text: '' });
}
