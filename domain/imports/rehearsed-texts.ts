/** The texts of one dry run, by which those that are nearly the same are found: what a real one would have stored by then. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  bandsOf,
  compareTexts,
  estimatedJaccard,
  isNearDuplicate,
  type Likeness,
  signatureBytes,
  signatureFromBytes,
} from '../text/near-duplicate.ts';
import { BandIndex } from './band-index.ts';
import { bodyOf, type Prepared } from './prepared.ts';

/** A file before with nearly the same text. */
export interface NearFile extends Likeness {
  path: string;
  /** that would have its text */
  article: Article | null;
}

interface Article {
  id: number;
  slug: string;
}

/** A file, and where its signature stands on the disk, followed by its text. */
interface Kept {
  path: string;
  article: Article | null;
  offset: number;
  /** bytes of the text */
  length: number;
}

/** As in a real run (near-duplicates.ts): a band of more files says nothing new, and the likeliest few are read. */
const [MOST_MEMBERS, MOST_READ] = [20, 3];
/** Bytes of a signature. */
const SIGNATURE = 500;

/** What is compared lies on the disk: a dry run of 200 MB must not need 400 in memory. */
export class RehearsedTexts {
  readonly #kept: Kept[] = [];
  readonly #bands = new BandIndex(MOST_MEMBERS);
  readonly #file = openNameless();
  #end = 0;

  /** The files before that have nearly the text of this one, the likeliest first. */
  nearTo({ signature, parsed }: Prepared): NearFile[] {
    if (!signature) return [];
    const candidates = new Set([...bandsOf(signature)].flatMap((band) => this.#bands.membersOf(band)));
    if (candidates.size === 0) return [];
    const text = bodyOf(parsed);
    return [...candidates]
      .flatMap((number) => this.#kept[number] ?? [])
      .map((kept) => ({ kept, estimate: estimatedJaccard(signature, this.#signatureOf(kept)) }))
      .sort((a, b) => b.estimate - a.estimate)
      .slice(0, MOST_READ)
      .map(({ kept }) => ({
        path: kept.path,
        article: kept.article,
        ...compareTexts(text, this.#textOf(kept)),
      }))
      .filter(isNearDuplicate);
  }

  /** Remembers a file that would become an article, or be the text of one that is there. */
  add({ file, parsed, signature }: Prepared, article: Article | null): void {
    if (!signature) return;
    const text = Buffer.from(bodyOf(parsed));
    const kept = { path: file.path, article, offset: this.#end, length: text.length };
    const number = this.#kept.push(kept) - 1;
    const bytes = Buffer.concat([signatureBytes(signature), text]);
    this.#end += writeSync(this.#file, bytes, 0, bytes.length, this.#end);
    for (const band of new Set(bandsOf(signature))) this.#bands.add(band, number);
  }

  close(): void {
    closeSync(this.#file);
  }

  #signatureOf({ offset }: Kept): Uint32Array {
    return signatureFromBytes(this.#read(offset, SIGNATURE));
  }

  #textOf({ offset, length }: Kept): string {
    return this.#read(offset + SIGNATURE, length).toString('utf8');
  }

  #read(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    readSync(this.#file, bytes, 0, length, offset);
    return bytes;
  }
}

/** A file that is gone when it is closed, whatever ends this process. */
function openNameless(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'spalte-dry-run-'));
  try {
    return openSync(path.join(folder, 'texts'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
