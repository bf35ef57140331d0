/** Letting a warning of a check stand, with a reason; errors are mended, not dismissed. */
import { type Db, databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { targetChecks } from '../text/target-checks.ts';
import { translationFor } from '../translations/writing.ts';
import { type Dismissal, type DismissCheck, isDismissed, type RestoreCheck } from './check.ts';
import { machineFindings } from './machine-check.ts';
import { dismissalsIn } from './queries.ts';

/**
 * Lets a warning stand, for as long as the check says the same. Who may edit the translation may. Throws Invalid for an
 * error, or when the check does not say so of the stored text, NotFound, Forbidden.
 */
export async function dismissCheck(viewer: Viewer, input: DismissCheck): Promise<Dismissal[]> {
  permit(viewer, 'translation.suggest');
  const { articleId, language, kind, message, reason } = input;
  return inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, articleId, language);
    const target = await targetAt(tx, translation.id, input);
    const findings = [
      ...targetChecks(target.segment.text.trim(), target.text, translation.languages),
      ...machineFindings(target),
    ];
    const finding = findings.find((candidate) => candidate.kind === kind && candidate.message === message);
    if (!finding) throw new Invalid('The check does not say so any more. The sentence may have changed.');
    if (finding.severity === 'error') throw new Invalid('An error cannot be dismissed: mend the sentence.');
    if (!isDismissed(finding, target.dismissals)) {
      const author = { authorId: viewer.id, authorName: viewer.name, createdAt: await databaseNow(tx) };
      await tx.checkDismissal.create({
        data: { targetId: target.id, kind, message, reason, ...author },
        select: { id: true },
      });
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
    const subject = { type: 'target' as const, id: target.id, articleId };
    const data = { language, segment: target.segment.number, kind: dismissal.kind };
    await recordEvent(tx, viewer, 'check.restored', subject, data);
    return dismissalsIn(tx, articleId, language);
  });
}

async function targetAt(tx: Db | Tx, translationId: number, { segmentId }: { segmentId: number }) {
  const target = await tx.target.findUnique({
    where: { translationId_segmentId: { translationId, segmentId } },
    select: {
      id: true,
      text: true,
      origin: true,
      engine: true,
      segment: { select: { text: true, number: true } },
      dismissals: { select: { id: true, kind: true, message: true } },
    },
  });
  if (!target) throw new NotFound('The translation of that sentence');
  return target;
}
