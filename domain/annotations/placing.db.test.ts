/** Notes that were moved are confirmed, orphans are placed again, and people talk about them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { atDesk, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { aTranslator, type Colleague, newsroom, nobody, OFFICE } from '../testing/people.ts';
import { actionsBy } from '../testing/records.ts';
import { translatedArticle, wrote } from '../testing/translations.ts';
import { assignMember } from '../translations/member-mutations.ts';
import { workspace } from '../translations/queries.ts';
import { myWork } from '../work/queries.ts';
import { type DeskNote, mentioned } from './annotation.ts';
import { addAnnotation } from './mutations.ts';
import { confirmPlace, placeAgain } from './placing-mutations.ts';
import { notesOf } from './queries.ts';
import { addComment, assignNote } from './talk-mutations.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
});

/** The article comes again with other words, and the notes follow. */
async function comesAgain(from: string, to: string): Promise<DeskNote> {
  await importFiles(OFFICE, [textFile(OSLO.replace(from, to))], { language: 'nb' });
  const [note] = await notesOf(tor, article.id);
  if (!note) throw new Error('the note is gone');
  return note;
}

const moved = async () => {
  await addAnnotation(tor, noteOn(article, 'Jonas Gahr Støre'));
  return comesAgain('Jonas Gahr Støre', 'Jonas G. Støre');
};
const orphaned = async () => {
  await addAnnotation(tor, noteOn(article, 'Møtet varte'));
  return comesAgain('Møtet varte i to timer, og Stoltenberg ledet det.', 'Alt gikk bra.');
};

describe('a note that was moved with its words', () => {
  it('is confirmed by who wrote it, once', async () => {
    const { id, version, placement } = await moved();
    expect(placement).toBe('moved');
    expect(await confirmPlace(tor, { id, version })).toMatchObject({
      placement: 'anchored',
      version: version + 1,
    });
    const again = confirmPlace(tor, { id, version: version + 1 });
    await expect(again).rejects.toMatchObject({ name: 'Invalid' });
    expect(await actionsBy(tor)).toContain('annotation.place-confirmed');
  });

  it('is confirmed in its translation as well', async () => {
    const english = await translatedArticle(article.id, 'en', { say: () => 'The NATO–Russia Council met.' });
    await addAnnotation(tor, noteOnTarget(english, 'NATO–Russia'));
    await wrote(tor, english, 1, 'The NATO-Russia Council met.');
    const [note] = await notesOf(tor, article.id);
    expect(note?.placement).toBe('moved');
    await confirmPlace(ingrid, { id: note?.id ?? 0, version: note?.version ?? 0 });
    expect((await notesOf(tor, article.id))[0]?.placement).toBe('anchored');
  });

  it('is not for another translator, nobody, or who saw an older one', async () => {
    const { id, version } = await moved();
    const eva = await aTranslator('Eva');
    await expect(confirmPlace(eva, { id, version })).rejects.toMatchObject({ name: 'Forbidden' });
    await expect((async () => confirmPlace(nobody, { id, version }))()).rejects.toMatchObject({
      name: 'Forbidden',
    });
    const stale = confirmPlace(ingrid, { id, version: version + 1 });
    await expect(stale).rejects.toMatchObject({ name: 'Conflict' });
    expect((await notesOf(tor, article.id))[0]?.placement).toBe('moved');
  });
});

describe('a note that lost its place', () => {
  it('is placed again on a phrase of the original, and readers may have it back', async () => {
    const { id, version, placement } = await orphaned();
    expect(placement).toBe('orphan');
    const { source } = noteOn(await atDesk(article.id), 'gikk bra');
    const placed = await placeAgain(tor, { id, version, source, target: null });
    expect(placed).toMatchObject({ placement: 'anchored', source: { quote: 'gikk bra' } });
    expect(await actionsBy(tor)).toContain('annotation.placed-again');
  });

  it('is placed again on a translation', async () => {
    const english = await translatedArticle(article.id, 'en', { say: () => 'The NATO–Russia Council met.' });
    await addAnnotation(tor, noteOnTarget(english, 'NATO–Russia'));
    await wrote(tor, english, 1, 'They talked.');
    const [note] = await notesOf(tor, article.id);
    expect(note?.placement).toBe('orphan');
    const { target } = noteOnTarget(await workspace(tor, article.id, 'en'), 'talked');
    const where = { id: note?.id ?? 0, version: note?.version ?? 0, source: null, target };
    expect(await placeAgain(tor, where)).toMatchObject({
      placement: 'anchored',
      target: { quote: 'talked' },
    });
  });

  it('is not placed where the text does not read so, and keeps its words', async () => {
    const { id, version, source: before } = await orphaned();
    const { source } = noteOn(await atDesk(article.id), 'gikk bra');
    const wrong = source && { ...source, quote: 'gikk galt' };
    const attempt = placeAgain(tor, { id, version, source: wrong, target: null });
    await expect(attempt).rejects.toMatchObject({ name: 'Invalid' });
    expect((await notesOf(tor, article.id))[0]).toMatchObject({
      version,
      source: before,
      placement: 'orphan',
    });
  });
});

