/**
 * The memory follows the translations: an approved target is a unit of it, any other is none. Whoever changes targets
 * calls `followTargets` in the same transaction; targets that are deleted take their unit with them.
 */
import type { Tx } from '../db/client.ts';
import { indexed } from './words.ts';

const CONTENT = {
  id: true,
  text: true,
  sourceText: true,
  updatedByName: true,
  updatedAt: true,
  translation: { select: { language: true, article: { select: { language: true } } } },
} as const;

/** After any change of these targets: of text, state or source text. */
export async function followTargets(tx: Tx, targetIds: readonly number[]): Promise<void> {
  if (targetIds.length === 0) return;
  const ids = [...targetIds];
  await tx.memoryUnit.deleteMany({ where: { targetId: { in: ids } } });
  const approved = await tx.target.findMany({
    where: { id: { in: ids }, state: 'approved' },
    // the order of the sentences: of units that are as good, the newest is offered first
    orderBy: { segment: { number: 'asc' } },
    select: CONTENT,
  });
  const data = approved.flatMap((target) => unitOf(target));
  if (data.length > 0) await tx.memoryUnit.createMany({ data });
}

/** After these targets became stale: none of them is approved any more. */
export async function forgetTargets(tx: Tx, targetIds: readonly number[]): Promise<void> {
  await tx.memoryUnit.deleteMany({ where: { targetId: { in: [...targetIds] } } });
}

/** After an article turned out to be in another language: its units are of another pair. */
export async function followArticle(tx: Tx, articleId: number): Promise<void> {
  const where = { state: 'approved', translation: { articleId } };
  const targets = await tx.target.findMany({ where, select: { id: true } });
  await followTargets(
    tx,
    targets.map(({ id }) => id),
  );
}

interface ApprovedTarget {
  id: number;
  text: string;
  sourceText: string;
  updatedByName: string;
  updatedAt: Date;
  translation: { language: string; article: { language: string } };
}

/** None of an empty text: there is nothing to offer, or nothing to offer it for. */
function unitOf(target: ApprovedTarget) {
  const texts = {
    sourceLanguage: target.translation.article.language,
    targetLanguage: target.translation.language,
    sourceText: target.sourceText.trim(),
    targetText: target.text.trim(),
  };
  if (texts.sourceText === '' || texts.targetText === '') return [];
  return [
    {
      ...texts,
      ...indexed(texts),
      targetId: target.id,
      authorName: target.updatedByName,
      writtenAt: target.updatedAt,
    },
  ];
}
