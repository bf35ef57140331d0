/** The first step of catching up: the renderings of changed targets, and whom else their change concerns. */
import { database, inTransaction, type Tx } from '../db/client.ts';
import { takeTurns } from '../db/turns.ts';
import { SHARED_SOURCE, sourceOf } from '../translations/shared.ts';
import {
  countForms,
  type Forms,
  idOf,
  questionable,
  type StoredRendering,
  storedRenderings,
} from './compare.ts';

/** On SQLite everybody who writes waits for a batch: about 30 ms (bench: checks). */
const BATCH = 100;

/** Targets whose renderings are right while their findings may not be. */
const COMPARED = 'compared';

/** Compares some of the targets that have changed, of one translation or of all; returns how many. */
export async function compareBatch(translationId: number | null = null): Promise<number> {
  // mostly nothing waits: to see that, nobody waits for a turn
  const waiting = await database().targetCheck.findMany({
    where: { checkedWith: '', ...(translationId === null ? {} : { target: { translationId } }) },
    take: BATCH,
    select: { targetId: true },
  });
  const ids = waiting.map(({ targetId }) => targetId);
  if (ids.length === 0) return 0;
  return inTransaction(async (tx) => {
    await takeTurns(tx, 'checks');
    // before reading: who changes one of them from here on marks it again
    await tx.targetCheck.updateMany({ where: { targetId: { in: ids } }, data: { checkedWith: COMPARED } });
    await writeRenderings(tx, ids);
    return ids.length;
  });
}

async function writeRenderings(tx: Tx, ids: readonly number[]): Promise<void> {
  const now = await renderingsNow(tx, ids);
  const before = await tx.targetRendering.findMany({ where: { targetId: { in: [...ids] } } });
  const added = without(now, before);
  const removed = without(before, now);
  if (added.length + removed.length === 0) return;
  const changed = new Set([...added, ...removed].map(({ targetId }) => targetId));
  if (removed.length > 0) await tx.targetRendering.deleteMany({ where: { targetId: { in: [...changed] } } });
  const stays = removed.length > 0 ? now.filter(({ targetId }) => changed.has(targetId)) : added;
  if (stays.length > 0) await tx.targetRendering.createMany({ data: stays });
  await markConcerned(tx, added, removed);
}

function without(rows: readonly StoredRendering[], others: readonly StoredRendering[]): StoredRendering[] {
  const known = new Set(others.map(idOf));
  return rows.filter((row) => !known.has(idOf(row)));
}

/** Of what is finished and stands in a text of today; a draft is nobody's measure. */
async function renderingsNow(tx: Tx, ids: readonly number[]): Promise<StoredRendering[]> {
  const targets = await tx.target.findMany({
    where: {
      id: { in: [...ids] },
      headId: null,
      state: { in: ['translated', 'approved'] },
      segment: { retiredAt: null },
      translation: { article: { status: { not: 'archived' } } },
    },
    select: {
      id: true,
      text: true,
      ...SHARED_SOURCE,
      translation: { select: { language: true, article: { select: { language: true } } } },
    },
  });
  return targets.flatMap((target) => {
    const { language, article } = target.translation;
    const languages = { source: article.language, target: language };
    return storedRenderings(target.id, sourceOf(target), target.text, languages);
  });
}

/** Of a thing that was or is said in several ways, those who have to justify theirs are checked again. */
async function markConcerned(
  tx: Tx,
  added: readonly StoredRendering[],
  removed: readonly StoredRendering[],
): Promise<void> {
  const keys = [...new Set([...added, ...removed].map(({ key }) => key))];
  const after = await countForms(tx, keys);
  const concerned = keys.flatMap((key) => {
    const forms = after.get(key) ?? [];
    const told = new Set([
      ...questionable(key, forms),
      ...questionable(key, formsBefore(key, after, added, removed)),
    ]);
    return told.size === 0 ? [] : [{ key, form: { in: [...told] } }];
  });
  if (concerned.length === 0) return;
  const rows = await tx.targetRendering.findMany({ where: { OR: concerned }, select: { targetId: true } });
  const targetId = { in: [...new Set(rows.map((row) => row.targetId))] };
  await tx.targetCheck.updateMany({
    where: { targetId, checkedWith: { not: '' } },
    data: { checkedWith: COMPARED },
  });
}

function formsBefore(
  key: string,
  after: Forms,
  added: readonly StoredRendering[],
  removed: readonly StoredRendering[],
) {
  const counts = new Map((after.get(key) ?? []).map(({ form, count }) => [form, count]));
  const add = (rows: readonly StoredRendering[], by: number) => {
    for (const row of rows) if (row.key === key) counts.set(row.form, (counts.get(row.form) ?? 0) + by);
  };
  add(removed, 1);
  add(added, -1);
  return [...counts].filter(([, count]) => count > 0).map(([form, count]) => ({ form, count }));
}
