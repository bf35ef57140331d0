/** Taking an import back gives translations back: what was out of date by it is so no longer, what had gone is there again. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { atDesk, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { anAdmin, anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { sentence, together, translatedArticle, wrote } from '../testing/translations.ts';
import { workspace } from '../translations/queries.ts';
import { importFiles, rollBackRun } from './mutations.ts';

const NB = { language: 'nb' };
/** Without the second sentence of a block, and with another changed. */
const SHORTER = OSLO.replace(' Møtet varte i to timer, og Stoltenberg ledet det.', '').replace(
  'flere soldater',
  'mange soldater',
);

let astrid: Colleague;
let eva: Colleague;
let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  [astrid, eva, tor] = [await anAdmin(), await anEditor(), await aTranslator()];
  article = await importedArticle();
});

const comes = (text: string) => importFiles(astrid, [textFile(text)], NB);
const english = () => workspace(tor, article.id, 'en');
/** All that somebody sees of each sentence and its translation, but how often it was changed. */
const seen = async () =>
  (await english()).segments.map(({ id, number, source, target }) => ({
    ...{ id, number, source },
    ...{ said: target?.text, state: target?.state, staleSource: target?.staleSource },
  }));
const remembered = async () =>
  database().memoryUnit.findMany({
    orderBy: { sourceText: 'asc' },
    select: { sourceText: true, targetText: true, targetId: true },
  });

describe('Astrid, admin, takes back an import that changed a translated article', () => {
  it('and every sentence has its number, its translation and its state again, and the memory has them all', async () => {
    await translatedArticle(article.id);
    await wrote(eva, { articleId: article.id, language: 'en' }, 5, 'Sentence E, a draft.', 'draft');
    const [before, units] = [await seen(), await remembered()];
    const { run } = await comes(SHORTER);
    expect((await seen()).map(({ number, state }) => [number, state])).toEqual([
      [1, 'approved'],
      [3, 'approved'],
      [4, 'approved'],
      [5, 'stale'],
      [6, 'approved'],
    ]);
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 0, restored: 1, kept: [] });
    expect(await seen()).toEqual(before);
    expect(await remembered()).toEqual(units);
    const { status } = await english();
    expect(status).toBe('in-progress');
  });

  it('and of two sentences with the same words each is itself again', async () => {
    const twice = OSLO.replace('Hva de ble enige om', 'Ingen sa noe mer. Så gikk de. Ingen sa noe mer.');
    const { results } = await comes(twice);
    expect(results[0]?.article?.id).toBe(article.id);
    await translatedArticle(article.id);
    const before = await seen();
    const { run } = await comes(OSLO);
    await rollBackRun(astrid, run);
    expect(await seen()).toEqual(before);
  });

  it('and one translation of two sentences is up to date again when both read as they did', async () => {
    await translatedArticle(article.id);
    await together(eva, { articleId: article.id, language: 'en' }, 5);
    const before = await seen();
    const { run } = await comes(OSLO.replace('flere soldater', 'mange soldater'));
    expect(sentence(await english(), 5).target?.state).toBe('stale');
    await rollBackRun(astrid, run);
    expect(await seen()).toEqual(before);
  });

  it('and of a translation of two sentences, one of which had gone, no word is lost and none passes for finished', async () => {
    await translatedArticle(article.id);
    await together(eva, { articleId: article.id, language: 'en' }, 1);
    const { run } = await comes(SHORTER);
    await rollBackRun(astrid, run);
    const after = await seen();
    expect(after.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(after[0]).toMatchObject({ state: 'stale', said: 'Sentence A in en. Sentence B in en.' });
    expect(after[1]?.state).not.toBe('approved');
  });
});

describe('a text that comes back by an import', () => {
  it('finds its translations as they were, too', async () => {
    await translatedArticle(article.id, 'en', { state: 'translated' });
    const before = await seen();
    await comes(OSLO.replace('flere soldater', 'mange soldater'));
    await comes(OSLO);
    expect(await seen()).toEqual(before);
  });

  it('but a translation that somebody has written for the other text meanwhile is out of date', async () => {
    await translatedArticle(article.id);
    await comes(OSLO.replace('flere soldater', 'mange soldater'));
    await wrote(eva, { articleId: article.id, language: 'en' }, 5, 'Many soldiers.', 'approved');
    await comes(OSLO);
    expect(sentence(await english(), 5).target).toMatchObject({ state: 'stale', text: 'Many soldiers.' });
  });

  it('and a published article is not called changed, since readers have what it is again', async () => {
    await translatedArticle(article.id);
    await publishNow(article.id);
    const { run } = await comes(SHORTER);
    expect((await atDesk(article.id)).changed).toBe(true);
    await rollBackRun(astrid, run);
    expect((await atDesk(article.id)).changed).toBe(false);
    await wrote(eva, { articleId: article.id, language: 'en' }, 1, 'Another sentence.');
    expect((await atDesk(article.id)).changed).toBe(true);
  });
});
