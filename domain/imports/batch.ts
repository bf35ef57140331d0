/** Some prepared files in one short transaction: judged, stored, reported. What was reported is there; what was not, is not. */
import type { Bulk, BulkTx, BulkValue } from '../db/bulk.ts';
import { recordEvents } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { insertArticles, type NewArticle } from './article-rows.ts';
import { countNames, type KnownNames } from './corpus-names.ts';
import { describe, outcomeOf, refusal } from './identity.ts';
import type { Counts, ImportOptions } from './import.ts';
import { type Verdict, verdictsOn } from './known.ts';
import { insertLikeness, nearAmong, nearWarnings, wantedBands } from './near-duplicates.ts';
import { type Bands, type NearSearch, nearest } from './near-search.ts';
import type { Known, Outcome } from './outcome.ts';
import { isRefused, type Prepared, type PreparedOrRefused } from './prepared.ts';
import { beat } from './runs.ts';
import type { Slugs } from './slugs.ts';

/** A file of a run with its place in it. */
export interface Entry {
  position: number;
  outcome: PreparedOrRefused;
  /** it was looked at closely, and is a new article although its path is known */
  isNew?: boolean;
}

/** Files that follow each other: those that may change an article go the way that is made for one at a time. */
export interface Stretch {
  isClose: boolean;
  entries: Entry[];
}

/** What all batches of a run have in common. */
export interface RunContext {
  viewer: Viewer;
  run: number;
  owner: string;
  options: ImportOptions;
  slugs: Slugs;
  names: KnownNames;
  near: NearSearch;
  /** whether outcomes list what a new text does to the work on its article */
  listsChanges: boolean;
}

export interface Written {
  done: { entry: Entry; outcome: Outcome }[];
  /** from the first on that may change an article, in their order: what comes after it is judged beside what it made */
  left: Stretch[];
  /** how long others who write had to wait, in milliseconds */
  held: number;
  /** when it would survive a power failure: only then is it told to anybody */
  kept: Promise<void>;
}

/** What is looked up before the lock is taken, and may be while the batch before is on its way to the disk. */
export async function lookAround(
  bulk: Bulk,
  { near }: RunContext,
  entries: readonly Entry[],
): Promise<Bands> {
  while (!(await near.pending.refresh(bulk))) await near.pending.store(bulk);
  return near.of(readableOf(entries));
}

/** Judges and stores. `counts` is what the run has done before; the row of the run is brought up to date with it. */
export async function writeBatch(
  bulk: Bulk,
  context: RunContext,
  entries: readonly Entry[],
  bands: Bands,
  counts: Counts,
): Promise<Written> {
  const { result, kept } = await bulk.committed(async (tx) => {
    const start = performance.now();
    const { known, fresh, left } = await judged(tx, entries, context.options);
    const now = await tx.now();
    if (fresh.length > 0) await context.near.addSince(tx, bands);
    const { created, banded } = await store(tx, context, fresh, bands, now);
    const done = [...known, ...created].sort((a, b) => a.entry.position - b.entry.position);
    await tx.insert(
      'ImportItem',
      ITEM,
      done.map(({ entry, outcome }) => itemRow(context.run, entry, outcome, now)),
    );
    await beat(tx, context, counted(counts, done), now);
    return { done, left, banded, held: performance.now() - start };
  });
  const { banded, ...written } = result;
  context.near.pending.note(banded);
  return { ...written, kept };
}

/** The sum of what was done before and what was done now. */
export function counted(counts: Counts, done: Written['done']): Counts {
  const sum = { ...counts };
  for (const { outcome } of done) sum[outcome.status]++;
  return sum;
}

interface Judged {
  known: Written['done'];
  fresh: { entry: Entry; prepared: Prepared }[];
  left: Stretch[];
}

function readableOf(entries: readonly Entry[]): Prepared[] {
  return entries.flatMap(({ outcome }) => (isRefused(outcome) ? [] : [outcome]));
}

async function judged(tx: BulkTx, entries: readonly Entry[], options: ImportOptions): Promise<Judged> {
  const readable = readableOf(entries);
  const all = await verdictsOn(tx, readable, options);
  const verdicts = new Map(all.map((verdict, i) => [readable[i], verdict]));
  const result: Judged = { known: [], fresh: [], left: [] };
  const seen = new Set<string>();
  for (const entry of entries) {
    const { outcome } = entry;
    const verdict = isRefused(outcome)
      ? 'refused'
      : resolved(verdicts.get(outcome) ?? 'new', entry, outcome, seen);
    if (verdict === 'look closer' || result.left.length > 0)
      leave(result.left, entry, verdict === 'look closer');
    else sortIn(result, entry, verdict);
  }
  return result;
}

