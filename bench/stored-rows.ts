/** The rows that an import left behind, article by article, to be written again with no logic at all. */
import Database from 'better-sqlite3';

export type Value = string | number | bigint | Buffer | null;

/** In the order in which foreign keys allow them to be written; what tells the article, and what must be joined for it. */
const TABLES: readonly { name: string; article: string; join?: string }[] = [
  { name: 'SourceFile', article: 'v."articleId"', join: 'JOIN "TextVersion" v ON v."sourceFileId" = t."id"' },
  { name: 'Article', article: 't."id"' },
  { name: 'TextVersion', article: 't."articleId"' },
  { name: 'Block', article: 'v."articleId"', join: 'JOIN "TextVersion" v ON v."id" = t."textVersionId"' },
  { name: 'Segment', article: 't."articleId"' },
  { name: 'Finding', article: 't."articleId"' },
  { name: 'ArticleWords', article: 't."articleId"' },
  { name: 'TextSignature', article: 't."articleId"' },
  { name: 'SignatureBand', article: 't."articleId"' },
  { name: 'ImportItem', article: 't."articleId"' },
  { name: 'Event', article: 't."articleId"' },
];

export interface StoredTable {
  name: string;
  columns: string[];
  /** by article */
  rows: Map<number, Value[][]>;
}

/** Everything about the articles, a thousand at a time. */
export function* storedRows(file: string): Generator<{ articles: number[]; tables: StoredTable[] }> {
  const db = new Database(file, { readonly: true });
  const ids = db.prepare<[], number>('SELECT "id" FROM "Article" ORDER BY "id"').pluck().all();
  for (let from = 0; from < ids.length; from += 1000) {
    const articles = ids.slice(from, from + 1000);
    const range: [number, number] = [articles[0] ?? 0, articles.at(-1) ?? 0];
    yield { articles, tables: TABLES.map((table) => readTable(db, table, range)) };
  }
  db.close();
}

/** The one run that all items belong to. */
export function importRun(file: string): { columns: string[]; row: Value[] } {
  const db = new Database(file, { readonly: true });
  const query = db.prepare<[], Value[]>('SELECT * FROM "ImportRun" LIMIT 1').raw();
  const found = { columns: query.columns().map(({ name }) => name), row: query.get() ?? [] };
  db.close();
  return found;
}

function readTable(
  db: Database.Database,
  { name, article, join = '' }: (typeof TABLES)[number],
  range: [number, number],
): StoredTable {
  const query = db
    .prepare<[number, number], Value[]>(
      `SELECT ${article} AS "_article", t.* FROM "${name}" t ${join} WHERE ${article} BETWEEN ? AND ? ORDER BY 1`,
    )
    .raw();
  const rows = new Map<number, Value[][]>();
  for (const [id, ...row] of query.iterate(...range)) {
    const known = rows.get(Number(id));
    if (known) known.push(row);
    else rows.set(Number(id), [row]);
  }
  return {
    name,
    columns: query
      .columns()
      .slice(1)
      .map((column) => column.name),
    rows,
  };
}

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
