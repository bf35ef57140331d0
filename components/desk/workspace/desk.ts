/** The workspace without a screen: writing, saving, moving, annotating. React draws it; tests can drive it. */
import type { ActionResult } from '#components/action-result.ts';
import type { DeskNote } from '#domain/annotations/annotation.ts';
import type { MachineOffer } from '#domain/machine/machine.ts';
import type { WorkspaceTerms } from '#domain/terms/term.ts';
import type { RevisionView, Workspace } from '#domain/translations/translation.ts';
import { type SpansOfSentence, sentenceOf, spansBySentence } from '../annotations/note-spans.ts';
import { createNotesDesk, type NoteActions, type NotesDesk } from '../annotations/notes-desk.ts';
import {
  type ChecksData,
  type ChecksDesk,
  createChecksDesk,
  type ReadCompared,
} from '../checks/checks-desk.ts';
import { askMachine } from '../machine/ask-machine.ts';
import { createMachineDesk, type MachineDesk } from '../machine/machine-desk.ts';
import { loadMatches } from '../memory/load-matches.ts';
import { createMemoryDesk, type MemoryDesk } from '../memory/memory-desk.ts';
import { createTermsDesk, type TermsDesk } from '../terms/terms-desk.ts';
import { type Core, createCore } from './desk-core.ts';
import { type FieldCommands, fieldCommands } from './desk-fields.ts';
import { type MarkCommands, markCommands, settleTarget, stretchesOf } from './desk-marks.ts';
import { type ApproveAll, type MoveCommands, moveCommands } from './desk-moves.ts';
import type { SaveActions } from './desk-saving.ts';
import type { KeptTexts } from './kept-text.ts';

/** The server actions of the workspace; the page passes them. */
export interface WorkspaceActions extends SaveActions, NoteActions {
  approveAll: ApproveAll;
  readHistory(input: {
    articleId: number;
    language: string;
    segmentId: number;
  }): Promise<ActionResult<RevisionView[]>>;
  readNotes(input: { articleId: number; language: string }): Promise<ActionResult<DeskNote[]>>;
  readCompared: ReadCompared;
}

export interface Desk
  extends Pick<Core, 'store' | 'rows' | 'rowOf' | 'blockText' | 'workspace' | 'announce'>,
    FieldCommands,
    MoveCommands,
    MarkCommands {
  /** name of the person who works here */
  me: string;
  notes: NotesDesk;
  memory: MemoryDesk;
  terms: TermsDesk;
  checks: ChecksDesk;
  machine: MachineDesk;
  /** the marks on a sentence; the same object for the same notes */
  spansOf(notes: readonly DeskNote[], segmentId: number): SpansOfSentence;
  /** the sentence that a note is worked on with */
  sentenceOf(note: DeskNote): number | null;
  actions: WorkspaceActions;
  stop(): void;
}

function spansOf(core: Core): Desk['spansOf'] {
  const stretches = stretchesOf(core);
  let known: { notes: readonly DeskNote[]; of: (id: number) => SpansOfSentence } | undefined;
  return (notes, segmentId) => {
    if (known?.notes !== notes)
      known = { notes, of: spansBySentence(stretches, notes, core.workspace.language) };
    return known.of(segmentId);
  };
}

/** The server moves the notes on a translation with its text, and compares it: after such a save both are read again. */
function followed(
  { articleId, language }: Workspace,
  actions: WorkspaceActions,
  notes: () => NotesDesk,
  checks: () => ChecksDesk,
): SaveActions {
  return {
    saveTranslationTitle: actions.saveTranslationTitle,
    async saveTarget(input) {
      const result = await actions.saveTarget(input);
      if (result.ok) checks().saved();
      const hasNotes = notes()
        .store.get()
        .notes.some(({ target }) => target?.segmentId === input.segmentId);
      if (result.ok && hasNotes) {
        const read = await actions.readNotes({ articleId, language }).catch(() => null);
        if (read?.ok) notes().replaceAll(read.data);
      }
      return result;
    },
  };
}

/** What the page was delivered with beside the texts. */
export interface DeskSupply {
  terms: WorkspaceTerms;
  checks: ChecksData;
  /** null: no machine is switched on, or it does not know the languages */
  machine: MachineOffer | null;
}

const NO_SUPPLY: DeskSupply = {
  terms: { terms: [], spans: [] },
  checks: { compared: [], dismissals: [] },
  machine: null,
};

/** Makes the workspace of one translation. */
export function createDesk(
  workspace: Workspace,
  actions: WorkspaceActions,
  texts: KeptTexts,
  me: string,
  { terms, checks, machine: offer }: DeskSupply = NO_SUPPLY,
): Desk {
  const core = createCore(
    workspace,
    followed(
      workspace,
      actions,
      () => notes,
      () => checksDesk,
    ),
    texts,
  );
  const termsDesk = createTermsDesk(core, terms);
  const checksDesk: ChecksDesk = createChecksDesk(core, termsDesk, checks, actions.readCompared);
  const notes: NotesDesk = createNotesDesk({
    articleId: workspace.articleId,
    notes: workspace.notes,
    actions,
    announce: core.announce,
    settleTarget: (mark) => settleTarget(core, mark),
  });
  const machine = createMachineDesk(core, askMachine, offer);
  return {
    store: core.store,
    rows: core.rows,
    rowOf: core.rowOf,
    blockText: core.blockText,
    spansOf: spansOf(core),
    sentenceOf: (note) => sentenceOf(stretchesOf(core), note, workspace.language),
    workspace,
    me,
    announce: core.announce,
    actions,
    notes,
    memory: createMemoryDesk(core, loadMatches),
    terms: termsDesk,
    checks: checksDesk,
    machine,
    ...fieldCommands(core),
    ...moveCommands(core, actions.approveAll, checksDesk.count),
    ...markCommands(core, notes),
    stop() {
      core.queue.stop();
      checksDesk.stop();
      machine.stop();
    },
  };
}
