/** One row of a table or one JSON object whose fields have names of their own. Reads them as an article. */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type Draft, emptyDraft } from './assemble.ts';
import {
  readDateField,
  readKeywords,
  readLanguage,
  readName,
  readNames,
  readUrl,
  splitKeywords,
} from './field-values.ts';
import type { ColumnMapping, MappedField } from './format.ts';
import { globalIdOf } from './global-id.ts';
import { addAll, type LocatedText, rangesOf, trimLocated } from './located.ts';
import type { ReadArticle } from './reading.ts';
import { type RecordBody, readBody } from './record-body.ts';
import { readInline, takeText } from './rich-text.ts';
import { lineAt } from './source-text.ts';

/** Names under which other systems export each field, in the order in which they are believed; compared without case, spaces, `-` and `_`. */
export const KNOWN_NAMES: Readonly<Record<MappedField, readonly string[]>> = {
  id: ['id', 'guid', 'uuid', 'uri', '_id', 'articleid', 'postid', 'sourceid', 'externalid'],
  title: [
    'title',
    'headline',
    'heading',
    'name',
    'tittel',
    'overskrift',
    'overskrift1',
    'titel',
    'rubrik',
    'posttitle',
  ],
  date: [
    'date',
    'publishedat',
    'datepublished',
    'published',
    'publisheddate',
    'publicationdate',
    'publishdate',
    'pubdate',
    'postdate',
    'versioncreated',
    'createdat',
    'created',
    'dato',
    'publisert',
    'datum',
  ],
  text: [
    'text',
    'body',
    'content',
    'bodytext',
    'bodyhtml',
    'html',
    'article',
    'fulltext',
    'maintext',
    'articlebody',
    'plaintext',
    'postcontent',
    'tekst',
    'brødtekst',
    'innhold',
    'brödtext',
  ],
  byline: ['byline', 'author', 'authors', 'creator', 'writer', 'journalist', 'forfatter', 'skribent', 'by'],
  publisher: [
    'publisher',
    'publication',
    'source',
    'sourcename',
    'sitename',
    'newspaper',
    'outlet',
    'provider',
    'avis',
    'kilde',
    'utgiver',
  ],
  language: ['language', 'lang', 'languagecode', 'inlanguage', 'locale', 'språk', 'sprog', 'sprak'],
  keywords: [
    'keywords',
    'tags',
    'categories',
    'category',
    'topics',
    'subjects',
    'labels',
    'emneord',
    'stikkord',
    'nøkkelord',
  ],
  url: ['url', 'link', 'sourceurl', 'canonicalurl', 'permalink', 'href', 'webpage', 'adresse', 'lenke'],
};

const folded = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');

/** The name among `names` that holds the field: the mapped one, else a well-known one; null when there is none. */
export function nameOfField(
  field: MappedField,
  names: readonly string[],
  mapping: ColumnMapping | undefined,
): string | null {
  const mapped = mapping?.[field];
  if (mapped !== undefined) {
    return (
      names.find((name) => name === mapped) ?? names.find((name) => folded(name) === folded(mapped)) ?? null
    );
  }
  for (const known of KNOWN_NAMES[field]) {
    const found = names.find((name) => folded(name) === folded(known));
    if (found !== undefined) return found;
  }
  return null;
}

/** One record: its fields by name; several values where a field is a list. */
export interface Fields {
  names: readonly string[];
  values: (name: string) => LocatedText[];
  /** the text of the article in a field, which may be more than its values */
  body: (name: string) => RecordBody;
}

interface ReadableRecord {
  text: string;
  encoding: string;
  fields: Fields;
  mapping: ColumnMapping | undefined;
  warnings: string[];
}

function valuesOf({ fields, mapping }: ReadableRecord, field: MappedField): LocatedText[] {
  const name = nameOfField(field, fields.names, mapping);
  const values = name === null ? [] : fields.values(name);
  return values.map(trimLocated).filter(({ text }) => text !== '');
}

/** Throws ParseError for a mapping to a name the record does not have, unless other records may have it. */
function takeBody(record: ReadableRecord, draft: Draft): void {
  const name = nameOfField('text', record.fields.names, record.mapping);
  if (name === null) {
    const there = listed(record.fields) || 'no field';
    throw new ParseError(`no field is known to hold the text; say which one does. There is: ${there}`, 1);
  }
  const body = record.fields.body(name);
  const { isEmpty } = body.leftOut;
  const leftOut = body.leftOut.inWords('part');
  if (body.parts.length === 0)
    throw new ParseError(`the field "${name}" has no text${isEmpty ? '' : `: ${leftOut}`}`, 1);
  takeText(draft, readBody(body, draft.title !== null));
  addAll(draft.dropped, body.dropped);
  if (!isEmpty)
    draft.warnings.push(
      `left out of the field “${name}”: ${leftOut}; add to the text what readers need of it`,
    );
}

/** What the mapping names and the record does not have: it may be a slip, or a field that only other records have. */
function unmapped({ fields, mapping = {} }: ReadableRecord): string[] {
  return Object.entries(mapping)
    .filter(([field]) => nameOfField(field as MappedField, fields.names, mapping) === null)
    .map(([field, name]) => `No column “${name}” is here for the ${field}. There is: ${listed(fields)}.`);
}

const listed = ({ names }: Fields): string => names.slice(0, 12).join(', ').slice(0, 200);

/** Reads a record by its mapping, or by well-known names. Throws ParseError. */
export function readRecord(record: ReadableRecord): ReadArticle {
  const { text, encoding } = record;
  const draft: Draft = { ...emptyDraft(), warnings: [...record.warnings, ...unmapped(record)] };
  const take = (field: MappedField) => {
    const values = valuesOf(record, field);
    addAll(draft.metadata, values.flatMap(rangesOf));
    return values;
  };
  const [title] = valuesOf(record, 'title');
  draft.title = title ? readInline(title) : null;
  takeBody(record, draft);
  const [date] = take('date');
  draft.date = readDateField(date?.text, date ? lineAt(text, date.runs[0]?.start ?? 0) : 1, draft.warnings);
  const keywords = take('keywords');
  const first = (field: MappedField) => take(field)[0]?.text;
  draft.details = {
    byline: readNames(take('byline').map((name) => name.text)),
    publisher: readName(first('publisher')),
    language: readLanguage(first('language')),
    keywords:
      keywords.length > 1
        ? readKeywords(keywords.map((one) => one.text))
        : splitKeywords(keywords[0]?.text ?? ''),
    sourceUrl: readUrl(first('url'), draft.warnings),
  };
  const globalId = globalIdOf(first('id'));
  markUnused(record, draft);
  return { parsed: assemble(text, draft), text, encoding, globalId };
}

/** Fields nobody asked for are left out, and say so. */
function markUnused({ fields, mapping }: ReadableRecord, draft: Draft): void {
  const text = nameOfField('text', fields.names, mapping);
  const unused = fields.names.filter((name) => name !== text);
  const places = unused.flatMap((name) => fields.values(name).flatMap(rangesOf));
  addAll(draft.dropped, places);
}