function sortIn({ known, fresh }: Judged, entry: Entry, verdict: Known | 'new' | 'refused'): void {
  const { outcome } = entry;
  if (isRefused(outcome)) known.push({ entry, outcome: refusal(outcome) });
  else if (typeof verdict === 'object') known.push({ entry, outcome: outcomeOf(outcome, verdict) });
  else fresh.push({ entry, prepared: outcome });
}

function leave(left: Stretch[], entry: Entry, isClose: boolean): void {
  const last = left.at(-1);
  if (last?.isClose === isClose) last.entries.push(entry);
  else left.push({ isClose, entries: [entry] });
}

/**
 * Of files of one batch that are the same, or come from one path or with one id, the first is stored and the others are looked
 * at after it; also when the first is itself one that is looked at.
 */
function resolved(
  verdict: Verdict,
  entry: Entry,
  { sha256, textHash, file }: Prepared,
  seen: Set<string>,
): Verdict {
  const final = verdict === 'look closer' && entry.isNew ? 'new' : verdict;
  if (final !== 'new' && final !== 'look closer') return final;
  const keys = [sha256, textHash, `path ${file.path}`, ...(file.globalId ? [`id ${file.globalId}`] : [])];
  const isAfterAnother = keys.some((key) => seen.has(key));
  for (const key of keys) seen.add(key);
  return isAfterAnother ? 'look closer' : final;
}

interface Stored {
  created: Written['done'];
  banded: ReturnType<typeof wantedBands>;
}

async function store(
  tx: BulkTx,
  context: RunContext,
  fresh: Judged['fresh'],
  bands: Bands,
  now: string,
): Promise<Stored> {
  if (fresh.length === 0) return { created: [], banded: [] };
  const files = fresh.map(({ prepared }) => prepared);
  const slugs = await context.slugs.freeFor(
    tx,
    files.map(({ parsed }) => parsed.title),
  );
  const [articleIds, fileIds] = [
    await tx.ids('Article', files.length),
    await tx.ids('SourceFile', files.length),
  ];
  const articles = files.map(
    (prepared, i): NewArticle => ({
      id: articleIds[i] ?? 0,
      slug: slugs[i] ?? '',
      sourceFileId: fileIds[i] ?? 0,
      prepared,
    }),
  );
  await insertArticles(tx, articles, context.run, context.options, now);
  nearAmong(articles, bands);
  await insertLikeness(tx, articles, bands);
  await countNames(
    tx,
    files.map((file) => file.names),
    1,
  );
  context.names.note(files, 1);
  const events = articles.map(({ id, prepared }) => ({
    action: 'article.imported',
    subject: { type: 'article' as const, id, articleId: id },
    data: { file: prepared.file.name, run: context.run },
  }));
  await recordEvents(tx, context.viewer, events, now);
  const created = fresh.map(({ entry, prepared }, i) => {
    const { id, slug, sourceFileId } = articles[i] as NewArticle;
    const stored = { status: 'created' as const, reason: null, article: { id, slug }, sourceFileId };
    const told = describe(prepared);
    const warnings = [...told.warnings, ...nearWarnings(nearest(bands.near.get(prepared)))];
    return { entry, outcome: { ...told, ...stored, warnings } };
  });
  return { created, banded: wantedBands(articles, bands) };
}

const ITEM = [
  ...[
    'runId',
    'position',
    'path',
    'status',
    'reason',
    'warnings',
    'sha256',
    'byteLength',
    'encoding',
    'format',
  ],
  ...['language', 'date', 'blocks', 'segments', 'sourceFileId', 'articleId', 'finishedAt'],
];

function itemRow(
  run: number,
  { position, outcome: file }: Entry,
  outcome: Outcome,
  now: string,
): BulkValue[] {
  const facts = itemFacts(file);
  return [
    ...[
      run,
      position,
      outcome.file,
      outcome.status,
      outcome.reason,
      JSON.stringify(outcome.warnings),
      outcome.sha256,
    ],
    ...[facts.byteLength, facts.encoding, facts.format, outcome.language, outcome.date, outcome.blocks],
    ...[outcome.segments, outcome.sourceFileId, outcome.article?.id ?? null, now],
  ];
}

/** What an item tells of the file itself. */
export function itemFacts(file: PreparedOrRefused): {
  byteLength: number | null;
  encoding: string | null;
  format: string | null;
} {
  if (isRefused(file)) return { byteLength: file.byteLength, encoding: null, format: null };
  return { byteLength: file.file.bytes.byteLength, encoding: file.encoding, format: file.format };
}
