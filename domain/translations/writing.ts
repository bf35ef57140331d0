/** Writing a target and its history; used by the mutations that change what a sentence says. */
import { obstacleToApproval } from '../checks/findings.ts';
import { databaseNow, type Tx } from '../db/client.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { followTargets } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import type { LanguagePair } from '../text/target-checks.ts';
import { subjectOf, TARGET_VIEW, targetView } from './rows.ts';
import { SHARED_SOURCE, sourceOf } from './shared.ts';
import type { TargetState } from './translation.ts';

/** One person's edits of one sentence within this time amend the newest revision instead of adding one (aesthetics.md 1.1). */
const AMEND_MS = 10 * 60 * 1000;

/** The translation, for somebody who may change it. Throws NotFound, Forbidden. */
export async function translationFor(tx: Tx, viewer: Viewer, articleId: number, language: string) {
  const translation = await translationOf(tx, viewer, articleId, language);
  permit(viewer, 'translation.edit', translation.subject);
  return translation;
}

/** The translation and what the rules of permission ask about it. Throws NotFound, and Forbidden without a viewer. */
export async function translationOf(tx: Tx, viewer: Viewer, articleId: number, language: string) {
  if (!viewer) throw new Forbidden('Sign in first.');
  const found = await tx.translation.findUnique({
    where: { articleId_language: { articleId, language } },
    select: {
      id: true,
      title: true,
      version: true,
      article: { select: { language: true } },
      members: { select: { userId: true, part: true } },
    },
  });
  if (!found) throw new NotFound('That translation');
  const { article, members, ...translation } = found;
  return {
    ...translation,
    languages: { source: article.language, target: language },
    subject: subjectOf(members),
  };
}

/**
 * A sentence of the article; one that a new text no longer has is still there with what was written for it. Throws NotFound;
 * Invalid for one that was joined to another, where nobody would see again what is written for it.
 */
async function segmentOf(
  tx: Tx,
  { articleId, segmentId }: { articleId: number; segmentId: number },
): Promise<{ number: number; text: string }> {
  const segment = await tx.segment.findUnique({
    where: { id: segmentId },
    select: { articleId: true, number: true, text: true, successorId: true },
  });
  if (!segment || segment.articleId !== articleId) throw new NotFound('That sentence');
  const { number, text, successorId } = segment;
  if (successorId === null) return { number, text };
  const successor = await tx.segment.findUniqueOrThrow({
    where: { id: successorId },
    select: { number: true },
  });
  throw elsewhere(`Sentence ${number} was joined to sentence ${successor.number}.`);
}

/** The version of the text that has a sentence no more; null for one that stands. What is written for it is listed there. */
export async function goneIn(tx: Tx, segmentId: number): Promise<number | null> {
  const { retiredAt, blockId } = await tx.segment.findUniqueOrThrow({
    where: { id: segmentId },
    select: { retiredAt: true, blockId: true },
  });
  if (retiredAt === null) return null;
  const { textVersion } = await tx.block.findUniqueOrThrow({
    where: { id: blockId },
    select: { textVersion: { select: { number: true } } },
  });
  return textVersion.number + 1;
}

/** A refusal that shows the rows of the screen to be out of date (`together`: see desk-saving.ts). */
function elsewhere(what: string): Invalid {
  const why = `${what} Copy what you have written, then reload the page.`;
  return new Invalid(why, { text: why, together: why });
}

/**
 * A sentence as one translation has it: with the text of all that are translated with it. Throws NotFound; Invalid for one
 * that another has the translation of, which the screen it comes from does not know yet.
 */
export async function unitFor(
  tx: Tx,
  translationId: number,
  place: { articleId: number; segmentId: number },
): Promise<{ number: number; text: string; sentences: number }> {
  const { number, text } = await segmentOf(tx, place);
  const target = await tx.target.findUnique({
    where: { translationId_segmentId: { translationId, segmentId: place.segmentId } },
    select: { ...SHARED_SOURCE, head: { select: { segment: { select: { number: true } } } } },
  });
  if (target?.head) {
    const { segment } = target.head;
    throw elsewhere(`Sentence ${number} is translated together with sentence ${segment.number} now.`);
  }
  const sentences = 1 + (target?.members.length ?? 0);
  return { number, text: target ? sourceOf(target) : text, sentences };
}

export interface Content {
  text: string;
  state: TargetState;
  origin: string;
  engine: string | null;
  sourceText: string;
}

