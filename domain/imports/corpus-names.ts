/** The names of the corpus: in how many articles each is, and which of a new article's are probably slips of them. */
import type { BulkReader, BulkTx } from '../db/bulk.ts';
import { corpusNameFindings, NameIndex, namesOf } from '../text/corpus-names.ts';
import type { Prepared } from './prepared.ts';

/** A name of one article is no usual form, and not knowing it changes no verdict: it would only fill the index. */
const FREQUENT = `SELECT "name", "articles" FROM "CorpusName" WHERE "articles" > ? ORDER BY "articles" DESC LIMIT 50000`;
/** So many new articles can make another form the usual one. */
const RENEWED_AFTER = 2_000;
/** Names in one statement. */
const AT_ONCE = 100;

/** Knows the names of the corpus as of the beginning of a run, and again from time to time. */
export class KnownNames {
  #index: NameIndex | null = null;
  #seen = 0;

  /** Adds what the corpus says of the names of new articles to their findings. */
  async check(tx: BulkTx, files: readonly Prepared[]): Promise<void> {
    if (this.#index === null || this.#seen >= RENEWED_AFTER) await this.#renew(tx);
    this.#seen += files.length;
    const index = this.#index;
    if (!index) return;
    for (const file of files) {
      // nearly no article has one, and looking for the places is dear
      if (!file.names.some((name) => index.usualFormOf(name) !== null)) continue;
      const texts = file.parsed.blocks.map((block) => block.text);
      file.findings.push(...corpusNameFindings(texts, index, file.findings));
    }
  }

  async #renew(tx: BulkTx): Promise<void> {
    const rows = await tx.run(FREQUENT, [1]);
    this.#index = new NameIndex(rows.map((row) => [String(row.name), Number(row.articles)] as const));
    this.#seen = 0;
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
