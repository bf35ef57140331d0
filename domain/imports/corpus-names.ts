/** The names of the corpus: in how many articles each is, and which of a changed article's are probably slips of them. */
import type { BulkReader, BulkTx } from '../db/bulk.ts';
import { corpusNameFindings, NameIndex, namesOf } from '../text/corpus-names.ts';
import { firstOfEachKind } from '../text/most-findings.ts';
import type { Prepared } from './prepared.ts';

/** A name of one article is no usual form, and not knowing it changes no verdict: it would only fill the index. */
const FREQUENT = `SELECT "name", "articles" FROM "CorpusName" WHERE "articles" > ? ORDER BY "articles" DESC LIMIT 50000`;
/** So many new articles can make another form the usual one. */
const RENEWED_AFTER = 2_000;
/** Names of a run that are kept for its end, about 5 MB; of more, all that the corpus has are looked at. */
const MOST_NOTED = 50_000;
/** Names in one statement. */
const AT_ONCE = 100;

/** Reads how often the names of the corpus are. `isInIt`: as NameIndex has it. */
export async function readNames(tx: BulkTx, isInIt: boolean): Promise<NameIndex> {
  const rows = await tx.run(FREQUENT, [1]);
  return new NameIndex(
    rows.map((row) => [String(row.name), Number(row.articles)] as const),
    isInIt,
  );
}

/** Knows the names of the corpus while a run goes on, and which of them came with it. */
export class KnownNames {
  #index: NameIndex | null = null;
  #seen = 0;
  /** in how many new articles of the run each name is; null when there are too many */
  #noted: Map<string, number> | null = new Map();

  /** The names that came with the run, for settle-names.ts; null: more than are kept. */
  get noted(): ReadonlyMap<string, number> | null {
    return this.#noted;
  }

  /** Of a run that stopped, nobody knows any more what came before. */
  forget(): void {
    this.#noted = null;
  }

  /** Remembers the names of articles that were stored, `by` 1 of new ones, 0 of those that were there and have a new text. */
  note(files: readonly Prepared[], by: 0 | 1): void {
    for (const { names } of files) {
      for (const name of names) this.#noted?.set(name, (this.#noted.get(name) ?? 0) + by);
      if ((this.#noted?.size ?? 0) > MOST_NOTED) this.#noted = null;
    }
  }

  /**
   * Adds what the corpus says of the names of a changed article to its findings, before what was dismissed of them is looked
   * up. At the end of the run it is settled again, with that of the new ones.
   */
  async check(tx: BulkTx, file: Prepared): Promise<void> {
    if (this.#index === null || this.#seen >= RENEWED_AFTER) {
      this.#index = await readNames(tx, true);
      this.#seen = 0;
    }
    this.#seen += 1;
    const texts = file.parsed.blocks.map((block) => block.text);
    file.findings.push(...firstOfEachKind(corpusNameFindings(texts, this.#index, file.findings)));
  }
}

/** Counts the names of articles that came (`by` 1) or go away (−1): lists of distinct names, one for each article. */
export async function countNames(
  tx: BulkTx,
  articles: readonly (readonly string[])[],
  by: 1 | -1,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const names of articles) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + by);
  // in one order, so that two imports never wait for each other
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    await tx.run(
      `INSERT INTO "CorpusName" ("name", "articles") VALUES ${some.map(() => '(?, ?)').join(', ')}
       ON CONFLICT ("name") DO UPDATE SET "articles" = "CorpusName"."articles" + EXCLUDED."articles"`,
      some.flat(),
    );
  }
  if (by < 0) {
    const sql = 'DELETE FROM "CorpusName" WHERE "articles" <= 0 AND "name" IN ($VALUES)';
    await tx.change({ sql, type: 'text' }, [...counts.keys()]);
  }
}

const TEXTS = {
  sql: `SELECT a."id", b."text" FROM "Article" a
    JOIN "TextVersion" v ON v."articleId" = a."id" AND v."number" = a."textVersion"
    JOIN "Block" b ON b."textVersionId" = v."id" WHERE a."id" IN ($VALUES)`,
  type: 'int',
} as const;

/** The distinct names of each of some articles, from their current texts. */
export async function namesOfArticles(reader: BulkReader, ids: readonly number[]): Promise<string[][]> {
  const texts = new Map<number, string[]>();
  for (const { id, text } of await reader.lookUp(TEXTS, ids)) {
    const known = texts.get(Number(id));
    if (known) known.push(String(text));
    else texts.set(Number(id), [String(text)]);
  }
  return [...texts.values()].map(namesOf);
}
