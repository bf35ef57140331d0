/** NewsML-G2 (IPTC): one text news item, alone or with others in a news message. https://iptc.org/std/NewsML-G2/ */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { globalIdOf } from './global-id.ts';
import { addAll, located, rangesOf, trimLocated } from './located.ts';
import { inLanguageOf } from './newsml-language.ts';
import { readNitfBody } from './nitf.ts';
import type { Reader } from './reading.ts';
import { readPlainField, readRichField, readXhtmlField, takeText } from './rich-text.ts';
import { readXmlText } from './source-text.ts';
import { XmlFields } from './xml-fields.ts';
import {
  allNamed,
  childNamed,
  childrenNamed,
  descend,
  elementsOf,
  localName,
  readXml,
  textIn,
  type XmlElement,
} from './xml-tree.ts';

/** Text as elements or as characters; a picture may be written as characters, too. */
function isText(part: XmlElement): boolean {
  if (localName(part) === 'inlineXML') return true;
  const { encoding, contenttype = '' } = part.attributes;
  return (
    localName(part) === 'inlineData' &&
    encoding === undefined &&
    !/^(?:image|video|audio)\//.test(contenttype)
  );
}

const hasText = (item: XmlElement) => descend(item, 'contentSet').flatMap(elementsOf).some(isText);

/**
 * The one item of the file that has text. Throws ParseError for none, and for several: a message with many is cut into its
 * items before (split-newsml.ts).
 */
function textItem(root: XmlElement, fields: XmlFields): XmlElement {
  const items = localName(root) === 'newsItem' ? [root] : allNamed(root, 'newsItem');
  const texts = items.filter(hasText);
  const [only] = texts;
  if (!only) {
    throw new ParseError('there is no news item with text in it; pictures and packages are not imported', 1);
  }
  if (texts.length > 1) {
    throw new ParseError(
      `it holds ${texts.length} articles; save each news item as a file of its own`,
      fields.line(texts[1]),
    );
  }
  const others = items.length - 1;
  if (others > 0)
    fields.draft.warnings.push(`${others} other news item${others > 1 ? 's' : ''} without text left out`);
  return only;
}

/** The first rendition with text: XHTML or NITF as elements, HTML or plain text as characters. */
function readContent(fields: XmlFields, item: XmlElement): { byline: string | null } {
  const { draft, raw } = fields;
  const parts = descend(item, 'contentSet')
    .flatMap(elementsOf)
    .filter((part) => isText(part) && textIn(part).text.trim() !== '');
  const part = parts.find((one) => localName(one) === 'inlineXML') ?? parts[0];
  if (!part) throw new ParseError('the news item has no text', fields.line(item));
  const nitf = childNamed(part, 'nitf');
  if (nitf) return readNitfBody(fields, nitf);
  const [body] = allNamed(part, 'body');
  const from = body ?? part;
  for (const title of allNamed(part, 'title')) fields.text(title);
  if (elementsOf(from).length > 0) {
    takeText(draft, readXhtmlField(located(raw, from.open, from.close)));
  } else {
    const content = trimLocated(textIn(from));
    const isTitled = draft.title !== null;
    const isPlain = part.attributes.contenttype === 'text/plain';
    takeText(draft, isPlain ? readPlainField(content, isTitled) : readRichField(content, isTitled));
  }
  return { byline: null };
}

/** A concept's name: its own text, its `<name>` in the language of the item, or its literal. */
function nameOf(fields: XmlFields, item: XmlElement, concept: XmlElement): string | null {
  for (const name of inLanguageOf(item, childrenNamed(concept, 'name'))) {
    const text = fields.text(name);
    if (text !== null) return text;
  }
  return elementsOf(concept).length === 0 && textIn(concept).text.trim() !== ''
    ? fields.text(concept)
    : fields.attribute(concept, 'literal');
}

function publisherOf(fields: XmlFields, item: XmlElement): string | null {
  const candidates = [
    ...descend(item, 'itemMeta', 'provider'),
    ...descend(item, 'contentMeta', 'infoSource'),
    ...descend(item, 'rightsInfo', 'copyrightHolder'),
  ];
  for (const candidate of candidates) {
    const name = nameOf(fields, item, candidate);
    if (name !== null) return readName(name);
  }
  return null;
}

