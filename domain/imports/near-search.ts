/** Which stored articles have nearly the text of new ones: candidates by bands of their signatures, then an exact look. */
import type { BulkReader, BulkRow } from '../db/bulk.ts';
import {
  bandsOf,
  distinctShingles,
  estimatedJaccard,
  isNearDuplicate,
  type Likeness,
  likenessOf,
  signatureFromBytes,
} from '../text/near-duplicate.ts';
import { PendingBands } from './pending-bands.ts';
import { bodyOf, type Prepared } from './prepared.ts';

/** Another article whose text was compared. */
export interface Near extends Likeness {
  id: number;
  slug: string;
  /** what their signatures told before */
  estimate: number;
}

/** A text with its signature: of a file, or of a version that is given back. */
interface Signed {
  parsed: Parameters<typeof bodyOf>[0];
  signature: Uint32Array | null;
}

/** What is known of the bands of some files. */
export interface Bands<Text extends Signed = Prepared> {
  /** the bands of each file, each once */
  keys: Map<Text, readonly number[]>;
  /** how many articles have a band, as far as that matters */
  members: Map<number, number>;
  /** the likeliest few, whether they are near or not: `nearest` tells those that are */
  near: Map<Text, Near[]>;
}

/** Candidates that are looked at by their signatures, and of them by their texts. */
const MOST_CANDIDATES = 8;
const MOST_READ = 3;
const LEAST_ESTIMATE = 0.3;
/** Shingles of stored texts that are kept, 2 MB. */
const MOST_KEPT = 500_000;

const BY_BAND = {
  sql: 'SELECT "band", "articleId" FROM "SignatureBand" WHERE "band" IN ($VALUES)',
  type: 'int',
} as const;
const BY_ARTICLE = {
  sql: `SELECT s."articleId", s."hashes", a."slug", a."textVersion" FROM "TextSignature" s JOIN "Article" a ON a."id" = s."articleId"
    WHERE s."articleId" IN ($VALUES)`,
  type: 'int',
} as const;
const TEXT = {
  sql: `SELECT a."id", b."text" FROM "Article" a
    JOIN "TextVersion" v ON v."articleId" = a."id" AND v."number" = a."textVersion"
    JOIN "Block" b ON b."textVersionId" = v."id"
    WHERE a."id" IN ($VALUES) ORDER BY a."id", b."position"`,
  type: 'int',
} as const;

/** A stored article whose text is worth reading, and which of its texts is the current one. */
interface Candidate {
  id: number;
  slug: string;
  version: number;
  estimate: number;
}

/** Looks for stored articles that have nearly the text of new ones, and remembers what it has read of them. */
export class NearSearch {
  /** the bands that are not stored, as far as they are known */
  readonly pending = new PendingBands();
  readonly #reader: BulkReader;
  readonly #texts = new ReadShingles();

  constructor(reader: BulkReader) {
    this.#reader = reader;
  }

