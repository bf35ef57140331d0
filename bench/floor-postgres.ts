/** The least that Postgres can take: the same rows by COPY. */
import pg from 'pg';
import { importRun, quoted, storedRows, type Value } from './stored-rows.ts';

/** Copies the rows of the SQLite file `from` into the migrated, empty database `to`, a thousand articles in a transaction. */
export async function copyFloor({ from, to }: { from: string; to: string }) {
  const client = new pg.Client({ connectionString: to });
  await client.connect();
  const run = importRun(from);
  await copy(client, 'ImportRun', run.columns, [run.row]);
  let [written, milliseconds] = [0, 0];
  for (const { articles, tables } of storedRows(from)) {
    const start = performance.now();
    await client.query('BEGIN');
    for (const { name, columns, rows } of tables)
      await copy(client, name, columns, [...rows.values()].flat());
    await client.query('COMMIT');
    milliseconds += performance.now() - start;
    written += articles.length;
  }
  await client.end();
  return { perSecond: (written / milliseconds) * 1000 };
}

/** The part of pg's connection that COPY needs; its types leave it out. */
interface CopyConnection {
  query(sql: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

function copy(client: pg.Client, table: string, columns: string[], rows: Value[][]): Promise<void> {
  const data = Buffer.from(rows.map((row) => `${row.map(field).join('\t')}\n`).join(''));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const query = {
    submit: (connection: CopyConnection) =>
      connection.query(`COPY "${table}" (${quoted(columns)}) FROM STDIN`),
    handleCopyInResponse: (connection: CopyConnection) => {
      connection.sendCopyFromChunk(data);
      connection.endCopyFrom();
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => resolve(),
    handleError: (error: Error) => reject(error),
  };
  client.query(query as unknown as pg.Submittable);
  return promise;
}

/** A value in COPY's text format. */
function field(value: Value): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return String(value).replace(/[\\\n\r\t]/g, (character) => ESCAPED[character] ?? character);
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
