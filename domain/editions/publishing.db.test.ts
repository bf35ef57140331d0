/** Publishing makes an edition: numbered, hashed, immutable. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { addNewTag } from '../tags/mutations.ts';
import { atDesk, edited, importedArticle, OSLO } from '../testing/articles.ts';
import { editionAt, publishNow, snapshotAt, withdrawNow } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy, rowCounts } from '../testing/records.ts';
import { startedTranslation, translatedArticle, wrote } from '../testing/translations.ts';
import { saveTranslationTitle } from '../translations/mutations.ts';
import { editionsOf, readiness } from './desk-queries.ts';
import { publish as form } from './edition.ts';
import { publish } from './mutations.ts';
import { editionHistory, siteRevision } from './public-queries.ts';

let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  ingrid = await anEditor();
  article = await importedArticle();
});

const published = async (note: string | null = null) => publishNow(article.id, { viewer: ingrid, note });

describe('Ingrid, editor, publishes an article', () => {
  it('and it is edition 1, which readers get at its address', async () => {
    expect(await published()).toEqual({ number: 1, slug: article.slug, languages: ['nb'] });
    expect(await atDesk(article.id)).toMatchObject({
      status: 'published',
      version: 2,
      changed: false,
      publicEdition: { number: 1, publishedBy: 'Ingrid', slug: article.slug, languages: ['nb'] },
    });
    const edition = await editionAt(article.slug);
    expect(edition).toMatchObject({
      articleId: article.id,
      number: 1,
      publishedBy: 'Ingrid',
      corrections: [],
    });
    expect(edition.publishedAt).toBe(edition.firstPublishedAt);
  });

  it('and the edition holds its text, every character of it', async () => {
    await published();
    const { blocks, title, date, language, hasOriginal } = await snapshotAt(article.slug);
    expect({ title, date, language, hasOriginal }).toEqual({
      title: 'Nato møtes i Oslo',
      date: '2022-03-24',
      language: 'nb',
      hasOriginal: true,
    });
    const texts = blocks.map((block) => block.segments.map((segment) => segment.text).join(''));
    expect(texts).toEqual(article.blocks.map((block) => block.text));
    expect(texts.every((text) => OSLO.includes(text))).toBe(true);
  });

  it('and its hash is that of the snapshot', async () => {
    await published();
    const row = await database().edition.findFirstOrThrow();
    expect(row.hash).toBe(createHash('sha256').update(row.snapshot).digest('hex'));
    expect((await eventsBy(ingrid)).map(({ action, data }) => [action, data])).toEqual([
      ['edition.published', { number: 1, languages: ['nb'], hash: row.hash }],
    ]);
  });

  it('and the site has one revision more, which is the event’s own transaction', async () => {
    expect(await siteRevision()).toBe(0);
    await published();
    expect(await siteRevision()).toBe(1);
  });

  it('with its translations, notes, tags and people', async () => {
    await addNewTag(ingrid, { articleId: article.id, kind: 'place', language: 'nb', label: 'Oslo' });
    const english = await translatedArticle(article.id);
    await addAnnotation(ingrid, noteOnTarget(english, 'Sentence C', { kind: 'context' }));
    await addAnnotation(ingrid, noteOn(article, 'Støre', { bodies: { en: 'A name.', da: 'Et navn.' } }));
    expect((await published()).languages).toEqual(['nb', 'en']);
    const { translations, notes, tags } = await snapshotAt(article.slug);
    expect(tags).toEqual([{ slug: 'oslo', kind: 'place', labels: { nb: 'Oslo' }, externalIds: {} }]);
    expect(translations).toMatchObject([
      { language: 'en', title: 'NATO meets in Oslo', people: [{ name: 'Test office', part: 'translator' }] },
    ]);
    expect(translations[0]?.segments).toHaveLength(6);
    expect(notes).toMatchObject([
      {
        number: 1,
        kind: 'gloss',
        source: { block: 0, start: 25, end: 30 },
        bodies: [{ language: 'da' }, { language: 'en' }],
      },
      {
        number: 2,
        kind: 'context',
        source: null,
        targets: [{ language: 'en', segment: 3, start: 0, end: 10 }],
      },
    ]);
  });

  it('with notes in the order in which a reader meets their numbers, the inner of two before the outer', async () => {
    await addAnnotation(ingrid, noteOn(article, 'Jonas Gahr Støre', { bodies: { en: 'Outer.' } }));
    await addAnnotation(ingrid, noteOn(article, 'Gahr', { bodies: { en: 'Inner.' } }));
    await published();
    const { notes } = await snapshotAt(article.slug);
    expect(notes.map(({ number, bodies }) => [number, bodies[0]?.text])).toEqual([
      [1, 'Inner.'],
      [2, 'Outer.'],
    ]);
  });

  it('and its translators are named by how much of it they wrote', async () => {
    const anna = await aTranslator('Anna');
    const tor = await aTranslator('Tor');
    await translatedArticle(article.id, 'en', { viewer: tor, state: 'translated' });
    await wrote(anna, { articleId: article.id, language: 'en' }, 2, 'By Anna.');
    await published();
    const [english] = (await snapshotAt(article.slug)).translations;
    expect(english?.people.map(({ name }) => name)).toEqual(['Tor', 'Anna']);
  });

  it('and the edition says when its title is the editors’ own', async () => {
    await published();
    expect((await snapshotAt(article.slug)).titleIsOurs).toBeUndefined();
    await edited(article.id, { title: 'Toppmøte' });
    await published();
    expect((await snapshotAt(article.slug)).titleIsOurs).toBe(true);
    await edited(article.id, { title: 'Toppmøtet' });
    await edited(article.id, { title: article.title });
    await published();
    expect((await snapshotAt(article.slug)).titleIsOurs).toBeUndefined();
  });

  it('and a translation that is not complete is left out', async () => {
    await translatedArticle(article.id, 'en');
    await wrote(ingrid, { articleId: article.id, language: 'en' }, 4, 'Half a', 'draft');
    await translatedArticle(article.id, 'da', { title: '' });
    await startedTranslation(article.id, 'sv');
    await translatedArticle(article.id, 'fi', { state: 'translated' });
    const { languages, leftOut, reasons } = await readiness(ingrid, article.id);
    expect({ languages, leftOut }).toEqual({ languages: ['nb', 'fi'], leftOut: ['da', 'en', 'sv'] });
    const leaves = reasons.filter(({ message }) => message.includes('left out'));
    expect(leaves.map(({ code, message, places }) => [code, message, places.length])).toEqual([
      ['untitled', 'The translation into Danish will be left out: the title is missing.', 0],
      ['draft', 'The translation into English will be left out: 1 sentence in draft.', 1],
      ['untitled', 'The translation into Swedish will be left out: the title is missing.', 0],
      ['untranslated', 'The translation into Swedish will be left out: 6 sentences untranslated.', 6],
    ]);
    expect(leaves[1]?.href).toBe(`/desk/articles/${article.id}/translate/en#s4`);
    expect((await published()).languages).toEqual(['nb', 'fi']);
    expect((await snapshotAt(article.slug)).translations.map(({ language }) => language)).toEqual(['fi']);
  });

  it('and is told beforehand what she may want to mend', async () => {
    const { reasons, nextNumber, unchanged } = await readiness(ingrid, article.id);
    expect(reasons.map(({ code, severity }) => [code, severity])).toEqual([
      ['rights', 'warning'],
      ['tags', 'warning'],
      ['guessed', 'warning'],
      ['notes', 'warning'],
    ]);
    expect({ nextNumber, unchanged }).toEqual({ nextNumber: 1, unchanged: false });
  });

  it('of which nobody knows the language, and is told to decide it first', async () => {
    const undecided = await importedArticle('date 2022 1 2 3\n\n4 5 6.\n', {});
    const before = await rowCounts();
    await expect(publishNow(undecided.id, { viewer: ingrid })).rejects.toMatchObject({
      name: 'Invalid',
      fields: { language: 'The language of the original is not decided.' },
    });
    expect(await rowCounts()).toEqual(before);
    expect(await siteRevision()).toBe(0);
    expect(await atDesk(undecided.id)).toMatchObject({ status: 'draft', version: 1 });
  });

  it('that is not there, and is told so', async () => {
    const attempt = publish(ingrid, { articleId: 999, version: 1, note: null });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
    expect(form.safeParse({ articleId: 1, version: 1, note: 'x'.repeat(1001) }).success).toBe(false);
    expect(form.safeParse({ articleId: 1, version: 1, note: '  ' }).data?.note).toBeNull();
  });
});

describe('publishing again', () => {
  it('what has not changed is refused, and the edition stays the only one', async () => {
    await published();
    await expect(published()).rejects.toMatchObject({
      name: 'Invalid',
      message: 'Nothing has changed since edition 1.',
    });
    expect(await siteRevision()).toBe(1);
    expect(await atDesk(article.id)).toMatchObject({ version: 2, publicEdition: { number: 1 } });
    expect((await readiness(ingrid, article.id)).unchanged).toBe(true);
  });

  it('after a change makes edition 2 with its public note, and the first stays in the history', async () => {
    await published('First.');
    await edited(article.id, { title: 'Nato møttes i Oslo' });
    expect(await published('The title was wrong.')).toMatchObject({ number: 2 });
    const edition = await editionAt(article.slug);
    expect(edition.corrections.map(({ number, note }) => [number, note])).toEqual([
      [2, 'The title was wrong.'],
      [1, 'First.'],
    ]);
    expect(Date.parse(edition.publishedAt)).toBeGreaterThanOrEqual(Date.parse(edition.firstPublishedAt));
    const history = await editionHistory(article.slug);
    expect(history?.map(({ number, note, publishedBy }) => [number, note, publishedBy])).toEqual([
      [2, 'The title was wrong.', 'Ingrid'],
      [1, 'First.', 'Ingrid'],
    ]);
    expect(await editionsOf(ingrid, article.id)).toMatchObject(history ?? []);
    expect(new Set(history?.map((row) => row.hash)).size).toBe(2);
  });

  it('from a page that Kari has saved since is a conflict that carries what Kari saved', async () => {
    const { version } = await atDesk(article.id);
    await edited(article.id, { title: 'Karis tittel' });
    const attempt = publish(ingrid, { articleId: article.id, version, note: null });
    await expect(attempt).rejects.toMatchObject({ name: 'Conflict', theirs: { title: 'Karis tittel' } });
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('thirty times at once makes one edition', async () => {
    const { won, lost } = await atOnce(30, () =>
      publish(ingrid, { articleId: article.id, version: 1, note: null }),
    );
    expect(won).toEqual([{ number: 1, slug: article.slug, languages: ['nb'] }]);
    expect(lost).toHaveLength(29);
    for (const error of lost) {
      expect(error).toMatchObject({ name: 'Conflict', theirs: { status: 'published', version: 2 } });
    }
    expect([await database().edition.count(), await siteRevision()]).toEqual([1, 1]);
    expect(await actionsBy(ingrid)).toEqual(['edition.published']);
  });

  it('while sentences are being saved never makes an edition of half a change', async () => {
    const english = await translatedArticle(article.id);
    await atOnce<unknown>(7, (i) =>
      i === 3 ? published() : wrote(ingrid, english, i < 3 ? i + 1 : i, `New ${i}.`, 'approved'),
    );
    const { changed, publicEdition } = await atDesk(article.id);
    const stored = await database().target.findMany({
      orderBy: { segmentId: 'asc' },
      select: { text: true },
    });
    const edition = (await snapshotAt(article.slug)).translations[0]?.segments ?? [];
    const isTheSame = edition.every(({ text }, i) => text === stored[i]?.text);
    expect({ changed, number: publicEdition?.number }).toEqual({ changed: !isTheSame, number: 1 });
  });
});

describe('an edition', () => {
  it('stays as it was, whatever happens at the desk', async () => {
    await addNewTag(ingrid, { articleId: article.id, kind: 'place', language: 'nb', label: 'Oslo' });
    const english = await translatedArticle(article.id);
    const key = { articleId: article.id, language: 'en' };
    await published();
    const before = await editionAt(article.slug);
    await edited(article.id, {
      title: 'Ny tittel',
      slug: 'ny-adresse',
      date: '2023',
      rights: 'excerpt-only',
    });
    await saveTranslationTitle(ingrid, { ...key, version: english.titleVersion, title: 'A new title' });
    await wrote(ingrid, english, 1, 'Changed.', 'approved');
    await addAnnotation(ingrid, noteOn(article, 'Støre'));
    await addNewTag(ingrid, { articleId: article.id, kind: 'topic', language: 'nb', label: 'Forsvar' });
    expect(await editionAt(article.slug)).toEqual(before);
    await published();
    const after = await snapshotAt('ny-adresse');
    expect(after).toMatchObject({ title: 'Ny tittel', date: '2023', hasOriginal: false });
  });

  it('has the same hash whenever the same is published', async () => {
    await published();
    await withdrawNow(article.id);
    await published();
    const [second, first] = await editionsOf(ingrid, article.id);
    expect(second).toMatchObject({ number: 2, hash: first?.hash });
  });
});
