/** One item of RSS, Atom or a WordPress export, alone in a file with as much of the feed around it as it needs. */
import { counted } from '../../text/counted.ts';
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { globalIdOf } from './global-id.ts';
import { addAll, located, rangesOf, trimLocated } from './located.ts';
import type { ReadArticle, Readers } from './reading.ts';
import {
  type FieldText,
  looksLikeHtml,
  readHtmlField,
  readInline,
  readInlineName,
  readRichField,
  readXhtmlField,
  takeText,
} from './rich-text.ts';
import { readXmlText } from './source-text.ts';
import { countFootnotes, postTypeRefusal, readShortcodes } from './wordpress.ts';
import { XmlFields } from './xml-fields.ts';
import {
  allNamed,
  childNamed,
  childrenNamed,
  elementsOf,
  localName,
  readXml,
  textIn,
  type XmlElement,
} from './xml-tree.ts';

interface Opened {
  text: string;
  encoding: string;
  draft: Draft;
  fields: XmlFields;
  root: XmlElement;
  item: XmlElement;
}

function openItem(bytes: Uint8Array, name: 'item' | 'entry'): Opened {
  const { text, encoding, warnings } = readXmlText(bytes);
  const root = readXml(text);
  const item = localName(root) === name ? root : allNamed(root, name)[0];
  if (!item) throw new ParseError(`there is no <${name}> in it`, 1);
  const draft: Draft = { ...emptyDraft(), warnings: [...warnings] };
  return { text, encoding, draft, fields: new XmlFields(text, draft), root, item };
}

function finish({ text, encoding, draft, item }: Opened): ReadArticle {
  const id = childNamed(item, 'guid') ?? childNamed(item, 'id');
  return {
    parsed: assemble(text, draft),
    text,
    encoding,
    globalId: id ? globalIdOf(textIn(id).text) : undefined,
  };
}

/** Everything of a feed's item that is not title and text. */
function readRssDetails({ fields, root, item, draft }: Opened): void {
  const channel = childNamed(root, 'channel');
  const guid = childNamed(item, 'guid');
  const isAddress =
    guid?.attributes.isPermaLink !== 'false' && /^https?:/.test(guid ? textIn(guid).text.trim() : '');
  const link = fields.child(item, 'link') ?? (isAddress ? fields.text(guid) : null);
  const date = fields.child(item, 'pubDate', 'dc:date', 'published');
  draft.date = readDateField(date, fields.line(childNamed(item, 'pubDate') ?? item), draft.warnings);
  draft.details = {
    byline:
      readNames(fields.children(item, 'dc:creator').map(readInlineName)) ??
      readNames(fields.children(item, 'author').map(readInlineName)),
    publisher: readName(
      readInlineName(fields.child(item, 'source', 'dc:publisher') ?? fields.child(channel, 'title')),
    ),
    language: readLanguage(
      fields.attribute(item, 'xml:lang') ??
        fields.child(item, 'dc:language') ??
        fields.child(channel, 'language', 'dc:language'),
    ),
    keywords: keywordsIn([...fields.children(item, 'category'), ...fields.children(item, 'dc:subject')]),
    sourceUrl: readUrl(link, draft.warnings),
  };
  fields.child(item, 'guid');
}

const keywordsIn = (names: readonly (string | null)[]) =>
  readKeywords(names.map((name) => readInlineName(name) ?? ''));

const hasText = (element: XmlElement | null): element is XmlElement =>
  element !== null && textIn(element).text.trim() !== '';

/** The first child with text, of the names in their order. */
function textChild(item: XmlElement, ...names: string[]): XmlElement | undefined {
  return names.flatMap((name) => childrenNamed(item, name)).find(hasText);
}

/** Text of a field of RSS: characters, as the format wants it, or the elements that some write there. */
function readFeedField({ text, draft }: Opened, element: XmlElement): FieldText {
  if (elementsOf(element).length > 0) return readXhtmlField(located(text, element.open, element.close));
  return readRichField(trimLocated(textIn(element)), draft.title !== null);
}

function readRssItem(bytes: Uint8Array): ReadArticle {
  const opened = openItem(bytes, 'item');
  const { fields, item, draft } = opened;
  const title = fields.located(item, 'title');
  draft.title = title ? readInline(title) : null;
  readRssDetails(opened);
  const content = textChild(item, 'content:encoded', 'xhtml:body', 'body');
  const description = textChild(item, 'description', 'summary');
  const body = content ?? description;
  if (!body) throw new ParseError('the item has neither content nor a description', fields.line(item));
  if (!content)
    draft.warnings.push('the feed has only a description of this item, perhaps not its whole text');
  // A description is often the first words of the content again.
  else if (description) fields.text(description);
  takeText(draft, readFeedField(opened, body));
  leaveSource(draft);
  return finish(opened);
}

/** What WordPress puts under each item of a feed, in the languages that it has. */
const APPEARED =
  /^\s*(?:The post|Innlegget|Indlægget|Inlägget|Artikkeli)\s.{1,400}\s(?:appeared first on|dukket (?:først opp på|opp først på)|blev først udgivet på|dukkede først op på|dök först upp på|ilmestyi ensin)\s.{1,200}$/isu;

/** Says where the item comes from, and is no text of it. */
function leaveSource({ blocks, dropped, warnings }: Draft): void {
  const last = blocks.at(-1);
  if (!last || blocks.length < 2 || !APPEARED.test(last.content.text)) return;
  blocks.pop();
  addAll(dropped, rangesOf(last.content));
  warnings.push('its last paragraph says only where it appeared first, and was left out');
}

