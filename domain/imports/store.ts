/** Writes one prepared article: source file, article, text version, blocks, segments, findings. One transaction, the caller's. */
import { changeText } from '../articles/change-text.ts';
import type { Tx } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { SEGMENTER_VERSION } from '../text/segment.ts';
import { slugify } from '../text/slug.ts';
import type { ImportOptions } from './import.ts';
import type { Prepared } from './prepare.ts';

export interface Stored {
  articleId: number;
  slug: string;
  sourceFileId: number;
}

/** Stores the article and everything under it. Throws what the database throws (unique source file, unique text). */
export async function storeArticle(
  tx: Tx,
  prepared: Prepared,
  run: number,
  options: ImportOptions,
): Promise<Stored> {
  const sourceFile = await storeSourceFile(tx, prepared);
  const slug = await freeSlug(tx, prepared.parsed.title);
  const { parsed, language } = prepared;
  const article = await tx.article.create({
    data: {
      slug,
      title: parsed.title,
      titleOrigin: parsed.titleOrigin,
      language: language.tag,
      languageScore: language.score,
      languageOrigin: language.origin,
      date: parsed.date,
      dateOrigin: parsed.dateSource,
      timeStamp: parsed.timeStamp,
      publisher: options.publisher ?? null,
      textHash: prepared.textHash,
      importRunId: run,
    },
    select: { id: true },
  });
  const segments = await storeText(tx, article.id, sourceFile.id, prepared);
  await tx.article.update({
    where: { id: article.id },
    data: { nextSegment: segments + 1 },
    select: { id: true },
  });
  return { articleId: article.id, slug, sourceFileId: sourceFile.id };
}

/**
 * Gives an article the text of a changed file: the one change event, by which translations and notes follow. What an
 * editor chose (title, date, kinds of blocks) stays.
 */
export async function updateArticle(
  tx: Tx,
  viewer: Viewer,
  articleId: number,
  knownFileId: number | null,
  prepared: Prepared,
): Promise<{ sourceFileId: number }> {
  const sourceFileId = knownFileId ?? (await storeSourceFile(tx, prepared)).id;
  const { parsed, segments, findings } = prepared;
  const { titleOrigin, dateOrigin } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { titleOrigin: true, dateOrigin: true },
  });
  const { version } = await changeText(tx, viewer, articleId, {
    blocks: parsed.blocks,
    segments,
    sourceFileId,
    sourceMap: parsed.spans.map((span) => ({ ...span })),
    parserVersion: parsed.parserVersion,
    reason: `imported again from ${prepared.file.name}`,
  });
  await tx.article.update({
    where: { id: articleId },
    data: {
      textHash: prepared.textHash,
      ...(titleOrigin === 'edited' ? {} : { title: parsed.title, titleOrigin: parsed.titleOrigin }),
      ...(dateOrigin === 'edited'
        ? {}
        : { date: parsed.date, dateOrigin: parsed.dateSource, timeStamp: parsed.timeStamp }),
    },
    select: { id: true },
  });
  await tx.finding.deleteMany({ where: { articleId } });
  await tx.finding.createMany({
    data: findings.map((finding) => ({ ...finding, articleId, textVersion: version })),
  });
  return { sourceFileId };
}

function storeSourceFile(tx: Tx, { file, sha256, encoding }: Prepared): Promise<{ id: number }> {
  return tx.sourceFile.create({
    data: {
      name: file.name,
      path: file.path,
      sha256,
      byteLength: file.bytes.byteLength,
      encoding,
      format: 'dated-text',
      bytes: Uint8Array.from(file.bytes),
    },
    select: { id: true },
  });
}

async function storeText(
  tx: Tx,
  articleId: number,
  sourceFileId: number,
  prepared: Prepared,
): Promise<number> {
  const { parsed, findings } = prepared;
  const version = await tx.textVersion.create({
    data: {
      articleId,
      number: 1,
      sourceFileId,
      parserVersion: parsed.parserVersion,
      segmenterVersion: SEGMENTER_VERSION,
      sourceMap: parsed.spans.map((span) => ({ ...span })),
      reason: 'imported',
    },
    select: { id: true },
  });
  const blocks = await tx.block.createManyAndReturn({
    data: parsed.blocks.map((block, position) => ({
      textVersionId: version.id,
      position,
      kind: block.kind,
      text: block.text,
      credit: block.credit,
      guessed: block.guessed,
      sourceStart: block.start,
      sourceEnd: block.end,
    })),
    select: { id: true, position: true, text: true },
  });
  const rows = segmentRows(articleId, blocks, prepared);
  await tx.segment.createMany({ data: rows });
  await tx.finding.createMany({
    data: findings.map((finding) => ({ ...finding, articleId, textVersion: 1 })),
  });
  return rows.length;
}

function segmentRows(
  articleId: number,
  blocks: { id: number; position: number; text: string }[],
  { segments }: Prepared,
) {
  let number = 0;
  return [...blocks]
    .sort((a, b) => a.position - b.position)
    .flatMap((block) =>
      (segments[block.position] ?? []).map((span, position) => ({
        articleId,
        number: ++number,
        blockId: block.id,
        position,
        start: span.start,
        end: span.end,
        text: block.text.slice(span.start, span.end),
      })),
    );
}

/** A slug from the title that no article has and no edition ever had (old addresses go on working). */
async function freeSlug(tx: Tx, title: string): Promise<string> {
  const base = slugify(title, 70) || 'article';
  // one after the other: a transaction is one connection, which does one thing at a time
  const articles = await tx.article.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  });
  const editions = await tx.edition.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  });
  const taken = new Set([...articles, ...editions].map((row) => row.slug));
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}
