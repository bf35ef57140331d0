/** NITF 3 (IPTC News Industry Text Format). https://iptc.org/standards/nitf/ */
import type { BlockKind } from '../../text/parsed-article.ts';
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, type DraftBlock, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readNames, readUrl } from './field-values.ts';
import { registeredIdOf } from './global-id.ts';
import { addAll, type LocatedText, rangesOf, trimLocated } from './located.ts';
import type { Reader } from './reading.ts';
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

const KINDS: ReadonlyMap<string, BlockKind | null> = new Map(
  Object.entries({
    p: null,
    hl2: 'heading',
    hl1: 'heading',
    bq: 'quote',
    li: 'list-item',
    dt: null,
    dd: null,
    pre: 'paragraph',
    tr: 'paragraph',
    'media-caption': 'caption',
    caption: 'caption',
    fn: 'paragraph',
  } as const),
);
/** Data about media, and notes to editors: no text of the article. */
const NO_TEXT = new Set([
  'media-metadata',
  'media-reference',
  'media-object',
  'virtloc',
  'ednote',
  'correction',
]);

/** Elements that are blocks, or hold some. */
const CONTAINED = new Set([...KINDS.keys(), 'media', 'block', 'ul', 'ol', 'dl', 'table']);

/** The blocks inside an element, in their order; text beside elements is a paragraph too, so that none is lost. */
function blocksIn(element: XmlElement, draft: Draft, kind: BlockKind | null = null): void {
  for (const child of element.children) {
    if (!('name' in child)) {
      draft.blocks.push({ content: child, kind });
      continue;
    }
    const name = localName(child);
    const own = KINDS.get(name) ?? kind;
    if (NO_TEXT.has(name)) addAll(draft.dropped, rangesOf(trimLocated(textIn(child))));
    else if (name === 'media') mediaBlocks(child, draft);
    else if (hasBlocks(child)) blocksIn(child, draft, own);
    else draft.blocks.push({ content: textIn(child, isSeparate), kind: own });
  }
}

const hasBlocks = (element: XmlElement): boolean =>
  elementsOf(element).some((child) => CONTAINED.has(localName(child)) || hasBlocks(child));
const isSeparate = (element: XmlElement) => NO_TEXT.has(localName(element));

/** A picture: its caption is a block, its producer the credit. */
function mediaBlocks(media: XmlElement, draft: Draft): void {
  const [producer] = childrenNamed(media, 'media-producer');
  const credit = producer ? textIn(producer) : undefined;
  const captions: DraftBlock[] = [];
  for (const caption of childrenNamed(media, 'media-caption')) {
    if (hasBlocks(caption)) blocksIn(caption, { ...draft, blocks: captions }, 'caption');
    else captions.push({ content: textIn(caption), kind: 'caption' });
  }
  const first = captions.find(({ content }) => content.text.trim() !== '') ?? captions[0];
  for (const caption of captions) {
    draft.blocks.push(caption === first && credit ? { ...caption, credit } : caption);
  }
  const others = elementsOf(media).filter(
    (child) => localName(child) !== 'media-caption' && child !== producer,
  );
  for (const other of others) addAll(draft.dropped, rangesOf(trimLocated(textIn(other))));
}

/** Headlines, byline, dateline and abstract before the text. */
function readHead(fields: XmlFields, head: XmlElement, draft: Draft): string | null {
  const [headline] = [...descend(head, 'hedline', 'hl1'), ...descend(head, 'headline', 'hl1')];
  if (headline) draft.title = textIn(headline);
  const under: DraftBlock[] = descend(head, 'hedline', 'hl2').map((one) => ({
    content: textIn(one),
    kind: 'heading',
  }));
  addAll(draft.blocks, under);
  const bylines = childrenNamed(head, 'byline').map((byline) => {
    const people = allNamed(byline, 'person').map((person) => fields.text(person));
    if (people.length === 0) return fields.text(byline);
    fields.text(byline);
    return readNames(people);
  });
  const [dateline] = childrenNamed(head, 'dateline');
  for (const abstract of childrenNamed(head, 'abstract')) blocksIn(abstract, draft);
  if (dateline) draft.blocks.push({ content: textIn(dateline), kind: 'dateline' });
  for (const name of ['note', 'rights', 'distributor']) fields.child(head, name);
  return readNames(bylines.map((byline) => byline?.replace(/^(?:av|by|af)\s+/i, '')));
}

