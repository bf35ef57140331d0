/**
 * After the original's text became another: what several sentences share stays with those that still follow each other
 * (docs/decisions/0021). The others are on their own again, and nothing of the text is lost.
 */
import { moveNotes } from '../annotations/carry.ts';
import type { Tx } from '../db/client.ts';
import { forgetTargets } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import { isAgain, recoverTargets, WRITTEN } from './again.ts';
import { TARGET_VIEW } from './rows.ts';
import { chainOf } from './shared.ts';
import { writeRevision, writeTarget } from './writing.ts';

/**
 * Looks at every shared translation of an article. One whose original is another now is stale, one whose original reads again
 * as it did is so no longer; one whose head is gone goes to the first sentence that is left. Returns the language of each that has become stale.
 */
export async function settleShared(tx: Tx, viewer: Viewer, articleId: number): Promise<string[]> {
  const heads = await tx.target.findMany({
    where: { translation: { articleId }, members: { some: {} } },
    orderBy: { id: 'asc' },
    select: HEAD,
  });
  const stale: string[] = [];
  for (const head of heads) {
    if (await settle(tx, viewer, head)) stale.push(head.translation.language);
  }
  return stale;
}

const ROW = {
  id: true,
  translationId: true,
  segmentId: true,
  ...TARGET_VIEW,
  segment: { select: { blockId: true, position: true, text: true, retiredAt: true } },
} as const;
const HEAD = { ...ROW, translation: { select: { language: true } }, members: { select: ROW } } as const;

type Head = Awaited<ReturnType<typeof headAt>>;
type Row = Head['members'][number];

function headAt(tx: Tx, id: number) {
  return tx.target.findUniqueOrThrow({ where: { id }, select: HEAD });
}

/** True when it was not stale and is now. */
async function settle(tx: Tx, viewer: Viewer, before: Head): Promise<boolean> {
  const survivors = chainOf<Row>(before, before.members, placeOf);
  const [first] = survivors;
  const heir = first === before ? undefined : first;
  const head = heir ? await inherit(tx, viewer, before, heir) : before;
  const chain = survivors.map((row) => (row === heir ? head : row));
  await keepTogether(tx, before, head, chain);
  const isWritten = WRITTEN.includes(before.state);
  if (heir || !first) return heir !== undefined && isWritten;
  const text = chain.map(({ segment }) => segment.text).join('');
  const isFitting = isAgain(before.sourceText, text);
  if (before.state === 'stale' && isFitting) await recoverTargets(tx, [before]);
  if (!isWritten || isFitting) return false;
  // the members follow by a trigger
  const data = { state: 'stale', version: { increment: 1 } };
  await tx.target.update({ where: { id: head.id }, data, select: { id: true } });
  await forgetTargets(tx, [head.id]);
  return true;
}

/** Those of the chain are the head's members; the others have no translation any more. */
async function keepTogether(tx: Tx, before: Head, head: Row, chain: readonly Row[]): Promise<void> {
  const stay = chain.map(({ id }) => id).filter((id) => id !== head.id);
  const leave = before.members.map(({ id }) => id).filter((id) => id !== head.id && !stay.includes(id));
  await tx.target.updateMany({
    where: { id: { in: leave } },
    data: { headId: null, state: 'untranslated', version: { increment: 1 } },
  });
  const data = { headId: head.id, state: head.state };
  await tx.target.updateMany({ where: { id: { in: stay } }, data });
}

function placeOf({ segment: { blockId, position, retiredAt } }: Row) {
  return retiredAt === null ? { block: blockId, position } : null;
}

/** The text goes to a sentence that readers still have; the one that is gone keeps its history, and the words in it. */
async function inherit(tx: Tx, viewer: Viewer, head: Head, heir: Row): Promise<Row> {
  const { text, origin, engine, sourceText } = head;
  const state = text.trim() === '' ? ('untranslated' as const) : ('stale' as const);
  const content = { text, state, origin, engine, sourceText };
  const { translationId, segmentId, version } = heir;
  await tx.target.update({ where: { id: heir.id }, data: { headId: null }, select: { id: true } });
  await writeTarget(tx, viewer, { translationId, segmentId, version }, content);
  await writeRevision(tx, viewer, heir.id, content, true);
  await moveNotes(tx, head.id, { targetId: heir.id, text });
  const waiting = { translationId, segmentId: head.segmentId, status: 'open' };
  await tx.suggestion.updateMany({ where: waiting, data: { segmentId } });
  return { ...heir, ...content };
}
