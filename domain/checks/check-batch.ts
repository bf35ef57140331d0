/** The second step of catching up: what the checks find in targets that wait, stored. */
import { database, inTransaction, type Tx } from '../db/client.ts';
import { takeTurns } from '../db/turns.ts';
import type { TermStock } from '../terms/stock.ts';
import type { TargetFinding } from '../text/target-checks.ts';
import { SHARED_SOURCE, sourceOf } from '../translations/shared.ts';
import { isDismissed } from './check.ts';
import { comparedFindings, countForms, quotesFor, type StoredRendering } from './compare.ts';
import { ownFindings } from './findings.ts';
import { machineFindings } from './machine-check.ts';

/** On SQLite everybody who writes waits for a batch: about 30 ms (bench: checks). */
const BATCH = 100;

/** Checks some of the targets that were checked with something else, of one translation or of all; returns how many. */
export async function checkBatch(
  { stock, key }: { stock: TermStock; key: string },
  translationId: number | null,
): Promise<number> {
  // mostly nothing waits: to see that, nobody waits for a turn
  const waiting = await database().targetCheck.findMany({
    where: {
      // what has changed is compared first
      OR: [{ checkedWith: { gt: '', lt: key } }, { checkedWith: { gt: key } }],
      ...(translationId === null ? {} : { target: { translationId } }),
    },
    take: BATCH,
    select: { targetId: true },
  });
  const ids = waiting.map(({ targetId }) => targetId);
  if (ids.length === 0) return 0;
  return inTransaction(async (tx) => {
    await takeTurns(tx, 'checks');
    // before reading: who changes one of them from here on marks it again; what was marked just now is compared first
    await tx.targetCheck.updateMany({
      where: { targetId: { in: ids }, checkedWith: { not: '' } },
      data: { checkedWith: key },
    });
    await store(tx, ids, await findingsNow(tx, ids, stock));
    return ids.length;
  });
}

const TARGET = {
  id: true,
  text: true,
  origin: true,
  engine: true,
  ...SHARED_SOURCE,
  translation: { select: { language: true, articleId: true, article: { select: { language: true } } } },
  dismissals: { select: { kind: true, message: true } },
  renderings: { select: { targetId: true, key: true, form: true } },
} as const;

type Row = Awaited<ReturnType<typeof liveTargets>>[number];

/** What somebody works on or has finished, in a text of today. */
function liveTargets(tx: Tx, ids: readonly number[]) {
  return tx.target.findMany({
    where: {
      id: { in: [...ids] },
      headId: null,
      state: { in: ['draft', 'translated', 'approved'] },
      segment: { retiredAt: null },
      translation: { article: { status: { not: 'archived' } } },
    },
    select: TARGET,
  });
}

async function findingsNow(tx: Tx, ids: readonly number[], stock: TermStock): Promise<NewFinding[]> {
  const targets = await liveTargets(tx, ids);
  const renderings: StoredRendering[] = targets.flatMap((target) => target.renderings);
  const counted = await countForms(tx, [...new Set(renderings.map(({ key }) => key))]);
  const quotes = await quotesFor(tx, renderings, counted);
  return targets.flatMap((target) => [
    ...ownOf(target, stock).map((finding) => newFinding(target, finding, null)),
    ...comparedFindings(target.renderings, counted, quotes).map(({ otherId, ...finding }) =>
      newFinding(target, finding, otherId),
    ),
  ]);
}

function ownOf(target: Row, stock: TermStock): TargetFinding[] {
  const { text, translation } = target;
  const languages = { source: translation.article.language, target: translation.language };
  return [...ownFindings(stock, sourceOf(target), text, languages), ...machineFindings(target)];
}

type NewFinding = ReturnType<typeof newFinding>;

function newFinding(target: Row, { kind, severity, message }: TargetFinding, otherId: number | null) {
  const { id, dismissals, segment, translation } = target;
  return {
    targetId: id,
    kind: kind as string,
    severity: severity as string,
    message,
    otherId,
    isDismissed: isDismissed({ kind, message }, dismissals),
    articleId: translation.articleId,
    language: translation.language,
    segment: segment.number,
  };
}

/** Most targets have no finding before or after; what stays the same is not written again. */
async function store(tx: Tx, ids: readonly number[], findings: readonly NewFinding[]): Promise<void> {
  const before = await tx.targetFinding.findMany({
    where: { targetId: { in: [...ids] } },
    omit: { id: true },
  });
  const [was, is] = [byTarget(before), byTarget(findings)];
  const changed = ids.filter((id) => (was.get(id) ?? '') !== (is.get(id) ?? ''));
  const gone = changed.filter((id) => was.has(id));
  if (gone.length > 0) await tx.targetFinding.deleteMany({ where: { targetId: { in: gone } } });
  const fresh = findings.filter(({ targetId }) => changed.includes(targetId));
  if (fresh.length > 0) await tx.targetFinding.createMany({ data: fresh });
}

function byTarget(findings: readonly NewFinding[]): Map<number, string> {
  const lines = new Map<number, string[]>();
  for (const finding of findings) {
    const { targetId, kind, severity, message, otherId, isDismissed: stands, segment, language } = finding;
    const line = JSON.stringify([kind, severity, message, otherId, stands, segment, language]);
    lines.set(targetId, [...(lines.get(targetId) ?? []), line]);
  }
  return new Map([...lines].map(([id, all]) => [id, all.sort().join('\n')]));
}
