/** A dry run: what importing would do to every file and why, touching nothing. */
import type { Bulk } from '../db/bulk.ts';
import { openBulk } from '../db/open-bulk.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { articlesOf } from './containers.ts';
import { cameBefore, describe, outcomeOf, refusal, reported } from './identity.ts';
import type { ImportOptions, ItemResult, RunInputs } from './import.ts';
import { readInputs } from './inputs.ts';
import { verdictsOn } from './known.ts';
import { LeftOut } from './left-out.ts';
import { nearWarnings } from './near-duplicates.ts';
import { likeliestOf, type Near, NearSearch, nearest } from './near-search.ts';
import { isRefused, type Prepared, type PreparedOrRefused } from './prepared.ts';
import { RehearsedHoldings } from './rehearsed-holdings.ts';
import { RehearsedTexts } from './rehearsed-texts.ts';
import { isToCome } from './standing.ts';

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
  readonly #texts = new RehearsedTexts();
  readonly #held: RehearsedHoldings;
  readonly #search: NearSearch;
  readonly #options: ImportOptions;
  readonly #listsChanges: boolean;

  constructor(viewer: Viewer, bulk: Bulk, options: ImportOptions, listsChanges: boolean) {
    this.#listsChanges = listsChanges;
    this.#options = options;
    this.#viewer = viewer;
    this.#bulk = bulk;
    this.#held = new RehearsedHoldings(options);
    this.#search = new NearSearch(bulk);
  }

  async judge(outcome: PreparedOrRefused): Promise<Rehearsal> {
    const result = await this.#alone(outcome);
    if (!isRefused(outcome) && (result.status === 'created' || result.status === 'updated'))
      return this.#beside(outcome, result);
    return { outcome, result: here(result), near: [], container: containerIn(outcome) };
  }

  async close(): Promise<void> {
    this.#texts.close();
    await this.#bulk.close();
  }

  /** What a file is to the articles that would be here by then. */
  async #alone(outcome: PreparedOrRefused): Promise<ItemResult> {
    if (isRefused(outcome)) return reported(refusal(outcome));
    const [verdict = 'new'] = await verdictsOn(this.#bulk, [outcome], this.#options);
    // Prisma is loaded only for the files that may change an article
    if (verdict === 'look closer' || this.#held.concerns(outcome, verdict))
      return (await import('./queries.ts')).wouldStore(
        this.#viewer,
        outcome,
        this.#options,
        this.#listsChanges,
        this.#held,
      );
    const created = { status: 'created' as const, reason: null, article: null, sourceFileId: null };
    return reported(verdict === 'new' ? { ...describe(outcome), ...created } : outcomeOf(outcome, verdict));
  }

  /** A file that would be stored, with what it is nearly the same as: articles, and files before it. */
  async #beside(prepared: Prepared, result: ItemResult): Promise<Rehearsal> {
    // those that would have another text by now are found by that
    const stored = (await this.#search.of([prepared], this.#held.changed)).near.get(prepared) ?? [];
    const origin = result.article && this.#held.cameFrom(result.article.id);
    const id = await this.#held.note(prepared, result.article);
    const slug = result.article?.slug ?? prepared.file.path;
    const likely = likeliestOf([...stored, ...this.#texts.nearTo(prepared)]);
    const near = nearest(likely.filter((other) => other.id !== id));
    this.#texts.add(prepared, { id, slug });
    // as the import says it
    const warnings = [...result.warnings, ...(origin ? [cameBefore(origin)] : []), ...nearWarnings(near)];
    return {
      outcome: prepared,
      container: containerIn(prepared),
      near: near.filter((other) => !isToCome(other)).map((other) => ({ id: other.id, slug: other.slug })),
      result: { ...here(result), warnings },
    };
  }
}

/** An article that is still to come is nothing that could be opened. */
const here = (result: ItemResult): ItemResult =>
  result.article && isToCome(result.article) ? { ...result, article: null } : result;

function containerIn(outcome: PreparedOrRefused): string | null {
  return isRefused(outcome) ? null : (outcome.file.container ?? null);
}
