/** NewsML-G2 (IPTC): one text news item, alone or with others in a news message. https://iptc.org/std/NewsML-G2/ */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { globalIdOf } from './global-id.ts';
import { addAll, rangesOf, trimLocated } from './located.ts';
import { readNitfBody } from './nitf.ts';
import type { Reader } from './reading.ts';
import { readHtmlField, readPlainField, readRichField, takeText } from './rich-text.ts';
import { readXmlText } from './source-text.ts';
import { xhtmlIn } from './xhtml.ts';
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

function hasText(item: XmlElement): boolean {
  const sets = childrenNamed(item, 'contentSet');
  return sets.some((set) => elementsOf(set).some((part) => /^inline(?:XML|Data)$/.test(localName(part))));
}

/** The one item of the file that has text. Throws ParseError for none and for several. */
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
  const parts = descend(item, 'contentSet').flatMap(elementsOf);
  const xml = parts.find((part) => localName(part) === 'inlineXML' && textIn(part).text.trim() !== '');
  const nitf = xml ? childNamed(xml, 'nitf') : null;
  if (nitf) return readNitfBody(fields, nitf);
  const data = parts.find((part) => localName(part) === 'inlineData' && textIn(part).text.trim() !== '');
  if (xml) {
    const [body] = allNamed(xml, 'body');
    const from = body ?? xml;
    for (const title of allNamed(xml, 'title')) fields.text(title);
    takeText(draft, readHtmlField(xhtmlIn(raw, from)));
  } else if (data) {
    const content = trimLocated(textIn(data));
    const isTitled = draft.title !== null;
    const isPlain = data.attributes.contenttype === 'text/plain';
    takeText(draft, isPlain ? readPlainField(content, isTitled) : readRichField(content, isTitled));
  } else throw new ParseError('the news item has no text', fields.line(item));
  return { byline: null };
}

/** A concept's name: its own text, its `<name>`, or its literal. */
function nameOf(fields: XmlFields, concept: XmlElement | undefined): string | null {
  if (!concept) return null;
  const name = fields.child(concept, 'name');
  if (name !== null) return name;
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
    const name = nameOf(fields, candidate);
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

function readItemDetails(fields: XmlFields, item: XmlElement, byline: string | null): void {
  const { draft } = fields;
  const [meta] = childrenNamed(item, 'contentMeta');
  const all = (name: string) => (meta ? childrenNamed(meta, name) : []);
  draft.date = dateOf(fields, item);
  const creators = all('creator').map((creator) => nameOf(fields, creator));
  const links = descend(item, 'itemMeta', 'link').filter(({ attributes }) =>
    /^https?:/.test(attributes.href ?? ''),
  );
  draft.details = {
    byline: readNames(all('by').map((by) => fields.text(by))) ?? byline ?? readNames(creators),
    publisher: publisherOf(fields, item),
    language: readLanguage(fields.attribute(all('language')[0], 'tag') ?? fields.attribute(item, 'xml:lang')),
    keywords: readKeywords([...all('keyword'), ...all('subject')].map((one) => nameOf(fields, one) ?? '')),
    sourceUrl: readUrl(fields.attribute(links[0], 'href'), draft.warnings),
  };
  fields.attribute(item, 'guid');
}

/** Title and dateline stand in the metadata of the content. */
function readHeadline(fields: XmlFields, item: XmlElement): void {
  const { draft } = fields;
  const [headline] = [...descend(item, 'contentMeta', 'headline'), ...descend(item, 'itemMeta', 'title')];
  if (headline) draft.title = trimLocated(textIn(headline));
  const [dateline] = descend(item, 'contentMeta', 'dateline');
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
