/** Writes of the translation memory: TMX files in and out of it, and the whole of it anew. */
import { setImmediate } from 'node:timers/promises';
import { database, inTransaction, type Tx } from '../db/client.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { takeTurns } from '../db/turns.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { DecodeError, decodeText } from '../text/decode.ts';
import { followTargets } from './follow.ts';
import { MAX_TMX_BYTES, MAX_TMX_UNITS, type TmxProblem } from './memory.ts';
import { countAgain } from './statistics.ts';
import { readTmx, type TmxEntry, TmxError } from './tmx.ts';
import type { TmxUnit } from './tmx-unit.ts';
import { indexed } from './words.ts';

/** Units that are written at once: editors who save meanwhile wait for no more. */
const BATCH = 100;
/** Units that are deleted at once. */
const REMOVED_AT_ONCE = 500;
/** Problems that are kept to be shown; all of them are counted. */
const MOST_PROBLEMS = 50;

/** What became of a file. */
export interface TmxOutcome {
  id: number;
  units: number;
  duplicates: number;
  skipped: number;
  problems: TmxProblem[];
}

/** So many new units change what a look-up is best done by. */
const MANY = 1_000;

/**
 * Takes the units of a TMX file into the memory. What is in the memory from another file already is counted, not taken
 * again; bad units are reported and left out. Throws Invalid when the file cannot be read as TMX at all.
 */
