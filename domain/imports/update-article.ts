/** Gives an article the text of a changed file. One transaction, the caller's. */
import { changeText } from '../articles/change-text.ts';
import type { Tx } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import type { Prepared } from './prepared.ts';

/**
 * Gives an article the text of a changed file: the one change event, by which translations and notes follow. What an
 * editor chose (title, date, kinds of blocks) stays.
 */
export async function updateArticle(
  tx: Tx,
  viewer: Viewer,
  run: number,
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
    run,
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

function storeSourceFile(tx: Tx, { file, sha256, encoding, format }: Prepared): Promise<{ id: number }> {
  return tx.sourceFile.create({
    data: {
      name: file.name,
      path: file.path,
      sha256,
      byteLength: file.bytes.byteLength,
      encoding,
      format,
      bytes: Uint8Array.from(file.bytes),
    },
    select: { id: true },
  });
}
