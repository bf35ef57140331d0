/** How far a translation is, and what it was before. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importedArticle } from '../testing/articles.ts';
import { type Colleague, newsroom } from '../testing/people.ts';
import { letter, sentence, startedTranslation, typed, wrote } from '../testing/translations.ts';
import { approveAll, saveTarget, saveTranslationTitle } from './mutations.ts';
import { targetHistory, workspace } from './queries.ts';
import { type Progress, statusOf, type Workspace } from './translation.ts';

const NONE: Progress = { segments: 4, untranslated: 0, draft: 0, translated: 0, approved: 0, stale: 0 };

describe('the status of a translation of four sentences', () => {
  it.each([
    ['not-started', { untranslated: 4 }, 'missing'],
    ['in-progress', { untranslated: 4 }, 'current'],
    ['in-progress', { untranslated: 3, draft: 1 }, 'current'],
    ['in-progress', { untranslated: 1, translated: 3 }, 'current'],
    ['in-progress', { draft: 1, approved: 3 }, 'current'],
    ['in-progress', { approved: 4 }, 'missing'],
    ['needs-review', { translated: 1, approved: 3 }, 'current'],
    ['up-to-date', { approved: 4 }, 'current'],
    ['out-of-date', { stale: 1, approved: 3 }, 'current'],
    ['out-of-date', { stale: 1, untranslated: 3 }, 'missing'],
    ['out-of-date', { approved: 4 }, 'stale'],
    ['out-of-date', { untranslated: 4 }, 'stale'],
  ] as const)('is %s with %o and a title that is %s', (status, counts, title) => {
    expect(statusOf({ ...NONE, ...counts }, title)).toBe(status);
  });
});

describe('a translation by Tor, translator', () => {
  let tor: Colleague;
  let ingrid: Colleague;
  let article: DeskArticle;
  let key: { articleId: number; language: string };
  let seen: Workspace;
  beforeEach(async () => {
    ({ tor, ingrid } = await newsroom());
    article = await importedArticle();
    key = { articleId: article.id, language: 'en' };
    seen = await startedTranslation(article.id);
  });

  const stored = () =>
    database()
      .translation.findFirst({ where: key })
      .then((row) => row?.status);

  it('goes from not started over in progress and needs review to up to date, and back', async () => {
    const path = [await stored()];
    const step = async () => path.push(await stored());
    await wrote(tor, key, 1, 'Prime Minister …', 'draft');
    await step();
    for (const n of [1, 2, 3, 4, 5, 6]) await wrote(tor, key, n, `Sentence ${letter(n)}.`);
    await step(); // there is no title yet
    await saveTranslationTitle(tor, { ...key, version: 1, title: 'NATO meets in Oslo' });
    await step();
    await approveAll(ingrid, key);
    await step();
    await wrote(tor, key, 6, 'Better words.');
    await step();
    await wrote(tor, key, 6, '');
    await step();
    expect(path).toEqual([
      'not-started',
      'in-progress',
      'in-progress',
      'needs-review',
      'up-to-date',
      'needs-review',
      'in-progress',
    ]);
  });

  const history = async (number = 1) =>
    (
      await targetHistory(tor, {
        ...key,
        segmentId: sentence(await workspace(tor, article.id, 'en'), number).id,
      })
    ).map(({ number: n, text, state, author }) => [n, text, state, author]);

  const minutesPass = async (minutes: number) => {
    for (const { id, createdAt } of await database().targetRevision.findMany()) {
      const earlier = new Date(createdAt.getTime() - minutes * 60_000);
      await database().targetRevision.update({ where: { id }, data: { createdAt: earlier } });
    }
  };

  it('keeps what he types within ten minutes as one revision', async () => {
    for (const text of ['P', 'Pri', 'Prime']) await wrote(tor, key, 1, text, 'draft');
    await minutesPass(9);
    await wrote(tor, key, 1, 'Prime Minister', 'draft');
    expect(await history()).toEqual([[1, 'Prime Minister', 'draft', 'Tor']]);
  });

  it('begins another revision after ten minutes, however often he typed in between', async () => {
    await wrote(tor, key, 1, 'Prime', 'draft');
    await minutesPass(6);
    await wrote(tor, key, 1, 'Prime Min', 'draft');
    await minutesPass(6);
    await wrote(tor, key, 1, 'Prime Minister', 'draft');
    expect(await history()).toEqual([
      [2, 'Prime Minister', 'draft', 'Tor'],
      [1, 'Prime Min', 'draft', 'Tor'],
    ]);
  });

  it('begins another revision when the state changes or somebody else writes, newest first', async () => {
    await wrote(tor, key, 1, 'Prime', 'draft');
    await wrote(tor, key, 1, 'Prime Minister', 'translated');
    await wrote(ingrid, key, 1, 'The Prime Minister', 'translated');
    await wrote(ingrid, key, 1, 'The Prime Minister', 'approved');
    await wrote(tor, key, 1, '', 'draft');
    expect(await history()).toEqual([
      [5, '', 'untranslated', 'Tor'],
      [4, 'The Prime Minister', 'approved', 'Ingrid'],
      [3, 'The Prime Minister', 'translated', 'Ingrid'],
      [2, 'Prime Minister', 'translated', 'Tor'],
      [1, 'Prime', 'draft', 'Tor'],
    ]);
  });

  it('remembers the sentence of the original that each text was written for', async () => {
    await saveTarget(tor, typed(seen, 1, 'Prime Minister …'));
    const target = await database().target.findFirst();
    expect(target?.sourceText).toBe(sentence(seen, 1).source);
  });

  it('has no history where nothing was written', async () => {
    expect(await history(3)).toEqual([]);
  });
});
