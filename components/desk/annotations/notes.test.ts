import { describe, expect, it, vi } from 'vitest';
import type { DeskNote } from '#domain/annotations/annotation.ts';
import { draftOfNote, editedNoteOf, hasWriting, newDraft, newNoteOf } from './note-draft.ts';
import { matches, NO_FILTER } from './note-filter.ts';
import { noteIdsOf, sentenceOf, spansBySentence, standing } from './note-spans.ts';
import { createNotesDesk, type NoteActions } from './notes-desk.ts';

const note = (part: Partial<DeskNote>): DeskNote => ({
  id: 1,
  version: 1,
  kind: 'gloss',
  visibility: 'public',
  placement: 'anchored',
  source: { blockId: 5, start: 10, end: 20, quote: '0123456789' },
  target: null,
  bodies: { en: 'A word.' },
  tag: null,
  url: null,
  fact: null,
  resolved: false,
  assigneeId: null,
  comments: [],
  author: 'Ingrid',
  copiedFrom: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...part,
});

const place = { blockId: 5, offset: 10, segmentId: 2 };
const source = { blockId: 5, start: 10, end: 14, quote: 'Nato' };

describe('a note in the making', () => {
  it('waits for a phrase when nothing was selected', () => {
    expect(newDraft(place).picking).toBe('source');
    expect(newDraft(place, { source }).picking).toBeNull();
    expect(newNoteOf({ ...newDraft(place), bodies: { en: 'x' } }, 1)).toMatchObject({
      ok: false,
      fields: { place: 'Mark a piece of text first.' },
    });
  });

  it('says what is missing for its kind', () => {
    const draft = newDraft(place, { source });
    expect(newNoteOf(draft, 1)).toMatchObject({ fields: { bodies: expect.stringContaining('Write') } });
    expect(newNoteOf({ ...draft, kind: 'entity' }, 1)).toMatchObject({
      fields: { tagId: expect.any(String) },
    });
    expect(newNoteOf({ ...draft, kind: 'link', url: 'javascript:alert(1)' }, 1)).toMatchObject({
      fields: { url: 'Links begin with https://, http:// or mailto:.' },
    });
    expect(newNoteOf({ ...draft, kind: 'fact', bodies: { en: 'x' } }, 1)).toMatchObject({
      fields: { 'fact.source': 'Name the source.' },
    });
    expect(newNoteOf({ ...draft, kind: 'emphasis' }, 1).ok).toBe(true);
  });

  it('keeps a question at the desk and sends only what its kind has', () => {
    const draft = {
      ...newDraft(place, { source }),
      kind: 'question' as const,
      bodies: { en: ' Is it? ', nb: ' ' },
      url: 'https://a.b',
    };
    expect(newNoteOf(draft, 1)).toMatchObject({
      ok: true,
      input: { visibility: 'internal', bodies: { en: 'Is it?' }, url: null },
    });
  });

  it('is filled again from a note, and knows whether leaving would lose something', () => {
    const draft = draftOfNote(note({ id: 9, version: 4 }));
    expect(editedNoteOf(draft, { id: 9, version: 4 })).toMatchObject({
      ok: true,
      input: { id: 9, version: 4, bodies: { en: 'A word.' } },
    });
    expect(hasWriting(draft)).toBe(true);
    expect(hasWriting(newDraft(place))).toBe(false);
  });
});

describe('notes on sentences', () => {
  const sentences = [
    { id: 1, blockId: 5, start: 0, length: 15 },
    { id: 2, blockId: 5, start: 15, length: 15 },
    { id: 3, blockId: 6, start: 0, length: 15 },
  ];

  it('stand on every sentence they run over, cut to it; an orphan stands nowhere', () => {
    const spans = spansBySentence(sentences, [note({}), note({ id: 2, placement: 'orphan' })], 'en');
    expect(spans(1).source).toEqual([{ id: 1, start: 10, end: 15 }]);
    expect(spans(2).source).toEqual([{ id: 1, start: 0, end: 5 }]);
    expect(spans(3).source).toEqual([]);
    expect(noteIdsOf(spans(1))).toEqual([1]);
  });

  it('that lost their words in the translation stand on the original still', () => {
    const target = { segmentId: 1, language: 'en', start: 0, end: 4, quote: 'Nato' };
    const half = note({ target, placement: 'half' });
    const { source, target: inEnglish } = spansBySentence(sentences, [half], 'en')(1);
    expect(source).toEqual([{ id: 1, start: 10, end: 15 }]);
    expect(inEnglish).toEqual([]);
    expect(matches(half, { ...NO_FILTER, standing: 'orphan' })).toBe(true);
  });

  it('show a translation span only in its own language', () => {
    const target = { segmentId: 2, language: 'en', start: 0, end: 4, quote: 'Nato' };
    expect(spansBySentence(sentences, [note({ target })], 'en')(2).target).toMatchObject([
      { id: 1, start: 0, end: 4 },
    ]);
    expect(spansBySentence(sentences, [note({ target })], 'da')(2).target).toEqual([]);
    expect(sentenceOf(sentences, note({ target }), 'en')).toBe(2);
    expect(sentenceOf(sentences, note({}), 'da')).toBe(1);
  });
});

