/** The notes of an article while somebody works on them: the list, the open form, and what the server says to it. */
import type { ActionResult } from '#components/action-result.ts';
import type { DeskNote, EditAnnotation, NewAnnotation, PlaceAgain } from '#domain/annotations/annotation.ts';
import type { TagSuggestion } from '#domain/tags/tag.ts';
import { createLibraryDesk, type LibraryActions, type LibraryDesk } from './library-desk.ts';
import {
  type Checked,
  draftOfNote,
  editedNoteOf,
  hasWriting,
  type NoteDraft,
  newNoteOf,
  type TargetMark,
} from './note-draft.ts';
import { createStore, type Store } from './store.ts';

/** The server actions that the screens of notes need. */
export interface NoteActions extends LibraryActions {
  addAnnotation(input: NewAnnotation): Promise<ActionResult<DeskNote>>;
  editAnnotation(input: EditAnnotation): Promise<ActionResult<DeskNote>>;
  deleteAnnotation(input: { id: number; version: number }): Promise<ActionResult<unknown>>;
  resolveAnnotation(input: {
    id: number;
    version: number;
    resolved: boolean;
  }): Promise<ActionResult<DeskNote>>;
  confirmPlace(input: { id: number; version: number }): Promise<ActionResult<DeskNote>>;
  placeAgain(input: PlaceAgain): Promise<ActionResult<DeskNote>>;
  addComment(input: { id: number; text: string }): Promise<ActionResult<DeskNote>>;
  assignNote(input: { id: number; version: number; userId: number | null }): Promise<ActionResult<DeskNote>>;
  suggestTags(input: {
    text: string;
    language: string;
    articleId: number | null;
  }): Promise<ActionResult<TagSuggestion[]>>;
}

export interface NotesState {
  notes: readonly DeskNote[];
  /** the notes whose text was pointed at */
  activeIds: readonly number[];
  draft: NoteDraft | null;
  fields: Readonly<Record<string, string>>;
  /** what went wrong with the form as a whole */
  message: string | null;
  isBusy: boolean;
  /** what went wrong with one note of the list */
  trouble: { id: number; message: string } | null;
}

export interface NotesDesk {
  store: Store<NotesState>;
  library: LibraryDesk;
  begin(draft: NoteDraft): void;
  change(part: Partial<NoteDraft>): void;
  cancel(): void;
  submit(): Promise<DeskNote | null>;
  edit(note: DeskNote): void;
  show(ids: readonly number[]): void;
  remove(note: DeskNote): Promise<boolean>;
  resolve(note: DeskNote, resolved: boolean): Promise<void>;
  replaceAll(notes: readonly DeskNote[]): void;
  /** takes over what the server made of one note; `isPlaced` when it stands elsewhere now */
  put(note: DeskNote, isPlaced?: boolean): void;
}

export interface NotesDeskOptions {
  articleId: number;
  notes: readonly DeskNote[];
  actions: NoteActions;
  announce(message: string): void;
  /** makes sure that the marked translation is stored, and finds the phrase in what is stored; a string says why not */
  settleTarget?(mark: TargetMark): Promise<TargetMark | string>;
}

/** Makes the notes of one screen. */
export function createNotesDesk(options: NotesDeskOptions): NotesDesk {
  const store = createStore<NotesState>({
    notes: options.notes,
    activeIds: [],
    draft: null,
    fields: {},
    message: null,
    isBusy: false,
    trouble: null,
  });
  const library = createLibraryDesk({
    articleId: options.articleId,
    actions: options.actions,
    announce: options.announce,
    onTaken: (note) => store.set({ notes: withNote(store.get().notes, note), activeIds: [note.id] }),
  });
  const begin = (draft: NoteDraft) => store.set({ draft, fields: {}, message: null });
  return {
    store,
    library,
    begin,
    change(part) {
      const { draft } = store.get();
      if (draft) store.set({ draft: { ...draft, ...part } });
    },
    cancel: () => store.set({ draft: null, fields: {}, message: null }),
    submit: () => submit(store, options).finally(library.readAgain),
    edit: (note) => begin(draftOfNote(note)),
    show: (activeIds) => store.set({ activeIds }),
    remove: (note) => remove(store, options, note).finally(library.readAgain),
    resolve: (note, resolved) => resolve(store, options, note, resolved),
    replaceAll: (notes) => store.set({ notes }),
    put(note, isPlaced = false) {
      const { notes } = store.get();
      store.set({ notes: withNote(notes, isPlaced ? note : keepingTarget(note, notes)) });
    },
  };
}

/** Whether the form may be replaced by another without a loss. */
export function isFormFree({ draft }: NotesState): boolean {
  return draft === null || !hasWriting(draft);
}

