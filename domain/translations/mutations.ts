/** Translating: sentence by sentence, each with a version, a state and a history. */

import { reanchorTarget } from '../annotations/reanchor.ts';
import { touchArticle } from '../articles/touch.ts';
import { errorsOf } from '../checks/findings.ts';
import { database, inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation, isMissingReference } from '../db/violations.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { type EventData, recordEvent } from '../events.ts';
import { followTargets } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { termStock } from '../terms/stock.ts';
import { refreshStatus } from './progress.ts';
import { TARGET_VIEW, TITLE_VIEW, targetView, titleView } from './rows.ts';
import {
  isStored,
  type Origin,
  originOf,
  refuseOther,
  type SentenceToSave,
  SOURCE_CHANGED,
  type Stored,
  stateOf,
} from './save-rules.ts';
import { SHARED_SOURCE, sourceOf } from './shared.ts';
import type {
  Progress,
  SaveTarget,
  SaveTranslationTitle,
  TargetView,
  TitleView,
  TranslationStatus,
} from './translation.ts';
import {
  goneIn,
  refuseErrors,
  translationFor,
  unitFor,
  writeRevision,
  writeRevisions,
  writeTarget,
} from './writing.ts';

/** A book approved at once fills the memory with all its sentences. */
const LIMITS = { timeout: 60_000 };

interface Standing {
  status: TranslationStatus;
  progress: Progress;
}

interface SavedTarget extends Standing {
  target: TargetView;
  /** the version of the text that has the sentence no more, under which its words are listed now; null while it stands */
  goneIn: number | null;
}

/** Opens a translation of an article into a language; opening it twice is no error. Throws Invalid, NotFound. */
export async function startTranslation(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<{ language: string }> {
  permit(viewer, 'translation.edit');
  // of two who open it at the same instant, the second finds it open on the next try
  try {
    return await againOnUniqueViolation(() =>
      inTransaction((tx) => startIn(tx, viewer, articleId, language)),
    );
  } catch (error) {
    // it was removed while this was waiting for it
    if (isMissingReference(error)) throw new NotFound('That article');
    throw error;
  }
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
export async function saveTarget(viewer: Viewer, input: SaveTarget): Promise<SavedTarget> {
  // read now, so that within the transaction there is only to ask whether they have changed
  if (input.state === 'approved') await termStock(database());
  // of two first translations of one sentence at the same instant, the second sees the first on the next try
  return againOnUniqueViolation(() => inTransaction((tx) => saveIn(tx, viewer, input)));
}

async function saveIn(tx: Tx, viewer: Viewer, input: SaveTarget): Promise<SavedTarget> {
  const translation = await translationFor(tx, viewer, input.articleId, input.language);
  const target = await saveSentence(tx, viewer, translation, input);
  const standing = await refreshStatus(tx, translation.id);
  return { target, goneIn: await goneIn(tx, input.segmentId), ...standing };
}

/** Saves one sentence inside the transaction of a door, which refreshes the status of the translation itself. */
export async function saveSentence(
  tx: Tx,
  viewer: Viewer,
  translation: Awaited<ReturnType<typeof translationFor>>,
  input: SentenceToSave,
): Promise<TargetView> {
  if (input.state === 'approved') permit(viewer, 'translation.approve', translation.subject);
  const seen = await unitFor(tx, translation.id, input);
  const before = await tx.target.findUnique({
    where: { translationId_segmentId: { translationId: translation.id, segmentId: input.segmentId } },
    select: { ...TARGET_VIEW, id: true },
  });
  refuseOther(before, seen, input);
  if (before && isStored(before, seen, input)) return targetView(before);
  await touchArticle(tx, input.articleId); // first: from here on nobody else changes the article under this sentence
  const segment = await unitFor(tx, translation.id, input);
  refuseOther(before, segment, input);
  const state = stateOf(input);
  if (state === 'approved') await refuseErrors(tx, segment.text, input.text, translation.languages);
  const from = await originIn(tx, before, input);
  const content = { text: input.text, state, ...from, sourceText: segment.text };
  const target = await writeTarget(tx, viewer, { ...input, translationId: translation.id }, content);
  await writeRevision(tx, viewer, target.id, { text: input.text, state, ...from });
  if (before && before.text !== input.text) await reanchorTarget(tx, target.id, before.text, input.text);
  const subject = { type: 'target' as const, id: target.id, articleId: input.articleId };
  const by: EventData = from.engine === null ? {} : { engine: from.engine };
  const data = { language: input.language, segment: segment.number, ...by };
  await recordEvent(tx, viewer, `target.${state}`, subject, data);
  return targetView(target);
}

async function originIn(
  tx: Tx,
  before: (Stored & { id: number }) | null,
  input: SentenceToSave,
): Promise<Origin> {
  const { asks, ...stated } = originOf(before, input);
  if (!asks || !before) return stated;
  const said = await tx.targetRevision.findFirst({
    where: { targetId: before.id, origin: 'machine', text: input.text },
    orderBy: { number: 'desc' },
    select: { engine: true },
  });
  return said ? { origin: 'machine', engine: said.engine } : stated;
}

/**
 * Saves the translated title, for the title that the article has: the same words again say that they fit it still. Throws Conflict with the stored `TitleView`.
 */
export async function saveTranslationTitle(
  viewer: Viewer,
  { articleId, language, version, title, source }: SaveTranslationTitle,
): Promise<{ version: number; engine: string | null } & Standing> {
  return inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, articleId, language);
    const after = await saveTitle(tx, viewer, translation, { articleId, language, version, title, source });
    const { engine } = await titleIn(tx, translation.id);
    return { version: after, engine, ...(await refreshStatus(tx, translation.id)) };
  });
}