/** The content of an Atom entry: text, escaped HTML, or XHTML that stands in the feed as elements. */
function readAtomText({ text, draft }: Opened, element: XmlElement): void {
  const type = element.attributes.type ?? 'text';
  if (elementsOf(element).length > 0) {
    takeText(draft, readXhtmlField(located(text, element.open, element.close)));
  } else {
    const content = textIn(element);
    const isHtml = type === 'html' || type === 'text/html' || looksLikeHtml(content.text);
    takeText(draft, isHtml ? readHtmlField(content) : readRichField(content, draft.title !== null));
  }
}

/** `<link>` without a relation, or `rel="alternate"`. */
function linkOf(entry: XmlElement): XmlElement | undefined {
  return childrenNamed(entry, 'link').find(
    ({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate',
  );
}

function readAtomDetails({ fields, root, item, draft }: Opened): void {
  const people = (parent: XmlElement) =>
    childrenNamed(parent, 'author').map((author) => readInlineName(fields.child(author, 'name')));
  const own = people(item);
  const feed = root === item ? null : root;
  const date = fields.child(item, 'published', 'issued', 'updated');
  draft.date = readDateField(date, fields.line(childNamed(item, 'published') ?? item), draft.warnings);
  const keywords = childrenNamed(item, 'category').map(
    (category) => fields.attribute(category, 'label') ?? fields.attribute(category, 'term'),
  );
  draft.details = {
    byline: readNames(own.length > 0 || !feed ? own : people(feed)),
    publisher: readName(readInlineName(fields.child(childNamed(item, 'source') ?? feed, 'title'))),
    language: readLanguage(fields.attribute(item, 'xml:lang') ?? fields.attribute(feed, 'xml:lang')),
    keywords: keywordsIn(keywords),
    sourceUrl: readUrl(fields.attribute(linkOf(item), 'href'), draft.warnings),
  };
  fields.child(item, 'id');
}

function readAtomEntry(bytes: Uint8Array): ReadArticle {
  const opened = openItem(bytes, 'entry');
  const { fields, item, draft } = opened;
  const title = fields.located(item, 'title');
  draft.title = title ? readInline(title) : null;
  readAtomDetails(opened);
  const [content, summary] = [childNamed(item, 'content'), childNamed(item, 'summary')];
  const body = hasText(content) ? content : summary;
  if (!hasText(body)) throw new ParseError('the entry has neither content nor a summary', fields.line(item));
  if (body === summary) {
    draft.warnings.push('the feed has only a summary of this entry, perhaps not its whole text');
  } else fields.child(item, 'summary');
  readAtomText(opened, body);
  return finish(opened);
}

/** WordPress writes login names; the display name stands in the head of the export. */
function displayName(fields: XmlFields, root: XmlElement, login: string | null): string | null {
  const author = allNamed(root, 'author').find(
    (one) => one.name === 'wp:author' && fields.child(one, 'wp:author_login') === login,
  );
  return fields.child(author, 'wp:author_display_name') ?? login;
}

function keywordsOf(fields: XmlFields, item: XmlElement): string[] {
  const terms = childrenNamed(item, 'category').filter(({ attributes }) =>
    ['category', 'post_tag'].includes(attributes.domain ?? 'category'),
  );
  return keywordsIn(terms.map((term) => fields.text(term)).filter((name) => name !== 'Uncategorized'));
}

/** The notes below a post stand beside its text, in a field of their own: they are left out as those of Word files are. */
function leaveOutFootnotes({ fields, item, draft }: Opened): void {
  for (const meta of childrenNamed(item, 'wp:postmeta')) {
    const value = childNamed(meta, 'wp:meta_value');
    if (fields.located(meta, 'wp:meta_key')?.text !== 'footnotes' || !value) continue;
    const notes = trimLocated(textIn(value));
    const count = countFootnotes(notes.text);
    if (count > 0) {
      const left = `${counted(count, 'footnote')} of the post left out`;
      draft.warnings.push(`${left}: add to the text what readers need of it`);
    }
    addAll(draft.dropped, rangesOf(notes));
  }
}

function readWxrItem(bytes: Uint8Array): ReadArticle {
  const opened = openItem(bytes, 'item');
  const { fields, root, item, draft } = opened;
  const refusal = postTypeRefusal(
    fields.child(item, 'wp:post_type'),
    fields.child(item, 'wp:status'),
    draft.warnings,
  );
  if (refusal) throw new ParseError(refusal, fields.line(item));
  if (fields.child(item, 'wp:post_password'))
    draft.warnings.push('Protected by a password in WordPress: only some may read it there.');
  const title = fields.located(item, 'title');
  draft.title = title ? readInline(title) : null;
  const date = fields.child(item, 'wp:post_date', 'pubDate');
  draft.date = readDateField(date, fields.line(childNamed(item, 'wp:post_date') ?? item), draft.warnings);
  const channel = childNamed(root, 'channel');
  draft.details = {
    byline: readName(readInlineName(displayName(fields, root, fields.child(item, 'dc:creator')))),
    publisher: readName(readInlineName(fields.child(channel, 'title'))),
    language: readLanguage(fields.child(channel, 'language')),
    keywords: keywordsOf(fields, item),
    sourceUrl: readUrl(fields.child(item, 'link'), draft.warnings),
  };
  fields.child(item, 'guid');
  const content = fields.located(item, 'content:encoded');
  if (!content) throw new ParseError('the post has no content', fields.line(item));
  takeText(draft, readShortcodes(readHtmlField(content, { blankLines: true })));
  leaveOutFootnotes(opened);
  return finish(opened);
}

export const feedReaders: Readers<'rss-item' | 'atom-entry' | 'wxr-item'> = {
  'rss-item': readRssItem,
  'atom-entry': readAtomEntry,
  'wxr-item': readWxrItem,
};
