/** Translations go along when a sentence of the original is split or joined. No text and no history is lost. */
import { joinNotes, splitNotes } from '../annotations/carry.ts';
import type { Tx } from '../db/client.ts';
import { Conflict } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { joined, proposedCut } from '../text/cuts.ts';
import { TARGET_VIEW, targetView } from '../translations/rows.ts';
import type { TargetState } from '../translations/translation.ts';
import { type Content, writeRevision, writeTarget } from '../translations/writing.ts';
import type { SplitSegment } from './segment.ts';

const ROW = {
  id: true,
  translationId: true,
  ...TARGET_VIEW,
  translation: { select: { language: true } },
} as const;

interface Cut {
  id: number;
  /** of the sentence as it was */
  text: string;
  at: number;
  secondId: number;
}

/**
 * Splits every translation of a sentence. The one on the screen is split where its editor said and keeps its state; the
 * others are split by proposal and are stale until somebody has looked. Throws Conflict when the one on the screen changed.
 */
export async function splitTargets(
  tx: Tx,
  viewer: Viewer,
  cut: Cut,
  chosen: SplitSegment['target'],
): Promise<void> {
  const targets = await tx.target.findMany({ where: { segmentId: cut.id }, select: ROW });
  const shown = targets.find(({ translation }) => translation.language === chosen?.language);
  if (chosen && (shown?.version ?? 0) !== chosen.version)
    throw new Conflict('Somebody else changed this sentence.', shown ? targetView(shown) : null);
  for (const target of targets) await splitTarget(tx, viewer, cut, target, target === shown ? chosen : null);
}

type TargetRow = {
  id: number;
  translationId: number;
  engine: string | null;
  translation: { language: string };
} & Parameters<typeof targetView>[0];

async function splitTarget(
  tx: Tx,
  viewer: Viewer,
  { id, text, at, secondId }: Cut,
  target: TargetRow,
  chosen: SplitSegment['target'],
): Promise<void> {
  const place = chosen ? Math.min(chosen.at, target.text.length) : proposedCut(text, at, target.text);
  const [head, tail] = [target.text.slice(0, place), target.text.slice(place)];
  const isSettled = chosen !== null && target.state !== 'stale';
  const part = (words: string, source: string): Content => ({
    text: words,
    state: words === '' ? 'untranslated' : isSettled ? (target.state as TargetState) : 'stale',
    origin: target.origin,
    engine: target.engine,
    // a part whose place nobody has chosen shows what the whole was written for
    sourceText: isSettled ? source : target.sourceText,
  });
  const { translationId, version } = target;
  const first = part(head.trimEnd(), text.slice(0, at));
  const second = part(tail.trim(), text.slice(at));
  await write(tx, viewer, { translationId, segmentId: id, version }, first);
  const there = await tx.target.findUnique({
    where: { translationId_segmentId: { translationId, segmentId: secondId } },
    select: { version: true },
  });
  if (second.text === '' && !there) return;
  const key = { translationId, segmentId: secondId, version: there?.version ?? 0 };
  const made = await write(tx, viewer, key, second);
  const secondBegins = place + (tail.length - tail.trimStart().length);
  await splitNotes(
    tx,
    target.id,
    { targetId: target.id, text: first.text },
    { targetId: made.id, text: second.text },
    { firstEnds: first.text.length, secondBegins },
  );
}

async function write(
  tx: Tx,
  viewer: Viewer,
  key: Parameters<typeof writeTarget>[2],
  content: Content,
): Promise<{ id: number }> {
  const target = await writeTarget(tx, viewer, key, content);
  await writeRevision(tx, viewer, target.id, content);
  return target;
}

/** The state of two parts in one: what is missing in one is missing in the whole. */
const LOWEST_FIRST: readonly TargetState[] = ['draft', 'translated', 'approved'];

function stateOf(first: TargetRow | undefined, second: TargetRow | undefined): TargetState {
  const states = [first, second].map((target) => (target?.text.trim() ? target.state : 'untranslated'));
  if (states.every((state) => state === 'untranslated')) return 'untranslated';
  if (states.includes('stale')) return 'stale';
  if (states.includes('untranslated')) return 'draft';
  return LOWEST_FIRST.find((state) => states.includes(state)) ?? 'draft';
}

interface Part {
  id: number;
  text: string;
}

/** Joins the translations of two sentences, with a space, into those of the first. The second's keep their history. */
export async function joinTargets(tx: Tx, viewer: Viewer, first: Part, second: Part): Promise<void> {
  const rows = await tx.target.findMany({
    where: { segmentId: { in: [first.id, second.id] } },
    select: { ...ROW, segmentId: true },
  });
  for (const translationId of new Set(rows.map((row) => row.translationId))) {
    const of = (part: Part) =>
      rows.find((row) => row.translationId === translationId && row.segmentId === part.id);
    await joinPair(tx, viewer, { translationId, first, second }, of(first), of(second));
  }
}

async function joinPair(
  tx: Tx,
  viewer: Viewer,
  place: { translationId: number; first: Part; second: Part },
  one: TargetRow | undefined,
  other: TargetRow | undefined,
): Promise<void> {
  const { translationId, first, second } = place;
  const { text, at } = joined(one?.text ?? '', other?.text ?? '');
  const state = stateOf(one, other);
  const isStale = state === 'stale';
  const origins = new Set([one, other].flatMap((target) => (target?.text.trim() ? [target.origin] : [])));
  const [origin = 'human'] = origins.size === 1 ? origins : ['human'];
  const content: Content = {
    text,
    state,
    origin,
    engine: origin === 'human' ? null : (one?.engine ?? other?.engine ?? null),
    sourceText: isStale
      ? (one?.sourceText ?? first.text) + (other?.sourceText ?? second.text)
      : first.text + second.text,
  };
  const key = { translationId, segmentId: first.id, version: one?.version ?? 0 };
  const whole = await write(tx, viewer, key, content);
  if (!other) return;
  await joinNotes(tx, {
    first: { targetId: whole.id, text },
    secondId: other.id,
    secondText: other.text,
    at,
  });
}