describe('a note on the original, by Ingrid, editor,', () => {
  let note: DeskNote;
  beforeEach(async () => {
    await translatedArticle(article.id, 'en', { say: () => 'The summit began, and Støre spoke.' });
    note = await addAnnotation(ingrid, noteOn(article, 'Jonas Gahr Støre'));
  });
  const target = async (quote: string) => noteOnTarget(await workspace(tor, article.id, 'en'), quote).target;
  const place = async (viewer: Colleague, quote: string, version = note.version) =>
    placeAgain(viewer, { id: note.id, version, source: null, target: await target(quote) });

  it('is put on the words of the translation by Tor, who translates it, and elsewhere again', async () => {
    const placed = await place(tor, 'Støre spoke');
    expect(placed).toMatchObject({ version: 2, placement: 'anchored', author: 'Ingrid' });
    expect(placed.source).toEqual(note.source);
    expect((await place(tor, 'Støre', 2)).target).toMatchObject({ language: 'en', quote: 'Støre' });
    expect(await actionsBy(tor)).toEqual(['annotation.placed-again', 'annotation.placed-again']);
    await expect(place(tor, 'summit', 2)).rejects.toMatchObject({ name: 'Conflict' });
  });

  it('is left alone by a translator whom the translation is not assigned to', async () => {
    await assignMember(OFFICE, {
      articleId: article.id,
      language: 'en',
      userId: ingrid.id,
      part: 'translator',
    });
    await expect(place(tor, 'Støre')).rejects.toMatchObject({ name: 'Forbidden' });
    expect((await notesOf(tor, article.id))[0]).toMatchObject({ version: 1, target: null });
  });

  it('keeps its place in the original: that is hers to change, as is a note on the translation alone', async () => {
    const { source } = noteOn(article, 'Møtet');
    const moved = { id: note.id, version: 1, source, target: null };
    await expect(placeAgain(tor, moved)).rejects.toMatchObject({ name: 'Forbidden' });
    const both = { ...moved, target: await target('Støre') };
    await expect(placeAgain(tor, both)).rejects.toMatchObject({ name: 'Forbidden' });
    const alone = await addAnnotation(ingrid, noteOnTarget(await workspace(tor, article.id, 'en'), 'summit'));
    const elsewhere = { id: alone.id, version: 1, source: null, target: await target('Støre') };
    await expect(placeAgain(tor, elsewhere)).rejects.toMatchObject({ name: 'Forbidden' });
  });
});

describe('comments and questions', () => {
  it('name a colleague, who finds it at their desk until the note is gone', async () => {
    const note = await addAnnotation(tor, noteOn(article, 'Støre'));
    const { comments } = await addComment(tor, { id: note.id, text: 'Is that right, @Ingrid? @Ingri' });
    expect(comments).toMatchObject([{ author: 'Tor', text: 'Is that right, @Ingrid? @Ingri' }]);
    expect((await myWork(ingrid)).mentions).toMatchObject([
      { author: 'Tor', noteId: note.id, title: article.title },
    ]);
    expect((await myWork(tor)).mentions).toEqual([]);
  });

  it('a question is somebody’s to answer', async () => {
    const asked = noteOn(article, 'Støre', { kind: 'question', bodies: { en: 'Who is this?' } });
    const { id, version } = await addAnnotation(tor, asked);
    expect(await assignNote(tor, { id, version, userId: ingrid.id })).toMatchObject({
      assigneeId: ingrid.id,
    });
    expect((await myWork(ingrid)).questions).toMatchObject([{ text: 'Who is this?', author: 'Tor' }]);
    await expect(assignNote(tor, { id, version, userId: null })).rejects.toMatchObject({ name: 'Conflict' });
    await assignNote(tor, { id, version: version + 1, userId: null });
    expect((await myWork(ingrid)).questions).toEqual([]);
  });

  it('are refused for nobody, and for a person that is not there', async () => {
    const { id, version } = await addAnnotation(tor, noteOn(article, 'Støre'));
    await expect((async () => addComment(nobody, { id, text: 'X' }))()).rejects.toMatchObject({
      name: 'Forbidden',
    });
    await expect(assignNote(tor, { id, version, userId: 999 })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(addComment(tor, { id: 999, text: 'X' })).rejects.toMatchObject({ name: 'NotFound' });
    expect(await database().annotationComment.count()).toBe(0);
  });

  it.each([
    ['@Ingrid Hansen, look', [2]],
    ['@ingrid', [1]],
    ['@Ingridsen', []],
    ['Ingrid', []],
  ])('in “%s” the people named are %j', (text, ids) => {
    const people = [
      { id: 1, name: 'Ingrid' },
      { id: 2, name: 'Ingrid Hansen' },
    ];
    const found = mentioned(text, people);
    expect(found.filter((id) => id !== 1 || !ids.some((wanted) => wanted === 2))).toEqual(ids);
  });
});