function dateOf(fields: XmlFields, item: XmlElement): string | null {
  const [meta] = childrenNamed(item, 'itemMeta');
  const [content] = childrenNamed(item, 'contentMeta');
  const created = fields.child(content, 'contentCreated', 'contentModified');
  const date = fields.child(meta, 'firstCreated') ?? created ?? fields.child(meta, 'versionCreated');
  return readDateField(date, fields.line(meta ?? item), fields.draft.warnings);
}

/** Relations (irel) to the page on which the item itself stands. Without one, a link leads to something else. */
const OWN_PAGE = /(?:^|[:/#])(?:canonical|permalink|isRepresentationOf)$/i;

/** The page of the item: a link that says so, or where its text stands as HTML. */
function addressOf(fields: XmlFields, item: XmlElement): string | null {
  const links = descend(item, 'itemMeta', 'link').filter(({ attributes }) =>
    OWN_PAGE.test(attributes.rel ?? ''),
  );
  const pages = descend(item, 'contentSet', 'remoteContent').filter(({ attributes }) =>
    /html/.test(attributes.contenttype ?? ''),
  );
  const own = [...links, ...pages].find(({ attributes }) => /^https?:/.test(attributes.href ?? ''));
  return readUrl(fields.attribute(own, 'href'), fields.draft.warnings);
}

function readItemDetails(fields: XmlFields, item: XmlElement, byline: string | null): void {
  const { draft } = fields;
  const [meta] = childrenNamed(item, 'contentMeta');
  const all = (name: string) => (meta ? childrenNamed(meta, name) : []);
  const named = (concepts: readonly XmlElement[]) => concepts.map((one) => nameOf(fields, item, one));
  draft.date = dateOf(fields, item);
  const creators = named(all('creator'));
  const keywords = named([...inLanguageOf(item, all('keyword')), ...all('subject')]);
  draft.details = {
    byline:
      readNames(inLanguageOf(item, all('by')).map((by) => fields.text(by))) ?? byline ?? readNames(creators),
    publisher: publisherOf(fields, item),
    language: readLanguage(fields.attribute(all('language')[0], 'tag') ?? fields.attribute(item, 'xml:lang')),
    keywords: readKeywords(keywords.map((keyword) => keyword ?? '')),
    sourceUrl: addressOf(fields, item),
  };
  fields.attribute(item, 'guid');
}

/** The main one in the language of the item. */
function headlineOf(item: XmlElement): XmlElement | undefined {
  const headlines = inLanguageOf(item, descend(item, 'contentMeta', 'headline'));
  const main = headlines.find(({ attributes }) => /^(?:.*[:/]main)?$/i.test(attributes.role ?? ''));
  return main ?? headlines[0] ?? inLanguageOf(item, descend(item, 'itemMeta', 'title'))[0];
}

/** Title and dateline stand in the metadata of the content. */
function readHeadline(fields: XmlFields, item: XmlElement): void {
  const { draft } = fields;
  const headline = headlineOf(item);
  if (headline) draft.title = trimLocated(textIn(headline));
  const [dateline] = inLanguageOf(item, descend(item, 'contentMeta', 'dateline'));
  if (dateline) draft.blocks.push({ content: textIn(dateline), kind: 'dateline' });
  for (const other of descend(item, 'contentMeta', 'description')) {
    addAll(draft.dropped, rangesOf(trimLocated(textIn(other))));
  }
}

/** Reads one NewsML-G2 file. Throws DecodeError and ParseError. */
export const readNewsMlG2: Reader = (bytes) => {
  const { text, encoding, warnings } = readXmlText(bytes);
  const draft: Draft = { ...emptyDraft(), warnings: [...warnings] };
  const fields = new XmlFields(text, draft);
  const item = textItem(readXml(text), fields);
  readHeadline(fields, item);
  const { byline } = readContent(fields, item);
  readItemDetails(fields, item, byline);
  return { parsed: assemble(text, draft), text, encoding, globalId: globalIdOf(item.attributes.guid) };
};
