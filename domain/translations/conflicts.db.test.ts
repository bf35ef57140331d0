/** Two people in one translation: a conflict is one sentence wide, and nothing is lost. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importedArticle } from '../testing/articles.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import { sentence, startedTranslation, translatedArticle, typed } from '../testing/translations.ts';
import { saveTarget, saveTranslationTitle } from './mutations.ts';
import { targetHistory, workspace } from './queries.ts';
import type { Workspace } from './translation.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let seen: Workspace;
beforeEach(async () => {
  [tor, ingrid] = [await aTranslator(), await anEditor()];
  article = await importedArticle();
  seen = await startedTranslation(article.id);
});

const now = () => workspace(tor, article.id, 'en');
const stored = async (number: number) => sentence(await now(), number).target;

describe('Tor, translator, and Ingrid, editor, change one sentence', () => {
  const both = [
    ['Tor first', () => [tor, ingrid] as const],
    ['Ingrid first', () => [ingrid, tor] as const],
  ] as const;

  it.each(both)('%s: the second gets what the first wrote, and it stays', async (_, order) => {
    const [first, second] = order();
    await saveTarget(first, typed(seen, 2, 'Before.'));
    const opened = await now();
    await saveTarget(first, typed(opened, 2, `From ${first.name}.`));
    const attempt = saveTarget(second, typed(opened, 2, `From ${second.name}.`));
    await expect(attempt).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { text: `From ${first.name}.`, version: 2, updatedBy: first.name, state: 'translated' },
    });
    expect(await stored(2)).toMatchObject({ text: `From ${first.name}.`, version: 2 });
  });

  it.each(both)('%s: of two first translations the second gets the first', async (_, order) => {
    const [first, second] = order();
    await saveTarget(first, typed(seen, 2, `From ${first.name}.`));
    const attempt = saveTarget(second, typed(seen, 2, `From ${second.name}.`));
    await expect(attempt).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { text: `From ${first.name}.`, version: 1 },
    });
    expect(await actionsBy(second)).toEqual([]);
  });

  it('and the second, who has seen the other text, can write over it', async () => {
    await saveTarget(tor, typed(seen, 2, 'From Tor.'));
    await saveTarget(ingrid, typed(await now(), 2, 'From both.'));
    const segmentId = sentence(seen, 2).id;
    const history = await targetHistory(tor, { articleId: article.id, language: 'en', segmentId });
    expect(history.map(({ text, author }) => [text, author])).toEqual([
      ['From both.', 'Ingrid'],
      ['From Tor.', 'Tor'],
    ]);
  });

  it('and a version that never was is a conflict as well', async () => {
    const attempt = saveTarget(tor, { ...typed(seen, 2, 'X'), version: 7 });
    await expect(attempt).rejects.toMatchObject({ name: 'Conflict', theirs: null });
  });
});

describe('thirty saves at once', () => {
  it('of one sentence that nobody had translated: one wins, and the others get it', async () => {
    const { won, lost } = await atOnce(30, (i) => saveTarget(tor, typed(seen, 2, `Version ${i}.`)));
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(29);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict', theirs: won[0]?.target });
    expect(await stored(2)).toEqual(won[0]?.target);
    expect([await database().target.count(), await database().targetRevision.count()]).toEqual([1, 1]);
  });

  it('of one sentence that was translated: one wins, and the others get it', async () => {
    await saveTarget(tor, typed(seen, 2, 'Before.'));
    const opened = await now();
    const { won, lost } = await atOnce(30, (i) => saveTarget(ingrid, typed(opened, 2, `Version ${i}.`)));
    expect(won).toHaveLength(1);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict', theirs: won[0]?.target });
    expect(lost).toHaveLength(29);
    expect(await stored(2)).toEqual(won[0]?.target);
    expect(await actionsBy(ingrid)).toEqual(['target.translated']);
  });

  it('of six different sentences never conflict, and the status is that of all of them', async () => {
    const { lost } = await atOnce(6, (i) =>
      saveTarget(i % 2 ? tor : ingrid, typed(seen, i + 1, `Sentence ${i + 1}.`)),
    );
    expect(lost.map(String)).toEqual([]);
    await saveTranslationTitle(tor, { articleId: article.id, language: 'en', version: 1, title: 'Oslo' });
    const { segments, status, progress } = await now();
    expect(segments.map(({ target }) => target?.text)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `Sentence ${n}.`),
    );
    expect({ status, progress }).toMatchObject({ status: 'needs-review', progress: { translated: 6 } });
    const row = await database().translation.findFirst({ where: { articleId: article.id } });
    expect(row?.status).toBe('needs-review');
  });

  it('in six languages of one article never conflict', async () => {
    const languages = ['da', 'sv', 'fi', 'de', 'fr', 'is'];
    const workspaces = await Promise.all(
      languages.map((language) => startedTranslation(article.id, language)),
    );
    const { lost } = await atOnce(6, (i) => saveTarget(tor, typed(workspaces[i] ?? seen, 2, 'Møte.')));
    expect(lost.map(String)).toEqual([]);
  });
});

describe('the title of a translation', () => {
  const titled = (viewer: Colleague, version: number, title: string) =>
    saveTranslationTitle(viewer, { articleId: article.id, language: 'en', version, title });

  it('is one person’s at a time: Ingrid, editor, gets what Tor, translator, wrote', async () => {
    expect(await titled(tor, 1, 'A summit in Oslo')).toMatchObject({ version: 2, status: 'in-progress' });
    await expect(titled(ingrid, 1, 'Summit')).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { title: 'A summit in Oslo', version: 2 },
    });
    expect(await now()).toMatchObject({ title: 'A summit in Oslo', titleVersion: 2 });
    expect(await actionsBy(tor)).toEqual(['translation.titled']);
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('saved again as it is changes nothing', async () => {
    await titled(tor, 1, 'A summit in Oslo');
    expect(await titled(tor, 2, 'A summit in Oslo')).toMatchObject({ version: 2 });
    expect(await actionsBy(tor)).toEqual(['translation.titled']);
  });

  it('written in thirty ways at once is one of them, and the others get it', async () => {
    const { won, lost } = await atOnce(30, (i) => titled(tor, 1, `Title ${i}`));
    const { title } = await now();
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(29);
    for (const error of lost) {
      expect(error).toMatchObject({ name: 'Conflict', theirs: { title, version: 2 } });
    }
  });

  it('does not get in the way of the sentences', async () => {
    const opened = await translatedArticle(article.id, 'da');
    await saveTarget(tor, typed(opened, 2, 'Mødet.'));
    const title = { articleId: article.id, language: 'da', version: opened.titleVersion, title: 'Topmøde' };
    expect(await saveTranslationTitle(tor, title)).toMatchObject({ version: opened.titleVersion + 1 });
  });
});
