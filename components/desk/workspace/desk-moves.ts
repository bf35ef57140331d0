/** Going from row to row, and finishing them on the way. */
import type { ActionResult } from '#components/action-result.ts';
import type { Core } from './desk-core.ts';
import { nameOf, rowStates, shownBy } from './desk-state.ts';
import { confirmed, type Field, keptMine, type SaveState, typed } from './field.ts';
import { type Filter, neighbour, nextUntranslated } from './segment-filter.ts';

export interface MoveCommands {
  /** makes a row the active one; `caret` is where in its field the cursor goes, the end otherwise */
  open(key: string, on?: 'field' | 'row' | null, caret?: number | null): void;
  go(step: -1 | 1, on?: 'field' | 'row'): void;
  /** to the next that nobody has begun; says so when there is none */
  seek(): void;
  setFilter(filter: Filter): void;
  /** calls the active row translated and goes on: to the next, or (`seek`) to the next untranslated */
  confirm(seek: boolean): void;
  approve(): void;
  /** a stale translation counts for the changed original as it is */
  keep(): void;
  /** null when it is done, else why not */
  approveAll(): Promise<string | null>;
  copySource(): void;
}

export type ApproveAll = (input: {
  articleId: number;
  language: string;
}) => Promise<ActionResult<{ approved: number; held: number }>>;

export function moveCommands(
  core: Core,
  approveAll: ApproveAll,
  count: (key: string) => number,
): MoveCommands {
  const { store, rows, workspace, announce } = core;
  const open: MoveCommands['open'] = (key, on = 'field', caret = null) => openRow(core, key, on, caret);
  return {
    open,
    go: (step, on = 'field') => openRow(core, step > 0 ? nextShown(core) : previousShown(core), on),
    seek: () => seekNext(core),
    setFilter: (filter) => store.set({ filter, shown: shownBy(filter, rows, store.get().fields, count) }),
    confirm: (seek) => finish(core, 'translated', seek),
    approve() {
      if (workspace.can.approve) finish(core, 'approved', false);
      else announce('Only editors approve. Ctrl+Enter calls the sentence translated.');
    },
    keep: () => keep(core),
    approveAll: () => approveTranslated(core, approveAll),
    copySource: () => copySource(core),
  };
}

function openRow(core: Core, key: string, on: 'field' | 'row' | null, caret: number | null = null): void {
  const { store, queue, workspace } = core;
  const before = store.get().activeKey;
  if (before !== key) void queue.flush(before);
  const focus = on ? { key, on: workspace.can.edit ? on : ('row' as const), caret } : null;
  store.set({ activeKey: key, focus, screen: 'desk' });
}

function seekNext(core: Core): void {
  const { store, rows, announce } = core;
  const to = nextUntranslated(rowStates(rows, store.get().fields), store.get().activeKey);
  if (to === null) announce('No sentence is untranslated.');
  else openRow(core, to, 'field');
}

function nextShown({ store, rows }: Core): string {
  const { activeKey, shown } = store.get();
  const keys = rows.map((row) => row.key);
  return neighbour(keys, shown, activeKey, 1) ?? activeKey;
}

function previousShown({ store, rows }: Core): string {
  const { activeKey, shown } = store.get();
  const keys = rows.map((row) => row.key);
  return neighbour(keys, shown, activeKey, -1) ?? activeKey;
}

function finish(core: Core, state: Exclude<SaveState, 'draft'>, seek: boolean): void {
  const { store, rows, queue, change, announce, rowOf, workspace } = core;
  const { activeKey } = store.get();
  const field = store.get().fields[activeKey];
  if (!field || !workspace.can.edit) return;
  if (field.phase.name === 'conflict' && !field.phase.merging) {
    announce('Choose first: keep your text, take theirs, or edit a merge.');
    return;
  }
  change(activeKey, (text) => finished(text, state));
  void queue.flush(activeKey);
  const to = seek ? nextUntranslated(rowStates(rows, store.get().fields), activeKey) : nextShown(core);
  if (to === null) announce('No sentence is untranslated.');
  else announce(`${nameOf(rowOf(activeKey))}: ${field.text.trim() === '' ? 'untranslated' : state}.`);
  openRow(core, to ?? activeKey, 'field');
}

function keep(core: Core): void {
  const { store, workspace, announce } = core;
  const field = store.get().fields[store.get().activeKey];
  if (field?.stored.state !== 'stale' || field.wanted !== null) announce('This sentence is not stale.');
  else finish(core, workspace.can.approve ? 'approved' : 'translated', false);
}

/** A merge that is finished goes on top of theirs; everything else is just confirmed. */
function finished(field: Field, state: Exclude<SaveState, 'draft'>): Field {
  if (field.phase.name !== 'conflict') return confirmed(field, state);
  return keptMine(field, field.text.trim() === '' ? 'draft' : state);
}

async function approveTranslated(
  { queue, rows, workspace, announce }: Core,
  approveAll: ApproveAll,
): Promise<string | null> {
  await Promise.all(rows.map(({ key }) => queue.flush(key)));
  const { articleId, language } = workspace;
  const result = await approveAll({ articleId, language }).catch(() => null);
  if (!result?.ok) return result?.message ?? 'The server cannot be reached; nothing was approved. Try again.';
  const { approved, held } = result.data;
  announce(approved === 1 ? '1 sentence is approved.' : `${approved} sentences are approved.`);
  if (held === 0) return null;
  return held === 1
    ? 'One sentence was not approved: a check finds an error in it.'
    : `${held} sentences were not approved: checks find errors in them.`;
}

/** What somebody has written is never overwritten by one key. */
function copySource(core: Core): void {
  const { store, rowOf, workspace, announce, change } = core;
  const { activeKey, fields } = store.get();
  if (!workspace.can.edit) return;
  if (fields[activeKey]?.text.trim()) {
    announce('The translation is not empty: the original was not copied.');
    return;
  }
  change(activeKey, (field) => typed(field, rowOf(activeKey).source.trim()));
  announce('The original is copied.');
  openRow(core, activeKey, 'field');
}
