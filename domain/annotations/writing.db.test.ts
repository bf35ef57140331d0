/** Marking words and writing about them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { createTag } from '../tags/mutations.ts';
import { atDesk, importedArticle, shortText } from '../testing/articles.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { translatedArticle } from '../testing/translations.ts';
import { newAnnotation as form } from './annotation.ts';
import { addAnnotation, deleteAnnotation, editAnnotation, resolveAnnotation } from './mutations.ts';
import { annotationPage, notesOf } from './queries.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  [tor, ingrid] = [await aTranslator(), await anEditor()];
  article = await importedArticle();
});

const quotes = async () =>
  (await notesOf(tor, article.id)).map((note) => (note.source ?? note.target)?.quote);

describe('Tor, translator, marks words of the original', () => {
  it('and the note stands on them', async () => {
    const note = await addAnnotation(
      tor,
      noteOn(article, 'Jonas Gahr Støre', { bodies: { en: 'A politician.' } }),
    );
    expect(note).toMatchObject({
      kind: 'gloss',
      visibility: 'public',
      placement: 'anchored',
      source: { blockId: article.blocks[0]?.id, start: 14, end: 30, quote: 'Jonas Gahr Støre' },
      target: null,
      bodies: { en: 'A politician.' },
      author: 'Tor',
      resolved: false,
      version: 1,
    });
    expect(await notesOf(tor, article.id)).toEqual([note]);
    expect(await eventsBy(tor)).toEqual([
      {
        action: 'annotation.added',
        subjectType: 'annotation',
        subjectId: String(note.id),
        articleId: article.id,
        data: { kind: 'gloss', quote: 'Jonas Gahr Støre' },
      },
    ]);
  });

  it('that others have marked too, in part or whole', async () => {
    for (const quote of ['Jonas Gahr Støre', 'Gahr', 'Støre tok imot', 'Jonas Gahr Støre'])
      await addAnnotation(tor, noteOn(article, quote));
    expect(await quotes()).toEqual(['Jonas Gahr Støre', 'Jonas Gahr Støre', 'Gahr', 'Støre tok imot']);
  });

  it('over several sentences of one block', async () => {
    const quote = 'i Oslo torsdag. Møtet varte i to timer';
    const note = await addAnnotation(tor, noteOn(article, quote));
    expect(note.source?.quote).toBe(quote);
  });

  it('and the notes stand in the order of the text', async () => {
    for (const quote of ['Ingen vet', 'Støre.', 'Møtet']) await addAnnotation(tor, noteOn(article, quote));
    expect(await quotes()).toEqual(['Møtet', 'Støre.', 'Ingen vet']);
    const page = await annotationPage(tor, article.id);
    expect(page).toMatchObject({ title: article.title, can: { annotate: true }, translations: [] });
    expect(page.notes).toHaveLength(3);
  });

  it('that do not stand there, and is told to mark them again', async () => {
    const good = noteOn(article, 'Støre');
    for (const span of [{ quote: 'Stoltenberg' }, { start: 0 }, { end: 9_999 }, { start: -5 }]) {
      const source = { ...good.source, ...span } as NonNullable<typeof good.source>;
      await expect(addAnnotation(tor, { ...good, source })).rejects.toMatchObject({ name: 'Invalid' });
    }
    expect(await database().annotation.count()).toBe(0);
    expect(await actionsBy(tor)).toEqual([]);
  });

  it('of another article, and is told that they are not there', async () => {
    const other = await importedArticle(shortText('Nytt fra Bergen'));
    const attempt = addAnnotation(tor, { ...noteOn(other, 'Bergen'), articleId: article.id });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('Tor, translator, marks words of a translation', () => {
  it('and the note stands on the sentence of that language', async () => {
    const english = await translatedArticle(article.id, 'en', {
      say: (n) => `The summit, part ${n}.`,
      state: 'translated',
    });
    const note = await addAnnotation(tor, noteOnTarget(english, 'part 2'));
    expect(note).toMatchObject({
      source: null,
      target: { segmentId: english.segments[1]?.id, language: 'en', start: 12, end: 18, quote: 'part 2' },
    });
  });

  it('and of the original together, for a note on both', async () => {
    const english = await translatedArticle(article.id, 'en');
    const { target } = noteOnTarget(english, 'Sentence A');
    const note = await addAnnotation(tor, noteOn(article, 'Støre', { target }));
    expect(note).toMatchObject({
      source: { quote: 'Støre' },
      target: { quote: 'Sentence A', language: 'en' },
    });
  });

  it('that nobody has written, or that say something else, and is refused', async () => {
    const english = await translatedArticle(article.id, 'en');
    const { target } = noteOnTarget(english, 'Sentence A');
    if (!target) throw new Error('no span');
    const on = (span: object) =>
      addAnnotation(tor, { ...noteOnTarget(english, 'Sentence A'), target: { ...target, ...span } });
    await expect(on({ language: 'da' })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(on({ quote: 'Sentence B' })).rejects.toMatchObject({ name: 'Invalid' });
  });
});

describe('what a note must have', () => {
  const add = (rest: Parameters<typeof noteOn>[2]) => addAnnotation(tor, noteOn(article, 'Støre', rest));
  const fact = {
    language: 'en',
    claim: 'Støre led the meeting.',
    source: 'The article itself',
    sourceUrl: null,
    checkedOn: '2022-03-25',
    checkedBy: 'Ingrid',
    status: 'unverified',
  } as const;

  it.each(['gloss', 'context', 'correction', 'question', 'fact'] as const)(
    'a %s says something',
    async (kind) => {
      const attempt = add({ kind, fact, bodies: { en: '' } });
      await expect(attempt).rejects.toMatchObject({
        name: 'Invalid',
        fields: { bodies: expect.any(String) },
      });
    },
  );

  it('an entity leads to a tag that exists', async () => {
    await expect(add({ kind: 'entity', bodies: {} })).rejects.toMatchObject({
      name: 'Invalid',
      fields: { tagId: expect.any(String) },
    });
    await expect(add({ kind: 'entity', bodies: {}, tagId: 999 })).rejects.toMatchObject({ name: 'NotFound' });
    const { id } = await createTag(ingrid, { kind: 'person', labels: { nb: 'Jonas Gahr Støre' } });
    expect(await add({ kind: 'entity', bodies: {}, tagId: id })).toMatchObject({
      tag: { id, slug: 'jonas-gahr-store' },
    });
  });

  it('a link has an address', async () => {
    await expect(add({ kind: 'link', bodies: {} })).rejects.toMatchObject({
      fields: { url: expect.any(String) },
    });
    expect(await add({ kind: 'link', bodies: {}, url: 'https://nato.int' })).toMatchObject({
      url: 'https://nato.int',
    });
  });

  it('a fact names its source', async () => {
    await expect(add({ kind: 'fact' })).rejects.toMatchObject({ fields: { fact: expect.any(String) } });
    expect(await add({ kind: 'fact', fact })).toMatchObject({ fact });
    expect(
      form.safeParse(noteOn(article, 'Støre', { kind: 'fact', fact: { ...fact, source: ' ' } })).success,
    ).toBe(false);
  });

  it('emphasis needs no words', async () => {
    expect(await add({ kind: 'emphasis', bodies: {} })).toMatchObject({ kind: 'emphasis', bodies: {} });
  });

  it('an empty text in one language is no text in it', async () => {
    expect((await add({ bodies: { en: 'A name.', nb: '' } })).bodies).toEqual({ en: 'A name.' });
  });

  it.each([
    { source: null },
    { url: 'javascript:alert(1)' },
    { url: 'data:text/html,x' },
    { kind: 'remark' },
    { visibility: 'secret' },
    { bodies: { en: 'x'.repeat(4001) } },
    { authorName: 'Ingrid' },
  ])('the form refuses %o', (given) => {
    expect(form.safeParse({ ...noteOn(article, 'Støre'), ...given }).success).toBe(false);
  });
});

describe('a note by Tor, translator', () => {
  const words = { kind: 'context', visibility: 'internal', bodies: { nb: 'Nye ord.' } } as const;
  const added = () => addAnnotation(tor, noteOn(article, 'Støre'));

  it('is his to change; its place stays', async () => {
    const { id, source } = await added();
    expect(await editAnnotation(tor, { id, version: 1, ...words })).toMatchObject({
      ...words,
      source,
      version: 2,
    });
    expect(await actionsBy(tor)).toEqual(['annotation.added', 'annotation.edited']);
  });

  it('is not for Eva, another translator, to change or take away, but she may settle it', async () => {
    const eva = await aTranslator('Eva');
    const { id } = await added();
    await expect(editAnnotation(eva, { id, version: 1, ...words })).rejects.toMatchObject({
      name: 'Forbidden',
    });
    await expect(deleteAnnotation(eva, { id, version: 1 })).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await resolveAnnotation(eva, { id, version: 1, resolved: true })).toMatchObject({
      resolved: true,
    });
    expect(await resolveAnnotation(eva, { id, version: 2, resolved: false })).toMatchObject({
      resolved: false,
    });
    expect(await actionsBy(eva)).toEqual(['annotation.resolved', 'annotation.reopened']);
  });

  it('changed by Ingrid, editor, meanwhile: he gets what she wrote', async () => {
    const { id } = await added();
    await editAnnotation(ingrid, { id, version: 1, ...words });
    const attempt = editAnnotation(tor, { id, version: 1, ...words, bodies: { en: 'Mine.' } });
    const conflict = { name: 'Conflict', theirs: { version: 2, bodies: { nb: 'Nye ord.' } } };
    await expect(attempt).rejects.toMatchObject(conflict);
    await expect(deleteAnnotation(tor, { id, version: 1 })).rejects.toMatchObject(conflict);
    await expect(resolveAnnotation(tor, { id, version: 1, resolved: true })).rejects.toMatchObject(conflict);
  });

  it('changed in twenty ways at once is one of them, and the others get it', async () => {
    const { id } = await added();
    const { won, lost } = await atOnce(20, (i) =>
      editAnnotation(tor, { id, version: 1, ...words, bodies: { en: `Words ${i}` } }),
    );
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(19);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict', theirs: won[0] });
  });

  it('that is taken away is gone from the desk and kept with the time of its removal', async () => {
    const { id } = await added();
    expect(await deleteAnnotation(tor, { id, version: 1 })).toEqual({ id });
    expect(await notesOf(tor, article.id)).toEqual([]);
    expect((await atDesk(article.id)).notes.total).toBe(0);
    const row = await database().annotation.findUniqueOrThrow({ where: { id }, include: { bodies: true } });
    expect(row).toMatchObject({ quote: 'Støre', bodies: [{ text: 'What it means.' }] });
    expect(row.deletedAt).not.toBeNull();
    expect(await actionsBy(tor)).toEqual(['annotation.added', 'annotation.deleted']);
  });

  it('that is taken away cannot be changed, taken away or settled any more', async () => {
    const { id } = await added();
    await deleteAnnotation(tor, { id, version: 1 });
    const attempts = [
      () => editAnnotation(ingrid, { id, version: 2, ...words }),
      () => deleteAnnotation(ingrid, { id, version: 2 }),
      () => resolveAnnotation(ingrid, { id, version: 2, resolved: true }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ name: 'NotFound' });
  });
});
