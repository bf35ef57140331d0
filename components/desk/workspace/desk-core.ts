/** What every part of the workspace works with: the store, the rows, the saving. */
import type { Workspace } from '#domain/translations/translation.ts';
import { createStore, type Store } from '../annotations/store.ts';
import { isRegrouped, type SaveActions, sendField } from './desk-saving.ts';
import { type DeskState, initialState, type Row, rowsOf } from './desk-state.ts';
import { type Field, isOtherSource } from './field.ts';
import type { KeptTexts } from './kept-text.ts';
import { createSaveQueue, type SaveQueue } from './save-queue.ts';

export interface Core {
  store: Store<DeskState>;
  rows: readonly Row[];
  rowOf(key: string): Row;
  blockText(blockId: number): string;
  workspace: Workspace;
  queue: SaveQueue;
  texts: KeptTexts;
  /** changes a field and sees to it that it is saved in its time */
  change(key: string, next: (field: Field) => Field): void;
  /** says it to those who listen rather than look */
  announce(message: string): void;
}

/** Makes the core. `texts` keeps in the browser what the server has not confirmed. */
export function createCore(workspace: Workspace, actions: SaveActions, texts: KeptTexts): Core {
  const store = createStore(initialState(workspace));
  const rows = rowsOf(workspace);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const queue = queueOf(store, workspace, actions, texts);
  return {
    store,
    rows,
    rowOf: (key) => byKey.get(key) ?? { key, number: null, source: '', segment: null },
    blockText: (blockId) => workspace.blocks.find(({ id }) => id === blockId)?.text ?? '',
    workspace,
    queue,
    texts,
    change(key, next) {
      const field = store.get().fields[key];
      if (!field) return;
      writeField(store, texts, key, next(field));
      queue.touched(key);
    },
    // The same sentence twice is announced twice: a space at its end makes it another text for the live region.
    announce(message) {
      store.set({ announcement: message === store.get().announcement ? `${message} ` : message });
    },
  };
}

function queueOf(
  store: Store<DeskState>,
  { articleId, language, segments }: Workspace,
  actions: SaveActions,
  texts: KeptTexts,
): SaveQueue {
  return createSaveQueue({
    read: (key) => store.get().fields[key],
    write: (key, field) => writeField(store, texts, key, field),
    async send(key, draft) {
      const answer = await sendField(actions, { articleId, language }, key, draft, ({ status, progress }) =>
        store.set({ status, progress, savedAt: new Date() }),
      );
      // what somebody else has saved is what was to be saved: it is saved, and the line says so
      const isSame =
        !answer.ok &&
        answer.kind === 'conflict' &&
        answer.theirs.text === draft.text &&
        !isOtherSource(draft, answer.theirs);
      if (isSame) store.set({ savedAt: new Date() });
      if (answer.ok && answer.goneIn) store.set({ gone: { ...store.get().gone, [key]: answer.goneIn } });
      const row = segments.find(({ id }) => String(id) === key);
      // the store tells the page after the queue has written the answer into the field
      if (isRegrouped(answer, row?.parts?.length ?? 1, draft))
        setTimeout(() => store.set({ isRegrouped: true }));
      return answer;
    },
    onSlow: (_key, isSlow) => store.set({ slow: store.get().slow + (isSlow ? 1 : -1) }),
  });
}

/** Every change of a field goes through here, so that no unsaved text is missing in the browser's own store. */
function writeField(store: Store<DeskState>, texts: KeptTexts, key: string, field: Field): void {
  const { fields } = store.get();
  if (fields[key] === field) return;
  const { text, wanted, stored, source } = field;
  if (wanted === null) texts.forget(key);
  else texts.keep(key, { text, wanted, version: stored.version, source });
  store.set({ fields: { ...fields, [key]: field }, isKeeping: texts.isKeeping() });
}