  /** Of each file, those of `except` aside. Before the transaction that stores it: no lock is taken. */
  async of<Text extends Signed>(
    files: readonly Text[],
    except: ReadonlySet<number> = new Set(),
  ): Promise<Bands<Text>> {
    await this.pending.refresh(this.#reader);
    const keys = new Map(
      files.map((file) => [file, file.signature ? [...new Set(bandsOf(file.signature))] : []] as const),
    );
    const articles = await membersOf(this.#reader, this.pending, distinct(keys.values()));
    const candidates = new Map<Text, number[]>();
    for (const [file, own] of keys) {
      const some = mostShared(own.flatMap((key) => articles.get(key) ?? []).filter((id) => !except.has(id)));
      if (some.length > 0) candidates.set(file, some);
    }
    const members = new Map([...articles].map(([band, ids]) => [band, ids.length]));
    return { keys, members, near: await this.#lookedAt(candidates) };
  }

  /**
   * Within the transaction that stores files: adds to what was found of them those articles that another import has stored
   * since then. None of the two would be told of the other.
   */
  async addSince(reader: BulkReader, bands: Bands): Promise<void> {
    const articles = new Map<number, number[]>();
    for (const { id, bands: own } of await this.pending.since(reader))
      for (const band of own) articles.set(band, [...(articles.get(band) ?? []), id]);
    if (articles.size === 0) return;
    const candidates = new Map<Prepared, number[]>();
    for (const [file, own] of bands.keys) {
      const some = mostShared(own.flatMap((key) => articles.get(key) ?? []));
      if (some.length > 0) candidates.set(file, some);
    }
    for (const [band, ids] of articles) {
      const before = bands.members.get(band) ?? 0;
      bands.members.set(band, before + ids.length);
    }
    for (const [file, found] of await this.#lookedAt(candidates, reader)) {
      const before = bands.near.get(file) ?? [];
      // found in the table already, when its bands were stored in between
      const others = found.filter(({ id }) => before.every((one) => one.id !== id));
      bands.near.set(file, likeliestOf([...before, ...others]));
    }
  }

  /** Those of the candidates of each file that have nearly its text. All are looked up at once: a question costs a journey. */
  async #lookedAt<Text extends Signed>(
    candidates: ReadonlyMap<Text, readonly number[]>,
    reader: BulkReader = this.#reader,
  ): Promise<Map<Text, Near[]>> {
    const rows = await reader.lookUp(BY_ARTICLE, distinct(candidates.values()));
    const known = new Map(rows.map((row) => [Number(row.articleId), row]));
    const likely = new Map(
      [...candidates].map(([file, ids]) => [
        file,
        likeliest(
          file,
          ids.map((id) => known.get(id)).filter((row) => row !== undefined),
        ),
      ]),
    );
    const texts = await this.#texts.of(reader, [...likely.values()].flat());
    const near = new Map<Text, Near[]>();
    for (const [file, some] of likely) {
      if (some.length === 0) continue;
      const found = some.map(({ id, slug, estimate }) => ({
        ...{ id, slug, estimate },
        ...likenessOf(shinglesOfFile(file), texts.get(id) ?? NOTHING),
      }));
      near.set(file, found);
    }
    return near;
  }
}

async function membersOf(
  reader: BulkReader,
  pending: PendingBands,
  bands: readonly number[],
): Promise<Map<number, number[]>> {
  const members = new Map<number, number[]>();
  for (const band of bands) {
    const waiting = pending.membersOf(band);
    if (waiting.length > 0) members.set(band, waiting);
  }
  for (const row of await reader.lookUp(BY_BAND, bands)) {
    const [band, article] = [Number(row.band), Number(row.articleId)];
    const known = members.get(band);
    if (!known) members.set(band, [article]);
    // another process may have stored what is still remembered here
    else if (!known.includes(article)) known.push(article);
  }
  return members;
}

/** Those that have most bands in common with a text. */
export function mostShared(ids: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.slice(0, MOST_CANDIDATES).map(([id]) => id);
}

/** The few that are worth reading, by what their signatures tell. */
function likeliest({ signature }: Signed, rows: readonly BulkRow[]): Candidate[] {
  if (!signature) return [];
  return worthReading(
    rows.map(({ articleId, slug, textVersion, hashes }) => ({
      id: Number(articleId),
      slug: String(slug),
      version: Number(textVersion),
      estimate: estimatedJaccard(signature, signatureFromBytes(hashes as Uint8Array)),
    })),
  );
}

/** Those of the candidates whose texts are worth reading, the likeliest first. */
export function worthReading<One extends { id: number; estimate: number }>(
  candidates: readonly One[],
): One[] {
  return candidates
    .filter(({ estimate }) => estimate >= LEAST_ESTIMATE)
    .sort((a, b) => b.estimate - a.estimate || a.id - b.id)
    .slice(0, MOST_READ);
}

/** The age of an article, by which one of two that are as near goes first: what is still to come has numbers from -1 downwards. */
export const order = ({ id }: { id: number }): number => (id < 0 ? 2 ** 40 - id : id);

/** Of what was compared here and there, the few that would have been if all had been in one place. */
export const likeliestOf = (near: readonly Near[]): Near[] =>
  near.toSorted((a, b) => b.estimate - a.estimate || order(a) - order(b)).slice(0, MOST_READ);

/** Those of the likeliest that are near, the nearest first. */
export function nearest(near: readonly Near[] = []): Near[] {
  const found = likeliestOf(near).filter(isNearDuplicate);
  return found.sort((a, b) => b.jaccard - a.jaccard || order(a) - order(b));
}

const distinct = (lists: Iterable<readonly number[]>): number[] => [...new Set([...lists].flat())];

const NOTHING = new Int32Array(0);

const ofFiles = new WeakMap<Signed, Int32Array>();

/** Made once: a file is compared with what is stored, and with those that come with it. */
export function shinglesOfFile(file: Signed): Int32Array {
  const known = ofFiles.get(file);
  if (known) return known;
  const shingles = distinctShingles(bodyOf(file.parsed));
  ofFiles.set(file, shingles);
  return shingles;
}

/** What has been read of stored texts, so much of it as is kept: news of one matter is compared with the same few. */
class ReadShingles {
  /** by article, those used last at the end */
  readonly #kept = new Map<number, { version: number; shingles: Int32Array }>();
  #size = 0;

  async of(reader: BulkReader, wanted: readonly Candidate[]): Promise<Map<number, Int32Array>> {
    const found = new Map<number, Int32Array>();
    const unread = new Map<number, number>();
    for (const { id, version } of wanted) {
      const shingles = this.#taken(id, version);
      if (shingles) found.set(id, shingles);
      else unread.set(id, version);
    }
    for (const [id, text] of await textsOf(reader, [...unread.keys()])) {
      const shingles = distinctShingles(text);
      found.set(id, shingles);
      this.#keep(id, unread.get(id) ?? 0, shingles);
    }
    return found;
  }

  #taken(id: number, version: number): Int32Array | null {
    const known = this.#kept.get(id);
    if (known?.version !== version) return null;
    this.#kept.delete(id);
    this.#kept.set(id, known);
    return known.shingles;
  }

  #keep(id: number, version: number, shingles: Int32Array): void {
    this.#size += shingles.length - (this.#kept.get(id)?.shingles.length ?? 0);
    this.#kept.delete(id);
    this.#kept.set(id, { version, shingles });
    for (const [oldest, { shingles: old }] of this.#kept) {
      if (this.#size <= MOST_KEPT) return;
      this.#kept.delete(oldest);
      this.#size -= old.length;
    }
  }
}

async function textsOf(reader: BulkReader, ids: readonly number[]): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for (const { id, text } of await reader.lookUp(TEXT, ids)) {
    const before = texts.get(Number(id));
    texts.set(Number(id), before === undefined ? String(text) : `${before}\n${text}`);
  }
  return texts;
}
