/** The rows of new articles and all that stands under them, table by table, in the order that foreign keys allow. */
import type { BulkTx, BulkValue } from '../db/bulk.ts';
import { SEGMENTER_VERSION } from '../text/segment.ts';
import type { ImportOptions } from './import.ts';
import type { Prepared } from './prepared.ts';

export interface NewArticle {
  id: number;
  slug: string;
  sourceFileId: number;
  prepared: Prepared;
}

type Row = BulkValue[];

/** Writes articles with their source files, texts, sentences and findings. `now` is the database's clock. */
export async function insertArticles(
  tx: BulkTx,
  articles: readonly NewArticle[],
  run: number,
  options: ImportOptions,
  now: string,
): Promise<void> {
  const versions = await tx.ids('TextVersion', articles.length);
  const blocks = await tx.ids(
    'Block',
    sum(articles, ({ prepared }) => prepared.parsed.blocks.length),
  );
  await tx.insert(
    'SourceFile',
    SOURCE_FILE,
    articles.map((article) => sourceFileRow(article, now)),
  );
  await tx.insert(
    'Article',
    ARTICLE,
    articles.map((article) => articleRow(article, run, options, now)),
  );
  await tx.insert(
    'TextVersion',
    TEXT_VERSION,
    articles.map((article, i) => versionRow(article, versions[i] ?? 0, now)),
  );
  const texts = articles.map((article, i) => textRows(article, versions[i] ?? 0, blocks));
  await tx.insert(
    'Block',
    BLOCK,
    texts.flatMap((text) => text.blocks),
  );
  await tx.insert(
    'Segment',
    SEGMENT,
    texts.flatMap((text) => text.segments),
  );
  await tx.insert('Finding', FINDING, articles.flatMap(findingRows));
  await tx.insert(
    'ArticleWords',
    ['articleId', 'text'],
    articles.map(({ id, prepared }) => [id, prepared.words]),
  );
}

const SOURCE_FILE = [
  'id',
  'name',
  'path',
  'globalId',
  'sha256',
  'byteLength',
  'encoding',
  'format',
  'bytes',
  'container',
  'line',
  'createdAt',
];

function sourceFileRow({ sourceFileId, prepared }: NewArticle, now: string): Row {
  const { file, sha256, encoding, format } = prepared;
  const { name, path, globalId = null, bytes, container = null, line = null } = file;
  const facts = [name, path, globalId, sha256, bytes.byteLength, encoding, format, bytes];
  return [sourceFileId, ...facts, container, line, now];
}

const ARTICLE = [
  ...[
    'id',
    'slug',
    'title',
    'titleOrigin',
    'language',
    'languageScore',
    'languageOrigin',
    'date',
    'dateOrigin',
  ],
  ...['timeStamp', 'publisher', 'byline', 'sourceUrl', 'keywords', 'textHash', 'nextSegment', 'importRunId'],
  ...['createdAt', 'updatedAt'],
];

function articleRow(
  { id, slug, prepared }: NewArticle,
  run: number,
  options: ImportOptions,
  now: string,
): Row {
  const { parsed, language, segments, textHash } = prepared;
  const { byline, publisher, sourceUrl, keywords } = parsed.details;
  const next = sum(segments, (spans) => spans.length) + 1;
  return [
    ...[id, slug, parsed.title, parsed.titleOrigin, language.tag, language.score, language.origin],
    ...[parsed.date, parsed.dateSource, parsed.timeStamp, options.publisher ?? publisher, byline, sourceUrl],
    ...[keywords.length > 0 ? JSON.stringify(keywords) : null, textHash, next, run, now, now],
  ];
}

const TEXT_VERSION = [
  ...[
    'id',
    'articleId',
    'number',
    'sourceFileId',
    'parserVersion',
    'segmenterVersion',
    'sourceMap',
    'reason',
    'createdAt',
  ],
];

function versionRow({ id, sourceFileId, prepared }: NewArticle, version: number, now: string): Row {
  const { sourceMap, parsed } = prepared;
  return [version, id, 1, sourceFileId, parsed.parserVersion, SEGMENTER_VERSION, sourceMap, 'imported', now];
}

const BLOCK = [
  'id',
  'textVersionId',
  'position',
  'kind',
  'text',
  'credit',
  'guessed',
  'sourceStart',
  'sourceEnd',
];
const SEGMENT = ['articleId', 'number', 'blockId', 'position', 'start', 'end', 'text'];

/** Takes the numbers of its blocks from the front of `ids`. */
function textRows(
  { id, prepared }: NewArticle,
  version: number,
  ids: number[],
): { blocks: Row[]; segments: Row[] } {
  const own = ids.splice(0, prepared.parsed.blocks.length);
  let number = 0;
  const segments: Row[] = [];
  const blocks = prepared.parsed.blocks.map((block, position): Row => {
    const blockId = own[position] ?? 0;
    prepared.segments[position]?.forEach(({ start, end }, place) => {
      segments.push([id, ++number, blockId, place, start, end, block.text.slice(start, end)]);
    });
    const { kind, text, credit, guessed, start, end } = block;
    return [blockId, version, position, kind, text, credit, guessed, start, end];
  });
  return { blocks, segments };
}

const FINDING = ['articleId', 'textVersion', 'kind', 'block', 'start', 'end', 'message', 'suggestion'];

function findingRows({ id, prepared }: NewArticle): Row[] {
  return prepared.findings.map(({ kind, block, start, end, message, suggestion }) => [
    ...[id, 1, kind, block, start, end, message, suggestion],
  ]);
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}
