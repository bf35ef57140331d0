/** What the library has for the article on the screen: taken over, hidden, brought back. */
import type { ActionResult } from '#components/action-result.ts';
import {
  type DeskNote,
  type LibraryNote,
  type LibraryOffer,
  NO_LIBRARY,
  type TakeLibraryNote,
} from '#domain/annotations/annotation.ts';
import { ask } from '../ask-server.ts';
import { createStore, type Store } from './store.ts';

export interface LibraryActions {
  libraryFor(input: { articleId: number }): Promise<ActionResult<LibraryOffer>>;
  takeLibraryNote(input: TakeLibraryNote): Promise<ActionResult<DeskNote>>;
  hideLibraryNote(input: { articleId: number; id: number }): Promise<ActionResult<{ hidden: number }>>;
  showLibraryNotes(input: { articleId: number }): Promise<ActionResult<unknown>>;
}

export interface LibraryState extends LibraryOffer {
  isBusy: boolean;
  /** what went wrong, with which note; null: with all of them */
  trouble: { id: number | null; message: string } | null;
}

export interface LibraryDesk {
  store: Store<LibraryState>;
  /** reads what there is, once: after the page, which does not wait for it */
  load(): void;
  take(note: LibraryNote): Promise<boolean>;
  hide(note: LibraryNote): Promise<boolean>;
  showHidden(): Promise<void>;
  /** after a note was added or deleted here: words may be explained now, or no longer */
  readAgain(): void;
}

interface LibraryOptions {
  articleId: number;
  actions: LibraryActions;
  announce(message: string): void;
  /** the copy that was made */
  onTaken(note: DeskNote): void;
}

/** Asks the server; not by an action, as the first time it may take a second. */
export const libraryFor: LibraryActions['libraryFor'] = ({ articleId }) =>
  ask(`/desk/articles/${articleId}/library`);

const NO_ANSWER = 'The server cannot be reached. Try again in a moment.';

/** Makes the library of one screen. */
export function createLibraryDesk({ articleId, actions, announce, onTaken }: LibraryOptions): LibraryDesk {
  let isLoaded = false;
  let hasOffered = false;
  const store = createStore<LibraryState>({ ...NO_LIBRARY, isBusy: false, trouble: null });

  async function asked<T>(id: number | null, work: () => Promise<ActionResult<T>>): Promise<T | null> {
    if (store.get().isBusy) return null;
    store.set({ isBusy: true, trouble: null });
    const result = await work().catch(() => null);
    store.set({ isBusy: false });
    if (result?.ok) return result.data;
    store.set({ trouble: { id, message: result?.message ?? NO_ANSWER } });
    return null;
  }

  async function read(): Promise<void> {
    const result = await actions.libraryFor({ articleId }).catch(() => null);
    if (!result?.ok) return;
    hasOffered ||= result.data.notes.length > 0;
    store.set(result.data);
  }

  return {
    store,
    load() {
      if (!isLoaded) void read();
      isLoaded = true;
    },
    async take({ id, version, place }) {
      const note = await asked(id, () => actions.takeLibraryNote({ articleId, id, version, source: place }));
      if (!note) return false;
      // the words are explained now, whatever else could explain them
      store.set({ notes: store.get().notes.filter((other) => !overlaps(other.place, place)) });
      onTaken(note);
      announce('The note is added here.');
      return true;
    },
    async hide({ id }) {
      const done = await asked(id, () => actions.hideLibraryNote({ articleId, id }));
      if (!done) return false;
      store.set({ notes: store.get().notes.filter((other) => other.id !== id), hidden: done.hidden });
      announce('The note is not suggested here any more.');
      return true;
    },
    async showHidden() {
      const shown = await asked(null, () => actions.showLibraryNotes({ articleId }));
      if (shown) await read();
    },
    readAgain: () => {
      if (hasOffered) void read();
    },
  };
}

function overlaps(one: LibraryNote['place'], other: LibraryNote['place']): boolean {
  return one.blockId === other.blockId && one.start < other.end && one.end > other.start;
}
