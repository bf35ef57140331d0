/**
 * Bands of new articles are kept in memory and stored when there are many: each is a random number, so that the rows of one
 * article lie on as many pages as it has bands, and of a large corpus every batch would write most of the table anew. Stored
 * together and in order they share their pages (as in the log-structured merge tree of O'Neil and others, 1996). Nothing is
 * lost when the process ends: "BandProgress" says up to which article the bands are stored, and those of later ones are
 * made of their signatures again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bulk, BulkReader, Lookup } from '../db/bulk.ts';
import { bandsOf, signatureFromBytes } from '../text/near-duplicate.ts';
import { BandIndex } from './band-index.ts';

/** A band of more articles says nothing new of the next: boilerplate must not make every import slower than the last. */
export const MOST_MEMBERS = 20;
/** Articles whose bands wait, 4 MB of them, and signatures that are read in one query. */
const [MOST_PENDING, READ_AT_ONCE] = [10_000, 1_000];
/** Rows of the first transaction when they are stored; then as many as its time allows. */
const [FEWEST_STORED, FIRST_STORED, MOST_STORED] = [100, 500, 10_000];

const STORED_TO = {
  sql: 'SELECT "articleId" FROM "BandProgress" WHERE "id" IN ($VALUES)',
  type: 'int',
} as const;
const later = (atOnce: number): Lookup => ({
  sql: `SELECT "articleId", "hashes" FROM "TextSignature" WHERE "articleId" > ($VALUES)
    ORDER BY "articleId" LIMIT ${atOnce}`,
  type: 'int',
});
const PROGRESS = `INSERT INTO "BandProgress" ("id", "articleId") VALUES (1, ?)
  ON CONFLICT ("id") DO UPDATE SET "articleId" = EXCLUDED."articleId"
  WHERE "BandProgress"."articleId" < EXCLUDED."articleId"`;

/** A new article with those of its bands by which it is to be found. */
interface Banded {
  id: number;
  bands: readonly number[];
}

/** The bands of articles that are stored and can be found here only. */
export class PendingBands {
  readonly #most: number;
  readonly #atOnce: number;
  readonly #index = new BandIndex(MOST_MEMBERS);
  #articles = 0;
  /** up to which article they are known; null: not yet asked */
  #upTo: number | null = null;
  /** articles after that which are known as well */
  readonly #noted = new Set<number>();

  /** For tests: how many articles are kept, and read at once. */
  constructor(most = MOST_PENDING, atOnce = READ_AT_ONCE) {
    this.#most = most;
    this.#atOnce = atOnce;
  }

  membersOf(band: number): number[] {
    return this.#index.membersOf(band);
  }

  /**
   * Learns of articles whose bands are not stored: of an import that ended suddenly, or goes on in another process. False
   * when there are more than may be kept; store() makes room.
   */
  async refresh(reader: BulkReader): Promise<boolean> {
    this.#upTo ??= Number((await reader.lookUp(STORED_TO, [1]))[0]?.articleId ?? 0);
    for (;;) {
      if (this.#articles >= this.#most) return false;
      if ((await this.#readMore(reader, [])) < this.#atOnce) return true;
    }
  }

  /**
   * Those that others have stored since the last refresh, which are remembered as well, however many there are: to be asked
   * within a transaction, when nobody else stores any.
   */
  async since(reader: BulkReader): Promise<Banded[]> {
    const learnt: Banded[] = [];
    while ((await this.#readMore(reader, learnt)) === this.#atOnce);
    return learnt;
  }

  /** Remembers articles of this process; to be called when they are committed. */
  note(articles: readonly Banded[]): void {
    for (const { id, bands } of articles) {
      this.#add(id, bands);
      if (this.#upTo === id - 1) this.#upTo = id;
      else this.#noted.add(id);
    }
  }

  /** Stores all that is known, in short transactions, and forgets it. Ended in the middle, it is done again as a whole. */
  async store(bulk: Bulk): Promise<void> {
    if (this.#articles === 0 || this.#upTo === null) return;
    const all = this.#index.inOrder();
    let size = FIRST_STORED;
    for (let from = 0; from < all.length; ) {
      const some = all.pairs(from, from + size);
      const held = await bulk.transaction(async (tx) => {
        const start = performance.now();
        await tx.insertMissing('SignatureBand', ['band', 'articleId'], some);
        return performance.now() - start;
      });
      from += some.length / 2;
      const { spell, rest } = bulk.pace();
      const wanted = Math.round(size * Math.min(2, spell / held));
      size = Math.min(MOST_STORED, Math.max(FEWEST_STORED, wanted));
      await sleep(rest);
    }
    const upTo = this.#upTo;
    await bulk.transaction((tx) => tx.run(PROGRESS, [upTo]));
    this.#index.clear();
    this.#articles = 0;
  }

  /** Gives how many were read, and adds to `learnt` those that were not known. */
  async #readMore(reader: BulkReader, learnt: Banded[]): Promise<number> {
    const rows = await reader.lookUp(later(this.#atOnce), [this.#upTo ?? 0]);
    for (const { articleId, hashes } of rows) {
      const id = Number(articleId);
      this.#upTo = id;
      if (this.#noted.delete(id)) continue;
      const bands = [...new Set(bandsOf(signatureFromBytes(hashes as Uint8Array)))];
      this.#add(id, bands);
      learnt.push({ id, bands });
    }
    return rows.length;
  }

  #add(id: number, bands: Iterable<number>): void {
    for (const band of new Set(bands)) this.#index.add(band, id);
    this.#articles++;
  }
}
