/** With rights for an excerpt only, the original is not in what is published, not a sentence of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { database } from '../db/client.ts';
import { atDesk, edited, importedArticle } from '../testing/articles.ts';
import { publishNow, snapshotAt, withdrawNow } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { anEditor, type Colleague } from '../testing/people.ts';
import { SEEDS, seedFile } from '../testing/seeds.ts';
import { translatedArticle, wrote } from '../testing/translations.ts';
import { readiness } from './desk-queries.ts';
import { latest, publicArticle, readableIn, readingLanguages, siteMap } from './public-queries.ts';

let ingrid: Colleague;
beforeEach(async () => {
  ingrid = await anEditor();
});

const seed = () => importedArticle(new TextDecoder().decode(seedFile(SEEDS[0]).bytes), {});

describe('Ingrid, editor, publishes an article with rights for an excerpt only', () => {
  it('that has no complete translation, and is told that there is nothing to read', async () => {
    const { id } = await importedArticle();
    await edited(id, { rights: 'excerpt-only' });
    await translatedArticle(id);
    await wrote(ingrid, { articleId: id, language: 'en' }, 1, '');
    await expect(publishNow(id)).rejects.toMatchObject({
      name: 'Invalid',
      fields: { 'nothing-to-read': 'Only translations may be shown, and none is complete.' },
    });
    expect((await atDesk(id)).status).toBe('draft');
    expect((await readiness(ingrid, id)).languages).toEqual([]);
  });

  it('and the edition has no sentence of the original, not even as a derived title', async () => {
    const article = await seed();
    await edited(article.id, { rights: 'excerpt-only' });
    await translatedArticle(article.id, 'en', { title: 'Putin’s invasion', state: 'translated' });
    expect((await publishNow(article.id)).languages).toEqual(['en']);
    const rows = JSON.stringify(await database().edition.findMany({ include: { texts: true, tags: true } }));
    const sentences = (await database().segment.findMany()).map(({ text }) => text.trim());
    const longest = [...sentences, article.title].filter((text) => text.length > 25);
    expect(longest.filter((text) => rows.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
    expect(article.titleOrigin).toBe('derived');
  });

  it('and a title that an editor wrote for the original is kept', async () => {
    const { id, slug } = await importedArticle();
    await edited(id, { rights: 'excerpt-only', title: 'Toppmøte' });
    await translatedArticle(id);
    await publishNow(id);
    expect((await snapshotAt(slug)).title).toBe('Toppmøte');
  });

  it('and the headline of the original is not in it, but that of its translation', async () => {
    const { id, slug, title } = await importedArticle();
    await edited(id, { rights: 'excerpt-only' });
    await translatedArticle(id, 'en', { title: 'They met' });
    await publishNow(id);
    expect((await snapshotAt(slug)).title).toBe('They met');
    expect(JSON.stringify(await publicArticle('nb', slug))).not.toContain(title);
  });

  it('and the gate says that readers lose the original, and which notes go with it', async () => {
    const article = await importedArticle();
    await translatedArticle(article.id);
    await addAnnotation(ingrid, noteOn(article, 'Møtet'));
    await addAnnotation(ingrid, noteOn(article, 'Støre'));
    await publishNow(article.id);
    await edited(article.id, { rights: 'excerpt-only' });
    const { reasons } = await readiness(ingrid, article.id);
    expect(reasons.slice(0, 2)).toEqual([
      {
        code: 'original-goes',
        severity: 'warning',
        message: 'Readers have the original now; with these rights they lose it.',
        href: `/desk/articles/${article.id}#fields`,
      },
      {
        code: 'notes-left-out',
        severity: 'warning',
        message: '2 notes stand on the original alone and are left out with it.',
        href: `/desk/articles/${article.id}/annotations`,
      },
    ]);
    await publishNow(article.id);
    expect((await readiness(ingrid, article.id)).reasons.map(({ code }) => code)).not.toContain(
      'original-goes',
    );
  });

  it('and the shape of the text stays, so that the translation has its blocks', async () => {
    const { id, slug, blocks } = await importedArticle();
    await edited(id, { rights: 'excerpt-only' });
    await translatedArticle(id);
    await publishNow(id);
    const snapshot = await snapshotAt(slug);
    expect(snapshot.hasOriginal).toBe(false);
    expect(snapshot.blocks.map(({ kind }) => kind)).toEqual(blocks.map(({ kind }) => kind));
    expect(snapshot.blocks.flatMap((block) => block.segments)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => ({ number, text: '' })),
    );
    expect(snapshot.translations[0]?.segments).toHaveLength(6);
  });

  it('and notes on the original alone are left out, the others stand on the translation only', async () => {
    const article = await importedArticle();
    await edited(article.id, { rights: 'excerpt-only' });
    const english = await translatedArticle(article.id);
    const { target } = noteOnTarget(english, 'Sentence A');
    await addAnnotation(ingrid, noteOn(article, 'Møtet', { bodies: { en: 'On the original.' } }));
    await addAnnotation(ingrid, noteOn(article, 'Støre', { target, bodies: { en: 'On both.' } }));
    await addAnnotation(
      ingrid,
      noteOnTarget(english, 'Sentence E', { bodies: { en: 'On the translation.' } }),
    );
    await publishNow(article.id);
    const { notes } = await snapshotAt(article.slug);
    expect(notes.map(({ number, source, bodies }) => [number, source, bodies[0]?.text])).toEqual([
      [1, null, 'On both.'],
      [2, null, 'On the translation.'],
    ]);
  });

  it('and it is in no list of the original’s language', async () => {
    const { id, slug } = await importedArticle();
    await edited(id, { rights: 'excerpt-only' });
    await translatedArticle(id, 'en');
    await translatedArticle(id, 'da', { title: 'Nato mødes i Oslo' });
    await publishNow(id);
    expect(await readingLanguages()).toEqual([
      { language: 'da', articles: 1 },
      { language: 'en', articles: 1 },
    ]);
    expect(await readableIn('nb', { limit: 9 })).toEqual({ cards: [], total: 0 });
    expect(await siteMap()).toMatchObject([{ slug, languages: ['da', 'en'], originalLanguage: 'nb' }]);
    // a reader of Norwegian is offered English, never a line of the original
    expect(await latest({ language: 'nb', limit: 9 })).toMatchObject([
      { language: 'en', isOriginal: false, originalLanguage: 'nb', title: 'NATO meets in Oslo' },
    ]);
  });

  it('that was public with its original before, and readers lose it with that edition', async () => {
    const { id, slug } = await importedArticle();
    await translatedArticle(id);
    await publishNow(id);
    await edited(id, { rights: 'excerpt-only' });
    expect((await snapshotAt(slug)).hasOriginal).toBe(true);
    await publishNow(id);
    const answer = JSON.stringify(await publicArticle('nb', slug));
    expect(answer).not.toMatch('tok imot lederne');
    await withdrawNow(id);
    expect(JSON.stringify(await publicArticle('nb', slug))).not.toMatch('tok imot lederne');
  });
});
