/** Translating: sentence by sentence, each with a version, a state and a history. */

import { reanchorTarget } from '../annotations/reanchor.ts';
import { touchArticle } from '../articles/touch.ts';
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import { followTargets } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { refreshStatus } from './progress.ts';
import { TARGET_VIEW, targetView } from './rows.ts';
import type {
  Progress,
  SaveTarget,
  SaveTranslationTitle,
  TargetState,
  TargetView,
  TranslationStatus,
} from './translation.ts';

/** One person's edits of one sentence within this time amend the newest revision instead of adding one (aesthetics.md 1.1). */
const AMEND_MS = 10 * 60 * 1000;

interface Standing {
  status: TranslationStatus;
  progress: Progress;
}

/** Opens a translation of an article into a language; opening it twice is no error. Throws Invalid, NotFound. */
export async function startTranslation(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<{ language: string }> {
  permit(viewer, 'translation.edit');
  // of two who open it at the same instant, the second finds it open on the next try
  return againOnUniqueViolation(() => inTransaction((tx) => startIn(tx, viewer, articleId, language)));
}

async function startIn(tx: Tx, viewer: Viewer, articleId: number, language: string) {
  const article = await tx.article.findUnique({ where: { id: articleId }, select: { language: true } });
  if (!article) throw new NotFound('That article');
  if (article.language === language)
    throw new Invalid('The article is written in that language.', { language: 'Choose another language.' });
  const there = await tx.translation.findUnique({
    where: { articleId_language: { articleId, language } },
    select: { id: true },
  });
  if (!there) {
    const made = await tx.translation.create({ data: { articleId, language }, select: { id: true } });
    const subject = { type: 'translation' as const, id: made.id, articleId };
    await recordEvent(tx, viewer, 'translation.started', subject, { language });
  }
  return { language };
}

/**
 * Saves one sentence. Throws Conflict carrying the stored `TargetView` when it is no longer at `version`,
 * Forbidden when the translation is assigned to others or the viewer may not approve.
 */
export async function saveTarget(
  viewer: Viewer,
  input: SaveTarget,
): Promise<{ target: TargetView } & Standing> {
  // of two first translations of one sentence at the same instant, the second sees the first on the next try
  return againOnUniqueViolation(() => inTransaction((tx) => saveIn(tx, viewer, input)));
}

async function saveIn(tx: Tx, viewer: Viewer, input: SaveTarget): Promise<{ target: TargetView } & Standing> {
  const translation = await translationFor(tx, viewer, input.articleId, input.language);
  const target = await saveSentence(tx, viewer, translation.id, input);
  return { target, ...(await refreshStatus(tx, translation.id)) };
}

/** A sentence to save; where its words come from is known better by who saves it than by the browser. */
export type SentenceToSave = Omit<SaveTarget, 'origin'> & { origin?: string | undefined };

/** Saves one sentence inside the transaction of a door, which refreshes the status of the translation itself. */
export async function saveSentence(
  tx: Tx,
  viewer: Viewer,
  translationId: number,
  input: SentenceToSave,
): Promise<TargetView> {
  if (input.state === 'approved') permit(viewer, 'translation.approve');
  const seen = await segmentOf(tx, input);
  const before = await tx.target.findUnique({
    where: { translationId_segmentId: { translationId, segmentId: input.segmentId } },
    select: { ...TARGET_VIEW, engine: true, sourceText: true },
  });
  if ((before?.version ?? 0) !== input.version) {
    throw new Conflict('Somebody else changed this sentence.', before ? targetView(before) : null);
  }
  const state: TargetState = input.text.trim() === '' ? 'untranslated' : input.state;
  if (before && before.text === input.text && before.state === state && before.sourceText === seen.text) {
    return targetView(before);
  }
  await touchArticle(tx, input.articleId); // first: from here on nobody else changes the article under this sentence
  const segment = await segmentOf(tx, input);
  const provenance = provenanceOf(before, input);
  const target = await writeTarget(tx, viewer, translationId, input, {
    state,
    ...provenance,
    sourceText: segment.text,
  });
  await writeRevision(tx, viewer, target.id, { text: input.text, state, origin: provenance.origin });
  if ([before?.state, state].includes('approved')) await followTargets(tx, [target.id]);
  if (before && before.text !== input.text) await reanchorTarget(tx, target.id, before.text, input.text);
  await recordEvent(
    tx,
    viewer,
    `target.${state}`,
    { type: 'target', id: target.id, articleId: input.articleId },
    {
      language: input.language,
      segment: segment.number,
    },
  );
  return targetView(target);
}

async function segmentOf(tx: Tx, { articleId, segmentId }: SentenceToSave) {
  const segment = await tx.segment.findUnique({
    where: { id: segmentId },
    select: { articleId: true, number: true, text: true },
  });
  if (!segment || segment.articleId !== articleId) throw new NotFound('That sentence');
  return segment;
}

/** Saves the translated title. Throws Conflict with the stored title and version. */
export async function saveTranslationTitle(
  viewer: Viewer,
  { articleId, language, version, title }: SaveTranslationTitle,
): Promise<{ version: number } & Standing> {
  return inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, articleId, language);
    const after = await saveTitle(tx, viewer, translation, { articleId, language, version, title });
    return { version: after, ...(await refreshStatus(tx, translation.id)) };
  });
}

