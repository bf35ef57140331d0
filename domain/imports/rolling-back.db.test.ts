/** Taking a run back: what it made goes away, what somebody has worked on since stays. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { atDesk, edited, OSLO, shortText, textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { rowCounts } from '../testing/records.ts';
import { importFiles, rollBackRun } from './mutations.ts';
import { rollbackPlan, runProgress } from './queries.ts';

const NB = { language: 'nb' };
let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

const withoutTrail = async () => {
  const { Event: _e, ImportRun: _r, ImportItem: _i, ...rest } = await rowCounts();
  return rest;
};

describe('Astrid, admin, rolls an import back', () => {
  it('and nothing of it is left but the record, and the files can be imported again', async () => {
    const before = await withoutTrail();
    const files = [textFile(OSLO), textFile(shortText('En annen sak'))];
    const { run } = await importFiles(astrid, files, NB);
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 2, restored: 0, kept: [] });
    expect(await withoutTrail()).toEqual(before);
    expect(await runProgress(astrid, run)).toMatchObject({ status: 'rolled-back', counts: { created: 2 } });
    const { results } = await importFiles(astrid, files, NB);
    expect(results.map((result) => result.status)).toEqual(['created', 'created']);
  });

  it('and an article that somebody has edited since stays, and is listed with the reason', async () => {
    const { run, results } = await importFiles(
      astrid,
      [textFile(OSLO), textFile(shortText('En annen sak'))],
      NB,
    );
    const worked = results[0]?.article?.id ?? 0;
    await edited(worked, { title: 'Et bedre navn' });
    const plan = await rollbackPlan(astrid, run);
    expect(plan).toMatchObject({ removed: 1, kept: [{ id: worked, title: 'Et bedre navn' }] });
    expect(plan.kept[0]?.why).toMatch(/article\.edited$/);
    expect(await rollBackRun(astrid, run)).toEqual(plan);
    expect(await database().article.findMany({ select: { id: true } })).toEqual([{ id: worked }]);
  });

  it('and an article that it changed has its text of before', async () => {
    const { results } = await importFiles(astrid, [textFile(OSLO)], NB);
    const id = results[0]?.article?.id ?? 0;
    const changed = textFile(OSLO.replace('Møtet varte i to timer', 'Møtet varte i tre timer'));
    const { run, results: again } = await importFiles(astrid, [changed], NB);
    expect(again[0]?.status).toBe('updated');
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 0, restored: 1, kept: [] });
    expect((await atDesk(id)).blocks[0]?.text).toMatch('varte i to timer');
    const unchanged = await importFiles(astrid, [textFile(OSLO)], NB);
    expect(unchanged.results[0]?.status).toBe('unchanged');
  });

  it('and cannot do so twice, nor while it is being done', async () => {
    const { run } = await importFiles(astrid, [textFile(OSLO)], NB);
    await database().importRun.update({
      where: { id: run },
      data: { owner: 'elsewhere 1 x', beatAt: new Date() },
    });
    await expect(rollBackRun(astrid, run)).rejects.toThrow('is being worked on');
    await database().importRun.update({ where: { id: run }, data: { owner: null } });
    await rollBackRun(astrid, run);
    await expect(rollBackRun(astrid, run)).rejects.toThrow('was rolled back before');
  });
});
