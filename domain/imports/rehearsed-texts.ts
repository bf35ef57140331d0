/** The texts of one dry run, by which those that are nearly the same are found: what a real one would have stored by then. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  bandsOf,
  compareTexts,
  estimatedJaccard,
  signatureBytes,
  signatureFromBytes,
} from '../text/near-duplicate.ts';
import { BandIndex } from './band-index.ts';
import { mostShared, type Near, order, worthReading } from './near-search.ts';
import { MOST_MEMBERS } from './pending-bands.ts';
import { bodyOf, type Prepared } from './prepared.ts';

/** Whose text it would be: an article, or with a number below 0 one that would be made of a file, which gives its path. */
interface Article {
  id: number;
  slug: string;
}

/** Where the signature of a text stands on the disk, followed by the text. */
interface Kept {
  article: Article;
  offset: number;
  /** bytes of the text */
  length: number;
}

/** Bytes of a signature. */
const SIGNATURE = 500;

/** What is compared lies on the disk: a dry run of 200 MB must not need 400 in memory. */
export class RehearsedTexts {
  readonly #kept = new Map<number, Kept>();
  /** the latest text of each article */
  readonly #latest = new Map<number, number>();
  readonly #bands = new BandIndex(MOST_MEMBERS);
  readonly #file = openNameless();
  #count = 0;
  #end = 0;

  /** The articles that are the likeliest to have nearly this text by now, the likeliest first. */
  nearTo({ signature, parsed }: Prepared): Near[] {
    if (!signature) return [];
    const candidates = mostShared(
      [...new Set(bandsOf(signature))].flatMap((band) => this.#bands.membersOf(band)),
    )
      .flatMap((number) => this.#kept.get(number) ?? [])
      .map((kept) => ({ kept, id: order(kept.article), estimate: this.#likenessTo(signature, kept) }));
    const likely = worthReading(candidates);
    if (likely.length === 0) return [];
    const text = bodyOf(parsed);
    return likely.map(({ kept, estimate }) => ({
      ...{ ...kept.article, estimate },
      ...compareTexts(text, this.#textOf(kept)),
    }));
  }

  /** Remembers a file that would become an article, or be the text of one that is there. */
  add({ parsed, signature }: Prepared, article: Article): void {
    const before = this.#latest.get(article.id);
    // its bands stay, and lead to nothing
    if (before !== undefined) this.#kept.delete(before);
    if (!signature) return;
    const text = Buffer.from(bodyOf(parsed));
    const number = this.#count++;
    this.#kept.set(number, { article, offset: this.#end, length: text.length });
    this.#latest.set(article.id, number);
    const bytes = Buffer.concat([signatureBytes(signature), text]);
    this.#end += writeSync(this.#file, bytes, 0, bytes.length, this.#end);
    for (const band of new Set(bandsOf(signature))) this.#bands.add(band, number);
  }

  close(): void {
    closeSync(this.#file);
  }

  #likenessTo(signature: Uint32Array, { offset }: Kept): number {
    return estimatedJaccard(signature, signatureFromBytes(this.#read(offset, SIGNATURE)));
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
