/** Splitting and joining from the workspace: what is asked before, and where one is after. */
import { offsetIn } from '../annotations/text-offsets.ts';
import type { Desk } from './desk.ts';
import type { Row } from './desk-state.ts';
import { isUnsaved } from './field.ts';
import type { Team } from './team.ts';

/** The next sentence of the same paragraph, with which this one can be joined; null at its end. */
export function nextInBlock(desk: Pick<Desk, 'workspace'>, { segment }: Row) {
  if (!segment) return null;
  const { segments } = desk.workspace;
  const next = segments[segments.findIndex(({ id }) => id === segment.id) + 1];
  return next && next.blockId === segment.blockId ? next : null;
}

/** Where the cursor stands in the original of a row; null when it is elsewhere. Needs a document. */
function caretInSource(key: string): number | null {
  const selection = document.getSelection();
  const text = document.querySelector<HTMLElement>(`[data-row="${key}"] [data-side=source]`);
  if (!selection?.anchorNode || !text?.contains(selection.anchorNode)) return null;
  return offsetIn(text, selection.anchorNode, selection.anchorOffset);
}

/** Where the cursor stands within the translation of a row; null when it is elsewhere. Needs a document. */
export function caretInTarget(key: string): number | null {
  const field = document.querySelector<HTMLTextAreaElement>(`textarea[data-field="${key}"]`);
  if (!field || document.activeElement !== field) return null;
  const at = field.selectionStart;
  // at an end it stands because somebody has just written or arrived, not to show where to cut
  return at > 0 && at < field.value.length ? at : null;
}

/** Opens the choice of places at the active sentence, or says why not. */
export function beginSplit(desk: Desk, { store }: Pick<Team, 'store'>): void {
  const key = desk.store.get().activeKey;
  const { segment } = desk.rowOf(key);
  if (!desk.workspace.can.cut) desk.announce('Only editors split and join sentences.');
  else if (!segment) desk.announce('The title cannot be split.');
  else store.set({ splitting: { key, at: caretInSource(key), targetAt: caretInTarget(key) } });
}

/** Opens the form for a suggestion at the active sentence. */
export function beginSuggestion(desk: Desk, { store }: Pick<Team, 'store'>): void {
  const key = desk.store.get().activeKey;
  if (!desk.workspace.can.suggest) desk.announce('You may read here, not suggest.');
  else if (!desk.rowOf(key).segment) desk.announce('The title takes no suggestions.');
  else store.set({ suggestingIn: key });
}

/** Why sentences are left as they are: what is not stored would have to be looked for afterwards. */
export const UNSAVED = 'What you wrote is not saved yet. Try again when it is.';

function hasUnsaved(desk: Desk, key: string): boolean {
  const field = desk.store.get().fields[key];
  return field !== undefined && isUnsaved(field);
}

/** Joins the active sentence with the next one of its paragraph. Null when it is done, else why not. */
export async function joinWithNext(desk: Desk, { actions }: Pick<Team, 'actions'>): Promise<string | null> {
  const row = desk.rowOf(desk.store.get().activeKey);
  const next = nextInBlock(desk, row);
  if (!desk.workspace.can.cut) return 'Only editors split and join sentences.';
  if (!row.segment || !next)
    return 'This is the last sentence of its paragraph: there is none to join it with.';
  const both = [row.key, String(next.id)];
  await Promise.all(both.map((key) => desk.flush(key)));
  if (both.some((key) => hasUnsaved(desk, key))) return UNSAVED;
  const { articleId } = desk.workspace;
  const { id: segmentId, version } = row.segment.parts?.at(-1) ?? row.segment;
  const input = { articleId, segmentId, version, nextVersion: next.version };
  const result = await actions.mergeSegments(input).catch(() => null);
  if (!result?.ok) return result?.message ?? 'The server cannot be reached; nothing was joined. Try again.';
  comeBackTo(row.segment.number);
  desk.announce(`Sentence ${result.data.other} is joined to sentence ${result.data.number}.`);
  return null;
}

/** The page is drawn anew with the new sentences; its address brings one back to this one. */
export function comeBackTo(number: number): void {
  window.history.replaceState(window.history.state, '', `#s${number}`);
  focusNext = number;
}

let focusNext: number | null = null;

/** The sentence that should take the focus once the page is drawn anew; asked once. */
export function takeFocusNext(): number | null {
  const number = focusNext;
  focusNext = null;
  return number;
}
