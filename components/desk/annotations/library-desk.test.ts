import { describe, expect, it, vi } from 'vitest';
import type { DeskNote, LibraryNote } from '#domain/annotations/annotation.ts';
import { createLibraryDesk, type LibraryActions } from './library-desk.ts';

const offer = (id: number, start: number, end: number): LibraryNote => ({
  id,
  version: 3,
  kind: 'gloss',
  place: { blockId: 5, start, end, quote: 'Nato' },
  bodies: { en: 'An alliance.' },
  from: { articleId: 2, title: 'Annet', titleLanguage: 'nb', quote: 'Nato', language: 'nb' },
});
const copy = { id: 77 } as DeskNote;
const refused = {
  ok: false as const,
  kind: 'conflict' as const,
  message: 'Changed.',
  fields: {},
  theirs: null,
};

function desk(part: Partial<LibraryActions> = {}) {
  const actions: LibraryActions = {
    libraryFor: async () => ({ ok: true, data: { notes: [offer(9, 0, 4)], hidden: 0 } }),
    takeLibraryNote: async () => ({ ok: true, data: copy }),
    hideLibraryNote: async () => ({ ok: true, data: { hidden: 1 } }),
    showLibraryNotes: async () => ({ ok: true, data: { shown: 1 } }),
    ...part,
  };
  const onTaken = vi.fn();
  const notes = [offer(1, 0, 4), offer(2, 0, 10), offer(3, 20, 24)];
  const library = createLibraryDesk({ articleId: 1, actions, announce: () => {}, onTaken });
  library.store.set({ notes });
  return { library, onTaken };
}
const idsOf = ({ store }: ReturnType<typeof desk>['library']) => store.get().notes.map(({ id }) => id);

describe('what other articles explain', () => {
  it('is taken over at its place, and nothing else is offered for the same words', async () => {
    const takeLibraryNote = vi.fn<LibraryActions['takeLibraryNote']>(async () => ({ ok: true, data: copy }));
    const { library, onTaken } = desk({ takeLibraryNote });
    expect(await library.take(offer(1, 0, 4))).toBe(true);
    expect(takeLibraryNote).toHaveBeenCalledWith({
      articleId: 1,
      id: 1,
      version: 3,
      source: offer(1, 0, 4).place,
    });
    expect(onTaken).toHaveBeenCalledWith(copy);
    expect(idsOf(library)).toEqual([3]);
  });

  it('stays, with the reason, when it could not be taken over or the server does not answer', async () => {
    const { library, onTaken } = desk({
      takeLibraryNote: async () => refused,
      hideLibraryNote: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    expect(await library.take(offer(1, 0, 4))).toBe(false);
    expect(library.store.get().trouble).toEqual({ id: 1, message: 'Changed.' });
    expect(await library.hide(offer(2, 0, 10))).toBe(false);
    expect(library.store.get()).toMatchObject({ isBusy: false, trouble: { id: 2 } });
    expect(idsOf(library)).toEqual([1, 2, 3]);
    expect(onTaken).not.toHaveBeenCalled();
  });

  it('is hidden one by one, and brought back together', async () => {
    const { library } = desk();
    await library.hide(offer(1, 0, 4));
    expect(library.store.get()).toMatchObject({ hidden: 1, trouble: null });
    expect(idsOf(library)).toEqual([2, 3]);
    await library.showHidden();
    expect(idsOf(library)).toEqual([9]);
    expect(library.store.get().hidden).toBe(0);
  });
});
