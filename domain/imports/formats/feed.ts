/** One item of RSS, Atom or a WordPress export, alone in a file with as much of the feed around it as it needs. */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { globalIdOf } from './global-id.ts';
import { addAll, located, rangesOf } from './located.ts';
import type { ReadArticle, Readers } from './reading.ts';
import { looksLikeHtml, readHtmlField, readInline, readRichField, takeText } from './rich-text.ts';
import { readXmlText } from './source-text.ts';
import { postTypeRefusal, readShortcodes } from './wordpress.ts';
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
    byline: readNames(fields.children(item, 'dc:creator')) ?? readName(fields.child(item, 'author')),
    publisher: readName(fields.child(item, 'source', 'dc:publisher') ?? fields.child(channel, 'title')),
    language: readLanguage(
      fields.attribute(item, 'xml:lang') ??
        fields.child(item, 'dc:language') ??
        fields.child(channel, 'language', 'dc:language'),
    ),
    keywords: readKeywords([...fields.children(item, 'category'), ...fields.children(item, 'dc:subject')]),
    sourceUrl: readUrl(link, draft.warnings),
  };
  fields.child(item, 'guid');
}

function readRssItem(bytes: Uint8Array): ReadArticle {
  const opened = openItem(bytes, 'item');
  const { fields, item, draft } = opened;
  const title = fields.located(item, 'title');
  draft.title = title ? readInline(title) : null;
  readRssDetails(opened);
  const content = fields.located(item, 'content:encoded');
  const description = fields.located(item, 'description', 'summary');
  const body = content ?? description;
  if (!body) throw new ParseError('the item has neither content nor a description', fields.line(item));
  if (!content)
    draft.warnings.push('the feed has only a description of this item, perhaps not its whole text');
  // A description is often the first words of the content again.
  else if (description) fields.child(item, 'description', 'summary');
  takeText(draft, readRichField(body, draft.title !== null));
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
  if (type === 'xhtml' || elementsOf(element).length > 0) {
    takeText(draft, readHtmlField(located(text, element.open, element.close)));
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
    childrenNamed(parent, 'author').map((author) => fields.child(author, 'name'));
  const own = people(item);
  const feed = root === item ? null : root;
  const date = fields.child(item, 'published', 'issued', 'updated');
  draft.date = readDateField(date, fields.line(childNamed(item, 'published') ?? item), draft.warnings);
  const keywords = childrenNamed(item, 'category').map(
    (category) => fields.attribute(category, 'label') ?? fields.attribute(category, 'term') ?? '',
  );
  draft.details = {
    byline: readNames(own.length > 0 || !feed ? own : people(feed)),
    publisher: readName(fields.child(childNamed(item, 'source') ?? feed, 'title')),
    language: readLanguage(fields.attribute(item, 'xml:lang') ?? fields.attribute(feed, 'xml:lang')),
    keywords: readKeywords(keywords),
    sourceUrl: readUrl(fields.attribute(linkOf(item), 'href'), draft.warnings),
  };
  fields.child(item, 'id');
}

const hasText = (element: XmlElement | null): element is XmlElement =>
  element !== null && textIn(element).text.trim() !== '';

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
  return readKeywords(
    terms.map((term) => fields.text(term) ?? '').filter((name) => name !== 'Uncategorized'),
  );
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
    byline: readName(displayName(fields, root, fields.child(item, 'dc:creator'))),
    publisher: readName(fields.child(channel, 'title')),
    language: readLanguage(fields.child(channel, 'language')),
    keywords: keywordsOf(fields, item),
    sourceUrl: readUrl(fields.child(item, 'link'), draft.warnings),
  };
  fields.child(item, 'guid');
  const content = fields.located(item, 'content:encoded');
  if (!content) throw new ParseError('the post has no content', fields.line(item));
  takeText(draft, readShortcodes(readHtmlField(content, { blankLines: true })));
  return finish(opened);
}

export const feedReaders: Readers<'rss-item' | 'atom-entry' | 'wxr-item'> = {
  'rss-item': readRssItem,
  'atom-entry': readAtomEntry,
  'wxr-item': readWxrItem,
};
