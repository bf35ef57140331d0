/** Whether what DATABASE_URL and DATA_DIR name can hold a database: asked before the long part of a start. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { type Environment, EnvironmentError } from '../environment.ts';
import { makeFolder } from '../folders.ts';
import { sqliteFile } from './kind.ts';

type Storage = Pick<Environment, 'databaseUrl' | 'databaseKind' | 'dataDir'>;

/** Makes the folder of a SQLite database. Throws EnvironmentError that names the variable which leads nowhere. */
export function prepareStorage({ databaseKind, databaseUrl, dataDir }: Storage): void {
  if (databaseKind === 'postgres') return;
  const file = sqliteFile(databaseUrl);
  const folder = path.dirname(file);
  const isOurs = folder === dataDir;
  const [name, given] = isOurs ? ['DATA_DIR', dataDir] : ['DATABASE_URL', `file:${file}`];
  const refuse = (why: string) => {
    throw new EnvironmentError(name, `is ${given}; ${why}`);
  };
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    refuse(`the folder ${folder} cannot be made or written to (${code(error)}).`);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    refuse(`${file} is a folder, and a SQLite database is a file.`);
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (code(error) !== 'ENOENT') refuse(`${file} cannot be read and written (${code(error)}).`);
  }
}

function code(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
