/** Translations go along when a sentence of the original is split or joined. No text and no history is lost. */
import type { Tx } from '../db/client.ts';
import { Conflict } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { proposedCut } from '../text/cuts.ts';
import { becomeMember, CUT_ROW, type CutRow, cutRow, cutText, joinTexts } from '../translations/joining.ts';
import { targetView } from '../translations/rows.ts';
import { sourceOf } from '../translations/shared.ts';
import type { TargetState } from '../translations/translation.ts';
import type { SplitSegment } from './segment.ts';

interface Cut {
  id: number;
  /** of the sentence as it was */
  text: string;
  at: number;
  secondId: number;
}

/**
 * Splits every translation of a sentence. The one on the screen is split where its editor said and keeps its state; the
 * others are split by proposal and are stale until somebody has looked. One that several sentences share stays as it is:
 * the second part is one more that shares it. Throws Conflict when the one on the screen changed.
 */
export async function splitTargets(
  tx: Tx,
  viewer: Viewer,
  cut: Cut,
  chosen: SplitSegment['target'],
): Promise<void> {
  const targets = await tx.target.findMany({ where: { segmentId: cut.id }, select: CUT_ROW });
  const shown = targets.find(({ translation }) => translation.language === chosen?.language);
  if (chosen && (shown?.version ?? 0) !== chosen.version)
    throw new Conflict('Somebody else changed this sentence.', shown ? targetView(shown) : null);
  for (const target of targets) {
    if (isShared(target)) await shareOn(tx, viewer, cut, target);
    else await splitTarget(tx, viewer, cut, target, target === shown ? chosen : null);
  }
}

function isShared({ headId, members }: CutRow): boolean {
  return headId !== null || members.length > 0;
}

async function splitTarget(
  tx: Tx,
  viewer: Viewer,
  { text, at, secondId }: Cut,
  target: CutRow,
  chosen: SplitSegment['target'],
): Promise<void> {
  const place = chosen ? Math.min(chosen.at, target.text.length) : proposedCut(text, at, target.text);
  const sources = chosen && { first: text.slice(0, at), second: text.slice(at) };
  const there = await cutRow(tx, target.translationId, secondId);
  const second = { segmentId: secondId, version: there?.version ?? 0 };
  await cutText(tx, viewer, { target, place, sources }, second);
}

async function shareOn(tx: Tx, viewer: Viewer, { text, at, secondId }: Cut, target: CutRow): Promise<void> {
  const { translationId } = target;
  const there = await cutRow(tx, translationId, secondId);
  const head = { id: target.headId ?? target.id, state: target.state as TargetState };
  const place = { translationId, segmentId: secondId, sourceText: text.slice(at) };
  await becomeMember(tx, viewer, place, there, head);
}

interface Part {
  id: number;
  text: string;
}

/**
 * Joins the translations of two sentences, with a space, into those of the first, or of what that one is translated with.
 * The second's keep their history. Where both have one translation already there is one sentence less to it.
 */
export async function joinTargets(tx: Tx, viewer: Viewer, first: Part, second: Part): Promise<void> {
  const rows = await tx.target.findMany({
    where: { segmentId: { in: [first.id, second.id] } },
    select: CUT_ROW,
  });
  for (const translationId of new Set(rows.map((row) => row.translationId))) {
    const of = (part: Part) =>
      rows.find((row) => row.translationId === translationId && row.segmentId === part.id) ?? null;
    await joinPair(tx, viewer, { translationId, first, second }, of(first), of(second));
  }
}

async function joinPair(
  tx: Tx,
  viewer: Viewer,
  { translationId, first, second }: { translationId: number; first: Part; second: Part },
  own: CutRow | null,
  other: CutRow | null,
): Promise<void> {
  if (other && other.headId !== null) {
    // the text of both is at the head already
    const data = { headId: null, state: 'untranslated', version: { increment: 1 } };
    await tx.target.update({ where: { id: other.id }, data, select: { id: true } });
    return;
  }
  const one = own?.headId
    ? await tx.target.findUniqueOrThrow({ where: { id: own.headId }, select: CUT_ROW })
    : own;
  const sources = {
    first: one ? sourceOf(one) : first.text,
    second: other ? sourceOf(other) : second.text,
  };
  const place = { translationId, segmentId: one?.segmentId ?? first.id };
  await joinTexts(tx, viewer, place, { one, other, nextId: second.id, sources });
}
