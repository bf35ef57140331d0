/** A translated title is of one title of the original: of another one it is out of date, and no reader gets it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { textChangeOf } from '../articles/change-queries.ts';
import { editArticle } from '../articles/mutations.ts';
import { database } from '../db/client.ts';
import { readiness } from '../editions/desk-queries.ts';
import { Conflict, Forbidden } from '../errors.ts';
import { foretoldChange } from '../imports/foretold.ts';
import { importFiles, rollBackRun } from '../imports/mutations.ts';
import { prepare } from '../imports/prepare.ts';
import { isRefused } from '../imports/prepared.ts';
import { wouldImport } from '../imports/queries.ts';
import { atDesk, edited, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { publishNow, snapshotAt } from '../testing/editions.ts';
import { anAdmin, anEditor, aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { translatedArticle } from '../testing/translations.ts';
import { myWork } from '../work/queries.ts';
import { assignMember } from './member-mutations.ts';
import { saveTranslationTitle } from './mutations.ts';
import { workspace } from './queries.ts';

const NB = { language: 'nb' };
const MEETING = 'Nato møtes i Oslo';
const SUMMIT = 'Toppmøte i Oslo';
const NEW_TITLE = textFile(OSLO.replace(MEETING, SUMMIT), textFile(OSLO).name);

let astrid: Colleague;
let ingrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  [astrid, ingrid, tor] = [await anAdmin(), await anEditor(), await aTranslator()];
  article = await importedArticle();
  await edited(article.id, { rights: 'cleared' });
  await translatedArticle(article.id);
});

const english = () => workspace(tor, article.id, 'en');
const stored = () =>
  database().translation.findFirstOrThrow({ where: { articleId: article.id, language: 'en' } });
const retitled = async (title: string) => {
  const { version } = await atDesk(article.id);
  await editArticle(ingrid, { id: article.id, version, title });
};
const titled = async (title: string, viewer = tor) => {
  const { titleVersion: version } = await english();
  return saveTranslationTitle(viewer, { articleId: article.id, language: 'en', version, title });
};
const keep = async () => titled((await english()).title);
const gate = async () => {
  const { reasons, languages, leftOut } = await readiness(ingrid, article.id);
  const told = reasons.filter(({ code }) => ['stale-title', 'takes-away', 'untitled'].includes(code));
  return { told, languages, leftOut };
};
const publicTitle = async () =>
  (await snapshotAt(article.slug)).translations.find(({ language }) => language === 'en')?.title;
const TITLE_PLACE = () => ({ label: 'Title', href: `/desk/articles/${article.id}/translate/en#title` });

describe('Ingrid, editor, changes the title of an article that is translated', () => {
  it('and the translation is out of date, on every screen, and says of which title its own is', async () => {
    await assignMember(ingrid, { articleId: article.id, language: 'en', userId: tor.id, part: 'translator' });
    await retitled(SUMMIT);
    expect(await english()).toMatchObject({
      status: 'out-of-date',
      sourceTitle: SUMMIT,
      title: 'NATO meets in Oslo',
      titleStaleSource: MEETING,
    });
    expect((await stored()).status).toBe('out-of-date');
    expect((await atDesk(article.id)).translations).toMatchObject([{ status: 'out-of-date' }]);
    expect((await myWork(tor)).translations).toMatchObject([{ status: 'out-of-date' }]);
  });

  it('and the gate leaves the translation out, with the way to the title', async () => {
    await retitled(SUMMIT);
    expect(await gate()).toMatchObject({
      told: [
        {
          code: 'stale-title',
          severity: 'warning',
          message:
            'The translation into English will be left out: the title has changed since it was translated.',
          href: TITLE_PLACE().href,
          places: [TITLE_PLACE()],
        },
      ],
      languages: ['nb'],
      leftOut: ['en'],
    });
    await publishNow(article.id);
    expect(await publicTitle()).toBeUndefined();
  });

  it('and of a translation that readers have, publishing is refused until Tor keeps its title', async () => {
    await publishNow(article.id);
    await retitled(SUMMIT);
    expect((await gate()).told).toMatchObject([
      { code: 'takes-away', severity: 'block', without: 'en', places: [TITLE_PLACE()] },
    ]);
    await expect(publishNow(article.id)).rejects.toThrow(/title has changed since it was translated/);
    expect(await publicTitle()).toBe('NATO meets in Oslo');

    const { titleVersion } = await english();
    expect(await keep()).toMatchObject({ version: titleVersion + 1, status: 'up-to-date' });
    expect((await gate()).told).toEqual([]);
    expect((await publishNow(article.id)).languages).toEqual(['nb', 'en']);
    expect((await snapshotAt(article.slug)).title).toBe(SUMMIT);
    expect(await publicTitle()).toBe('NATO meets in Oslo');
  });

  it('and a title that is emptied then is not published in the words of before either', async () => {
    await publishNow(article.id);
    await retitled(SUMMIT);
    await titled('');
    expect((await gate()).told).toMatchObject([{ code: 'takes-away', severity: 'block' }]);
  });

  it('or publishes without the language', async () => {
    await publishNow(article.id);
    await retitled(SUMMIT);
    expect((await publishNow(article.id, { without: ['en'] })).languages).toEqual(['nb']);
  });

  it('and another title by Tor is of the new one', async () => {
    await retitled(SUMMIT);
    await titled('Summit in Oslo');
    expect(await english()).toMatchObject({ status: 'up-to-date', titleStaleSource: null });
    expect((await stored()).titleSource).toBe(SUMMIT);
  });

  it('and back, and nothing is out of date', async () => {
    await retitled(SUMMIT);
    await retitled(MEETING);
    expect((await stored()).status).toBe('up-to-date');
    expect((await english()).titleStaleSource).toBeNull();
  });

  it('and where only the white space is another, nothing is out of date', async () => {
    await retitled('Nato  møtes i Oslo');
    expect((await stored()).status).toBe('up-to-date');
  });

  it('and of a title of which nobody knows what it was made of, nothing is said', async () => {
    await database().translation.updateMany({ where: { language: 'en' }, data: { titleSource: null } });
    await retitled(SUMMIT);
    expect((await english()).titleStaleSource).toBeNull();
    expect((await stored()).status).toBe('up-to-date');
  });

  it('and a machine’s title that Tor keeps is the machine’s still', async () => {
    await database().translation.updateMany({ where: { language: 'en' }, data: { titleEngine: 'Fake 1' } });
    await retitled(SUMMIT);
    expect(await keep()).toMatchObject({ engine: 'Fake 1' });
    expect((await english()).titleEngine).toBe('Fake 1');
  });
});

describe('a title that is kept', () => {
  it('needs somebody who may translate it', async () => {
    const kari = await aTranslator('Kari');
    await assignMember(ingrid, {
      ...{ articleId: article.id, language: 'en' },
      ...{ userId: kari.id, part: 'translator' },
    });
    await retitled(SUMMIT);
    await expect(keep()).rejects.toThrow(Forbidden);
    expect((await english()).status).toBe('out-of-date');
  });

  it('is not kept over what somebody else has written: that is shown, with the title it is of', async () => {
    const { titleVersion: version } = await english();
    await titled('NATO in Oslo');
    await retitled(SUMMIT);
    const late = saveTranslationTitle(tor, { articleId: article.id, language: 'en', version, title: 'Mine' });
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toMatchObject({ theirs: { title: 'NATO in Oslo', staleSource: MEETING } });
  });

  it('changes nothing where it is of the title of now', async () => {
    const before = await stored();
    await keep();
    expect(await stored()).toEqual(before);
  });
});

describe('a changed file with another title', () => {
  const foretold = async () => {
    const prepared = await prepare(NEW_TITLE, NB, 1_000_000);
    if (isRefused(prepared)) throw new Error(prepared.reason);
    return foretoldChange(database(), prepared);
  };
  const LISTED = {
    language: 'en',
    before: MEETING,
    after: SUMMIT,
    translation: 'NATO meets in Oslo',
  };

  it('is told before and after the import with the languages whose title is out of date', async () => {
    expect((await foretold())?.titles).toEqual([LISTED]);
    expect((await wouldImport(astrid, NEW_TITLE, NB)).warnings).toContain(
      'The translated title would be out of date: English.',
    );
    const { results } = await importFiles(astrid, [NEW_TITLE], NB);
    expect(results[0]?.warnings).toContain('The translated title is out of date now: English.');
    expect((await textChangeOf(tor, article.id, 2)).titles).toEqual([LISTED]);
    expect((await stored()).status).toBe('out-of-date');
    await keep();
    expect((await textChangeOf(tor, article.id, 2)).titles).toEqual([]);
  });

  it('puts nothing out of date where an editor has said what the title is', async () => {
    await retitled('Et bedre navn');
    await keep();
    expect((await foretold())?.titles).toEqual([]);
    const { results } = await importFiles(astrid, [NEW_TITLE], NB);
    expect(results[0]?.warnings).toEqual([
      'The file says otherwise, and it was not taken: title “Toppmøte i Oslo”.',
    ]);
    expect((await stored()).status).toBe('up-to-date');
  });

  it('is taken back, and the translated title is of the title again', async () => {
    const { run } = await importFiles(astrid, [NEW_TITLE], NB);
    await rollBackRun(astrid, run);
    expect(await english()).toMatchObject({ status: 'up-to-date', titleStaleSource: null });
    await publishNow(article.id, { viewer: OFFICE });
    expect(await publicTitle()).toBe('NATO meets in Oslo');
  });
});