describe('a mark on a translation that was changed', () => {
  it('is drawn only where its words still stand', () => {
    const spans = [
      { id: 1, start: 0, end: 4, quote: 'Nato' },
      { id: 2, start: 5, end: 9 },
    ];
    expect(standing('Nato svarer', spans)).toBe(spans);
    expect(standing('NATO svarer', spans)).toEqual([spans[1]]);
  });
});

describe('the filters of the list', () => {
  it('find what needs a look', () => {
    expect(matches(note({}), NO_FILTER)).toBe(true);
    expect(matches(note({ placement: 'moved' }), { ...NO_FILTER, standing: 'attention' })).toBe(true);
    expect(matches(note({ placement: 'moved' }), { ...NO_FILTER, standing: 'orphan' })).toBe(false);
    expect(matches(note({ kind: 'question' }), { ...NO_FILTER, standing: 'open' })).toBe(true);
    expect(matches(note({ kind: 'question', resolved: true }), { ...NO_FILTER, standing: 'open' })).toBe(
      false,
    );
    expect(matches(note({}), { ...NO_FILTER, kind: 'fact' })).toBe(false);
  });
});

describe('working on notes', () => {
  const refuse = async () => ({
    ok: false as const,
    kind: 'error' as const,
    message: 'no',
    fields: {},
    theirs: null,
  });
  const actions: NoteActions = {
    addAnnotation: refuse,
    editAnnotation: refuse,
    deleteAnnotation: refuse,
    resolveAnnotation: refuse,
    suggestTags: refuse,
    confirmPlace: refuse,
    placeAgain: refuse,
    addComment: refuse,
    assignNote: refuse,
    libraryFor: refuse,
    takeLibraryNote: refuse,
    hideLibraryNote: refuse,
    showLibraryNotes: refuse,
  };
  const desk = (part: Partial<NoteActions>) =>
    createNotesDesk({
      articleId: 1,
      notes: [note({})],
      actions: { ...actions, ...part },
      announce: () => {},
    });

  it('a new note takes its place in the text and the form closes', async () => {
    const added = note({ id: 7, source: { blockId: 5, start: 12, end: 13, quote: '2' } });
    const notes = desk({ addAnnotation: async () => ({ ok: true, data: added }) });
    notes.begin({ ...newDraft(place, { source }), bodies: { en: 'x' } });
    await notes.submit();
    expect(notes.store.get()).toMatchObject({ draft: null, activeIds: [7], notes: [{ id: 1 }, { id: 7 }] });
  });

  it('what was written stays when the server does not answer', async () => {
    const notes = desk({ addAnnotation: () => Promise.reject(new TypeError('Failed to fetch')) });
    notes.begin({ ...newDraft(place, { source }), bodies: { en: 'x' } });
    await notes.submit();
    expect(notes.store.get()).toMatchObject({
      draft: { bodies: { en: 'x' } },
      isBusy: false,
      message: expect.stringContaining('reached'),
    });
  });

  it('somebody else was faster: theirs is shown, and saving again goes on top of it', async () => {
    const theirs = note({ version: 2, bodies: { en: 'Theirs.' } });
    const editAnnotation = vi
      .fn<NoteActions['editAnnotation']>()
      .mockResolvedValueOnce({ ok: false, kind: 'conflict', message: 'changed', fields: {}, theirs })
      .mockResolvedValueOnce({ ok: true, data: note({ version: 3 }) });
    const notes = desk({ editAnnotation });
    notes.edit(note({}));
    await notes.submit();
    expect(notes.store.get().draft?.theirs?.bodies).toEqual({ en: 'Theirs.' });
    await notes.submit();
    expect(editAnnotation.mock.lastCall?.[0].version).toBe(2);
    expect(notes.store.get().draft).toBeNull();
  });

  it('a phrase of a translation is looked for in what is stored; a reason stops the note', async () => {
    const addAnnotation = vi.fn<NoteActions['addAnnotation']>();
    const notes = createNotesDesk({
      articleId: 1,
      notes: [],
      actions: { ...actions, addAnnotation },
      announce: () => {},
      settleTarget: async () => 'The phrase is gone.',
    });
    notes.begin({
      ...newDraft(place, { target: { segmentId: 2, language: 'en', start: 0, end: 1, quote: 'N' } }),
      bodies: { en: 'x' },
    });
    await notes.submit();
    expect(addAnnotation).not.toHaveBeenCalled();
    expect(notes.store.get().message).toBe('The phrase is gone.');
  });
});
