import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '#components/action-result.ts';
import type { DeskNote } from '#domain/annotations/annotation.ts';
import type { ComparedFinding } from '#domain/checks/check.ts';
import type { Progress, SaveTarget, TargetView, Workspace } from '#domain/translations/translation.ts';
import { createDesk, type WorkspaceActions } from './desk.ts';
import { savingOf } from './desk-state.ts';
import { keptTexts } from './kept-text.ts';

const progress: Progress = { segments: 3, untranslated: 3, draft: 0, translated: 0, approved: 0, stale: 0 };
const SOURCES = ['Nato møtes. ', 'De er enige.', 'Slutt.'];

function workspaceOf(part: Partial<Workspace> = {}): Workspace {
  const segments = SOURCES.map((source, index) => ({
    id: 10 + index,
    version: 1,
    number: index + 1,
    former: [],
    blockId: index < 2 ? 1 : 2,
    blockKind: 'paragraph',
    startsBlock: index !== 1,
    start: index === 1 ? 12 : 0,
    source,
    target: null,
  }));
  return {
    articleId: 1,
    slug: 'nato',
    language: 'en',
    sourceLanguage: 'nb',
    sourceTitle: 'Nato',
    title: 'NATO',
    titleVersion: 1,
    status: 'in-progress',
    progress,
    blocks: [
      { id: 1, kind: 'paragraph', text: 'Nato møtes. De er enige.' },
      { id: 2, kind: 'paragraph', text: 'Slutt.' },
    ],
    segments,
    notes: [],
    people: [],
    can: EDITOR,
    ...part,
  };
}

const EDITOR = { edit: true, approve: true, annotate: true, suggest: true, cut: true, assign: true };

