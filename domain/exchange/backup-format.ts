/**
 * A backup file: gzip of JSON Lines. The first line is the manifest; then, table by table, a line that names the table and a
 * line for each row, its values in the order of the manifest's columns; the last line has the SHA-256 of all lines before it.
 * The same for both databases, so that either can be restored from the other's.
 */
import { z } from 'zod';
import { Prisma } from '../db/generated/sqlite/client.ts';

/** Goes up when a file of before can no longer be read. */
export const BACKUP_FORMAT = 1;

/**
 * What a backup leaves out: it would let somebody in, or is about this hour only (everybody signs in again); and the words
 * of the memory, which its triggers count, and what the checks find, which is found again (domain/checks/catch-up.ts).
 */
export const LEFT_OUT: readonly string[] = [
  ...['Session', 'OneTimeToken', 'RateLimit', 'Presence', 'MemoryWord'],
  ...['TargetCheck', 'TargetRendering', 'RenderedForm', 'TargetFinding'],
  // what a machine said can be asked again
  ...['MachineText', 'MachineDay'],
];

/** Every other model of the schema, also those that come later. */
export const BACKED_UP: readonly string[] = Object.values(Prisma.ModelName).filter(
  (name) => !LEFT_OUT.includes(name),
);

/** Tables with a row that the migrations have put there: what an empty database has. */
export const NEVER_EMPTY: readonly string[] = ['SiteState', 'BandProgress'];

export const COLUMN_TYPES = ['integer', 'float', 'text', 'boolean', 'time', 'json', 'bytes'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

const column = z.strictObject({ name: z.string(), type: z.enum(COLUMN_TYPES) });
export type Column = z.infer<typeof column>;

const table = z.strictObject({
  name: z.string(),
  columns: z.array(column).min(1),
  rows: z.int().min(0),
  /** the highest id ever given, where ids are counted */
  lastId: z.int().nullable(),
});
export type BackupTable = z.infer<typeof table>;

export const manifest = z.strictObject({
  spalte: z.literal('backup'),
  format: z.literal(BACKUP_FORMAT),
  version: z.string(),
  createdAt: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  migrations: z.array(z.string()).min(1),
  leftOut: z.array(z.string()),
  tables: z.array(table),
});
export type Manifest = z.infer<typeof manifest>;

export const ending = z.strictObject({ end: z.literal(true), rows: z.int(), sha256: z.string().length(64) });
export const section = z.strictObject({ table: z.string() });

/**
 * As a value stands in the file: numbers, texts and booleans as themselves; times as ISO instants; JSON as its text; bytes in
 * Base64.
 */
export type Value = string | number | boolean | null;

const COLUMN: Record<string, ColumnType> = {
  INTEGER: 'integer',
  integer: 'integer',
  REAL: 'float',
  'double precision': 'float',
  TEXT: 'text',
  text: 'text',
  BOOLEAN: 'boolean',
  boolean: 'boolean',
  DATETIME: 'time',
  'timestamp without time zone': 'time',
  JSONB: 'json',
  jsonb: 'json',
  BLOB: 'bytes',
  bytea: 'bytes',
};

/** From what a database calls the type of a column. Throws for one that no backup has met: it would be lost or mangled. */
export function columnType(declared: string, where: string): ColumnType {
  const type = COLUMN[declared];
  if (type) return type;
  throw new Error(
    `A backup does not know columns of the type ${declared} (${where}): add it to backup-format.ts.`,
  );
}
