/** A dry run: what importing would do to every file and why, touching nothing. */
import type { Bulk } from '../db/bulk.ts';
import { openBulk } from '../db/open-bulk.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { articlesOf } from './containers.ts';
import { cameBefore, describe, keepsItsText, outcomeOf, refusal, reported } from './identity.ts';
import type { ImportOptions, ItemResult, RunInputs } from './import.ts';
import { readInputs } from './inputs.ts';
import { verdictsOn } from './known.ts';
import { LeftOut } from './left-out.ts';
import { nearWarnings } from './near-duplicates.ts';
import { type Near, NearSearch } from './near-search.ts';
import { isRefused, type Prepared, type PreparedOrRefused } from './prepared.ts';
import { RehearsedTexts } from './rehearsed-texts.ts';

/** What one file would become. */
export interface Rehearsal {
  outcome: PreparedOrRefused;
  result: ItemResult;
  /** articles that are here already and have nearly its text */
  near: Pick<Near, 'id' | 'slug'>[];
  /** the file of many articles that it was cut out of */
  container: string | null;
}

/**
 * The files in the order in which they would be imported, each judged beside those before it: nothing is stored, so the
 * database cannot tell. `onTotal` is told how many there are; a file of many articles counts as one. `leftOut`
 * is told of files that are skipped, and of records that are no articles. `listsChanges`: of changed files with what their text
 * would do to the work on their articles.
 */
export async function* rehearse(
  viewer: Viewer,
  inputs: RunInputs,
  options: ImportOptions,
  onTotal: (total: number) => Promise<void> | void,
  leftOut: LeftOut = new LeftOut(),
  listsChanges = false,
): AsyncGenerator<Rehearsal> {
  permit(viewer, 'import.run');
  const reading = await readInputs(inputs, options, leftOut);
  try {
    await onTotal(reading.total);
    const rehearsed = new Rehearsed(viewer, await openBulk(), options, listsChanges);
    try {
      for await (const outcome of reading.prepare(articlesOf(reading.jobs, options, leftOut)))
        yield await rehearsed.judge(outcome);
    } finally {
      await rehearsed.close();
    }
  } finally {
    await reading.close();
  }
}

/** Remembers the files of one dry run. */
class Rehearsed {
  readonly #viewer: Viewer;
  readonly #bulk: Bulk;
  /** by bytes, by text and by id: the file that would come first */
  readonly #first = new Map<string, string>();
  readonly #texts = new RehearsedTexts();
  /** articles that would have another text by now */
  readonly #changed = new Set<number>();
  readonly #search: NearSearch;
  readonly #options: ImportOptions;
  readonly #listsChanges: boolean;

  constructor(viewer: Viewer, bulk: Bulk, options: ImportOptions, listsChanges: boolean) {
    this.#listsChanges = listsChanges;
    this.#options = options;
    this.#viewer = viewer;
    this.#bulk = bulk;
    this.#search = new NearSearch(bulk);
  }

  async judge(outcome: PreparedOrRefused): Promise<Rehearsal> {
    const result = await this.#alone(outcome);
    const asItIs = { outcome, result, near: [], container: containerIn(outcome) };
    if (isRefused(outcome) || (result.status !== 'created' && result.status !== 'updated')) return asItIs;
    const { sha256, textHash } = outcome;
    const same = this.#first.get(sha256);
    if (same !== undefined) return told(asItIs, 'unchanged', `The same file as “${same}”.${keeping(result)}`);
    const twin = this.#first.get(textHash);
    if (twin !== undefined) return told(asItIs, 'duplicate', `The same text as “${twin}”.${keeping(result)}`);
    const { globalId } = outcome.file;
    const origin = globalId === undefined ? undefined : this.#first.get(`id ${globalId}`);
    for (const key of [sha256, textHash, ...(globalId ? [`id ${globalId}`] : [])])
      this.#first.set(key, result.file);
    if (origin === undefined) return this.#beside(outcome, result);
    const later = { ...result, warnings: [...result.warnings, cameBefore(origin)] };
    if (result.status === 'updated') return this.#beside(outcome, later);
    const reason = `A new text of “${origin}”, which has the same id.`;
    return told({ ...asItIs, result: later }, 'updated', reason);
  }

  async close(): Promise<void> {
    this.#texts.close();
    await this.#bulk.close();
  }

  /** What a file is to the articles that are here. */
  async #alone(outcome: PreparedOrRefused): Promise<ItemResult> {
    if (isRefused(outcome)) return reported(refusal(outcome));
    const [verdict = 'new'] = await verdictsOn(this.#bulk, [outcome], this.#options);
    // Prisma is loaded only for the files that may change an article
    if (verdict === 'look closer')
      return (await import('./queries.ts')).wouldStore(
        this.#viewer,
        outcome,
        this.#options,
        this.#listsChanges,
      );
    const created = { status: 'created' as const, reason: null, article: null, sourceFileId: null };
    return reported(verdict === 'new' ? { ...describe(outcome), ...created } : outcomeOf(outcome, verdict));
  }

  /** A file that would be stored, with what it is nearly the same as: articles, and files before it. */
  async #beside(prepared: Prepared, result: ItemResult): Promise<Rehearsal> {
    const stored = (await this.#search.of([prepared])).near.get(prepared) ?? [];
    if (result.article) this.#changed.add(result.article.id);
    // those that would have another text by now are found by that
    const near = stored.filter(({ id }) => !this.#changed.has(id));
    const before = this.#texts
      .nearTo(prepared)
      // where there is no article yet, the file is called by its path
      .map((file) => ({ ...file, id: file.article?.id ?? 0, slug: file.article?.slug ?? file.path }))
      .filter(({ id }) => id === 0 || id !== result.article?.id);
    this.#texts.add(prepared, result.article);
    // as the import says it
    const warnings = [...result.warnings, ...nearWarnings(near), ...nearWarnings(before)];
    return {
      outcome: prepared,
      container: containerIn(prepared),
      near: [...near, ...before.filter(({ id }) => id > 0)].map(({ id, slug }) => ({ id, slug })),
      result: { ...result, warnings },
    };
  }
}

/** Of a file that would have changed an article, if another did not have its text before. */
function keeping({ status, article }: ItemResult): string {
  return status === 'updated' && article ? ` ${keepsItsText(article)}` : '';
}

function containerIn(outcome: PreparedOrRefused): string | null {
  return isRefused(outcome) ? null : (outcome.file.container ?? null);
}

function told(rehearsal: Rehearsal, status: ItemResult['status'], reason: string): Rehearsal {
  return { ...rehearsal, result: { ...rehearsal.result, status, reason } };
}