/** A server that stores what it gets, with versions. */
function server() {
  const stored = new Map<number, TargetView>();
  const saves: SaveTarget[] = [];
  const no = { ok: false, kind: 'error', message: 'no', fields: {}, theirs: null } as const;
  const refuse = async (): Promise<ActionResult<never>> => no;
  const notes: DeskNote[] = [];
  const compared: ComparedFinding[] = [];
  const actions: WorkspaceActions = {
    async saveTarget(input) {
      saves.push(input);
      const before = stored.get(input.segmentId);
      if ((before?.version ?? 0) !== input.version) {
        return { ok: false, kind: 'conflict', message: 'changed', fields: {}, theirs: before };
      }
      const state = input.text === '' ? ('untranslated' as const) : input.state;
      const target = {
        text: input.text,
        staleSource: null,
        state,
        version: input.version + 1,
        origin: 'human',
        updatedBy: 'Ingrid',
        updatedAt: '',
      };
      stored.set(input.segmentId, target);
      return { ok: true, data: { target, status: 'in-progress', progress } };
    },
    saveTranslationTitle: async (input) => ({
      ok: true,
      data: { version: input.version + 1, status: 'in-progress', progress },
    }),
    approveAll: async () => ({ ok: true, data: { approved: 2, held: 0 } }),
    readHistory: refuse,
    readNotes: async () => ({ ok: true, data: notes }),
    readCompared: async () => ({ ok: true, data: compared }),
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
  return { actions, saves, stored, notes, compared };
}

const scope = { viewer: '7', articleId: 1, language: 'en' };
const open = (given = server(), part: Partial<Workspace> = {}) => ({
  ...given,
  desk: createDesk(workspaceOf(part), given.actions, keptTexts(null, scope, 'p'), 'Ingrid'),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(5000);

describe('working through a translation', () => {
  it('opens at the first sentence that has no translation', () => {
    expect(open().desk.store.get().activeKey).toBe('10');
  });

  it('confirming saves the sentence as translated and goes to the next', async () => {
    const { desk, stored } = open();
    desk.type('10', 'NATO meets.');
    desk.confirm(false);
    await settle();
    expect(stored.get(10)).toMatchObject({ text: 'NATO meets.', state: 'translated' });
    expect(desk.store.get()).toMatchObject({ activeKey: '11', focus: { key: '11', on: 'field' } });
  });

  it('confirming an empty sentence saves nothing and goes on', async () => {
    const { desk, saves } = open();
    desk.confirm(false);
    await settle();
    expect(saves).toEqual([]);
    expect(desk.store.get().activeKey).toBe('11');
  });

  it('confirming and seeking passes over what is translated', async () => {
    const { desk } = open();
    desk.type('11', 'They agree.');
    desk.type('10', 'NATO meets.');
    desk.confirm(true);
    await settle();
    expect(desk.store.get().activeKey).toBe('12');
    desk.seek();
    expect(desk.store.get().announcement).toBe('No sentence is untranslated.');
  });

  it('leaving a sentence saves its draft at once', async () => {
    const { desk, saves } = open();
    desk.type('10', 'NATO');
    desk.go(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(saves).toMatchObject([{ segmentId: 10, text: 'NATO', state: 'draft', version: 0 }]);
  });

  it('never copies the original over a translation', () => {
    const { desk } = open();
    desk.copySource();
    expect(desk.store.get().fields['10']?.text).toBe('Nato møtes.');
    desk.type('10', 'NATO meets.');
    desk.copySource();
    expect(desk.store.get().fields['10']?.text).toBe('NATO meets.');
  });

  it('a translator is told that approving is not theirs', async () => {
    const { desk, saves } = open(server(), { can: { ...EDITOR, approve: false } });
    desk.type('10', 'NATO meets.');
    desk.approve();
    expect(desk.store.get().announcement).toContain('Only editors approve');
    await settle();
    expect(saves).toMatchObject([{ state: 'draft' }]);
  });

  it('a title is one line', () => {
    const { desk } = open();
    desk.type('title', 'NATO\n meets');
    expect(desk.store.get().fields.title?.text).toBe('NATO meets');
  });
});

describe('two people on one sentence', () => {
  it('end in a choice, and keeping mine goes on top of theirs', async () => {
    const shared = server();
    const { desk: mine } = open(shared);
    const { desk: theirs } = open(shared);
    theirs.type('10', 'NATO convenes.');
    await settle();
    mine.type('10', 'NATO meets.');
    await settle();
    expect(savingOf(mine.rows, mine.store.get().fields).conflicts).toEqual(['10']);
    mine.confirm(false);
    await settle();
    expect(shared.stored.get(10)?.text).toBe('NATO convenes.');
    mine.choose('10', 'mine');
    await settle();
    expect(shared.stored.get(10)).toMatchObject({ text: 'NATO meets.', version: 2 });
  });

  it('never meet on different sentences', async () => {
    const shared = server();
    const { desk: mine } = open(shared);
    const { desk: theirs } = open(shared);
    theirs.type('11', 'They agree.');
    mine.type('10', 'NATO meets.');
    await settle();
    expect(savingOf(mine.rows, mine.store.get().fields).unsaved).toBe(0);
    expect(savingOf(theirs.rows, theirs.store.get().fields).unsaved).toBe(0);
  });

  it('a merge is saved by confirming it', async () => {
    const shared = server();
    const { desk } = open(shared);
    shared.stored.set(10, {
      text: 'Theirs.',
      staleSource: null,
      state: 'draft',
      version: 4,
      origin: 'human',
      updatedBy: 'Ola',
      updatedAt: '',
    });
    desk.type('10', 'Mine.');
    await settle();
    desk.choose('10', 'merge');
    desk.type('10', 'Both.');
    desk.confirm(false);
    await settle();
    expect(shared.stored.get(10)).toMatchObject({ text: 'Both.', state: 'translated', version: 5 });
  });
});

describe('how the saving goes', () => {
  it('says what is wrong until an attempt has succeeded, not only between attempts', async () => {
    const given = server();
    const working = given.actions.saveTarget;
    given.actions.saveTarget = () => Promise.reject(new TypeError('Failed to fetch'));
    const { desk } = open(given);
    desk.type('10', 'NATO');
    await settle();
    const hitch = () => savingOf(desk.rows, desk.store.get().fields).hitch;
    expect(hitch()).toMatchObject({ name: 'offline', count: 1 });
    given.actions.saveTarget = () => new Promise(() => {});
    desk.retry();
    expect(hitch()).toMatchObject({ name: 'offline' });
    given.actions.saveTarget = working;
  });
});

describe('annotating', () => {
  it('opens the form at the sentence when nothing is selected, and at the phrase when something is', () => {
    const { desk } = open();
    desk.annotate(null);
    expect(desk.notes.store.get().draft).toMatchObject({
      picking: 'source',
      place: { blockId: 1, offset: 0, segmentId: 10 },
    });
    desk.annotate({ side: 'source', segmentId: 11, blockId: 1, start: 15, end: 17, quote: 'er' });
    expect(desk.notes.store.get().draft).toMatchObject({
      picking: null,
      source: { blockId: 1, start: 15, end: 17, quote: 'er' },
    });
    expect(desk.store.get().activeKey).toBe('11');
  });

  it('a new phrase keeps what is written in the form', () => {
    const { desk } = open();
    desk.annotate(null);
    desk.notes.change({ bodies: { en: 'A note.' } });
    desk.annotate({ side: 'source', segmentId: 12, blockId: 2, start: 0, end: 5, quote: 'Slutt' });
    expect(desk.notes.store.get().draft).toMatchObject({
      bodies: { en: 'A note.' },
      source: { quote: 'Slutt' },
    });
  });

  it('a phrase of a translation is placed in the text as it is stored when the note is added', async () => {
    const given = server();
    const add = vi.fn(given.actions.addAnnotation);
    given.actions.addAnnotation = add;
    const { desk } = open(given);
    desk.type('10', 'NATO meets.');
    desk.annotate({ side: 'target', segmentId: 10, blockId: 1, start: 5, end: 10, quote: 'meets' });
    desk.notes.change({ bodies: { en: 'x' } });
    desk.type('10', 'Today NATO meets.');
    await desk.notes.submit();
    expect(add.mock.lastCall?.[0].target).toMatchObject({ start: 11, end: 16, quote: 'meets' });
    expect(given.stored.get(10)?.text).toBe('Today NATO meets.');
  });

  it('after a save of a sentence that carries notes they are read again', async () => {
    const given = server();
    const target = { segmentId: 10, language: 'en', start: 0, end: 4, quote: 'NATO' };
    const note = { id: 3, source: null, target, placement: 'anchored' } as unknown as DeskNote;
    given.notes.push({ ...note, placement: 'moved' });
    const { desk } = open(given, { notes: [note] });
    desk.type('10', 'Now NATO meets.');
    await settle();
    expect(desk.notes.store.get().notes[0]?.placement).toBe('moved');
  });
});
