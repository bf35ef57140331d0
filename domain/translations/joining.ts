/** Two translations as one: used where sentences are joined in the original, and where one translation is for both. */
import { joinNotes, splitNotes } from '../annotations/carry.ts';
import type { Tx } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { joinSuggestions, splitSuggestions } from '../suggestions/carry.ts';
import { joined } from '../text/cuts.ts';
import { TARGET_VIEW } from './rows.ts';
import { SHARED_SOURCE } from './shared.ts';
import type { TargetState } from './translation.ts';
import { type Content, writeRevision, writeTarget } from './writing.ts';

/** What is read of a target that is cut or joined. */
export const CUT_ROW = {
  id: true,
  translationId: true,
  segmentId: true,
  headId: true,
  ...TARGET_VIEW,
  translation: { select: { language: true } },
  ...SHARED_SOURCE,
} as const;

/** As CUT_ROW reads it. */
export type CutRow = NonNullable<Awaited<ReturnType<typeof cutRow>>>;

export function cutRow(tx: Tx, translationId: number, segmentId: number) {
  const where = { translationId_segmentId: { translationId, segmentId } };
  return tx.target.findUnique({ where, select: CUT_ROW });
}

/** The state of two parts in one: what is missing in one is missing in the whole. */
const LOWEST_FIRST: readonly TargetState[] = ['draft', 'translated', 'approved'];

function stateOf(first: CutRow | null, second: CutRow | null): TargetState {
  const states = [first, second].map((target) => (target?.text.trim() ? target.state : 'untranslated'));
  if (states.every((state) => state === 'untranslated')) return 'untranslated';
  if (states.includes('stale')) return 'stale';
  if (states.includes('untranslated')) return 'draft';
  return LOWEST_FIRST.find((state) => states.includes(state)) ?? 'draft';
}

interface Sources {
  first: string;
  second: string;
}

/** Both texts with a space between them, and where in it the second begins. */
function contentOf(one: CutRow | null, other: CutRow | null, { first, second }: Sources) {
  const { text, at } = joined(one?.text ?? '', other?.text ?? '');
  const state = stateOf(one, other);
  const origins = new Set([one, other].flatMap((target) => (target?.text.trim() ? [target.origin] : [])));
  const [origin = 'human'] = origins.size === 1 ? origins : ['human'];
  const isStale = state === 'stale';
  const content: Content = {
    text,
    state,
    origin,
    engine: origin === 'human' ? null : (one?.engine ?? other?.engine ?? null),
    sourceText: isStale ? (one?.sourceText ?? first) + (other?.sourceText ?? second) : first + second,
  };
  return { content, at };
}

/** Two translations, and the sentence of the second. */
interface Both {
  one: CutRow | null;
  other: CutRow | null;
  nextId: number;
  sources: Sources;
}

/**
 * Writes both translations into that of the first, `segmentId`, with the notes, open suggestions and
 * dismissed warnings of both. The second keeps its words and its
 * history; those that were translated with it are now with the whole. `mayApprove` false: what was approved is translated.
 */
export async function joinTexts(
  tx: Tx,
  viewer: Viewer,
  { translationId, segmentId }: { translationId: number; segmentId: number },
  { one, other, nextId, sources }: Both,
  mayApprove = true,
): Promise<{ id: number; state: TargetState }> {
  const { content, at } = contentOf(one, other, sources);
  if (content.state === 'approved' && !mayApprove) content.state = 'translated';
  const key = { translationId, segmentId, version: one?.version ?? 0 };
  const { id, version } = await writeTarget(tx, viewer, key, content);
  const { text, state } = content;
  if (one === null || text !== one.text || state !== one.state)
    await writeRevision(tx, viewer, id, content, true);
  const texts = { first: one?.text ?? '', second: other?.text ?? '' };
  await joinSuggestions(tx, { translationId, segmentId }, nextId, texts, { text, version });
  if (!other) return { id, state };
  await moveDismissals(tx, other.id, id);
  await tx.target.updateMany({ where: { headId: other.id }, data: { headId: id, state } });
  await joinNotes(tx, { first: { targetId: id, text }, secondId: other.id, secondText: other.text, at });
  return { id, state };
}

