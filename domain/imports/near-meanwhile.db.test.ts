/** Two imports at once: what one of them stores while the other looks around is compared all the same. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bulk } from '../db/bulk.ts';
import { database } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { lookAround, type RunContext, writeBatch } from './batch.ts';
import { KnownNames } from './corpus-names.ts';
import { NO_COUNTS } from './import.ts';
import { importFiles, rollBackRun, startRun } from './mutations.ts';
import { NearSearch } from './near-search.ts';
import { prepare } from './prepare.ts';
import { takeRun } from './runs.ts';
import { Slugs } from './slugs.ts';

vi.mock('./batch.ts', async (original) => {
  const batch = await original<typeof import('./batch.ts')>();
  return { ...batch, writeBatch: vi.fn(batch.writeBatch) };
});

const NB = { language: 'nb' };
const words = (count: number) => Array.from({ length: count }, (_, at) => `ord${at}`).join(' ');
const ONE = textFile(`Den ene\n\n${words(200)}.`, 'en.txt');
const OTHER = textFile(`Den andre\n\n${words(198)} til slutt.`, 'to.txt');

let astrid: Colleague;
let bulk: Bulk;
beforeEach(async () => {
  astrid = await anAdmin();
  bulk = await openBulk();
});
afterEach(() => {
  vi.restoreAllMocks();
  return bulk.close();
});

/** A run that has looked around for a file, and is about to store it. */
async function aboutToStore(): Promise<() => ReturnType<typeof writeBatch>> {
  const inputs = { kind: 'paths' as const, folder: '/', patterns: ['x'], limit: null };
  const run = await startRun(astrid, inputs, NB);
  await takeRun(bulk, astrid, run, { owner: 'one' });
  const [slugs, names, near] = [new Slugs(), new KnownNames(), new NearSearch(bulk)];
  const base = { viewer: astrid, run, owner: 'one', options: NB, listsChanges: false, share: null };
  const context: RunContext = { ...base, slugs, names, near };
  const entries = [{ position: 0, outcome: await prepare(OTHER, NB, 5_000_000) }];
  const bands = await lookAround(bulk, context, entries);
  return () => writeBatch(bulk, context, entries, bands, { ...NO_COUNTS });
}

const likenesses = () => database().nearDuplicate.findMany({ select: { articleId: true, otherId: true } });

describe('Two imports at once', () => {
  it('tell of a text that is nearly the same as one that the other has stored just now', async () => {
    const store = await aboutToStore();
    await importFiles(astrid, [ONE], NB);
    const { done } = await store();
    expect(done[0]?.outcome.warnings).toContainEqual(
      expect.stringMatching(/^Nearly the same text as “den-ene”/),
    );
    expect(await likenesses()).toEqual([{ articleId: 2, otherId: 1 }]);
  });

  it('tell of nothing that is not there any more', async () => {
    const store = await aboutToStore();
    await importFiles(astrid, [ONE], NB);
    await database().article.delete({ where: { id: 1 } });
    const { done } = await store();
    expect(done[0]?.outcome.warnings.join()).not.toContain('Nearly');
    expect(await likenesses()).toEqual([]);
  });

  it('go on when an article that was found is taken back just before it would be told of', async () => {
    await importFiles(astrid, [ONE], NB);
    const { writeBatch: asItIs } = await vi.importActual<typeof import('./batch.ts')>('./batch.ts');
    vi.mocked(writeBatch).mockImplementationOnce(async (...given) => {
      await rollBackRun(astrid, 1);
      return asItIs(...given);
    });
    const { results } = await importFiles(astrid, [OTHER], NB);
    expect(results[0]).toMatchObject({ status: 'created', reason: null });
    expect(results[0]?.warnings.join()).not.toContain('Nearly');
  });

  it('go on when the article that a changed text is near to is taken back just before', async () => {
    await importFiles(astrid, [ONE], NB);
    await importFiles(astrid, [textFile('Den andre\n\nEn kort tekst.', 'to.txt')], NB);
    const { of } = NearSearch.prototype;
    const look = vi.spyOn(NearSearch.prototype, 'of');
    look.mockImplementation(async function (this: NearSearch, ...given) {
      const found = await of.apply(this, given);
      // first with the others of its batch, then by itself
      if (look.mock.calls.length === 2) await rollBackRun(astrid, 1);
      return found as never;
    });
    const { results } = await importFiles(astrid, [OTHER], NB);
    expect(results[0]).toMatchObject({ status: 'updated' });
    expect(results[0]?.warnings.join()).not.toContain('Nearly');
  });
});
