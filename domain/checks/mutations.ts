/** Letting a warning of a check stand, with a reason; errors are mended, not dismissed. */
import { type Db, database, databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { type TermStock, termStock } from '../terms/stock.ts';
import type { LanguagePair } from '../text/target-checks.ts';
import { SHARED_SOURCE, sourceOf } from '../translations/shared.ts';
import { translationFor } from '../translations/writing.ts';
import { type Dismissal, type DismissCheck, isDismissed, type RestoreCheck } from './check.ts';
import { ownFindings } from './findings.ts';
import { machineFindings } from './machine-check.ts';
import { comparedIn, dismissalsIn } from './queries.ts';

/**
 * Lets a warning stand, for as long as the check says the same. Who may edit the translation may. Throws Invalid for an
 * error, or when the check does not say so of the stored text, NotFound, Forbidden.
 */
export async function dismissCheck(viewer: Viewer, input: DismissCheck): Promise<Dismissal[]> {
  permit(viewer, 'translation.suggest');
  const { articleId, language, kind, message, reason } = input;
  // read and compared now, so that within the transaction there is only to look
  const stock = await termStock(database());
  await comparedIn(viewer, input);
  return inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, articleId, language);
    const target = await targetAt(tx, translation.id, input);
    const finding = await findingAt(tx, stock, translation.languages, target, input);
    if (!finding) throw new Invalid('The check does not say so any more. The sentence may have changed.');
    if (finding.severity === 'error') throw new Invalid('An error cannot be dismissed: mend the sentence.');
    if (!isDismissed(finding, target.dismissals)) {
      const author = { authorId: viewer.id, authorName: viewer.name, createdAt: await databaseNow(tx) };
      await tx.checkDismissal.create({
        data: { targetId: target.id, kind, message, reason, ...author },
        select: { id: true },
      });
      await markFinding(tx, target.id, { kind, message }, true);
      const subject = { type: 'target' as const, id: target.id, articleId };
      const data = { language, segment: target.segment.number, kind, reason };
      await recordEvent(tx, viewer, 'check.dismissed', subject, data);
    }
    return dismissalsIn(tx, articleId, language);
  });
}

/** Takes a dismissal back: the warning counts again. Throws NotFound, Forbidden. */
export async function restoreCheck(viewer: Viewer, input: RestoreCheck): Promise<Dismissal[]> {
  permit(viewer, 'translation.suggest');
  const { articleId, language, id } = input;
  return inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, articleId, language);
    const target = await targetAt(tx, translation.id, input);
    const dismissal = target.dismissals.find((candidate) => candidate.id === id);
    if (!dismissal) throw new NotFound('That dismissal');
    await tx.checkDismissal.delete({ where: { id }, select: { id: true } });
    await markFinding(tx, target.id, dismissal, false);
    const subject = { type: 'target' as const, id: target.id, articleId };
    const data = { language, segment: target.segment.number, kind: dismissal.kind };
    await recordEvent(tx, viewer, 'check.restored', subject, data);
    return dismissalsIn(tx, articleId, language);
  });
}

type TargetAt = Awaited<ReturnType<typeof targetAt>>;

/** What a check says of the stored text, by itself or beside the rest of the corpus; null when it does not say so. */
async function findingAt(
  tx: Tx,
  stock: TermStock,
  languages: LanguagePair,
  target: TargetAt,
  { kind, message }: Pick<DismissCheck, 'kind' | 'message'>,
): Promise<{ kind: string; severity: string; message: string } | null> {
  const { id, text } = target;
  const own = [...ownFindings(stock, sourceOf(target), text, languages), ...machineFindings(target)];
  const said = own.find((candidate) => candidate.kind === kind && candidate.message === message);
  if (said) return said;
  return tx.targetFinding.findFirst({
    where: { targetId: id, kind, message, otherId: { not: null } },
    select: { kind: true, severity: true, message: true },
  });
}

/** The stored finding follows at once; the next time that the target is checked it is found so anyway. */
async function markFinding(
  tx: Tx,
  targetId: number,
  { kind, message }: { kind: string; message: string },
  is: boolean,
): Promise<void> {
  await tx.targetFinding.updateMany({ where: { targetId, kind, message }, data: { isDismissed: is } });
}

async function targetAt(tx: Db | Tx, translationId: number, { segmentId }: { segmentId: number }) {
  const target = await tx.target.findUnique({
    where: { translationId_segmentId: { translationId, segmentId } },
    select: {
      id: true,
      text: true,
      origin: true,
      engine: true,
      ...SHARED_SOURCE,
      dismissals: { select: { id: true, kind: true, message: true } },
    },
  });
  if (!target) throw new NotFound('The translation of that sentence');
  return target;
}
