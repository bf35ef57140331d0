/** What checks find in the original depends on its language: made again when somebody says that it is another. */
import type { Tx } from '../db/client.ts';
import { firstOfEachKind } from '../text/most-findings.ts';
import type { CheckedBlock, SourceFinding } from '../text/source-checks.ts';

/** Loads the checks before a transaction begins: with them comes the detector of languages, which few requests need. */
export async function readyToCheck(): Promise<void> {
  await import('../text/source-checks.ts');
}

/** The findings of blocks in a language. Slips of names, also those that the corpus knows, are the same in every language. */
export async function findingsIn(
  language: string,
  blocks: readonly CheckedBlock[],
  known: readonly SourceFinding[],
): Promise<SourceFinding[]> {
  const { sourceChecks } = await import('../text/source-checks.ts');
  const names = known.filter(({ kind }) => kind === 'name-variant');
  const others = firstOfEachKind(
    sourceChecks(blocks, language).filter(({ kind }) => kind !== 'name-variant'),
  );
  return [...others, ...names].sort((a, b) => a.block - b.block || a.start - b.start);
}

const placeOf = ({ kind, block, start, end }: Omit<SourceFinding, 'message' | 'suggestion'>) =>
  JSON.stringify([kind, block, start, end]);

/**
 * Checks the article's text again as one in `language`, in the caller's transaction. What is found at the same place for the
 * same reason is the same finding: it keeps its id, and stays dismissed.
 */
export async function checkAgain(tx: Tx, articleId: number, language: string): Promise<void> {
  const { number, blocks } = await tx.textVersion.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { number: true, blocks: { orderBy: { position: 'asc' }, select: { text: true, kind: true } } },
  });
  const stored = await tx.finding.findMany({ where: { articleId }, orderBy: { id: 'asc' } });
  const known = stored.map((row) => ({ ...row, kind: row.kind as SourceFinding['kind'] }));
  const byPlace = new Map(known.map((finding) => [placeOf(finding), finding]));
  const fresh: SourceFinding[] = [];
  for (const finding of await findingsIn(language, blocks, known)) {
    const same = byPlace.get(placeOf(finding));
    byPlace.delete(placeOf(finding));
    const { message, suggestion } = finding;
    if (!same) fresh.push(finding);
    else if (same.message !== message || same.suggestion !== suggestion)
      await tx.finding.update({
        where: { id: same.id },
        data: { message, suggestion },
        select: { id: true },
      });
  }
  const gone = [...byPlace.values()].filter(({ kind }) => kind !== 'name-variant').map(({ id }) => id);
  await tx.finding.deleteMany({ where: { articleId, id: { in: gone } } });
  await tx.finding.createMany({
    data: fresh.map((finding) => ({ ...finding, articleId, textVersion: number })),
  });
}
