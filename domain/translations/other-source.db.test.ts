/** An import changes the original under words that are being written: nobody has called them a translation of that. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { textChangeOf } from '../articles/change-queries.ts';
import { editArticle } from '../articles/mutations.ts';
import { importFiles } from '../imports/mutations.ts';
import { atDesk, importedArticle, textFile } from '../testing/articles.ts';
import { changed, HOURS } from '../testing/inbox.ts';
import { anAdmin, aTranslator, type Colleague } from '../testing/people.ts';
import { sentence, startedTranslation, typed } from '../testing/translations.ts';
import { saveTarget, saveTranslationTitle } from './mutations.ts';
import { workspace } from './queries.ts';
import type { Workspace } from './translation.ts';

const NOW = 'Møtet varte i tre timer, og Stoltenberg ledet det.';

let astrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
let seen: Workspace;
beforeEach(async () => {
  [astrid, tor] = [await anAdmin(), await aTranslator()];
  article = await importedArticle();
  seen = await startedTranslation(article.id);
});

const comesAgain = () => importFiles(astrid, [textFile(changed(HOURS))], { language: 'nb' });
const now = async () => sentence(await workspace(tor, article.id, 'en'), 2);

describe('Tor, translator, has a sentence before him of which an import changes the original', () => {
  it('and his first words for it are stored only when he has seen the new one', async () => {
    await comesAgain();
    await expect(saveTarget(tor, typed(seen, 2, 'The meeting lasted two hours.'))).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { text: '', state: 'untranslated', version: 0, source: expect.stringContaining('tre timer') },
    });
    expect((await now()).target).toBeNull();
    const { source } = await now();
    expect(source.trim()).toBe(NOW);
    await saveTarget(tor, { ...typed(seen, 2, 'The meeting lasted three hours.'), source });
    expect((await now()).target).toMatchObject({ state: 'translated', staleSource: null });
  });

  it('and a translation that is there stays stale when he saves over it from an older page', async () => {
    await saveTarget(tor, typed(seen, 2, 'The meeting lasted two hours.'));
    const opened = await workspace(tor, article.id, 'en');
    await comesAgain();
    const stale = (await now()).target;
    expect(stale?.state).toBe('stale');
    // also when the page was told of the version, and of nothing else
    const late = { ...typed(opened, 2, 'It lasted two hours.'), version: stale?.version ?? 0 };
    await expect(saveTarget(tor, late)).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { state: 'stale', source: expect.stringContaining('tre timer') },
    });
    expect((await now()).target).toEqual(stale);
  });

  it('and what he writes for a sentence that is gone is kept, and he is told where', async () => {
    expect((await saveTarget(tor, typed(seen, 2, 'The meeting lasted two hours.'))).goneIn).toBeNull();
    const opened = await workspace(tor, article.id, 'en');
    const other = 'Været var fint, og ingen hadde paraply med seg.';
    await importFiles(astrid, [textFile(changed([sentence(seen, 2).source.trim(), other]))], {
      language: 'nb',
    });
    const saved = await saveTarget(tor, typed(opened, 2, 'It lasted two hours.'));
    expect(saved.goneIn).toBe(2);
    const change = await textChangeOf(tor, article.id, saved.goneIn ?? 0);
    expect(JSON.stringify(change)).toContain('It lasted two hours.');
    expect((await workspace(tor, article.id, 'en')).segments.map(({ source }) => source.trim())).toContain(
      other,
    );
  });

  it('and a save of another sentence goes through', async () => {
    await comesAgain();
    await saveTarget(tor, typed(seen, 4, 'What they agreed on'));
    expect(sentence(await workspace(tor, article.id, 'en'), 4).target?.text).toBe('What they agreed on');
  });
});

describe('Tor, translator, has the title before him, which an editor changes', () => {
  it('and his words for it are stored only when he has seen the new one', async () => {
    const { version } = await atDesk(article.id);
    await editArticle(astrid, { id: article.id, version, title: 'Nato møtes i Bergen' });
    const place = { articleId: article.id, language: 'en', version: seen.titleVersion };
    const late = { ...place, title: 'NATO meets in Oslo', source: seen.sourceTitle };
    await expect(saveTranslationTitle(tor, late)).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { title: '', source: 'Nato møtes i Bergen' },
    });
    await saveTranslationTitle(tor, {
      ...late,
      title: 'NATO meets in Bergen',
      source: 'Nato møtes i Bergen',
    });
    const { title, titleStaleSource } = await workspace(tor, article.id, 'en');
    expect([title, titleStaleSource ?? null]).toEqual(['NATO meets in Bergen', null]);
  });
});
