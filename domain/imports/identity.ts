/** What a prepared file is to what is already stored, and how an outcome is reported. */
import type { Db, Tx } from '../db/client.ts';
import type { ItemResult } from './import.ts';
import type { Prepared, Refused } from './prepare.ts';

export type Outcome = ItemResult & { sourceFileId: number | null };

/** The same bytes are `unchanged`; the same text (after `normaliseForIdentity`) in other bytes is a `duplicate`. */
export async function knownAs(
  tx: Tx | Db,
  prepared: Prepared,
): Promise<Pick<Outcome, 'status' | 'reason' | 'article' | 'sourceFileId'> | null> {
  const file = await tx.sourceFile.findUnique({
    where: { sha256: prepared.sha256 },
    select: { id: true, versions: { select: { article: { select: { id: true, slug: true } } }, take: 1 } },
  });
  const article = file?.versions[0]?.article;
  if (file && article) {
    return {
      status: 'unchanged',
      reason: `Already imported as “${article.slug}”.`,
      article,
      sourceFileId: file.id,
    };
  }
  const twin = await tx.article.findUnique({
    where: { textHash: prepared.textHash },
    select: { id: true, slug: true },
  });
  if (!twin) return null;
  return {
    status: 'duplicate',
    reason: `The same text is already here as “${twin.slug}”.`,
    article: twin,
    sourceFileId: null,
  };
}

/** What a file would become, whatever its outcome: also the answer of a dry run. */
export function describe(
  prepared: Prepared,
): Omit<Outcome, 'status' | 'reason' | 'article' | 'sourceFileId'> {
  return {
    file: prepared.file.path,
    language: prepared.language.tag,
    date: prepared.parsed.date,
    blocks: prepared.parsed.blocks.length,
    segments: prepared.segments.reduce((sum, spans) => sum + spans.length, 0),
    sha256: prepared.sha256,
    warnings: prepared.warnings,
  };
}

/** A refused file, reported. */
export function refusal({ file, sha256, reason }: Refused): Outcome {
  const nothing = {
    article: null,
    language: null,
    date: null,
    blocks: 0,
    segments: 0,
    warnings: [],
    sourceFileId: null,
  };
  return { ...nothing, file: file.path, status: 'failed', reason, sha256 };
}

/** The outcome as callers see it, without our own row ids. */
export function reported({ sourceFileId: _, ...result }: Outcome): ItemResult {
  return result;
}
