/** ninjs 1 to 3 (IPTC News in JSON): version 2 has lists where 1 has fields, 3 writes capitals inside its names. https://iptc.org/standards/ninjs/ */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, readNames, readUrl } from './field-values.ts';
import { globalIdOf } from './global-id.ts';
import { field, itemsOf, type JsonNode, type JsonObject, readJsonObject, textOf } from './json-tree.ts';
import { addAll, type LocatedText, rangesOf, trimLocated } from './located.ts';
import { chooseBody, type NinjsBody } from './ninjs-body.ts';
import type { Reader } from './reading.ts';
import { readHtmlField, readInline, readPlainField } from './rich-text.ts';
import { lineAt, readText } from './source-text.ts';

/** Fields by their names in lower case, as versions 1 and 2 write them: `versionCreated` of version 3 is `versioncreated`. */
function lowerCased(item: JsonNode): ReadonlyMap<string, JsonNode> {
  const fields = new Map<string, JsonNode>();
  if (item.kind !== 'object') return fields;
  for (const [name, value] of item.entries) {
    const key = name.toLowerCase();
    if (key === name || !fields.has(key)) fields.set(key, value);
  }
  return fields;
}

class NinjsFields {
  readonly raw: string;
  readonly draft: Draft;
  private readonly fields: ReadonlyMap<string, JsonNode>;

  constructor(raw: string, item: JsonObject, draft: Draft) {
    this.raw = raw;
    this.draft = draft;
    this.fields = lowerCased(item);
  }

  /** The first of the fields that is there. */
  field(...names: string[]): JsonNode | undefined {
    return names.map((name) => this.fields.get(name)).find((node) => node !== undefined);
  }

  /** The first of the fields that has text, with its place. */
  located(...names: string[]): LocatedText | null {
    for (const name of names) {
      const text = textOf(this.raw, this.field(name));
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
      const text = this.take(this.field(name));
      if (text !== null) return text;
    }
    return null;
  }

  /** The names in a list of concepts, under its name in version 1 or 2. */
  names(...lists: string[]): string[] {
    const items = lists.flatMap((list) => itemsOf(this.field(list)));
    return items
      .map((item) => this.take(field(item, 'name') ?? field(item, 'literal') ?? item))
      .filter((name) => name !== null);
  }

  /** Version 2 writes `headlines: [{role, value}]`: the main one, else the first. */
  valueIn(list: string, roles: RegExp): LocatedText | null {
    const items = itemsOf(this.field(list));
    const role = (item: JsonNode) => textOf(this.raw, field(item, 'role'))?.text ?? 'main';
    const chosen = items.find((item) => roles.test(role(item))) ?? items[0];
    const value = textOf(this.raw, field(chosen, 'value'));
    return value && value.text.trim() !== '' ? trimLocated(value) : null;
  }
}

/** The texts of an item: `body_html` and its like of version 1, and the list `bodies` of 2 and 3. */
function bodiesOf(fields: NinjsFields): NinjsBody[] {
  const { raw } = fields;
  const own = Object.entries(OWN_BODIES).flatMap(([name, type]) => {
    const value = fields.located(name);
    return value ? [{ role: '', type, value }] : [];
  });
  const listed = itemsOf(fields.field('bodies')).flatMap((node) => {
    const parts = lowerCased(node);
    const said = (name: string) => textOf(raw, parts.get(name))?.text.trim() ?? '';
    const value = textOf(raw, parts.get('value'));
    return value ? [{ role: said('role'), type: said('contenttype').toLowerCase(), value }] : [];
  });
  return [...own, ...listed];
}

/** Media types of the fields of version 1. */
const OWN_BODIES: Readonly<Record<string, string>> = {
  body_html: 'text/html',
  body_xhtml: 'application/xhtml+xml',
  body_text: 'text/plain',
};

function readNinjsDetails(fields: NinjsFields): void {
  const { draft, raw } = fields;
  const created = fields.field('firstcreated', 'contentcreated', 'versioncreated');
  draft.date = readDateField(fields.take(created), lineAt(raw, created?.start ?? 0), draft.warnings);
  const publisher = fields.text('source', 'copyrightholder') ?? fields.names('infosources', 'infosource')[0];
  const link = fields.text('url', 'canonicalurl', 'link');
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
  const type = textOf(text, fields.field('type'))?.text ?? 'text';
  if (type !== 'text' && type !== 'composite')
    throw new ParseError(`the item is of the type ${type.slice(0, 40)}, not text`, 1);
  const found = chooseBody(bodiesOf(fields), draft.warnings);
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
  const globalId = globalIdOf(textOf(text, fields.field('uri'))?.text);
  return { parsed: assemble(text, draft), text, encoding, globalId };
};
