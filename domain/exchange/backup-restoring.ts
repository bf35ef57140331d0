import type { BackupTable, Column, Value } from './backup-format.ts';

/** A database that is being written: one transaction from the opening to `commit`. */
export interface Restoring {
  columns(table: string): Promise<Column[]>;
  /** whether anything is in the tables that a backup has, but for what the migrations put there */
  isFilled(): Promise<boolean>;
  /** takes away everything, what backups leave out included; the guards of the audit trail stand aside for it and return */
  empty(): Promise<void>;
  insert(table: BackupTable, rows: Value[][]): Promise<void>;
  /** counts ids on from where the backup had come to */
  count(table: BackupTable): Promise<void>;
  /** a line in the audit trail, and a new revision of the site, so that no cache shows what was before */
  note(data: Record<string, string>): Promise<void>;
  /** refuses when a row points at nothing */
  commit(): Promise<void>;
  abandon(): Promise<void>;
}