export async function importTmx(
  viewer: Viewer,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<TmxOutcome> {
  permit(viewer, 'memory.edit');
  const entries = opened(bytes);
  const id = await startImport(viewer, name.slice(-200), bytes.byteLength);
  const outcome: TmxOutcome = { id, units: 0, duplicates: 0, skipped: 0, problems: [] };
  try {
    await takeAll(viewer, entries, outcome);
  } catch (error) {
    outcome.problems.push(problemOf(error));
    await endImport(viewer, 'failed', outcome);
    if (error instanceof TmxError) return outcome;
    throw error;
  }
  await endImport(viewer, 'finished', outcome);
  if (outcome.units >= MANY) await countAgain();
  return outcome;
}

/** Batch by batch; `outcome` says at any time how far it is. */
async function takeAll(viewer: Viewer, entries: Iterable<TmxEntry>, outcome: TmxOutcome): Promise<void> {
  let batch: TmxUnit[] = [];
  for (const { unit, problem } of entries) {
    if (unit) batch.push(unit);
    else note(outcome, problem);
    if (batch.length < BATCH) continue;
    await take(viewer, batch, outcome);
    batch = [];
    if (outcome.units + outcome.duplicates >= MAX_TMX_UNITS) {
      outcome.problems.push({ line: 0, reason: `The rest after ${MAX_TMX_UNITS} units was left out.` });
      return;
    }
  }
  await take(viewer, batch, outcome);
}

function note(outcome: TmxOutcome, problem: TmxProblem): void {
  outcome.skipped++;
  if (outcome.problems.length < MOST_PROBLEMS) outcome.problems.push(problem);
}

async function take(viewer: Viewer, units: readonly TmxUnit[], outcome: TmxOutcome): Promise<void> {
  const stored = await inTransaction((tx) => storeUnits(tx, viewer, outcome.id, units));
  outcome.units += stored;
  outcome.duplicates += units.length - stored;
  await setImmediate(); // others first
}

function problemOf(error: unknown): TmxProblem {
  return { line: 0, reason: error instanceof TmxError ? error.message : 'The server failed; see its log.' };
}

/** The units of a file; what is wrong with the file as a whole is found before anything is written. */
function opened(bytes: Uint8Array): Iterable<TmxEntry> {
  if (bytes.byteLength > MAX_TMX_BYTES)
    throw new Invalid(`The file is longer than ${MAX_TMX_BYTES / 1_000_000} MB.`);
  try {
    const entries = readTmx(decodeText(bytes).text);
    const first = entries.next();
    if (first.done) throw new Invalid('The file has no units.');
    return from(first.value, entries);
  } catch (error) {
    if (error instanceof TmxError) throw new Invalid(error.message);
    if (error instanceof DecodeError) throw new Invalid(`The file cannot be read as text: ${error.message}.`);
    throw error;
  }
}

/** A file that breaks off keeps what it had, and is said to break off. */
function* from(first: TmxEntry, rest: Iterable<TmxEntry>): Generator<TmxEntry> {
  yield first;
  try {
    yield* rest;
  } catch (error) {
    if (!(error instanceof TmxError)) throw error;
    yield { problem: problemOf(error) };
  }
}

function startImport(viewer: Viewer, name: string, byteLength: number): Promise<number> {
  return inTransaction(async (tx) => {
    const { id } = await tx.memoryImport.create({
      data: {
        name,
        byteLength,
        status: 'running',
        problems: [],
        startedById: viewer.id,
        startedByName: viewer.name,
      },
      select: { id: true },
    });
    await recordEvent(tx, viewer, 'memory-import.started', { type: 'memory-import', id }, { name });
    return id;
  });
}

async function endImport(viewer: Viewer, status: 'finished' | 'failed', outcome: TmxOutcome): Promise<void> {
  const { id, problems, ...counts } = outcome;
  await inTransaction(async (tx) => {
    const { count } = await tx.memoryImport.updateMany({
      where: { id, status: 'running' },
      data: { status, ...counts, problems: problems as unknown as Prisma.InputJsonValue },
    });
    if (count > 0)
      await recordEvent(tx, viewer, `memory-import.${status}`, { type: 'memory-import', id }, counts);
  });
}

/** Two files at once wait for each other, or both would take what both have. */
async function storeUnits(
  tx: Tx,
  viewer: Viewer,
  importId: number,
  units: readonly TmxUnit[],
): Promise<number> {
  await takeTurns(tx, 'memory');
  const run = await tx.memoryImport.findUnique({ where: { id: importId }, select: { status: true } });
  if (run?.status !== 'running') throw new TmxError('The import was removed while it was running.');
  const rows = units.map(({ author, ...unit }) => ({
    ...unit,
    ...indexed(unit),
    importId,
    authorName: author ?? viewer.name,
  }));
  const known = await knownPairs(tx, rows);
  const fresh = rows.filter((row) => {
    const pair = pairKey(row);
    if (known.has(pair)) return false;
    known.add(pair);
    return true;
  });
  if (fresh.length > 0) await tx.memoryUnit.createMany({ data: fresh });
  return fresh.length;
}

/** The same two texts in either direction. */
function pairKey({ sourceKey, targetKey }: { sourceKey: string; targetKey: string }): string {
  return [sourceKey, targetKey].sort().join(' ');
}

async function knownPairs(tx: Tx, rows: readonly { sourceKey: string }[]): Promise<Set<string>> {
  const keys = rows.map(({ sourceKey }) => sourceKey);
  const found = await tx.memoryUnit.findMany({
    where: { importId: { not: null }, OR: [{ sourceKey: { in: keys } }, { targetKey: { in: keys } }] },
    select: { sourceKey: true, targetKey: true },
  });
  return new Set(found.map(pairKey));
}

/** Takes an imported file out of the memory, with all its units; one that is still running ends. Throws NotFound. */
export async function removeImport(viewer: Viewer, { id }: { id: number }): Promise<{ removed: number }> {
  permit(viewer, 'memory.edit');
  await inTransaction(async (tx) => {
    const { count } = await tx.memoryImport.updateMany({ where: { id }, data: { status: 'removing' } });
    if (count === 0) throw new NotFound('That import');
    const { name } = await tx.memoryImport.findUniqueOrThrow({ where: { id }, select: { name: true } });
    await recordEvent(tx, viewer, 'memory-import.removed', { type: 'memory-import', id }, { name });
  });
  let removed = 0;
  for (;;) {
    const count = await removeSome(id);
    if (count === 0) break;
    removed += count;
    await setImmediate();
  }
  await database().memoryImport.deleteMany({ where: { id } });
  return { removed };
}

function removeSome(importId: number): Promise<number> {
  return inTransaction(async (tx) => {
    const units = await tx.memoryUnit.findMany({
      where: { importId },
      take: REMOVED_AT_ONCE,
      select: { id: true },
    });
    const { count } = await tx.memoryUnit.deleteMany({ where: { id: { in: units.map(({ id }) => id) } } });
    return count;
  });
}

/**
 * Makes the part of the memory that comes from articles anew: for a database whose translations are older than the
 * memory, or after a change of how words are folded. Returns how many sentences are approved.
 */
export async function rebuildMemory(viewer: Viewer): Promise<{ units: number }> {
  permit(viewer, 'memory.edit');
  await inTransaction((tx) =>
    tx.memoryUnit.deleteMany({ where: { target: { state: { not: 'approved' } } } }),
  );
  let [units, after] = [0, 0];
  for (;;) {
    const targets = await database().target.findMany({
      where: { state: 'approved', id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true },
    });
    const ids = targets.map(({ id }) => id);
    if (ids.length === 0) return { units };
    await inTransaction((tx) => followTargets(tx, ids));
    units += ids.length;
    after = ids.at(-1) ?? after;
    await setImmediate();
  }
}
