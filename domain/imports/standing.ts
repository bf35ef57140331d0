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
}

/** Prisma's choice of these columns. */
export const STANDING = {
  ...{ id: true, slug: true, title: true, language: true, date: true },
  ...{ publisher: true, byline: true, sourceUrl: true, importRunId: true },
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
  };
}

/** A file and what whoever imports it says of all files. */
export interface Asked {
  prepared: Prepared;
  options: ImportOptions;
}

/** The same bytes, and the article has their text. */
export function unchanged(article: Standing, sourceFileId: number, asked: Asked): Known {
  const reason = `Already imported as “${article.slug}”.`;
  return { ...asItStands(article, reason, asked), status: 'unchanged', sourceFileId };
}

/** The same text in other bytes, with what they say otherwise. */
export function duplicate(article: Standing, asked: Asked): Known {
  const reason = `The same text is already here as “${article.slug}”.${otherwise(article, asked)}`;
  return { ...asItStands(article, reason, asked), status: 'duplicate', sourceFileId: null };
}

/** What a file says that its article has otherwise, beside what options say; begins with a space. */
function otherwise(article: Standing, { prepared, options }: Asked): string {
  const { date, details } = prepared.parsed;
  const { tag } = prepared.language;
  const fields: [name: string, file: string | null, ours: string | null][] = [
    ['date', date, article.date],
    ['language', options.language === undefined && tag !== 'und' ? tag : null, article.language],
    ['publisher', options.publisher === undefined ? details.publisher : null, article.publisher],
    ['byline', details.byline, article.byline],
    ['source address', details.sourceUrl, article.sourceUrl],
  ];
  const said = fields.flatMap(([name, file, ours]) =>
    file !== null && file !== ours ? [`${name} “${file}”`] : [],
  );
  return said.length === 0 ? '' : ` The file says otherwise, and it was not taken: ${said.join(', ')}.`;
}

/** A text that the article had before, in a file that is not the article’s own: an old copy beside it. */
export function earlierCopy(article: Standing, asked: Asked): Known {
  const reason = `An earlier text of “${article.slug}”.`;
  return { ...asItStands(article, reason, asked), status: 'duplicate', sourceFileId: null };
}

/** Another text for the article; `sourceFileId` when its bytes are stored already. The language is the article’s own. */
export function updated(article: Standing, reason: string, sourceFileId: number | null, asked: Asked): Known {
  const left = notApplied(article, asked).filter(({ isOfText }) => !isOfText);
  return {
    status: 'updated',
    reason: `${reason}${inWords(left, null)}`,
    article: { id: article.id, slug: article.slug },
    sourceFileId,
    language: article.language,
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
  ];
  return all
    .filter(({ by, wanted, is }) => by !== undefined && wanted !== null && wanted !== is)
    .map(({ name, wanted, isOfText = false }) => ({ said: `${name} “${wanted}”`, isOfText }));
}

/** Begins with a space; empty when there is nothing to say. */
function inWords(left: readonly NotApplied[], run: number | null): string {
  if (left.length === 0) return '';
  const back = run === null ? '' : `, or roll import ${run} back and import again`;
  return ` Not applied to it: ${left.map(({ said }) => said).join(', ')}. Set this on the article${back}.`;
}