/** Title, text and byline of a NITF body; the rest of the draft is the caller's. */
export function readNitfBody(fields: XmlFields, nitf: XmlElement): { byline: string | null } {
  const { draft } = fields;
  const body = childNamed(nitf, 'body');
  if (!body) throw new ParseError('the NITF has no body', fields.line(nitf));
  const [head] = childrenNamed(body, 'body.head');
  const byline = head ? readHead(fields, head, draft) : null;
  for (const content of childrenNamed(body, 'body.content')) blocksIn(content, draft);
  for (const end of childrenNamed(body, 'body.end')) {
    for (const part of elementsOf(end)) {
      const content = textIn(part);
      if (localName(part) === 'tagline') draft.blocks.push({ content, kind: 'paragraph' });
      else addAll(draft.dropped, rangesOf(trimLocated(content)));
    }
  }
  return { byline };
}

function readDocumentData(fields: XmlFields, nitf: XmlElement, byline: string | null): void {
  const { draft } = fields;
  const [data] = descend(nitf, 'head', 'docdata');
  const [publication] = descend(nitf, 'head', 'pubdata');
  const issue = data ? childNamed(data, 'date.issue') : null;
  const date =
    fields.attribute(issue, 'norm') ??
    fields.attribute(publication, 'date.publication') ??
    fields.attribute(data ? childNamed(data, 'date.release') : null, 'norm');
  draft.date = readDateField(date, fields.line(issue ?? publication), draft.warnings);
  const keywords = data
    ? descend(data, 'key-list', 'keyword').map((one) => fields.attribute(one, 'key') ?? '')
    : [];
  const distributor = descend(nitf, 'body', 'body.head', 'distributor')[0];
  draft.details = {
    byline,
    publisher:
      fields.attribute(publication, 'name') ??
      fields.attribute(data ? childNamed(data, 'doc.copyright') : null, 'holder') ??
      fields.text(distributor),
    language: readLanguage(
      fields.attribute(nitf, 'xml:lang') ?? fields.attribute(childNamed(nitf, 'body'), 'xml:lang'),
    ),
    keywords: readKeywords(keywords),
    sourceUrl: readUrl(fields.attribute(publication, 'ex-ref'), draft.warnings),
  };
  fields.attribute(data ? childNamed(data, 'doc-id') : null, 'id-string');
}

/** The title in the head of the file is the working title; it serves when there is no headline. */
function headTitle(nitf: XmlElement): LocatedText | null {
  const [title] = descend(nitf, 'head', 'title');
  const text = title ? trimLocated(textIn(title)) : null;
  return text && text.text !== '' ? text : null;
}

/** Reads one NITF document. Throws DecodeError and ParseError. */
export const readNitf: Reader = (bytes) => {
  const { text, encoding, warnings } = readXmlText(bytes);
  const root = readXml(text);
  if (localName(root) !== 'nitf')
    throw new ParseError(`the outermost element is <${root.name}>, not <nitf>`, 1);
  const draft: Draft = { ...emptyDraft(), warnings: [...warnings] };
  const fields = new XmlFields(text, draft);
  const { byline } = readNitfBody(fields, root);
  const title = headTitle(root);
  if (title && draft.title) addAll(draft.metadata, rangesOf(title));
  draft.title ??= title;
  readDocumentData(fields, root, byline);
  const [id] = descend(root, 'head', 'docdata', 'doc-id');
  const globalId = registeredIdOf(id?.attributes.regsrc, id?.attributes['id-string']);
  return { parsed: assemble(text, draft), text, encoding, globalId };
};
