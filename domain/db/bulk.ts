/**
 * Writing many rows at once, beside Prisma, whose way for one row costs more than the row. For the import alone: the
 * rows come from `domain/imports`, checked and typed there. A connection of its own; SQLite and Postgres by one port.
 */
/** What a column takes. Dates are ISO 8601 texts, JSON is its text. */
export type BulkValue = string | number | boolean | Uint8Array | null;

/** A row that was read. */
export type BulkRow = Record<string, string | number | Uint8Array | null>;

/** What can be looked up by many values of one column at once. */
export interface Lookup {
  /** a SELECT with `$VALUES` where the list of values stands: `… WHERE "path" IN ($VALUES)` */
  sql: string;
  /** of the values, for Postgres */
  type: 'text' | 'int';
}

export interface BulkReader {
  lookUp(lookup: Lookup, values: readonly (string | number)[]): Promise<BulkRow[]>;
}

export interface BulkTx extends BulkReader {
  /** The database's clock, ISO 8601 with milliseconds, as Prisma stores it. */
  now(): Promise<string>;
  /** Numbers for new rows of a table, in order, given to nobody else. */
  ids(table: string, count: number): Promise<number[]>;
  /** Rows that nobody changes, or makes others refer to, until the end; on SQLite nobody else writes anyway. */
  lock(table: string, ids: readonly number[]): Promise<void>;
  insert(table: string, columns: readonly string[], rows: readonly (readonly BulkValue[])[]): Promise<void>;
  /** The same of whole numbers, row after row in one list, without the rows that are there already. */
  insertMissing(table: string, columns: readonly string[], values: Int32Array): Promise<void>;
  /** An UPDATE or DELETE of all rows that have one of many values. */
  change(statement: Lookup, values: readonly (string | number)[]): Promise<void>;
  /** A statement with parameters in the order of its `?`. */
  run(sql: string, values: readonly BulkValue[]): Promise<BulkRow[]>;
}

/** How much of the time an import takes for itself, in milliseconds. */
export interface Pace {
  /** that a transaction should take at most */
  spell: number;
  /** from a transaction to the next, at least */
  rest: number;
}

export interface Bulk extends BulkReader {
  /**
   * To be asked after each transaction. On SQLite everybody who writes waits for it (at most 50 ms: design, section 4), so
   * it is less while others write; on Postgres only other imports wait.
   */
  pace(): Pace;
  /** One transaction: all of it, or nothing. It waits for others that write, and for other imports. */
  transaction<T>(work: (tx: BulkTx) => Promise<T>): Promise<T>;
  /**
   * The same, told as soon as others see it: something can be read while the disk takes it. Once `kept` is fulfilled it would
   * survive a power failure; it is rejected when the disk is full.
   */
  committed<T>(work: (tx: BulkTx) => Promise<T>): Promise<{ result: T; kept: Promise<void> }>;
  close(): Promise<void>;
}
