/** Bringing a file of terms in: first what it would do, then doing it. */
import { setImmediate } from 'node:timers/promises';
import { database, inTransaction, type Tx } from '../db/client.ts';
import { takeTurns } from '../db/turns.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { DecodeError, decodeText } from '../text/decode.ts';
import { readTermCsv } from './csv.ts';
import { importPlanner, type PlannedTerm, reportOf } from './import-plan.ts';
import { termStock } from './stock.ts';
import { readTbx } from './tbx-read.ts';
import { MAX_TERM_FILE_BYTES, type TermImportReport } from './term.ts';
import { insertTerm, replaceTerm, wordOf } from './write.ts';

/** What importing the file would do; nothing is written. Throws Invalid when it is no file of terms. */
export async function wouldImportTerms(viewer: Viewer, bytes: Uint8Array): Promise<TermImportReport> {
  permit(viewer, 'term.edit');
  return reportOf(await planOf(bytes));
}

/**
 * Imports a CSV or TBX file, a few entries to a transaction, so that nobody waits long; an entry whose term somebody
 * changes meanwhile is refused. Throws Invalid when it is no file of terms.
 */
export async function importTerms(viewer: Viewer, bytes: Uint8Array): Promise<TermImportReport> {
  permit(viewer, 'term.edit');
  const plan = await planOf(bytes);
  const writes = plan.filter(({ content }) => content !== null);
  for (let at = 0; at < writes.length; at += TOGETHER) {
    await writeSome(viewer, writes.slice(at, at + TOGETHER));
  }
  return reportOf(plan);
}

/** So many entries to a transaction, and so many planned before other requests are answered. */
const TOGETHER = 10;
const PLANNED_AT_ONCE = 200;

async function planOf(bytes: Uint8Array): Promise<PlannedTerm[]> {
  if (bytes.length > MAX_TERM_FILE_BYTES) throw new Invalid('The file has more than 5 MB.');
  const text = textOf(bytes);
  const entries = text.trimStart().startsWith('<') ? readTbx(text) : readTermCsv(text);
  const { terms } = await termStock(database());
  const plan = importPlanner([...terms.values()]);
  const planned: PlannedTerm[] = [];
  for (let at = 0; at < entries.length; at += PLANNED_AT_ONCE) {
    planned.push(...entries.slice(at, at + PLANNED_AT_ONCE).map(plan));
    await setImmediate();
  }
  return planned;
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes).text;
  } catch (error) {
    if (error instanceof DecodeError) throw new Invalid(`The file cannot be read: ${error.message}`);
    throw error;
  }
}

async function writeSome(viewer: Viewer, batch: readonly PlannedTerm[]): Promise<void> {
  for (const entry of await inTransaction((tx) => writeBatch(tx, viewer, batch))) {
    entry.outcome = 'refused';
    entry.reason = 'Somebody changed the term while the file was imported.';
  }
}

/** Writes what still can be written; returns the entries that cannot. */
async function writeBatch(tx: Tx, viewer: Viewer, batch: readonly PlannedTerm[]): Promise<PlannedTerm[]> {
  await takeTurns(tx, 'terms');
  const late: PlannedTerm[] = [];
  for (const entry of batch) if (!(await writeEntry(tx, viewer, entry))) late.push(entry);
  return late;
}

async function writeEntry(tx: Tx, viewer: Viewer, { content, existing }: PlannedTerm): Promise<boolean> {
  if (!content) return true;
  try {
    if (existing) await replaceTerm(tx, existing.id, existing.version, content);
    const id = existing?.id ?? (await insertTerm(tx, content));
    const data = { term: wordOf(content), is: existing ? 'changed' : 'new' };
    await recordEvent(tx, viewer, 'term.imported', { type: 'term', id }, data);
    return true;
  } catch (error) {
    if (error instanceof Conflict || error instanceof NotFound) return false;
    throw error;
  }
}
