/** ninjs 1 and 2 (IPTC News in JSON). https://iptc.org/standards/ninjs/ */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { globalIdOf } from './global-id.ts';
import { field, itemsOf, type JsonNode, type JsonObject, readJsonObject, textOf } from './json-tree.ts';
import { addAll, type LocatedText, rangesOf, trimLocated } from './located.ts';
import type { Reader } from './reading.ts';
import { readHtmlField, readInline, readPlainField } from './rich-text.ts';
import { lineAt, readText } from './source-text.ts';

class NinjsFields {
  readonly raw: string;
  readonly item: JsonObject;
  readonly draft: Draft;

  constructor(raw: string, item: JsonObject, draft: Draft) {
    this.raw = raw;
    this.item = item;
    this.draft = draft;
  }

  /** The first of the fields that has text, with its place. */
  located(...names: string[]): LocatedText | null {
    for (const name of names) {
      const text = textOf(this.raw, field(this.item, name));
      if (text && text.text.trim() !== '') return trimLocated(text);
    }
    return null;
  }

  /** The text of a value, which is remembered as metadata. */
  take(node: JsonNode | undefined): string | null {
    const text = textOf(this.raw, node);
    if (!text || text.text.trim() === '') return null;
    addAll(this.draft.metadata, rangesOf(text));
    return text.text.trim();
  }

  text(...names: string[]): string | null {
    for (const name of names) {
      const text = this.take(field(this.item, name));
      if (text !== null) return text;
    }
    return null;
  }

  /** The names in a list of concepts, under its name in version 1 or 2. */
  names(...lists: string[]): string[] {
    const items = lists.flatMap((list) => itemsOf(field(this.item, list)));
    return items
      .map((item) => this.take(field(item, 'name') ?? field(item, 'literal') ?? item))
      .filter((name) => name !== null);
  }

  /** Version 2 writes `headlines: [{role, value}]`: the main one, else the first. */
  valueIn(list: string, roles: RegExp): LocatedText | null {
    const items = itemsOf(field(this.item, list));
    const role = (item: JsonNode) => textOf(this.raw, field(item, 'role'))?.text ?? 'main';
    const chosen = items.find((item) => roles.test(role(item))) ?? items[0];
    const value = textOf(this.raw, field(chosen, 'value'));
    return value && value.text.trim() !== '' ? trimLocated(value) : null;
  }
}

/** The text as HTML or plain, whichever there is: `body_html` before `body_text`, in version 2 by content type. */
function bodyOf(fields: NinjsFields): { body: LocatedText; isHtml: boolean } | null {
  const html = fields.located('body_html', 'body_xhtml');
  if (html) return { body: html, isHtml: true };
  const bodies = itemsOf(field(fields.item, 'bodies'));
  const typeOf = (node: JsonNode) =>
    textOf(fields.raw, field(node, 'contenttype') ?? field(node, 'contentType'))?.text ?? '';
  const chosen = bodies.find((node) => /html/i.test(typeOf(node))) ?? bodies[0];
  const value = textOf(fields.raw, field(chosen, 'value'));
  if (chosen && value && value.text.trim() !== '')
    return { body: trimLocated(value), isHtml: /html/i.test(typeOf(chosen)) };
  const plain = fields.located('body_text');
  return plain ? { body: plain, isHtml: false } : null;
}

function readNinjsDetails(fields: NinjsFields): void {
  const { draft, raw, item } = fields;
  const created =
    field(item, 'firstcreated') ?? field(item, 'contentcreated') ?? field(item, 'versioncreated');
  draft.date = readDateField(fields.take(created), lineAt(raw, created?.start ?? 0), draft.warnings);
  const sources = itemsOf(field(item, 'infosources')).concat(itemsOf(field(item, 'infosource')));
  const publisher =
    fields.text('source', 'copyrightholder') ??
    sources.map((one) => fields.take(field(one, 'name'))).find((name) => name !== null);
  const link = fields.text('ednote_url', 'url', 'canonicalurl', 'link');
  const uri = fields.text('uri');
  draft.details = {
    byline:
      readName(fields.text('byline', 'by')) ?? readNames(fields.names('creator', 'creators', 'authors')),
    publisher: readName(publisher),
    language: readLanguage(fields.text('language')),
    keywords: readKeywords([
      ...fields.names('keyword', 'keywords'),
      ...fields.names(
        'subject',
        'subjects',
        'person',
        'people',
        'organisation',
        'organisations',
        'place',
        'places',
      ),
    ]),
    // The identifier of an item may be a `tag:` or `urn:`; only an address leads somewhere.
    sourceUrl: readUrl(link ?? (uri && /^https?:/i.test(uri) ? uri : null), draft.warnings),
  };
}

/** Everything in quotation marks that became nothing else was left out: descriptions, renditions, rights. */
function stringsIn(node: JsonNode, body: LocatedText, draft: Draft): void {
  const start = body.runs[0]?.start ?? -1;
  // Between the blocks of the body there is markup.
  if (node.kind === 'string' && !(node.start <= start && start < node.end)) draft.dropped.push(node);
  else if (node.kind === 'array') for (const item of node.items) stringsIn(item, body, draft);
  else if (node.kind === 'object') for (const value of node.entries.values()) stringsIn(value, body, draft);
}

/** Reads one ninjs item. Throws DecodeError and ParseError. */
export const readNinjs: Reader = (bytes) => {
  const { text, encoding } = readText(bytes);
  const item = readJsonObject(text);
  const draft = emptyDraft();
  const fields = new NinjsFields(text, item, draft);
  const type = textOf(text, field(item, 'type'))?.text ?? 'text';
  if (type !== 'text' && type !== 'composite')
    throw new ParseError(`the item is of the type ${type.slice(0, 40)}, not text`, 1);
  const found = bodyOf(fields);
  if (!found) throw new ParseError('the item has no body_html, body_text or bodies', 1);
  const title =
    fields.located('headline') ?? fields.valueIn('headlines', /main|headline/i) ?? fields.located('title');
  draft.title = title ? readInline(title) : null;
  // ninjs names the place for the dateline `located`.
  const dateline = fields.located('dateline', 'located');
  const content = found.isHtml ? readHtmlField(found.body) : readPlainField(found.body, draft.title !== null);
  if (dateline) addAll(draft.metadata, rangesOf(dateline));
  draft.blocks = content.blocks;
  draft.title ??= content.title;
  addAll(draft.dropped, content.dropped);
  readNinjsDetails(fields);
  stringsIn(item, found.body, draft);
  draft.dropped.sort((a, b) => a.start - b.start);
  const globalId = globalIdOf(textOf(text, field(item, 'uri'))?.text);
  return { parsed: assemble(text, draft), text, encoding, globalId };
};