async function submit(store: Store<NotesState>, options: NotesDeskOptions): Promise<DeskNote | null> {
  const { draft, isBusy } = store.get();
  if (!draft || isBusy) return null;
  store.set({ isBusy: true, fields: {}, message: null });
  const result = await sent(draft, options).catch(noAnswer);
  store.set({ isBusy: false });
  if (result.ok) {
    const note = keepingTarget(result.data, store.get().notes);
    store.set({ notes: withNote(store.get().notes, note), draft: null, activeIds: [note.id] });
    options.announce(draft.editing ? 'The annotation is saved.' : 'The annotation is added.');
    return note;
  }
  if (result.kind === 'conflict' && isDeskNote(result.theirs)) {
    store.set({
      draft: { ...draft, theirs: result.theirs },
      notes: withNote(store.get().notes, result.theirs),
    });
  }
  store.set({ fields: result.fields, message: result.message });
  return null;
}

async function sent(draft: NoteDraft, options: NotesDeskOptions): Promise<ActionResult<DeskNote>> {
  if (draft.editing) {
    const version = draft.theirs?.version ?? draft.editing.version;
    const edited = editedNoteOf(draft, { id: draft.editing.id, version });
    return edited.ok ? options.actions.editAnnotation(edited.input) : incomplete(edited);
  }
  const target =
    draft.target && options.settleTarget ? await options.settleTarget(draft.target) : draft.target;
  if (typeof target === 'string') return failure(target);
  const added = newNoteOf({ ...draft, target }, options.articleId);
  return added.ok ? options.actions.addAnnotation(added.input) : incomplete(added);
}

function incomplete(checked: Extract<Checked<unknown>, { ok: false }>): ActionResult<DeskNote> {
  return { ...failure(checked.fields.place ?? 'Look at what is marked below.'), fields: checked.fields };
}

function failure(message: string): Extract<ActionResult<DeskNote>, { ok: false }> {
  return { ok: false, kind: 'invalid', message, fields: {}, theirs: null };
}

function noAnswer(): Extract<ActionResult<DeskNote>, { ok: false }> {
  return { ...failure('The server cannot be reached. What you wrote stays here; try again.'), kind: 'error' };
}

async function remove(store: Store<NotesState>, options: NotesDeskOptions, note: DeskNote): Promise<boolean> {
  store.set({ trouble: null });
  const result = await options.actions
    .deleteAnnotation({ id: note.id, version: note.version })
    .catch(noAnswer);
  const isGone = result.ok || result.kind === 'not-found';
  if (!isGone) {
    store.set({ trouble: { id: note.id, message: result.message } });
    return false;
  }
  const { notes, activeIds } = store.get();
  store.set({
    notes: notes.filter((other) => other.id !== note.id),
    activeIds: activeIds.filter((id) => id !== note.id),
  });
  options.announce('The annotation is deleted.');
  return true;
}

async function resolve(
  store: Store<NotesState>,
  options: NotesDeskOptions,
  note: DeskNote,
  resolved: boolean,
): Promise<void> {
  store.set({ trouble: null });
  const result = await options.actions
    .resolveAnnotation({ id: note.id, version: note.version, resolved })
    .catch(noAnswer);
  if (!result.ok) {
    store.set({ trouble: { id: note.id, message: result.message } });
    if (isDeskNote(result.theirs)) store.set({ notes: withNote(store.get().notes, result.theirs) });
    return;
  }
  store.set({ notes: withNote(store.get().notes, keepingTarget(result.data, store.get().notes)) });
  options.announce(resolved ? 'The question is resolved.' : 'The question is open again.');
}

/** A note may stand in several translations; an answer may name another than the one that is on the screen. */
function keepingTarget(note: DeskNote, notes: readonly DeskNote[]): DeskNote {
  const before = notes.find((other) => other.id === note.id);
  return before ? { ...note, target: before.target } : note;
}

/** New notes take their place in the order of the text: after the last that begins before them. */
function withNote(notes: readonly DeskNote[], note: DeskNote): DeskNote[] {
  if (notes.some((other) => other.id === note.id))
    return notes.map((other) => (other.id === note.id ? note : other));
  const { source } = note;
  if (!source) return [...notes, note];
  const after = notes.findLastIndex(
    (other) => other.source?.blockId === source.blockId && other.source.start <= source.start,
  );
  return after < 0 ? [...notes, note] : notes.toSpliced(after + 1, 0, note);
}

function isDeskNote(value: unknown): value is DeskNote {
  return (
    typeof value === 'object' && value !== null && 'bodies' in value && 'version' in value && 'kind' in value
  );
}
