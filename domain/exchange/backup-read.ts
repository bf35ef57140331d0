/** Reads a backup file: whole first, to see that it is one, then row by row. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type BackupTable, ending, type Manifest, manifest, section, type Value } from './backup-format.ts';

/** A file that cannot be restored from, and why. */
export class BadBackup extends Error {
  constructor(why: string) {
    super(`This backup cannot be restored: ${why}`);
    this.name = 'BadBackup';
  }
}

type Entry = { manifest: Manifest } | { table: BackupTable } | { row: Value[] };

/** Reads the whole file and checks counts and hash, holding one line at a time. Throws BadBackup. */
export async function checkBackup(file: string): Promise<Manifest> {
  let found: Manifest | undefined;
  for await (const entry of readBackup(file)) if ('manifest' in entry) found = entry.manifest;
  if (!found) throw new BadBackup('it is empty.');
  return found;
}

/** The manifest, then each table and its rows. Throws BadBackup at the first thing that is wrong, the hash at the end. */
export async function* readBackup(file: string): AsyncGenerator<Entry> {
  const reading = new Reading();
  for await (const line of linesOf(file)) {
    const entry = reading.take(line);
    if (entry) yield entry;
  }
  reading.finish();
}

/** Lines end at line feeds and nowhere else: readline would also cut at U+2028, which JSON leaves as it is. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.once('error', (error) => unzipped.destroy(error));
  source.pipe(unzipped);
  const decoder = new TextDecoder();
  let rest: string[] = [];
  try {
    for await (const chunk of unzipped) {
      const [first = '', ...others] = decoder.decode(chunk as Buffer, { stream: true }).split('\n');
      const last = others.pop();
      rest.push(first);
      if (last === undefined) continue;
      yield rest.join('');
      yield* others;
      rest = [last];
    }
  } catch (error) {
    if (error instanceof BadBackup) throw error;
    throw new BadBackup(`it cannot be read (${(error as Error).message}). It may be cut off.`);
  } finally {
    source.destroy();
  }
  if (rest.join('') !== '') throw new BadBackup('its last line is not whole. It was cut off.');
}

/** What has been read so far. */
class Reading {
  readonly #hash = createHash('sha256');
  #manifest: Manifest | undefined;
  #open: BackupTable | undefined;
  #next = 0;
  #left = 0;
  #rows = 0;
  #isEnded = false;

  take(line: string): Entry | null {
    if (this.#isEnded) throw new BadBackup('there is something behind its end.');
    const value = this.#parsed(line);
    if (!this.#manifest) return this.#begin(line, value);
    if (Array.isArray(value)) return this.#row(line, value as Value[]);
    const last = ending.safeParse(value);
    if (last.success) return this.#end(last.data);
    return this.#table(line, value, this.#manifest);
  }

  finish(): void {
    if (!this.#isEnded) throw new BadBackup('its end is missing. It was cut off.');
  }

  #parsed(line: string): unknown {
    try {
      return JSON.parse(line);
    } catch {
      throw new BadBackup(`line ${this.#rows + this.#next + 1} is damaged.`);
    }
  }

  #begin(line: string, value: unknown): Entry {
    const read = manifest.safeParse(value);
    if (!read.success) throw new BadBackup('it does not begin as a backup of this version of Spalte does.');
    this.#manifest = read.data;
    this.#hash.update(`${line}\n`);
    return { manifest: read.data };
  }

  #table(line: string, value: unknown, { tables }: Manifest): Entry {
    const table = tables[this.#next];
    if (!table || section.safeParse(value).data?.table !== table.name) {
      throw new BadBackup('its tables are not those that it announces.');
    }
    this.#close();
    this.#next += 1;
    this.#open = table;
    this.#left = table.rows;
    this.#hash.update(`${line}\n`);
    return { table };
  }

  #row(line: string, row: Value[]): Entry {
    if (!this.#open || row.length !== this.#open.columns.length)
      throw new BadBackup('a row has not the columns of its table.');
    this.#left -= 1;
    this.#rows += 1;
    this.#hash.update(`${line}\n`);
    return { row };
  }

  #close(): void {
    if (this.#open && this.#left !== 0) {
      throw new BadBackup(`${this.#open.name} has not the ${this.#open.rows} rows that it announces.`);
    }
  }

  #end({ rows, sha256 }: { rows: number; sha256: string }): null {
    this.#close();
    const isWhole = rows === this.#rows && this.#next === this.#manifest?.tables.length;
    if (!isWhole || sha256 !== this.#hash.digest('hex')) {
      throw new BadBackup(
        'its content is not what was written (the SHA-256 differs). Take another copy of the file.',
      );
    }
    this.#isEnded = true;
    return null;
  }
}
