/** The list of all notes, and changing many of them at once. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { atDesk, edited, importedArticle, OSLO, shortText } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { atOnce, eventsBy } from '../testing/records.ts';
import { translatedArticle } from '../testing/translations.ts';
import { type DeskNote, changeNotes as form, type NoteChange, type NoteQuery } from './annotation.ts';
import { changeNotes, restoreNotes } from './bulk-mutations.ts';
import { noteList } from './list-queries.ts';
import { addAnnotation } from './mutations.ts';
import { notesOf } from './queries.ts';
import { addComment } from './talk-mutations.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  [tor, ingrid] = [await aTranslator(), await anEditor()];
  article = await importedArticle();
});

const seen = (...notes: { id: number; version: number }[]) =>
  notes.map(({ id, version }) => ({ id, version }));
const change = (viewer: Colleague, to: NoteChange, ...notes: DeskNote[]) =>
  changeNotes(viewer, { notes: seen(...notes), change: to });
const question = (quote: string, en = 'Is it so?') =>
  noteOn(article, quote, { kind: 'question', visibility: 'internal', bodies: { en } });

describe('the list of all notes', () => {
  const found = async (query: NoteQuery) => {
    const { rows, total } = await noteList(tor, query);
    expect(total).toBe(rows.length);
    return rows.map(({ note }) => (note.source ?? note.target)?.quote);
  };

  it('shows those of every article, the newest first, and who may change them', async () => {
    const other = await importedArticle(shortText('Nytt fra Bergen'));
    await addAnnotation(ingrid, noteOn(article, 'Støre'));
    await addAnnotation(tor, noteOn(other, 'Bergen'));
    const { rows, authors } = await noteList(tor, {});
    expect(rows.map(({ note, article: on, mayChange }) => [note.source?.quote, on.title, mayChange])).toEqual(
      [
        ['Bergen', 'Nytt fra Bergen', true],
        ['Støre', article.title, false],
      ],
    );
    expect(authors).toEqual(['Ingrid', 'Tor']);
  });

  it('is filtered by kind, visibility, article and author', async () => {
    const other = await importedArticle(shortText('Nytt fra Bergen'));
    await addAnnotation(ingrid, noteOn(article, 'Støre', { kind: 'context' }));
    await addAnnotation(tor, noteOn(article, 'Oslo', { visibility: 'internal' }));
    await addAnnotation(tor, noteOn(other, 'Bergen'));
    expect(await found({ kind: 'context' })).toEqual(['Støre']);
    expect(await found({ visibility: 'internal' })).toEqual(['Oslo']);
    expect(await found({ article: other.id })).toEqual(['Bergen']);
    expect(await found({ author: 'Tor' })).toEqual(['Bergen', 'Oslo']);
    expect(await found({ author: 'Tor', kind: 'context' })).toEqual([]);
  });

  it('is filtered by the language of the text that a note stands on', async () => {
    const english = await translatedArticle(article.id, 'en', { say: () => 'The summit began.' });
    await addAnnotation(tor, noteOn(article, 'Støre'));
    await addAnnotation(tor, noteOnTarget(english, 'summit'));
    expect(await found({ language: 'nb' })).toEqual(['Støre']);
    expect(await found({ language: 'en' })).toEqual(['summit']);
    expect(await found({ language: 'sv' })).toEqual([]);
  });

  it('finds questions that are open, resolved, or wait for somebody', async () => {
    const open = await addAnnotation(tor, question('Støre'));
    const done = await addAnnotation(tor, question('Oslo'));
    await addAnnotation(tor, noteOn(article, 'Nato'));
    await change(tor, { set: 'resolved', to: true }, done);
    await change(tor, { set: 'assignee', to: ingrid.id }, open);
    expect(await found({ standing: 'open' })).toEqual(['Støre']);
    expect(await found({ standing: 'resolved' })).toEqual(['Oslo']);
    expect(await found({ assigned: ingrid.id })).toEqual(['Støre']);
    expect(await found({ assigned: 'nobody' })).toEqual(['Oslo']);
  });

  it('finds notes that have lost their place or were moved', async () => {
    await addAnnotation(tor, noteOn(article, 'Møtet varte'));
    await addAnnotation(tor, noteOn(article, 'Nato sender'));
    await importedArticle(OSLO.replace('Møtet varte i to timer, og Stoltenberg ledet det.', ''));
    expect(await found({ standing: 'orphan' })).toEqual(['Møtet varte']);
    expect(await found({ standing: 'check' })).toContain('Møtet varte');
  });

  it('is searched by words in whatever capitals: of the text, of the note, of its comments', async () => {
    const note = await addAnnotation(tor, noteOn(article, 'Støre', { bodies: { en: 'Prime Minister.' } }));
    await addAnnotation(tor, noteOn(article, 'Oslo', { bodies: { nb: 'Østkanten' } }));
    await addComment(tor, { id: note.id, text: 'Since 2021' });
    for (const q of ['støre', 'STØRE', 'prime minister', 'minister prime', 'since 2021'])
      expect(await found({ q }), q).toEqual(['Støre']);
    expect(await found({ q: 'østkanten' })).toEqual(['Oslo']);
    expect(await found({ q: 'prime østkanten' })).toEqual([]);
    expect(await found({ q: '90%' })).toEqual([]);
  });

  it('comes fifty at a time', async () => {
    for (let index = 0; index < 51; index++) await addAnnotation(tor, noteOn(article, 'Oslo'));
    expect((await noteList(tor, {})).rows).toHaveLength(50);
    expect(await noteList(tor, { page: 2 })).toMatchObject({ total: 51, pages: 2, page: 2 });
    expect((await noteList(tor, { page: 2 })).rows).toHaveLength(1);
  });
});

describe('Ingrid, editor, changes many notes at once', () => {
  it('and each has its event, and “published with changes” says so', async () => {
    await edited(article.id, { rights: 'cleared' });
    const notes = [
      await addAnnotation(tor, noteOn(article, 'Støre')),
      await addAnnotation(tor, noteOn(article, 'Oslo')),
    ];
    await publishNow(article.id);
    expect((await atDesk(article.id)).changed).toBe(false);
    const outcome = await change(ingrid, { set: 'visibility', to: 'internal' }, ...notes);
    expect(outcome).toEqual({ changed: notes.map(({ id }) => ({ id, version: 2 })), same: 0, refused: [] });
    expect((await notesOf(tor, article.id)).map(({ visibility }) => visibility)).toEqual([
      'internal',
      'internal',
    ]);
    expect((await atDesk(article.id)).changed).toBe(true);
    const events = (await eventsBy(ingrid)).filter(({ action }) => action === 'annotation.edited');
    expect(events.map(({ subjectId, data }) => [subjectId, data])).toEqual(
      notes.map(({ id }) => [String(id), { visibility: 'internal', together: true }]),
    );
  });

  it('to another kind where the note has what the kind needs, and is told of the others why not', async () => {
    const gloss = await addAnnotation(tor, noteOn(article, 'Støre'));
    const bare = await addAnnotation(tor, noteOn(article, 'Oslo', { kind: 'emphasis', bodies: {} }));
    const context = await addAnnotation(tor, noteOn(article, 'Nato', { kind: 'context' }));
    expect(await change(ingrid, { set: 'kind', to: 'context' }, gloss, bare, context)).toEqual({
      changed: [{ id: gloss.id, version: 2 }],
      same: 1,
      refused: [
        { id: bare.id, quote: 'Oslo', language: 'nb', reason: 'Write the note in one language at least.' },
      ],
    });
    const { refused } = await change(ingrid, { set: 'kind', to: 'entity' }, context);
    expect(refused[0]?.reason).toBe('An entity note leads to a tag: choose one.');
  });

  it('to questions, and they stay at the desk', async () => {
    const note = await addAnnotation(tor, noteOn(article, 'Støre'));
    await change(ingrid, { set: 'kind', to: 'question' }, note);
    const [asked] = await notesOf(tor, article.id);
    expect(asked).toMatchObject({ kind: 'question', visibility: 'internal' });
    const { refused } = await change(ingrid, { set: 'visibility', to: 'public' }, asked as DeskNote);
    expect(refused).toMatchObject([{ reason: 'A question stays at the desk.' }]);
  });

  it('and what is no question is neither resolved nor anybody’s to answer', async () => {
    const note = await addAnnotation(tor, noteOn(article, 'Støre'));
    const asked = await addAnnotation(tor, question('Oslo'));
    const resolved = await change(ingrid, { set: 'resolved', to: true }, note, asked);
    expect(resolved).toMatchObject({
      changed: [{ id: asked.id, version: 2 }],
      refused: [{ id: note.id, reason: 'Only a question is resolved.' }],
    });
    expect(await change(ingrid, { set: 'assignee', to: tor.id }, note)).toMatchObject({
      refused: [{ reason: 'Only a question waits for somebody.' }],
    });
    const nobody = { set: 'assignee', to: 999 } as const;
    await expect(change(ingrid, nobody, asked)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('and a note that somebody else has changed meanwhile stays as it is', async () => {
    const note = await addAnnotation(tor, noteOn(article, 'Støre'));
    await change(tor, { set: 'visibility', to: 'internal' }, note);
    expect(await change(ingrid, { set: 'kind', to: 'context' }, note)).toEqual({
      changed: [],
      same: 0,
      refused: [
        { id: note.id, quote: 'Støre', language: 'nb', reason: 'Somebody else changed it meanwhile.' },
      ],
    });
  });

  it('at the same instant as four others, and one of them has', async () => {
    const notes = [
      await addAnnotation(tor, noteOn(article, 'Støre')),
      await addAnnotation(tor, noteOn(article, 'Oslo')),
    ];
    const { won } = await atOnce(5, () => change(ingrid, { set: 'visibility', to: 'internal' }, ...notes));
    expect(won).toHaveLength(5);
    expect(won.map(({ changed }) => changed.length).sort()).toEqual([0, 0, 0, 0, 2]);
  });
});

describe('Tor, translator, changes many notes at once', () => {
  it('his own; those of others are named, with the reason', async () => {
    const his = await addAnnotation(tor, noteOn(article, 'Støre'));
    const hers = await addAnnotation(ingrid, noteOn(article, 'Oslo'));
    const outcome = await change(tor, { set: 'deleted' }, his, hers);
    expect(outcome).toMatchObject({
      changed: [{ id: his.id }],
      refused: [{ id: hers.id, quote: 'Oslo', reason: 'Only its author or an editor may change it.' }],
    });
    expect((await notesOf(tor, article.id)).map(({ id }) => id)).toEqual([hers.id]);
  });

  it('none twice, not more than two hundred, and not none', () => {
    const notes = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: index + 1, version: 1 }));
    const parses = (given: unknown) => form.safeParse({ notes: given, change: { set: 'deleted' } }).success;
    expect([notes(1), notes(200)].map(parses)).toEqual([true, true]);
    expect([[], notes(201), [...notes(1), ...notes(1)]].map(parses)).toEqual([false, false, false]);
  });
});

describe('deleting notes is taken back', () => {
  it('and they stand where they stood', async () => {
    const note = await addAnnotation(tor, noteOn(article, 'Støre'));
    const { changed } = await change(tor, { set: 'deleted' }, note);
    expect(await notesOf(tor, article.id)).toEqual([]);
    expect(await restoreNotes(tor, { notes: changed })).toEqual({
      changed: [{ id: note.id, version: 3 }],
      same: 0,
      refused: [],
    });
    expect(await notesOf(tor, article.id)).toEqual([{ ...note, version: 3 }]);
    expect((await eventsBy(tor)).map(({ action }) => action)).toEqual([
      'annotation.added',
      'annotation.deleted',
      'annotation.restored',
    ]);
  });

  it('and one whose text has changed meanwhile is in the list of orphans', async () => {
    const note = await addAnnotation(tor, noteOn(article, 'Møtet varte'));
    const { changed } = await change(tor, { set: 'deleted' }, note);
    await importedArticle(OSLO.replace('Møtet varte i to timer', 'Der ble det sagt at noe annet skal skje'));
    await restoreNotes(tor, { notes: changed });
    expect(await notesOf(tor, article.id)).toMatchObject([{ id: note.id, placement: 'orphan' }]);
  });

  it('by nobody who may not delete them, and not twice', async () => {
    const note = await addAnnotation(ingrid, noteOn(article, 'Støre'));
    const { changed } = await change(ingrid, { set: 'deleted' }, note);
    expect((await restoreNotes(tor, { notes: changed })).refused).toHaveLength(1);
    await restoreNotes(ingrid, { notes: changed });
    expect((await restoreNotes(ingrid, { notes: changed })).refused).toHaveLength(1);
    expect(await notesOf(tor, article.id)).toHaveLength(1);
  });
});
