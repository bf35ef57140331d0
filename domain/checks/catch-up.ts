/**
 * The findings of all targets are stored, and follow what changes: triggers mark a target whenever it or its sentence changes
 * (TargetCheck), and whoever asks for findings first brings them up to date. In two steps: what targets say of their source,
 * their words and their names is compared first, as that can concern others; then each target that waits is checked.
 */
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { database } from '../db/client.ts';
import { termStock } from '../terms/stock.ts';
import { checkBatch } from './check-batch.ts';
import { compareBatch } from './compare-batch.ts';

/** Goes up when a check changes what it finds: then every target is checked again. */
const RULES = 1;

/** What the targets are checked with: the rules and the terms as they stand now. */
export async function currentChecks() {
  const stock = await termStock(database());
  return { stock, key: `${RULES} ${stock.key}` };
}

let working: Promise<void> | null = null;

/**
 * Brings all findings up to date, in batches between which others are served. Waits for it no longer than `patience`
 * milliseconds; what is left goes on behind. Returns how many targets still wait.
 */
export async function catchUp(patience: number): Promise<number> {
  const end = performance.now() + patience;
  // one that is running may have passed what has changed meanwhile
  if (working) await atMost(working, end);
  working ??= work().finally(() => {
    working = null;
  });
  await atMost(working, end);
  return waitingTargets();
}

async function atMost(task: Promise<void>, end: number): Promise<void> {
  // who stops waiting leaves nobody to catch its failure; the next one to ask begins again
  task.catch(() => undefined);
  const stop = new AbortController();
  const left = Math.max(0, end - performance.now());
  const late = sleep(left, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([task, late]);
  stop.abort();
}

async function work(): Promise<void> {
  do {
    while ((await compareBatch()) > 0) await breathe();
    const checks = await currentChecks();
    while ((await checkBatch(checks, null)) > 0) await breathe();
  } while ((await compareBatch()) > 0);
}

/** How many batches of other translations are compared for one: more than a few wait only after a large change. */
const MOST_FOR_ONE = 3;

/** The same for one translation, and as much of the others as it needs. */
export async function catchUpTranslation(translationId: number): Promise<void> {
  let batches = 0;
  while (batches < MOST_FOR_ONE && (await compareBatch()) > 0) batches++;
  // the rest goes on behind: after an update of the product, or a restore, everything waits
  if (batches === MOST_FOR_ONE) void catchUp(0).catch(() => undefined);
  while ((await compareBatch(translationId)) > 0) await breathe();
  const checks = await currentChecks();
  while ((await checkBatch(checks, translationId)) > 0) await breathe();
}

/** Whether a translation's findings may be other ones once all that has changed is compared and checked. */
export async function isBehind(translationId: number): Promise<boolean> {
  const { key } = await currentChecks();
  const own = { target: { translationId }, NOT: { checkedWith: key } };
  const waiting = await database().targetCheck.findFirst({
    where: { OR: [own, { checkedWith: '' }] },
    select: { targetId: true },
  });
  return waiting !== null;
}

async function waitingTargets(): Promise<number> {
  const { key } = await currentChecks();
  const where = { OR: [{ checkedWith: { lt: key } }, { checkedWith: { gt: key } }] };
  return database().targetCheck.count({ where });
}
