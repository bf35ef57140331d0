/** What readers have, they keep: an edition takes no language away by accident (docs/decisions/0012). */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation, deleteAnnotation } from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import type { DeskArticle } from '../articles/article.ts';
import { importFiles } from '../imports/mutations.ts';
import { edited, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { editionAt, publishNow, snapshotAt, withdrawNow } from '../testing/editions.ts';
import { noteOnTarget } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { eventsBy } from '../testing/records.ts';
import { letter, startedTranslation, translatedArticle, wrote } from '../testing/translations.ts';
import { saveTranslationTitle } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import { readiness } from './desk-queries.ts';
import { publish as form } from './edition.ts';

let ingrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
const english = () => ({ articleId: article.id, language: 'en' });

/** An article in nb and en, published; English says `The meeting, part B.` */
beforeEach(async () => {
  [ingrid, tor] = [await anEditor(), await aTranslator()];
  article = await importedArticle();
  await edited(article.id, { rights: 'cleared' });
  await translatedArticle(article.id, 'en', { say: (number) => `The meeting, part ${letter(number)}.` });
  await publishNow(article.id);
});

const publicEnglish = async () =>
  (await snapshotAt(article.slug)).translations.find(({ language }) => language === 'en');
const published = async (number: number) =>
  (await publicEnglish())?.segments.find((segment) => segment.number === number)?.text;
const gate = async () => {
  const { reasons, languages, leftOut } = await readiness(ingrid, article.id);
  const [reason] = reasons.filter(({ code }) =>
    ['takes-away', 'kept', 'untranslated', 'draft', 'stale', 'untitled'].includes(code),
  );
  return { reason, languages, leftOut };
};
/** The same file again with one sentence of the original changed: its English is out of date. */
const sourceChanged = () =>
  importFiles(OFFICE, [textFile(OSLO.replace('to timer', 'tre timer'))], { language: 'nb' });

describe('Tor, translator, touches one sentence of a public translation, and Ingrid publishes something else', () => {
  beforeEach(async () => {
    await edited(article.id, { publisher: 'Nordposten' });
  });

  it('and readers keep the wording of that sentence that they have', async () => {
    await wrote(tor, english(), 2, 'The meeting, par', 'draft');
    expect((await publishNow(article.id)).languages).toEqual(['nb', 'en']);
    expect(await published(2)).toBe('The meeting, part B.');
    expect((await snapshotAt(article.slug)).publisher).toBe('Nordposten');
  });

  it('and the gate says so beforehand, with the way to the sentence', async () => {
    await wrote(tor, english(), 2, 'The meeting, par', 'draft');
    expect(await gate()).toEqual({
      reason: {
        code: 'kept',
        severity: 'warning',
        message: 'One sentence of the translation into English keeps its published wording: 1 in draft.',
        href: `/desk/articles/${article.id}/translate/en`,
        places: [],
        canOverride: false,
      },
      languages: ['nb', 'en'],
      leftOut: [],
    });
  });

  it('or empties it, and its published wording stays as well', async () => {
    await wrote(tor, english(), 2, '');
    await publishNow(article.id);
    expect(await published(2)).toBe('The meeting, part B.');
  });

  it('and the finished sentences of the same translation are published as they are now', async () => {
    await wrote(tor, english(), 2, 'Half a', 'draft');
    await wrote(ingrid, english(), 3, 'Quite another third.', 'approved');
    await publishNow(article.id);
    expect([await published(2), await published(3)]).toEqual([
      'The meeting, part B.',
      'Quite another third.',
    ]);
  });

  it('and he is not named as a translator before his words are public', async () => {
    const names = async () => (await publicEnglish())?.people.map(({ name }) => name);
    await wrote(tor, english(), 2, 'Half a', 'draft');
    await publishNow(article.id);
    expect(await names()).toEqual(['Test office']);
    await wrote(tor, english(), 2, 'A whole sentence.');
    await publishNow(article.id);
    expect(await names()).toEqual(['Test office', 'Tor']);
  });

  it('and when that was all, there is nothing to publish', async () => {
    await publishNow(article.id);
    await wrote(tor, english(), 2, 'Half a', 'draft');
    await expect(publishNow(article.id)).rejects.toMatchObject({ message: /Nothing has changed/ });
  });

  it('and the second edition after it keeps the wording still', async () => {
    await wrote(tor, english(), 2, 'Half a', 'draft');
    await publishNow(article.id);
    await edited(article.id, { publisher: 'Sørposten' });
    await publishNow(article.id);
    expect(await published(2)).toBe('The meeting, part B.');
  });

  it('and a title taken away at the desk stays with readers', async () => {
    const { titleVersion: version } = await workspace(OFFICE, article.id, 'en');
    await saveTranslationTitle(ingrid, { ...english(), version, title: '' });
    await publishNow(article.id);
    expect((await publicEnglish())?.title).toBe('NATO meets in Oslo');
  });

  it('also where the rights leave the original out', async () => {
    await edited(article.id, { rights: 'excerpt-only' });
    await publishNow(article.id);
    await wrote(tor, english(), 2, 'Half a', 'draft');
    await edited(article.id, { byline: 'Kari Nordmann' });
    expect((await publishNow(article.id)).languages).toEqual(['en']);
    expect(await published(2)).toBe('The meeting, part B.');
  });
});

describe('a note on a sentence that keeps its published wording', () => {
  beforeEach(async () => {
    const seen = await workspace(OFFICE, article.id, 'en');
    await addAnnotation(ingrid, noteOnTarget(seen, 'part B'));
    await publishNow(article.id);
  });
  const spans = async () => (await snapshotAt(article.slug)).notes.flatMap(({ targets }) => targets);
  const place = { language: 'en', segment: 2, start: 13, end: 19 };

  it('stands on it as before, though the draft has not got its words', async () => {
    await wrote(tor, english(), 2, 'Something else altogether', 'draft');
    await edited(article.id, { publisher: 'Nordposten' });
    await publishNow(article.id);
    expect(await spans()).toEqual([place]);
  });

  it('is gone when an editor took it away', async () => {
    await wrote(tor, english(), 2, 'Something else altogether', 'draft');
    const [note] = await notesOf(ingrid, article.id);
    await deleteAnnotation(ingrid, { id: note?.id ?? 0, version: note?.version ?? 0 });
    await publishNow(article.id);
    expect(await spans()).toEqual([]);
  });

  it('is not shown yet when it is about words of the draft', async () => {
    await wrote(tor, english(), 3, 'Unheard-of vocabulary', 'draft');
    const seen = await workspace(OFFICE, article.id, 'en');
    await addAnnotation(ingrid, noteOnTarget(seen, 'vocabulary', { bodies: { en: 'Too early.' } }));
    await edited(article.id, { publisher: 'Nordposten' });
    await publishNow(article.id);
    expect(await spans()).toEqual([place]);
  });
});

describe('a sentence of a public translation that has no wording to keep', () => {
  it('blocks publishing, and the reason names the language, how many they are, and where', async () => {
    await sourceChanged();
    expect(await gate()).toEqual({
      reason: {
        code: 'takes-away',
        severity: 'block',
        without: 'en',
        message:
          'Readers have the article in English now, and one sentence of it has no published wording that could stay: 1 out of date. Finish it, or publish without English.',
        href: `/desk/articles/${article.id}/translate/en`,
        places: [],
        canOverride: false,
      },
      languages: ['nb'],
      leftOut: ['en'],
    });
    await expect(publishNow(article.id)).rejects.toMatchObject({
      name: 'Invalid',
      fields: { 'takes-away': /publish without English/ },
    });
    expect(await publicEnglish()).toBeDefined();
  });

  it('is published once it is translated again', async () => {
    await sourceChanged();
    await wrote(ingrid, english(), 2, 'It lasted three hours.');
    expect((await publishNow(article.id)).languages).toEqual(['nb', 'en']);
    expect(await published(2)).toBe('It lasted three hours.');
  });

  it('and Ingrid, editor, publishes without English, by name, which the trail keeps', async () => {
    await sourceChanged();
    await expect(publishNow(article.id, { without: ['da'] })).rejects.toMatchObject({ name: 'Invalid' });
    const { languages } = await publishNow(article.id, { viewer: ingrid, without: ['en'] });
    expect(languages).toEqual(['nb']);
    expect(await publicEnglish()).toBeUndefined();
    const event = (await eventsBy(ingrid)).find(({ action }) => action === 'edition.published');
    expect(event?.data).toMatchObject({ languages: ['nb'], without: ['en'] });
  });

  it('and readers of English are then told that they had it, and until when', async () => {
    expect((await editionAt(article.slug)).former).toEqual([]);
    await sourceChanged();
    await publishNow(article.id, { without: ['en'] });
    const { publishedAt, former } = await editionAt(article.slug);
    expect(former).toEqual([{ language: 'en', until: publishedAt }]);
    await edited(article.id, { publisher: 'Nordposten' });
    await publishNow(article.id);
    expect((await editionAt(article.slug)).former).toEqual(former);
    await wrote(ingrid, english(), 2, 'It lasted three hours.');
    await publishNow(article.id);
    expect((await editionAt(article.slug)).former).toEqual([]);
  });

  it('and in an edition without the original, a new text of it is never taken for the old one', async () => {
    await edited(article.id, { rights: 'excerpt-only' });
    await publishNow(article.id);
    await sourceChanged();
    await wrote(tor, english(), 3, 'Half a', 'draft');
    const { reason } = await gate();
    expect(reason).toMatchObject({ code: 'takes-away', message: /2 sentences of it have/ });
  });
});

describe('what readers do not have', () => {
  it('blocks nothing: a translation that was never public is left out', async () => {
    await startedTranslation(article.id, 'sv');
    await edited(article.id, { publisher: 'Nordposten' });
    expect((await gate()).reason).toMatchObject({ code: 'untitled', severity: 'warning' });
    expect((await publishNow(article.id)).languages).toEqual(['nb', 'en']);
  });

  it('is not kept either: after a withdrawal there is nothing that readers have', async () => {
    await wrote(tor, english(), 2, 'Half a', 'draft');
    await withdrawNow(article.id);
    expect((await publishNow(article.id)).languages).toEqual(['nb']);
  });

  it('and naming a language that is not at stake takes nothing away', async () => {
    await edited(article.id, { publisher: 'Nordposten' });
    expect((await publishNow(article.id, { viewer: ingrid, without: ['en'] })).languages).toEqual([
      'nb',
      'en',
    ]);
    const event = (await eventsBy(ingrid)).find(({ action }) => action === 'edition.published');
    expect(event?.data).not.toHaveProperty('without');
    const input = { articleId: 1, version: 1, note: null };
    expect(form.safeParse({ ...input, without: ['not a language'] }).success).toBe(false);
    expect(form.safeParse(input).success).toBe(true);
  });
});
