/** From a selected phrase to the form of a note, and from the form's phrase to one that the server knows. */
import {
  hasWriting,
  newDraft,
  type Place,
  type SourceMark,
  type TargetMark,
} from '../annotations/note-draft.ts';
import { type Stretch, sentenceOf } from '../annotations/note-spans.ts';
import type { NotesDesk } from '../annotations/notes-desk.ts';
import { placeOfQuote } from '../annotations/text-offsets.ts';
import type { Core } from './desk-core.ts';
import type { TextSelection } from './desk-state.ts';

export interface MarkCommands {
  /** opens the form at a selection, or, without one, at the active sentence with the phrase still to be chosen */
  annotate(selection: TextSelection | null): void;
  /** shows notes beside the text, in the row they are worked on with */
  showNotes(ids: readonly number[]): void;
}

export function markCommands(core: Core, notes: NotesDesk): MarkCommands {
  return {
    annotate: (selection) => annotate(core, notes, selection),
    showNotes(ids) {
      const note = notes.store.get().notes.find(({ id }) => id === ids[0]);
      const sentence = note && sentenceOf(stretchesOf(core), note, core.workspace.language);
      if (sentence && String(sentence) !== core.store.get().activeKey) {
        void core.queue.flush(core.store.get().activeKey);
        core.store.set({ activeKey: String(sentence), focus: null, screen: 'desk' });
      }
      notes.show(ids);
    },
  };
}

/** The sentences as stretches of their blocks. */
export function stretchesOf({ workspace }: Pick<Core, 'workspace'>): Stretch[] {
  return workspace.segments.map(({ id, blockId, start, source }) => ({
    id,
    blockId,
    start,
    length: source.length,
  }));
}

function annotate(core: Core, notes: NotesDesk, selection: TextSelection | null): void {
  const { store, announce, workspace, rowOf } = core;
  const key = selection ? String(selection.segmentId) : store.get().activeKey;
  const { segment } = rowOf(key);
  if (!workspace.can.annotate || !segment) {
    announce(
      segment ? 'You may read here, not annotate.' : 'The title cannot be annotated; its sentences can.',
    );
    return;
  }
  if (key !== store.get().activeKey) store.set({ activeKey: key, focus: null, screen: 'desk' });
  store.set({ selection: null });
  const offset = selection?.side === 'source' ? selection.start : segment.start;
  const place = { blockId: segment.blockId, offset, segmentId: segment.id };
  openForm(notes, place, selection ? marksOf(selection, workspace.language) : {}, announce);
}

type Marks = { source?: SourceMark; target?: TargetMark };

/** A form that is open keeps what was written in it: the new phrase becomes its phrase. */
function openForm(notes: NotesDesk, place: Place, marks: Marks, announce: Core['announce']): void {
  const { draft } = notes.store.get();
  const isMarked = marks.source !== undefined || marks.target !== undefined;
  if (draft?.editing) announce('Save or cancel the annotation that is open first.');
  else if (draft === null || !hasWriting(draft)) notes.begin(newDraft(place, marks));
  else notes.change({ ...marks, place, picking: isMarked ? null : 'source' });
}

function marksOf(selection: TextSelection, language: string): Marks {
  const { side, blockId, segmentId, start, end, quote } = selection;
  return side === 'source'
    ? { source: { blockId, start, end, quote } }
    : { target: { segmentId, language, start, end, quote } };
}

/** A phrase of a translation can only be kept once the server has that text; its place may have moved while one typed. */
export async function settleTarget({ store, queue }: Core, mark: TargetMark): Promise<TargetMark | string> {
  const key = String(mark.segmentId);
  await queue.flush(key);
  const field = store.get().fields[key];
  if (!field || field.wanted !== null)
    return 'The translation of this sentence is not saved yet; the note can be added after it.';
  const place = placeOfQuote(field.stored.text, mark.quote, mark.start);
  return place
    ? { ...mark, ...place }
    : 'The marked words are no longer in the translation. Mark the phrase again.';
}
