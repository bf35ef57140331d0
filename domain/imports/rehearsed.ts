/** What files of one dry run would be to each other: nothing is stored, so the database cannot tell. */
import type { ItemResult } from './import.ts';
import { isRefused, type PreparedOrRefused } from './prepared.ts';

/** Remembers the files of one dry run. Give it each of them, in the order in which they would be imported. */
export class Rehearsed {
  /** by bytes and by text: the file that would come first */
  readonly #first = new Map<string, string>();

  /** The outcome of a file, seen beside those before it. */
  judge(outcome: PreparedOrRefused, result: ItemResult): ItemResult {
    if (isRefused(outcome) || (result.status !== 'created' && result.status !== 'updated')) return result;
    const { sha256, textHash } = outcome;
    const same = this.#first.get(sha256);
    if (same !== undefined) return { ...result, status: 'unchanged', reason: `The same file as “${same}”.` };
    const twin = this.#first.get(textHash);
    if (twin !== undefined) return { ...result, status: 'duplicate', reason: `The same text as “${twin}”.` };
    for (const key of [sha256, textHash]) this.#first.set(key, result.file);
    return result;
  }
}
