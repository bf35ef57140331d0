/** What is told of a file that brings nothing: the article as it stands, and which options of this run it does not have. */
import type { BulkRow } from '../db/bulk.ts';
import type { ImportOptions } from './import.ts';
import type { Known } from './outcome.ts';
import type { Prepared } from './prepared.ts';

/** An article, as far as options of an import can say something of it. */
export interface Standing {
  id: number;
  slug: string;
  title: string;
  language: string;
  date: string | null;
  publisher: string | null;
  byline: string | null;
  sourceUrl: string | null;
  /** the import that made it, while its run is known */
  importRunId: number | null;
  /** `edited`: somebody chose the title, or the date */
  titleOrigin: string;
  dateOrigin: string | null;
  /** a list of names, as the database has it: Postgres gives a list, SQLite its JSON */
  keywords: unknown;
}

/** In a dry run, the article that would be made of a file before: it has a number below 0, and the file’s path for a slug. */
export const isToCome = ({ id }: Pick<Standing, 'id'>): boolean => id < 0;

/** Prisma's choice of these columns. */
export const STANDING = {
  ...{ id: true, slug: true, title: true, language: true, date: true },
  ...{ publisher: true, byline: true, sourceUrl: true, importRunId: true },
  ...{ titleOrigin: true, dateOrigin: true, keywords: true },
} as const satisfies Record<keyof Standing, true>;

/** The same for SQL, where the article is `a`. */
export const STANDING_COLUMNS = Object.keys(STANDING)
  .map((column) => `a."${column}"`)
  .join(', ');

export function standingOf(row: BulkRow): Standing {
  const text = (column: keyof Standing) => (row[column] === null ? null : String(row[column]));
  return {
    id: Number(row.id),
    slug: String(row.slug),
    title: String(row.title),
    language: String(row.language),
    date: text('date'),
    publisher: text('publisher'),
    byline: text('byline'),
    sourceUrl: text('sourceUrl'),
    importRunId: row.importRunId === null ? null : Number(row.importRunId),
    titleOrigin: String(row.titleOrigin),
    dateOrigin: text('dateOrigin'),
    keywords: row.keywords,
  };
}

/** A file and what whoever imports it says of all files. */
export interface Asked {
  prepared: Prepared;
  options: ImportOptions;
}

/** The formats whose columns can be named. */
const WITH_COLUMNS: readonly string[] = ['csv-record', 'tsv-record', 'json-record'];

/**
 * Whether the same bytes now give another text than the article has from them. Only of formats with columns, which options name:
 * elsewhere it would be this program that reads otherwise.
 */
export function isReadOtherwise(textHash: string, { format, ...prepared }: Prepared): boolean {
  return WITH_COLUMNS.includes(format) && prepared.textHash !== textHash;
}

/** The same bytes, and the article has their text. */
export function unchanged(article: Standing, sourceFileId: number | null, asked: Asked): Known {
  const reason = `${isToCome(article) ? 'The same file as' : 'Already imported as'} “${article.slug}”.`;
  return { ...asItStands(article, reason, asked), status: 'unchanged', sourceFileId };
}

/** The same text in other bytes, with what they say otherwise. */
export function duplicate(article: Standing, asked: Asked): Known {
  const isAs = isToCome(article) ? 'The same text as' : 'The same text is already here as';
  const reason = `${isAs} “${article.slug}”.${otherwise(article, asked)}`;
  return { ...asItStands(article, reason, asked), status: 'duplicate', sourceFileId: null };
}

type Said = [name: string, file: string | null, ours: string | null];

/** What a file says that its article has otherwise, beside what options say; begins with a space. */
function otherwise(article: Standing, asked: Asked): string {
  const said = differing([
    ['date', asked.prepared.parsed.date, article.date],
    ...detailsBeside(article, asked),
  ]);
  return said === null ? '' : ` ${said}`;
}

/** The same of a file that brings another text: title and date are taken, unless an editor set them. */
function leftUntaken(article: Standing, asked: Asked): string | null {
  const { title, date } = asked.prepared.parsed;
  return differing([
    ['title', article.titleOrigin === 'edited' ? title : null, article.title],
    ['date', article.dateOrigin === 'edited' ? date : null, article.date],
    ...detailsBeside(article, asked),
  ]);
}

