/** Bulk rows on Postgres: COPY, and one connection beside Prisma's pool. */
import pg from 'pg';
import type { Bulk, BulkRow, BulkTx, BulkValue, Lookup } from './bulk.ts';

const PACE = { spell: 200, rest: 0 };

/** Opens a connection to the database of `url`. */
export async function openPostgresBulk(url: string): Promise<Bulk> {
  const client = new pg.Client({
    connectionString: url,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    application_name: 'spalte import',
  });
  // a server that goes away is told by the next query; without a listener it would end the process
  client.on('error', () => undefined);
  await client.connect();
  const tx = bulkTx(client);
  const transaction: Bulk['transaction'] = async (work) => {
    await client.query('BEGIN');
    try {
      // one import at a time judges and writes: what it has looked up stays true until it commits
      await client.query("SELECT pg_advisory_xact_lock(hashtext('spalte imports'))");
      const result = await work(tx);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
  return {
    pace: () => PACE,
    lookUp: tx.lookUp,
    transaction,
    // Postgres has forced what it says is committed
    committed: async (work) => ({ result: await transaction(work), kept: Promise.resolve() }),
    close: () => client.end(),
  };
}

function bulkTx(client: pg.Client): BulkTx {
  const query = async (text: string, values: unknown[]): Promise<BulkRow[]> =>
    (await client.query<BulkRow>(text, values)).rows;
  const forAll = async ({ sql, type }: Lookup, values: readonly (string | number)[]): Promise<BulkRow[]> =>
    values.length === 0 ? [] : query(sql.replace('$VALUES', `SELECT unnest($1::${type}[])`), [values]);
  return {
    lookUp: forAll,
    change: async (statement, values) => void (await forAll(statement, values)),
    async lock(table, ids) {
      const sql = `SELECT "id" FROM "${table}" WHERE "id" IN ($VALUES) ORDER BY "id" FOR UPDATE`;
      await forAll({ sql, type: 'int' }, ids);
    },
    async now() {
      const [row] = await query(
        `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"') AS "now"`,
        [],
      );
      return String(row?.now);
    },
    async ids(table, count) {
      const rows = await query(
        `SELECT nextval(pg_get_serial_sequence($1, 'id'))::int AS "id" FROM generate_series(1, $2)`,
        [`"${table}"`, count],
      );
      return rows.map((row) => Number(row.id));
    },
    insert: (table, columns, rows) => copy(client, table, columns, rows),
    async insertMissing(table, columns, values) {
      if (values.length === 0) return;
      const lists = columns.map((_, at) => `$${at + 1}::int[]`).join(', ');
      const names = columns.map((column) => `"${column}"`).join(', ');
      const sql = `INSERT INTO "${table}" (${names}) SELECT * FROM unnest(${lists}) ON CONFLICT DO NOTHING`;
      const width = columns.length;
      await query(
        sql,
        columns.map((_, at) => Array.from(values.filter((_, index) => index % width === at))),
      );
    },
    run(sql, values) {
      let number = 0;
      return query(
        sql.replace(/\?/g, () => `$${++number}`),
        [...values],
      );
    },
  };
}

/** The part of pg's connection that COPY needs; its types leave it out. */
interface CopyConnection {
  query(sql: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

function copy(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly BulkValue[])[],
): Promise<void> {
  if (rows.length === 0) return Promise.resolve();
  const data = Buffer.from(rows.map((row) => `${row.map(field).join('\t')}\n`).join(''));
  const names = columns.map((column) => `"${column}"`).join(', ');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const query = {
    submit: (connection: CopyConnection) => connection.query(`COPY "${table}" (${names}) FROM STDIN`),
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
function field(value: BulkValue): string {
  if (value === null) return '\\N';
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
  return String(value).replace(/[\\\n\r\t]/g, (character) => ESCAPED[character] ?? character);
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