interface Place {
  translationId: number;
  segmentId: number;
  /** the target's version the change started from: 0 when there was none */
  version: number;
}

/** Stores a sentence's translation as the next version. Throws Conflict when another one came first. */
export async function writeTarget(
  tx: Tx,
  viewer: Viewer,
  { version, translationId, segmentId }: Place,
  content: Content,
) {
  const key = { translationId, segmentId };
  const data = { ...content, updatedById: viewer.id, updatedByName: viewer.name };
  const select = { id: true, ...TARGET_VIEW };
  const [target] =
    version === 0
      ? [await tx.target.create({ data: { ...key, ...data }, select })]
      : await tx.target.updateManyAndReturn({
          where: { ...key, version },
          data: { ...data, version: { increment: 1 } },
          select,
        });
  if (target) {
    await followTargets(tx, [target.id]);
    return target;
  }
  const theirs = await tx.target.findUniqueOrThrow({
    where: { translationId_segmentId: key },
    select: TARGET_VIEW,
  });
  throw new Conflict('Somebody else changed this sentence.', targetView(theirs));
}

interface NewRevision {
  text: string;
  state: TargetState;
  origin: string;
  engine?: string | null;
}

/** What is asked of the newest revision of a sentence when another comes. */
export const NEWEST = {
  id: true,
  number: true,
  authorId: true,
  authorName: true,
  state: true,
  origin: true,
  engine: true,
  createdAt: true,
} as const;

interface Newest {
  authorId: number | null;
  authorName: string;
  state: string;
  origin: string;
  engine: string | null;
  createdAt: Date;
}

/** Whether a person goes on with what they wrote in the same way a moment ago. */
export function isAmended(
  newest: Newest,
  author: { id: number | null; name: string },
  { state, origin, engine }: Pick<Newest, 'state' | 'origin' | 'engine'>,
  now: Date,
): boolean {
  const mine = newest.authorId === author.id && newest.authorName === author.name;
  const isAlike = newest.state === state && newest.origin === origin && newest.engine === engine;
  return mine && isAlike && now.getTime() - newest.createdAt.getTime() < AMEND_MS;
}

/**
 * Adds a revision, or amends the newest when the same person made it in the same way a moment ago; `isOwn`: it is never
 * taken for a part of the edit before it.
 */
export async function writeRevision(
  tx: Tx,
  author: { id: number | null; name: string },
  targetId: number,
  { text, state, origin, engine = null }: NewRevision,
  isOwn = false,
): Promise<void> {
  const newest = await tx.targetRevision.findFirst({
    where: { targetId },
    orderBy: { number: 'desc' },
    select: NEWEST,
  });
  const now = await databaseNow(tx);
  if (newest && !isOwn && isAmended(newest, author, { state, origin, engine }, now)) {
    await tx.targetRevision.update({ where: { id: newest.id }, data: { text }, select: { id: true } });
    return;
  }
  await tx.targetRevision.create({
    data: {
      targetId,
      number: (newest?.number ?? 0) + 1,
      text,
      state,
      origin,
      engine,
      authorId: author.id,
      authorName: author.name,
      createdAt: now,
    },
    select: { id: true },
  });
}

interface Words {
  /** of the target */
  id: number;
  text: string;
  origin: string;
  engine: string | null;
}

/** Adds a revision to each of many targets whose state has become `state`, none of which is a part of the edit before it. */
export async function writeRevisions(
  tx: Tx,
  author: { id: number | null; name: string },
  state: TargetState,
  targets: readonly Words[],
): Promise<void> {
  const newest = await tx.targetRevision.groupBy({
    by: ['targetId'],
    where: { targetId: { in: targets.map(({ id }) => id) } },
    _max: { number: true },
  });
  const numbers = new Map(newest.map(({ targetId, _max }) => [targetId, _max.number ?? 0]));
  const createdAt = await databaseNow(tx);
  const by = { authorId: author.id, authorName: author.name, createdAt };
  await tx.targetRevision.createMany({
    data: targets.map(({ id, ...words }) => ({
      ...{ targetId: id, number: (numbers.get(id) ?? 0) + 1, state },
      ...words,
      ...by,
    })),
  });
}

/** Errors of the checks, also a forbidden term, block approval (issue 4, item 6). Throws Invalid, naming the check. */
export async function refuseErrors(
  tx: Tx,
  source: string,
  target: string,
  languages: LanguagePair,
): Promise<void> {
  const why = await obstacleToApproval(tx, source, target, languages);
  if (why) throw new Invalid(why, { text: why });
}
