/** Nearly the same texts among files that are stored together, and what is stored and said of those that were found. */
import type { BulkTx, BulkValue } from '../db/bulk.ts';
import { estimatedJaccard, likenessOf, signatureBytes } from '../text/near-duplicate.ts';
import {
  type Bands,
  likeliestOf,
  mostShared,
  type Near,
  nearest,
  shinglesOfFile,
  worthReading,
} from './near-search.ts';
import { MOST_MEMBERS } from './pending-bands.ts';
import type { Prepared } from './prepared.ts';

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
  const own = shinglesOfFile(prepared);
  const found = likely.map(({ id, slug, estimate, prepared: other }) => ({
    ...{ id, slug, estimate },
    ...likenessOf(own, shinglesOfFile(other)),
  }));
  bands.near.set(prepared, likeliestOf([...(bands.near.get(prepared) ?? []), ...found]));
}

/** Those of the bands of new articles by which they are to be found. */
export function wantedBands(
  articles: readonly { id: number; prepared: Prepared }[],
  { keys, members }: Bands,
): { id: number; bands: number[] }[] {
  const isWanted = (band: number) => (members.get(band) ?? 0) < MOST_MEMBERS;
  return articles.map(({ id, prepared }) => ({ id, bands: (keys.get(prepared) ?? []).filter(isWanted) }));
}

/** Stores the signatures of new articles, and what they are near to. */
export async function insertLikeness(
  tx: BulkTx,
  articles: readonly { id: number; prepared: Prepared }[],
  bands: Bands,
): Promise<void> {
  const signatures = articles.flatMap(({ id, prepared: { signature } }): BulkValue[][] =>
    signature ? [[id, signatureBytes(signature)]] : [],
  );
  await tx.insert('TextSignature', ['articleId', 'hashes'], signatures);
  const near = articles.flatMap(({ id, prepared }) =>
    nearest(bands.near.get(prepared)).map((other) => [id, other.id, other.jaccard, other.containment]),
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
