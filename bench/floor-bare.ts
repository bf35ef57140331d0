/**
 * What other systems were measured against: SQLite with a table of articles and a full-text index, and nothing else of Spalte's.
 * The figure of articles a second comes from that comparison, on one machine; on another it is read as a ratio to this.
 */
import Database from 'better-sqlite3';
import { processorTime, rates } from './kit.ts';

/** Enough to measure; all are read before the first is written. */
const MOST = 10_000;

type Article = [slug: string, title: string, language: string, date: string | null, text: string];

/** Writes the articles of `from` into the new database `to`, so many in a transaction, each of which is on the disk. */
export function bareFloor({ from, to, batch }: { from: string; to: string; batch: number }) {
  const articles = articlesIn(from);
  const db = new Database(to);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    `CREATE TABLE "article" ("id" INTEGER PRIMARY KEY, "slug" TEXT NOT NULL UNIQUE, "title" TEXT NOT NULL,
      "language" TEXT NOT NULL, "date" TEXT, "text" TEXT NOT NULL);
    CREATE VIRTUAL TABLE "words" USING fts5("title", "text");`,
  );
  const insert = db.prepare<Article>(
    'INSERT INTO "article" ("slug", "title", "language", "date", "text") VALUES (?, ?, ?, ?, ?)',
  );
  const index = db.prepare<[number | bigint, string, string]>(
    'INSERT INTO "words" (rowid, "title", "text") VALUES (?, ?, ?)',
  );
  const write = db.transaction((some: Article[]) => {
    for (const article of some) {
      const { lastInsertRowid } = insert.run(...article);
      index.run(lastInsertRowid, article[1], article[4]);
    }
  });
  const times: number[] = [];
  const [start, before] = [performance.now(), processorTime()];
  for (let i = 0; i < articles.length; i += batch) {
    const some = articles.slice(i, i + batch);
    write.immediate(some);
    for (const _ of some) times.push(performance.now() - start);
  }
  const processor = (processorTime() - before) / times.length;
  db.close();
  return { ...rates(times), processor };
}

function articlesIn(file: string): Article[] {
  const db = new Database(file, { readonly: true });
  const query = db.prepare<[number], Article>(
    `SELECT a."slug", a."title", a."language", a."date", (
       SELECT group_concat(b."text", char(10)) FROM (
         SELECT "text" FROM "Block" WHERE "textVersionId" = v."id" ORDER BY "position") b)
     FROM "Article" a JOIN "TextVersion" v ON v."articleId" = a."id" AND v."number" = a."textVersion"
     ORDER BY a."id" LIMIT ?`,
  );
  const articles = query.raw().all(MOST) as unknown as Article[];
  db.close();
  return articles;
}
