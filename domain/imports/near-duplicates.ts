/** Which stored articles have nearly the text of new ones: candidates by bands of their signatures, then an exact look. */
import type { BulkReader, BulkRow, BulkTx, BulkValue } from '../db/bulk.ts';
import {
  bandsOf,
  comparedWith,
  estimatedJaccard,
  isNearDuplicate,
  type Likeness,
  signatureBytes,
  signatureFromBytes,
} from '../text/near-duplicate.ts';
import { bodyOf, type Prepared } from './prepared.ts';

/** Another article with nearly the same text. */
export interface Near extends Likeness {
  id: number;
  slug: string;
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
  near: Map<Text, Near[]>;
}

/** A band of more articles says nothing new of the next: boilerplate must not make every import slower than the last. */
const MOST_MEMBERS = 20;
/** Candidates that are looked at by their signatures, and by their texts. */
const [MOST_CANDIDATES, MOST_READ] = [8, 3];
const LEAST_ESTIMATE = 0.3;

const BY_BAND = {
  sql: 'SELECT "band", "articleId" FROM "SignatureBand" WHERE "band" IN ($VALUES)',
  type: 'int',
} as const;
const BY_ARTICLE = {
  sql: `SELECT s."articleId", s."hashes", a."slug" FROM "TextSignature" s JOIN "Article" a ON a."id" = s."articleId"
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

/** Looks for stored articles that have nearly the text of each file. Before the transaction: it takes no lock. */
export async function nearDuplicatesOf<Text extends Signed>(
  reader: BulkReader,
  files: readonly Text[],
): Promise<Bands<Text>> {
  const keys = new Map(
    files.map((file) => [file, file.signature ? [...new Set(bandsOf(file.signature))] : []] as const),
  );
  const rows = await reader.lookUp(BY_BAND, distinct(keys.values()));
  const articles = new Map<number, number[]>();
  for (const row of rows) {
    const band = Number(row.band);
    const known = articles.get(band);
    if (known) known.push(Number(row.articleId));
    else articles.set(band, [Number(row.articleId)]);
  }
  const candidates = new Map<Text, number[]>();
  for (const [file, own] of keys) {
    const some = mostShared(own.flatMap((key) => articles.get(key) ?? []));
    if (some.length > 0) candidates.set(file, some);
  }
  const members = new Map([...articles].map(([band, ids]) => [band, ids.length]));
  return { keys, members, near: await lookedAt(reader, candidates) };
}

function mostShared(ids: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.slice(0, MOST_CANDIDATES).map(([id]) => id);
}

/** Those of the candidates of each file that have nearly its text. All are looked up at once: a question costs a journey. */
async function lookedAt<Text extends Signed>(
  reader: BulkReader,
  candidates: ReadonlyMap<Text, readonly number[]>,
): Promise<Map<Text, Near[]>> {
  const rows = await reader.lookUp(BY_ARTICLE, distinct(candidates.values()));
  const known = new Map(rows.map((row) => [Number(row.articleId), row]));
  const likely = new Map(
    [...candidates].map(([file, ids]) => [
      file,
      likeliest(
        file,
        ids.flatMap((id) => {
          const row = known.get(id);
          return row ? [row] : [];
        }),
      ),
    ]),
  );
  const texts = await textsOf(reader, distinct([...likely.values()].map((some) => some.map(({ id }) => id))));
  const near = new Map<Text, Near[]>();
  for (const [file, some] of likely) {
    if (some.length === 0) continue;
    const likenessTo = comparedWith(bodyOf(file.parsed));
    const found = some.map(({ id, slug }) => ({ id, slug, ...likenessTo(texts.get(id) ?? '') }));
    near.set(file, found.filter(isNearDuplicate));
  }
  return near;
}

/** The few that are worth reading, by what their signatures tell. */
function likeliest({ signature }: Signed, rows: readonly BulkRow[]): { id: number; slug: string }[] {
  if (!signature) return [];
  return worthReading(
    rows.map(({ articleId, slug, hashes }) => ({
      id: Number(articleId),
      slug: String(slug),
      estimate: estimatedJaccard(signature, signatureFromBytes(hashes as Uint8Array)),
    })),
  );
}

function worthReading<One extends { id: number; estimate: number }>(candidates: readonly One[]): One[] {
  return candidates
    .filter(({ estimate }) => estimate >= LEAST_ESTIMATE)
    .sort((a, b) => b.estimate - a.estimate || a.id - b.id)
    .slice(0, MOST_READ);
}

const distinct = (lists: Iterable<readonly number[]>): number[] => [...new Set([...lists].flat())];

async function textsOf(reader: BulkReader, ids: readonly number[]): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for (const { id, text } of await reader.lookUp(TEXT, ids)) {
    const before = texts.get(Number(id));
    texts.set(Number(id), before === undefined ? String(text) : `${before}\n${text}`);
  }
  return texts;
}

type Stored = { id: number; slug: string; prepared: Prepared };

/** Nearly the same texts among files that are stored together: the later one is told of the earlier, the nearest first. */
export function nearAmong(articles: readonly Stored[], bands: Bands): void {
  const earlier = new Map<number, Stored[]>();
  for (const article of articles) {
    const keys = bands.keys.get(article.prepared) ?? [];
    const candidates = mostShared(keys.flatMap((key) => earlier.get(key)?.map(({ id }) => id) ?? []));
    if (candidates.length > 0) {
      const known = new Map(
        keys.flatMap((key) => earlier.get(key)?.map((one) => [one.id, one] as const) ?? []),
      );
      compareWith(
        article.prepared,
        candidates.flatMap((id) => known.get(id) ?? []),
        bands,
      );
    }
    for (const key of keys) addTo(earlier, key, article);
  }
}

function addTo(earlier: Map<number, Stored[]>, key: number, article: Stored): void {
  const others = earlier.get(key);
  if (!others) earlier.set(key, [article]);
  else if (others.length < MOST_MEMBERS) others.push(article);
}

function compareWith(prepared: Prepared, candidates: readonly Stored[], bands: Bands): void {
  const { signature } = prepared;
  if (!signature) return;
  const estimates = candidates.map((one) => ({
    ...one,
    estimate: one.prepared.signature ? estimatedJaccard(signature, one.prepared.signature) : 0,
  }));
  const likely = worthReading(estimates);
  if (likely.length === 0) return;
  const likenessTo = comparedWith(bodyOf(prepared.parsed));
  const found = likely
    .map(({ id, slug, prepared: other }) => ({ id, slug, ...likenessTo(bodyOf(other.parsed)) }))
    .filter(isNearDuplicate);
  if (found.length === 0) return;
  const all = [...(bands.near.get(prepared) ?? []), ...found];
  bands.near.set(prepared, nearest(all));
}

/** Of those that are stored and those that come with it. */
function nearest(near: readonly Near[]): Near[] {
  return near.toSorted((a, b) => b.jaccard - a.jaccard || a.id - b.id).slice(0, MOST_READ);
}

/** Stores what new articles can be found by, and what they are near to. */
export async function insertLikeness(
  tx: BulkTx,
  articles: readonly { id: number; prepared: Prepared }[],
  bands: Bands,
): Promise<void> {
  const signatures = articles.flatMap(({ id, prepared: { signature } }): BulkValue[][] =>
    signature ? [[id, signatureBytes(signature)]] : [],
  );
  await tx.insert('TextSignature', ['articleId', 'hashes'], signatures);
  const isWanted = (band: number) => (bands.members.get(band) ?? 0) < MOST_MEMBERS;
  const wanted = articles.flatMap(({ id, prepared }) =>
    (bands.keys.get(prepared) ?? []).filter(isWanted).map((band): [number, number] => [band, id]),
  );
  // in the order of the table, page after page: else each row is looked for in all of it
  wanted.sort(([one], [other]) => one - other);
  await tx.insert('SignatureBand', ['band', 'articleId'], wanted);
  const near = articles.flatMap(({ id, prepared }) =>
    (bands.near.get(prepared) ?? []).map((other) => [id, other.id, other.jaccard, other.containment]),
  );
  await tx.insert('NearDuplicate', ['articleId', 'otherId', 'jaccard', 'containment'], near);
}

/** What an import says of a file that is near to another. */
export function nearWarnings(near: readonly Near[] = []): string[] {
  return near.map(({ slug, jaccard, containment }) =>
    containment >= 0.95 && jaccard < 0.8
      ? `Nearly all of the shorter one stands in both: this and “${slug}” (${percent(containment)}).`
      : `Nearly the same text as “${slug}”: ${percent(jaccard)} in common.`,
  );
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`;
