/** The least that SQLite can take: the same rows by prepared statements, with the product's settings and none of its logic. */
import Database from 'better-sqlite3';
import { processorTime, rates } from './kit.ts';
import { importRun, quoted, type StoredTable, storedRows, type Value } from './stored-rows.ts';

/** Writes the rows of `from` into the migrated, empty database `to`, so many articles in a transaction. Reading is not counted. */
export async function preparedFloor({ from, to, batch }: { from: string; to: string; batch: number }) {
  const db = new Database(to);
  // the settings of domain/db/sqlite-adapter.ts
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'cache_size = -16000',
    'wal_autocheckpoint = 12000',
  ])
    db.pragma(pragma);
  const statements = new Map<string, Database.Statement<Value[]>>();
  const statement = (name: string, columns: string[]) => {
    const known = statements.get(name);
    if (known) return known;
    const marks = columns.map(() => '?').join(', ');
    const made = db.prepare<Value[]>(`INSERT INTO "${name}" (${quoted(columns)}) VALUES (${marks})`);
    statements.set(name, made);
    return made;
  };
  const run = importRun(from);
  statement('ImportRun', run.columns).run(...run.row);
  const write = db.transaction((articles: number[], tables: StoredTable[]) => {
    for (const id of articles) {
      for (const { name, columns, rows } of tables) {
        for (const row of rows.get(id) ?? []) statement(name, columns).run(...row);
      }
    }
  });
  let [milliseconds, processor] = [0, 0];
  /** when each article was written */
  const times: number[] = [];
  for (const { articles, tables } of storedRows(from)) {
    const [start, before] = [performance.now(), processorTime()];
    for (let i = 0; i < articles.length; i += batch) {
      const some = articles.slice(i, i + batch);
      write.immediate(some, tables);
      for (const _ of some) times.push(milliseconds + performance.now() - start);
    }
    milliseconds += performance.now() - start;
    processor += processorTime() - before;
  }
  db.close();
  return { ...rates(times), processor: processor / times.length };
}