/** Saves the title inside the transaction of a door; returns its version. */
export async function saveTitle(
  tx: Tx,
  viewer: Viewer,
  translation: { id: number; title: string; version: number },
  { articleId, language, version, title }: SaveTranslationTitle,
): Promise<number> {
  if (translation.version !== version) throw titleConflict(translation);
  if (translation.title === title) return version;
  const [after] = await tx.translation.updateManyAndReturn({
    where: { id: translation.id, version },
    data: { title, version: { increment: 1 } },
    select: { version: true },
  });
  if (!after) throw titleConflict(await tx.translation.findUniqueOrThrow({ where: { id: translation.id } }));
  await touchArticle(tx, articleId);
  const subject = { type: 'translation' as const, id: translation.id, articleId };
  await recordEvent(tx, viewer, 'translation.titled', subject, { language, title });
  return after.version;
}

/** Approves every sentence that is translated. Returns how many there were. */
export async function approveAll(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<{ approved: number }> {
  permit(viewer, 'translation.approve');
  return inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, articleId, language);
    const where = { translationId: translation.id, state: 'translated' };
    if ((await tx.target.count({ where })) === 0) return { approved: 0 };
    await touchArticle(tx, articleId);
    // one statement: what somebody is just taking back to a draft is not approved, and the history has the stored words
    const approved = await tx.target.updateManyAndReturn({
      where,
      data: {
        state: 'approved',
        version: { increment: 1 },
        updatedById: viewer.id,
        updatedByName: viewer.name,
      },
      select: { id: true, text: true, origin: true },
    });
    for (const { id, text, origin } of approved)
      await writeRevision(tx, viewer, id, { text, state: 'approved', origin });
    await followTargets(
      tx,
      approved.map(({ id }) => id),
    );
    const subject = { type: 'translation' as const, id: translation.id, articleId };
    await recordEvent(tx, viewer, 'translation.approved', subject, { language, sentences: approved.length });
    await refreshStatus(tx, translation.id);
    return { approved: approved.length };
  });
}

function titleConflict({ title, version }: { title: string; version: number }): Conflict {
  return new Conflict('Somebody else changed the title.', { title, version });
}

/** The translation, for somebody who may edit it. Throws Forbidden, NotFound. */
export async function translationFor(tx: Tx, viewer: Viewer, articleId: number, language: string) {
  const translation = await tx.translation.findUnique({
    where: { articleId_language: { articleId, language } },
    select: {
      id: true,
      title: true,
      version: true,
      members: { where: { part: 'translator' }, select: { userId: true } },
    },
  });
  if (!viewer) throw new Forbidden('Sign in first.');
  if (!translation) throw new NotFound('That translation');
  permit(viewer, 'translation.edit', { assigned: translation.members.map((member) => member.userId) });
  return translation;
}

interface Provenance {
  origin: string;
  engine: string | null;
}

/** Where a text comes from stays true of it until it is edited, whoever calls it good meanwhile. */
function provenanceOf(before: (Provenance & { text: string }) | null, input: SentenceToSave): Provenance {
  if (before && before.text === input.text && input.origin === undefined)
    return { origin: before.origin, engine: before.engine };
  return { origin: input.origin ?? 'human', engine: null };
}

async function writeTarget(
  tx: Tx,
  viewer: Viewer,
  translationId: number,
  input: SentenceToSave,
  written: Provenance & { state: TargetState; sourceText: string },
) {
  const content = {
    text: input.text,
    ...written,
    updatedById: viewer.id,
    updatedByName: viewer.name,
  };
  const select = { id: true, ...TARGET_VIEW };
  const key = { translationId, segmentId: input.segmentId };
  if (input.version === 0) return tx.target.create({ data: { ...key, ...content }, select });
  const [target] = await tx.target.updateManyAndReturn({
    where: { ...key, version: input.version },
    data: { ...content, version: { increment: 1 } },
    select,
  });
  if (target) return target;
  const theirs = await tx.target.findUniqueOrThrow({
    where: { translationId_segmentId: key },
    select: TARGET_VIEW,
  });
  throw new Conflict('Somebody else changed this sentence.', targetView(theirs));
}

/** Adds a revision, or amends the newest when the same person made it in the same state a moment ago. */
async function writeRevision(
  tx: Tx,
  viewer: Viewer,
  targetId: number,
  { text, state, origin }: { text: string; state: TargetState; origin: string },
): Promise<void> {
  const newest = await tx.targetRevision.findFirst({
    where: { targetId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, authorId: true, authorName: true, state: true, createdAt: true },
  });
  const now = await databaseNow(tx);
  const mine = newest?.authorId === viewer.id && newest.authorName === viewer.name && newest.state === state;
  if (newest && mine && now.getTime() - newest.createdAt.getTime() < AMEND_MS) {
    await tx.targetRevision.update({
      where: { id: newest.id },
      data: { text, origin },
      select: { id: true },
    });
    return;
  }
  await tx.targetRevision.create({
    data: {
      targetId,
      number: (newest?.number ?? 0) + 1,
      text,
      state,
      origin,
      authorId: viewer.id,
      authorName: viewer.name,
      createdAt: now,
    },
    select: { id: true },
  });
}
