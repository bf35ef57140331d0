/** What is only at the desk is in no answer that readers get. A canary sits in each private place. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation, deleteAnnotation, editAnnotation } from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import type { DeskArticle } from '../articles/article.ts';
import * as search from '../search/queries.ts';
import { addNewTag, editTag } from '../tags/mutations.ts';
import { tagList } from '../tags/queries.ts';
import { atDesk, edited, importedArticle, shortText } from '../testing/articles.ts';
import { publishedArticle, publishNow, withdrawNow } from '../testing/editions.ts';
import { noteOn } from '../testing/notes.ts';
import { anEditor, type Colleague } from '../testing/people.ts';
import { translatedArticle, wrote } from '../testing/translations.ts';
import { saveTranslationTitle } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import * as editions from './public-queries.ts';

const CANARY = 'Kanarifugl';
const PUBLIC = { ...editions, ...search };

let ingrid: Colleague;
let article: DeskArticle;

/** An article with everything, published. */
beforeEach(async () => {
  ingrid = await anEditor();
  article = await publishedArticle();
  await translatedArticle(article.id, 'en');
  await addAnnotation(ingrid, noteOn(article, 'Støre'));
  await addNewTag(ingrid, { articleId: article.id, kind: 'place', language: 'nb', label: 'Oslo' });
  await publishNow(article.id, { note: 'A correction.' });
});

const firstNote = async () => {
  const [note] = await notesOf(ingrid, article.id);
  if (!note) throw new Error('there is no note');
  return note;
};

/** Everything that readers can ask for, asked for. */
const ANSWERS: Record<keyof typeof PUBLIC, (slug: string, language: string) => Promise<unknown>> = {
  siteRevision: () => PUBLIC.siteRevision(),
  publicArticle: (slug, language) => PUBLIC.publicArticle(language, slug),
  latest: (_, language) => PUBLIC.latest({ language, limit: 99 }),
  readableIn: (_, language) => PUBLIC.readableIn(language, { limit: 99 }),
  readingLanguages: () => PUBLIC.readingLanguages(),
  publicTags: (_, language) => PUBLIC.publicTags(language),
  articlesWithTag: (slug, language) => PUBLIC.articlesWithTag(language, slug),
  archiveMonths: (_, language) => PUBLIC.archiveMonths(language),
  archiveMonth: (_, language) => PUBLIC.archiveMonth(language, '2022-03'),
  archiveUndated: (_, language) => PUBLIC.archiveUndated(language),
  editionHistory: (slug) => PUBLIC.editionHistory(slug),
  siteMap: () => PUBLIC.siteMap(),
  searchEditions: (_, language) => PUBLIC.searchEditions({ q: CANARY, language, limit: 99 }),
};

async function everythingPublic(): Promise<string> {
  const slugs = [article.slug, (await atDesk(article.id)).slug, 'oslo', 'kanarifugl', 'en-kanarifugl'];
  const answers: unknown[] = [];
  for (const ask of Object.values(ANSWERS)) {
    for (const slug of slugs) {
      for (const language of ['nb', 'en', 'da']) answers.push(await ask(slug, language));
    }
  }
  return JSON.stringify(answers);
}

const PLACES: Record<string, () => Promise<unknown>> = {
  'a draft article': async () => {
    const draft = await importedArticle(shortText(`En ${CANARY}`));
    await translatedArticle(draft.id, 'en', { title: CANARY });
    await addNewTag(ingrid, { articleId: draft.id, kind: 'event', language: 'nb', label: CANARY });
  },
  'a new title, byline and publisher': () =>
    edited(article.id, {
      title: CANARY,
      byline: CANARY,
      publisher: CANARY,
      sourceUrl: `https://${CANARY}.no`,
    }),
  'a new address': () => edited(article.id, { slug: 'kanarifugl' }),
  'a draft of a sentence': () =>
    wrote(ingrid, { articleId: article.id, language: 'en' }, 2, `The ${CANARY}`, 'draft'),
  'an approved sentence that is not published yet': () =>
    wrote(ingrid, { articleId: article.id, language: 'en' }, 2, `The ${CANARY}`, 'approved'),
  'a new title of the translation': async () => {
    const { titleVersion: version } = await workspace(ingrid, article.id, 'en');
    return saveTranslationTitle(ingrid, { articleId: article.id, language: 'en', version, title: CANARY });
  },
  'another translation, half done and published around': async () => {
    await translatedArticle(article.id, 'da', { title: CANARY, say: () => CANARY });
    await wrote(ingrid, { articleId: article.id, language: 'da' }, 2, CANARY, 'draft');
    await edited(article.id, { byline: 'Kari Nordmann' });
    await publishNow(article.id);
  },
  'a note that is not published yet': () =>
    addAnnotation(ingrid, noteOn(article, 'Møtet', { bodies: { en: CANARY } })),
  'an internal note, published around': async () => {
    await addAnnotation(ingrid, noteOn(article, 'Møtet', { visibility: 'internal', bodies: { en: CANARY } }));
    await edited(article.id, { byline: 'Kari Nordmann' });
    await publishNow(article.id);
  },
  'a question, published around': async () => {
    await addAnnotation(ingrid, noteOn(article, 'Møtet', { kind: 'question', bodies: { en: CANARY } }));
    await edited(article.id, { byline: 'Kari Nordmann' });
    await publishNow(article.id);
  },
  'other words in a public note': async () =>
    editAnnotation(ingrid, {
      id: (await firstNote()).id,
      version: 1,
      kind: 'gloss',
      visibility: 'public',
      bodies: { en: CANARY },
    }),
  'a note taken away before it was published, published around': async () => {
    const { id } = await addAnnotation(ingrid, noteOn(article, 'Møtet', { bodies: { en: CANARY } }));
    await deleteAnnotation(ingrid, { id, version: 1 });
    await edited(article.id, { byline: 'Kari Nordmann' });
    await publishNow(article.id);
  },
  'another name of a tag': async () => {
    const [tag] = await tagList(ingrid, {});
    return editTag(ingrid, {
      id: tag?.id ?? 0,
      version: 1,
      kind: 'place',
      labels: { nb: CANARY, en: CANARY },
      aliases: { nb: [CANARY] },
    });
  },
  'a tag that is not published yet': () =>
    addNewTag(ingrid, { articleId: article.id, kind: 'topic', language: 'nb', label: CANARY }),
  'what is written about a withdrawn article afterwards': async () => {
    await withdrawNow(article.id, 'A mistake.');
    await edited(article.id, { title: CANARY, slug: 'kanarifugl' });
  },
};

describe('the answers that readers get', () => {
  it('are all asked for here', () => {
    const functions = Object.entries(PUBLIC).filter(([, value]) => typeof value === 'function');
    expect(Object.keys(ANSWERS).sort()).toEqual(functions.map(([name]) => name).sort());
  });

  it('hold what has been published', async () => {
    await edited(article.id, { byline: CANARY });
    await publishNow(article.id);
    expect(await everythingPublic()).toMatch(CANARY);
  });

  it.each(Object.keys(PLACES))('hold nothing of %s', async (place) => {
    await PLACES[place]?.();
    expect((await everythingPublic()).toLowerCase()).not.toMatch(CANARY.toLowerCase());
  });

  it('are the same before and after every edit that is not published', async () => {
    const before = await everythingPublic();
    for (const [place, edit] of Object.entries(PLACES)) {
      if (/published around|withdrawn|half done|address/.test(place)) continue;
      await edit();
    }
    expect(await everythingPublic()).toBe(before);
  });
});