/** A warning that both let stand is let stand once. */
async function moveDismissals(tx: Tx, from: number, to: number): Promise<void> {
  const select = { id: true, kind: true, message: true };
  const there = await tx.checkDismissal.findMany({ where: { targetId: to }, select });
  const coming = await tx.checkDismissal.findMany({ where: { targetId: from }, select });
  const fresh = coming.filter(
    ({ kind, message }) => !there.some((known) => known.kind === kind && known.message === message),
  );
  await tx.checkDismissal.updateMany({
    where: { id: { in: fresh.map(({ id }) => id) } },
    data: { targetId: to },
  });
}

/**
 * Makes a sentence share the translation of `head`. What it had for itself stays in its history. Throws Conflict when it is
 * no longer at `version` (0: it has none).
 */
export async function becomeMember(
  tx: Tx,
  viewer: Viewer,
  { translationId, segmentId, sourceText }: { translationId: number; segmentId: number; sourceText: string },
  before: { version: number; text: string } | null,
  head: { id: number; state: TargetState },
): Promise<void> {
  const empty: Content = { text: '', state: head.state, origin: 'human', engine: null, sourceText };
  const key = { translationId, segmentId, version: before?.version ?? 0 };
  const { id } = await writeTarget(tx, viewer, key, empty);
  await tx.target.update({ where: { id }, data: { headId: head.id }, select: { id: true } });
  if (before && before.text !== '') await writeRevision(tx, viewer, id, empty, true);
}

/** How a translation that is cut comes apart: by its texts. The first part stays where it was. */
export interface Parts {
  target: CutRow;
  /** where in the translation, in UTF-16 code units */
  place: number;
  /** what each part is the translation of; null: nobody has said where it is cut, so both are to be looked at */
  sources: Sources | null;
}

/** Cuts a translation in two and its notes with it; the second part goes to `second`, unless there is nothing of it. */
export async function cutText(
  tx: Tx,
  viewer: Viewer,
  { target, place, sources }: Parts,
  second: { segmentId: number; version: number },
): Promise<{ id: number; state: TargetState } | null> {
  const { translationId, segmentId, version } = target;
  const [head, tail] = [target.text.slice(0, place), target.text.slice(place)];
  const settled = target.state === 'stale' ? null : sources;
  const part = (words: string, source: string | undefined): Content => ({
    text: words,
    state: words === '' ? 'untranslated' : settled ? (target.state as TargetState) : 'stale',
    origin: target.origin,
    engine: target.engine,
    // a part whose place nobody has chosen shows what the whole was written for
    sourceText: source ?? target.sourceText,
  });
  const first = part(head.trimEnd(), settled?.first);
  const rest = part(tail.trim(), settled?.second);
  const kept = await writeWithHistory(tx, viewer, { translationId, segmentId, version }, first);
  if (rest.text === '' && second.version === 0) return null;
  const made = await writeWithHistory(tx, viewer, { translationId, ...second }, rest);
  await splitSuggestions(
    tx,
    { translationId, segmentId },
    second.segmentId,
    { text: target.text, at: place },
    { first: kept, second: made },
  );
  const secondBegins = place + (tail.length - tail.trimStart().length);
  await splitNotes(
    tx,
    target.id,
    { targetId: target.id, text: first.text },
    { targetId: made.id, text: rest.text },
    { firstEnds: first.text.length, secondBegins },
  );
  return { id: made.id, state: rest.state };
}

async function writeWithHistory(
  tx: Tx,
  viewer: Viewer,
  key: Parameters<typeof writeTarget>[2],
  content: Content,
): Promise<{ id: number; text: string; version: number }> {
  const target = await writeTarget(tx, viewer, key, content);
  await writeRevision(tx, viewer, target.id, content, true);
  return target;
}