/** Saves the title inside the transaction of a door; returns its version. `engine`: of a machine's words, which. */
export async function saveTitle(
  tx: Tx,
  viewer: Viewer,
  translation: { id: number; title: string; version: number },
  { articleId, language, version, title, source }: SaveTranslationTitle,
  engine: string | null = null,
): Promise<number> {
  if (translation.version !== version) throw await titleConflict(tx, translation.id);
  const before = await titleIn(tx, translation.id);
  if (before.title === title && before.staleSource === null) return version;
  await touchArticle(tx, articleId); // first: from here on nobody else changes the article's title under this one
  const { original } = await titleIn(tx, translation.id);
  if (source !== undefined && source !== original)
    throw await titleConflict(tx, translation.id, SOURCE_CHANGED);
  const [after] = await tx.translation.updateManyAndReturn({
    where: { id: translation.id, version },
    data: {
      title,
      titleSource: title === '' ? null : original,
      titleEngine: before.title === title ? before.engine : engine,
      version: { increment: 1 },
    },
    select: { version: true },
  });
  if (!after) throw await titleConflict(tx, translation.id);
  const subject = { type: 'translation' as const, id: translation.id, articleId };
  const by: EventData = engine === null ? {} : { engine };
  await recordEvent(tx, viewer, 'translation.titled', subject, { language, title, ...by });
  return after.version;
}

/** Approves every sentence that is translated and has no error of a check. `held` are those that have one. */
export async function approveAll(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<{ approved: number; held: number }> {
  permit(viewer, 'article.read');
  // the checks take longer than a write lock should be held: they look before, and the versions tell whether it still holds
  const { clean, held } = await sortByChecks(articleId, language);
  return inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, articleId, language);
    permit(viewer, 'translation.approve', translation.subject);
    if (clean.length === 0) return { approved: 0, held };
    await touchArticle(tx, articleId);
    // one statement: what somebody is just taking back to a draft is not approved, and the history has the stored words
    const approved = await tx.target.updateManyAndReturn({
      where: { translationId: translation.id, state: 'translated', OR: byVersion(clean) },
      data: {
        state: 'approved',
        version: { increment: 1 },
        updatedById: viewer.id,
        updatedByName: viewer.name,
      },
      select: { id: true, text: true, origin: true, engine: true },
    });
    await writeRevisions(tx, viewer, 'approved', approved);
    const ids = approved.map(({ id }) => id);
    await followTargets(tx, ids);
    // a translation of several sentences approves them all
    const sentences = ids.length + (await tx.target.count({ where: { headId: { in: ids } } }));
    const subject = { type: 'translation' as const, id: translation.id, articleId };
    await recordEvent(tx, viewer, 'translation.approved', subject, { language, sentences });
    await refreshStatus(tx, translation.id);
    return { approved: sentences, held };
  }, LIMITS);
}

/** The versions are few, the sentences may be thousands: as many conditions as sentences are more than SQLite reads. */
function byVersion(targets: readonly { id: number; version: number }[]) {
  const groups = Map.groupBy(targets, ({ version }) => version);
  return [...groups].map(([version, group]) => ({ version, id: { in: group.map(({ id }) => id) } }));
}

/** The translated sentences without an error, each with the version that was looked at, and how many have one. */
async function sortByChecks(articleId: number, language: string) {
  const waiting = await database().target.findMany({
    where: {
      state: 'translated',
      headId: null,
      translation: { articleId, language },
      segment: { retiredAt: null },
    },
    select: {
      id: true,
      version: true,
      text: true,
      ...SHARED_SOURCE,
      translation: { select: { article: { select: { language: true } } } },
    },
  });
  const stock = await termStock(database());
  const clean = waiting.filter((target) => {
    const languages = { source: target.translation.article.language, target: language };
    return errorsOf(stock, sourceOf(target), target.text, languages).length === 0;
  });
  return { clean: clean.map(({ id, version }) => ({ id, version })), held: waiting.length - clean.length };
}

async function titleConflict(
  tx: Tx,
  id: number,
  why = 'Somebody else changed the title.',
): Promise<Conflict> {
  const { original: source, ...stored } = await titleIn(tx, id);
  return new Conflict(why, { ...stored, source });
}

/** The translated title as it stands, and the article's. */
async function titleIn(tx: Tx, id: number): Promise<TitleView & { original: string }> {
  const stored = await tx.translation.findUniqueOrThrow({ where: { id }, select: TITLE_VIEW });
  return { ...titleView(stored), original: stored.article.title };
}
