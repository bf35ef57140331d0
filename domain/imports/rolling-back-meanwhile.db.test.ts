/** Somebody works while an import is being taken back: nothing of that is lost. */
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { editArticle } from '../articles/mutations.ts';
import { database } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { Invalid, NotFound } from '../errors.ts';
import { atDesk, edited, OSLO, shortText, textFile } from '../testing/articles.ts';
import { anAdmin, anEditor, type Colleague } from '../testing/people.ts';
import { startTranslation } from '../translations/mutations.ts';
import { importFiles, rollBackRun } from './mutations.ts';
import { NearSearch } from './near-search.ts';
import { removeArticles } from './remove-articles.ts';
import { restoreArticle } from './restore-article.ts';

const NB = { language: 'nb' };
let astrid: Colleague;
let eva: Colleague;
beforeEach(async () => {
  [astrid, eva] = [await anAdmin(), await anEditor()];
});

/** What the trail tells of some articles now. */
async function trailOf(ids: number[]): Promise<Map<number, number>> {
  const trail = new Map<number, number>();
  for (const id of ids) trail.set(id, await database().event.count({ where: { articleId: id } }));
  return trail;
}

async function importedArticles(count: number): Promise<{ run: number; ids: number[] }> {
  const files = Array.from({ length: count }, (_, index) => textFile(shortText(`Sak ${index + 1} fra Oslo`)));
  const { run, results } = await importFiles(astrid, files, NB);
  return { run, ids: results.map(({ article }) => article?.id ?? 0) };
}

describe('Eva, editor, works on articles while Astrid rolls back the import that made them', () => {
  it('and what she has got hold of stays, with its translation, and is listed', async () => {
    const { run, ids } = await importedArticles(120);
    const [middle, last] = [ids[90] ?? 0, ids[119] ?? 0];
    const { version } = await atDesk(last);
    const rollback = rollBackRun(astrid, run);
    // the first are gone: it is decided what goes and what stays
    while ((await database().article.count()) === ids.length) await turn();
    await editArticle(eva, { id: last, version, title: 'Et bedre navn' });
    await startTranslation(eva, { articleId: middle, language: 'en' });
    const plan = await rollback;
    expect(plan).toMatchObject({ removed: 118, restored: 0 });
    expect(plan.kept.map(({ id }) => id)).toEqual([middle, last]);
    expect(await database().article.count()).toBe(2);
    expect(await database().translation.count({ where: { articleId: middle } })).toBe(1);
    expect((await atDesk(last)).title).toBe('Et bedre navn');
  });

  it('and the transaction that removes articles leaves out what has been done something to since', async () => {
    const { ids } = await importedArticles(2);
    const seen = await trailOf(ids);
    await startTranslation(eva, { articleId: ids[1] ?? 0, language: 'en' });
    const bulk = await openBulk();
    expect(await removeArticles(bulk, ids, seen)).toEqual([ids[0]]);
    await bulk.close();
    expect(await database().article.findMany({ select: { id: true } })).toEqual([{ id: ids[1] }]);
  });

  it('and whoever comes a moment too late is told that the article is gone', async () => {
    const { run, ids } = await importedArticles(40);
    const attempts = ids.map((articleId) => startTranslation(eva, { articleId, language: 'en' }));
    const [plan, ...outcomes] = await Promise.allSettled([rollBackRun(astrid, run), ...attempts]);
    const started = ids.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    const left = await database().article.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
    expect(left.map(({ id }) => id)).toEqual(started);
    // when she was faster everywhere, there was nothing left to be taken back
    if (started.length === ids.length) expect(plan).toMatchObject({ reason: expect.any(Invalid) });
    else expect(plan).toMatchObject({ value: { kept: started.map((id) => ({ id })) } });
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NotFound);
  });

  it('and an article that the import changed keeps its text when she has edited it meanwhile', async () => {
    const { results } = await importFiles(astrid, [textFile(OSLO)], NB);
    const id = results[0]?.article?.id ?? 0;
    const { run } = await importFiles(astrid, [textFile(OSLO.replace('to timer', 'tre timer'))], NB);
    const seen = await trailOf([id]);
    await edited(id, { title: 'Et bedre navn' });
    const bulk = await openBulk();
    const { title, language } = await atDesk(id);
    const restorable = { article: { id, title, language }, before: 1 };
    expect(await restoreArticle(new NearSearch(bulk), astrid, run, restorable, seen.get(id) ?? 0)).toBe(
      'again',
    );
    await bulk.close();
    expect(await atDesk(id)).toMatchObject({
      title: 'Et bedre navn',
      blocks: [{ text: expect.stringContaining('tre timer') }, {}, {}, {}],
    });
    await expect(rollBackRun(astrid, run)).rejects.toThrow('“Et bedre navn” stays.');
  });
});
