/** One translation for several sentences, from the workspace: what is asked before, and where one is after. */
import type { WorkspaceSegment } from '#domain/translations/translation.ts';
import { caretInTarget, comeBackTo, nextInBlock, UNSAVED } from './cutting.ts';
import type { Desk } from './desk.ts';
import { isUnsaved } from './field.ts';
import type { Team } from './team.ts';

const MAY_NOT = 'You may read here, not translate.';

/** Makes one translation of the active sentence's and the next one's. Null when it is done, else why not. */
export async function translateWithNext(
  desk: Desk,
  { actions }: Pick<Team, 'actions'>,
): Promise<string | null> {
  const row = desk.rowOf(desk.store.get().activeKey);
  const next = nextInBlock(desk, row);
  if (!desk.workspace.can.edit) return MAY_NOT;
  if (!row.segment || !next)
    return 'This is the last sentence of its paragraph: there is none to translate it with.';
  const nextKey = String(next.id);
  await Promise.all([desk.flush(row.key), desk.flush(nextKey)]);
  const { fields } = desk.store.get();
  const [mine, theirs] = [fields[row.key], fields[nextKey]];
  if (!mine || !theirs || isUnsaved(mine) || isUnsaved(theirs)) return UNSAVED;
  const { articleId, language } = desk.workspace;
  const versions = { version: mine.stored.version, nextVersion: theirs.stored.version };
  const input = { articleId, language, segmentId: row.segment.id, nextSegmentId: next.id, ...versions };
  const result = await actions.translateTogether(input).catch(() => null);
  if (!result?.ok) return result?.message ?? 'The server cannot be reached; nothing was changed. Try again.';
  comeBackTo(row.segment.number);
  desk.announce(`Sentences ${result.data.number} and ${result.data.other} have one translation now.`);
  return null;
}

/** Opens the choice of where the active translation is taken apart, or says why not. */
export function beginApart(desk: Desk, { store }: Pick<Team, 'store'>): void {
  const key = desk.store.get().activeKey;
  const { segment } = desk.rowOf(key);
  if (!desk.workspace.can.edit) desk.announce(MAY_NOT);
  else if (!segment?.parts) desk.announce('This is the translation of one sentence.');
  else store.set({ parting: { key, targetAt: caretInTarget(key) } });
}

/** The sentence of a row in which a place of its original is, and where in it; of one sentence, itself. */
export function partAt(
  segment: Pick<WorkspaceSegment, 'id' | 'version' | 'start' | 'parts'>,
  at: number,
): { segmentId: number; version: number; at: number } {
  const part = segment.parts?.findLast(({ start }) => start - segment.start < at) ?? segment;
  return { segmentId: part.id, version: part.version, at: at - (part.start - segment.start) };
}
