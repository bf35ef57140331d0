/** Taking a run back: what it made goes away, what somebody has worked on since stays. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { atDesk, edited, OSLO, shortText, textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { rowCounts } from '../testing/records.ts';
import { importFiles, rollBackRun } from './mutations.ts';
import { rollbackPlan, runDetail, runProgress } from './queries.ts';
import { removeArticles } from './remove-articles.ts';

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
    const { goes, returns, ...done } = plan;
    expect(goes).toMatchObject([{ title: expect.any(String), language: 'nb' }]);
    expect(returns).toEqual([]);
    expect(await rollBackRun(astrid, run)).toEqual(done);
    expect(await database().article.findMany({ select: { id: true } })).toEqual([{ id: worked }]);
  });

  it('and what stayed for a later import goes when that one was taken back', async () => {
    const files = [textFile(OSLO), textFile(shortText('En annen sak'))];
    const { run } = await importFiles(astrid, files, NB);
    const later = await importFiles(astrid, [textFile(OSLO.replace('to timer', 'tre timer'))], NB);
    expect(await rollBackRun(astrid, run)).toMatchObject({ removed: 1, kept: [{}] });
    expect(await runDetail(astrid, run)).toMatchObject({ status: 'rolled-back', stayed: 1 });
    await rollBackRun(astrid, later.run);
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 1, restored: 0, kept: [] });
    expect(await runDetail(astrid, run)).toMatchObject({
      stayed: 0,
      items: [{ rolledBack: { became: 'gone' } }, {}],
    });
    await expect(rollBackRun(astrid, run)).rejects.toThrow('was rolled back before');
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

  const changed = (words: string) => textFile(OSLO.replace('to timer', words));
  const thrice = async () => {
    const runs = [];
    for (const file of [textFile(OSLO), changed('tre timer'), changed('fire timer')])
      runs.push(await importFiles(astrid, [file], NB));
    const id = runs[0]?.results[0]?.article?.id ?? 0;
    return { id, runs: runs.map(({ run }) => run) as [number, number, number] };
  };
  const textOf = async (id: number) => (await atDesk(id)).blocks[0]?.text;

  it('and then the one before, and the first: each has its text of before, and at last the article is gone', async () => {
    const before = await withoutTrail();
    const { id, runs } = await thrice();
    expect(await rollBackRun(astrid, runs[2])).toEqual({ removed: 0, restored: 1, kept: [] });
    expect(await textOf(id)).toMatch('tre timer');
    expect(await rollbackPlan(astrid, runs[1])).toMatchObject({
      ...{ removed: 0, restored: 1, kept: [] },
      ...{ goes: [], returns: [{ id }] },
    });
    await rollBackRun(astrid, runs[1]);
    expect(await textOf(id)).toMatch('to timer');
    expect(await rollBackRun(astrid, runs[0])).toEqual({ removed: 1, restored: 0, kept: [] });
    expect(await withoutTrail()).toEqual(before);
  });

  it('and its record says of each file what became of it: gone, taken back, or stayed and why', async () => {
    const { id, runs } = await thrice();
    const became = async (run: number) => (await runDetail(astrid, run)).items[0]?.rolledBack;
    expect(await became(runs[2])).toBeNull();
    await rollBackRun(astrid, runs[2]);
    expect(await became(runs[2])).toEqual({ became: 'taken-back' });

    const { run } = await importFiles(astrid, [changed('fem timer'), textFile(shortText('En annen'))], NB);
    await edited(id, { title: 'Et bedre navn' });
    await rollBackRun(astrid, run);
    const items = (await runDetail(astrid, run)).items.map(({ status, rolledBack }) => [status, rolledBack]);
    expect(items).toEqual([
      ['updated', { became: 'stayed', why: expect.stringMatching(/article\.edited$/) }],
      ['created', { became: 'gone' }],
    ]);
    expect(await textOf(id)).toMatch('fem timer');
  });

  it('before the import that changed the text after it, and is told to roll that one back first', async () => {
    const { id, runs } = await thrice();
    for (const run of runs.slice(0, 2)) {
      const { kept } = await rollbackPlan(astrid, run);
      expect(kept).toMatchObject([
        { id, why: `Import ${runs[2]} has changed its text since: roll that one back first.` },
      ]);
    }
    // and the run is not closed by what did nothing: later it can be rolled back after all
    await expect(rollBackRun(astrid, runs[1])).rejects.toThrow('nothing that could be taken back');
    await rollBackRun(astrid, runs[2]);
    expect(await rollBackRun(astrid, runs[1])).toMatchObject({ restored: 1, kept: [] });
  });

  it('and what somebody did between the imports keeps the article, before and after a rollback', async () => {
    const { id, runs } = await thrice();
    await rollBackRun(astrid, runs[2]);
    await edited(id, { title: 'Et bedre navn' });
    for (const run of runs.slice(0, 2)) {
      const { removed, restored, kept } = await rollbackPlan(astrid, run);
      expect({ removed, restored }).toEqual({ removed: 0, restored: 0 });
      expect(kept[0]?.why).toMatch(/article\.edited$/);
    }
  });

  it('and an article of a table, whose columns she had named, has its text of before', async () => {
    const mapping = { id: 'nr', title: 'overskrift', text: 'brødtekst' };
    const table = (hours: string) => {
      const text = `nr;overskrift;brødtekst\n7;Nato møtes;"Møtet varte i ${hours} timer. Ingen uttalte seg."\n`;
      return { name: 'saker.csv', path: 'saker.csv', bytes: new TextEncoder().encode(text) };
    };
    const { results } = await importFiles(astrid, [table('to')], { ...NB, mapping });
    const { run } = await importFiles(astrid, [table('tre')], { ...NB, mapping });
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 0, restored: 1, kept: [] });
    expect(await textOf(results[0]?.article?.id ?? 0)).toMatch('i to timer');
  });

  it('and is told on the page of the import when nothing could be taken back, until something else is done', async () => {
    const { run, results } = await importFiles(astrid, [textFile(OSLO)], NB);
    await edited(results[0]?.article?.id ?? 0, { title: 'Et bedre navn' });
    await expect(rollBackRun(astrid, run)).rejects.toThrow('“Et bedre navn” stays.');
    expect(await runProgress(astrid, run)).toMatchObject({
      status: 'completed',
      rollbackRefused: { reason: expect.stringContaining('“Et bedre navn” stays.') },
    });
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

describe('a roll-back of Astrid, admin, that ends in the middle', () => {
  it('is told by its import until a second one has finished it', async () => {
    const files = ['En', 'To', 'Tre'].map((title) => textFile(shortText(`${title} saker fra Oslo`)));
    const { run, results } = await importFiles(astrid, files, NB);
    // as a process leaves it that was killed after the first articles
    const begunAt = new Date('2026-01-02T03:04:05.000Z');
    const data = { rollbackBegunAt: begunAt, owner: 'elsewhere 1 x rollback', beatAt: new Date(0) };
    await database().importRun.update({ where: { id: run }, data });
    const bulk = await openBulk();
    const first = results[0]?.article?.id ?? 0;
    expect(await removeArticles(bulk, [first], new Map([[first, 1]]))).toEqual([first]);
    await bulk.close();
    expect(await runProgress(astrid, run)).toMatchObject({
      status: 'completed',
      isRollingBack: false,
      halfRolledBack: { begunAt: begunAt.toISOString(), gone: 1 },
    });
    expect(await rollBackRun(astrid, run)).toMatchObject({ removed: 2 });
    expect(await runProgress(astrid, run)).toMatchObject({ status: 'rolled-back', halfRolledBack: null });
  });

  it('is finished also when it had only to say that it was', async () => {
    const { run, results } = await importFiles(astrid, [textFile(OSLO)], NB);
    const data = { rollbackBegunAt: new Date(0) };
    await database().importRun.update({ where: { id: run }, data });
    const only = results[0]?.article?.id ?? 0;
    const bulk = await openBulk();
    await removeArticles(bulk, [only], new Map([[only, 1]]));
    await bulk.close();
    expect(await rollBackRun(astrid, run)).toMatchObject({ removed: 0 });
    expect((await runProgress(astrid, run)).status).toBe('rolled-back');
  });
});