function detailsBeside(article: Standing, { prepared: { parsed, language }, options }: Asked): Said[] {
  const { details } = parsed;
  return [
    [
      'language',
      options.language === undefined && language.tag !== 'und' ? language.tag : null,
      article.language,
    ],
    ['publisher', options.publisher === undefined ? details.publisher : null, article.publisher],
    ['byline', details.byline, article.byline],
    ['source address', details.sourceUrl, article.sourceUrl],
  ];
}

function differing(fields: readonly Said[]): string | null {
  const said = fields.flatMap(([name, file, ours]) =>
    file !== null && file !== ours ? [`${name} “${file}”`] : [],
  );
  return said.length === 0 ? null : `The file says otherwise, and it was not taken: ${said.join(', ')}.`;
}

/** A text that the article had before, in a file that is not the article’s own: an old copy beside it. */
export function earlierCopy(article: Standing, asked: Asked): Known {
  const reason = `An earlier text of “${article.slug}”.`;
  return { ...asItStands(article, reason, asked), status: 'duplicate', sourceFileId: null };
}

/**
 * Another text for the article; `sourceFileId` when its bytes are stored already. The language is the article’s own, and so is a
 * date that an editor set.
 */
export function updated(article: Standing, reason: string, sourceFileId: number | null, asked: Asked): Known {
  const left = notApplied(article, asked).filter(({ isOfText }) => !isOfText);
  const untaken = leftUntaken(article, asked);
  return {
    status: 'updated',
    reason: `${reason}${inWords(left, null)}`,
    article: { id: article.id, slug: article.slug },
    sourceFileId,
    language: article.language,
    date: article.dateOrigin === 'edited' ? article.date : asked.prepared.parsed.date,
    untaken,
  };
}

function asItStands(article: Standing, reason: string, asked: Asked) {
  const { id, slug, language, date, importRunId } = article;
  const said = `${reason}${inWords(notApplied(article, asked), importRunId)}`;
  return { reason: said, article: { id, slug }, language, date };
}

interface NotApplied {
  said: string;
  /** a changed text brings it along */
  isOfText: boolean;
}

/** What the options of this run would have made of the file, and the article has not. */
function notApplied(article: Standing, { prepared, options }: Asked): NotApplied[] {
  const { language, publisher, mapping = {} } = options;
  if (language === undefined && publisher === undefined && options.mapping === undefined) return [];
  const { title, date, details } = prepared.parsed;
  const all = [
    {
      name: 'language',
      by: language ?? mapping.language,
      wanted: prepared.language.tag,
      is: article.language,
    },
    { name: 'title', by: mapping.title, wanted: title, is: article.title, isOfText: true },
    { name: 'date', by: mapping.date, wanted: date, is: article.date, isOfText: true },
    {
      name: 'publisher',
      by: publisher ?? mapping.publisher,
      wanted: publisher ?? details.publisher,
      is: article.publisher,
    },
    { name: 'byline', by: mapping.byline, wanted: details.byline, is: article.byline },
    { name: 'source address', by: mapping.url, wanted: details.sourceUrl, is: article.sourceUrl },
    {
      name: 'keywords',
      by: mapping.keywords,
      wanted: details.keywords.join(', ') || null,
      is: keywordsOf(article).join(', '),
    },
  ];
  return all
    .filter(({ by, wanted, is }) => by !== undefined && wanted !== null && wanted !== is)
    .map(({ name, wanted, isOfText = false }) => ({ said: `${name} “${wanted}”`, isOfText }));
}

function keywordsOf({ keywords }: Standing): string[] {
  const list: unknown = typeof keywords === 'string' ? JSON.parse(keywords) : keywords;
  return Array.isArray(list) ? list.map(String) : [];
}

/** Begins with a space; empty when there is nothing to say. */
function inWords(left: readonly NotApplied[], run: number | null): string {
  if (left.length === 0) return '';
  const back = run === null ? '' : `, or roll import ${run} back and import again`;
  return ` Not applied to it: ${left.map(({ said }) => said).join(', ')}. Set this on the article${back}.`;
}
