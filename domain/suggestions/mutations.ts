/** Suggesting a text where one may not set it, and what reviewers do with suggestions. */
import { reanchorTarget } from '../annotations/reanchor.ts';
import { touchArticle } from '../articles/touch.ts';
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { refreshStatus } from '../translations/progress.ts';
import { subjectOf, TARGET_VIEW, targetView } from '../translations/rows.ts';
import type { TargetView } from '../translations/translation.ts';
import { refuseErrors, translationOf, unitFor, writeRevision, writeTarget } from '../translations/writing.ts';
import { openSuggestionsIn } from './queries.ts';
import type { AcceptSuggestion, RejectSuggestion, SuggestionView, SuggestTarget } from './suggestion.ts';

/**
 * Suggests a text for a sentence; everybody at the desk may. Throws Conflict carrying the stored `TargetView` when it is
 * no longer at `version`, Invalid when the text stands there already, NotFound.
 */
export async function suggestTarget(viewer: Viewer, input: SuggestTarget): Promise<SuggestionView[]> {
  permit(viewer, 'translation.suggest');
  const { articleId, language, segmentId, text } = input;
  return inTransaction(async (tx) => {
    await touchArticle(tx, articleId, false); // waits for who is just saving the sentence
    const translation = await translationOf(tx, viewer, articleId, language);
    const segment = await unitFor(tx, translation.id, input);
    const stands = await targetOf(tx, translation.id, segmentId);
    refuseOther(stands, input.version);
    if (stands?.text.trim() === text)
      throw new Invalid('That is what stands there.', { text: 'Change something.' });
    const { id } = await tx.suggestion.create({
      data: {
        translationId: translation.id,
        segmentId,
        text,
        baseText: stands?.text ?? '',
        baseVersion: input.version,
        authorId: viewer.id,
        authorName: viewer.name,
        createdAt: await databaseNow(tx),
      },
      select: { id: true },
    });
    await recordEvent(
      tx,
      viewer,
      'suggestion.made',
      { type: 'suggestion', id, articleId },
      {
        language,
        segment: segment.number,
      },
    );
    return openSuggestionsIn(tx, articleId, language);
  });
}

/**
 * Takes a suggestion, as it is or in the reviewer's wording: the sentence is approved, the words stay credited to who wrote
 * them. Throws Conflict when the suggestion was decided or the sentence changed since, Invalid naming an error of a check.
 */
export async function acceptSuggestion(
  viewer: Viewer,
  input: AcceptSuggestion,
): Promise<{ target: TargetView; suggestions: SuggestionView[] }> {
  permit(viewer, 'article.read');
  return inTransaction(async (tx) => {
    const suggestion = await openAt(tx, viewer, input);
    const { articleId, language, translationId, segmentId } = suggestion;
    await touchArticle(tx, articleId);
    const segment = await unitFor(tx, translationId, { articleId, segmentId });
    const stands = await targetOf(tx, translationId, segmentId);
    refuseOther(stands, input.targetVersion);
    const isOwnWording = input.text !== null && input.text !== suggestion.text;
    const text = input.text ?? suggestion.text;
    await refuseErrors(tx, segment.text, text, suggestion.languages);
    const content = {
      text,
      state: 'approved' as const,
      origin: 'human',
      engine: null,
      sourceText: segment.text,
    };
    const key = { translationId, segmentId, version: input.targetVersion };
    const target = await writeTarget(tx, viewer, key, content);
    const writer = isOwnWording ? viewer : { id: suggestion.authorId, name: suggestion.authorName };
    await writeRevision(tx, writer, target.id, { text, state: 'translated', origin: 'suggestion' });
    await writeRevision(tx, viewer, target.id, { text, state: 'approved', origin: 'suggestion' });
    if (stands && stands.text !== text) await reanchorTarget(tx, target.id, stands.text, text);
    await decide(tx, viewer, suggestion, 'accepted', null);
    await refreshStatus(tx, translationId);
    return { target: targetView(target), suggestions: await openSuggestionsIn(tx, articleId, language) };
  });
}

/** Turns a suggestion down, with a comment for who made it. Throws Conflict, Forbidden, NotFound. */
export async function rejectSuggestion(viewer: Viewer, input: RejectSuggestion): Promise<SuggestionView[]> {
  permit(viewer, 'article.read');
  return inTransaction(async (tx) => {
    const suggestion = await openAt(tx, viewer, input);
    await decide(tx, viewer, suggestion, 'rejected', input.comment);
    return openSuggestionsIn(tx, suggestion.articleId, suggestion.language);
  });
}

/** Takes one's own suggestion back. Throws Conflict, Forbidden, NotFound. */
export async function withdrawSuggestion(
  viewer: Viewer,
  input: { id: number; version: number },
): Promise<SuggestionView[]> {
  permit(viewer, 'translation.suggest');
  return inTransaction(async (tx) => {
    const suggestion = await suggestionAt(tx, input);
    const isOwn = viewer.id !== null && suggestion.authorId === viewer.id;
    if (!isOwn) throw new Forbidden('Only who made a suggestion can take it back.');
    refuseDecided(suggestion, input.version);
    await decide(tx, viewer, suggestion, 'withdrawn', null);
    return openSuggestionsIn(tx, suggestion.articleId, suggestion.language);
  });
}

function targetOf(tx: Tx, translationId: number, segmentId: number) {
  return tx.target.findUnique({
    where: { translationId_segmentId: { translationId, segmentId } },
    select: TARGET_VIEW,
  });
}

function refuseOther(stands: Awaited<ReturnType<typeof targetOf>>, version: number): void {
  if ((stands?.version ?? 0) !== version)
    throw new Conflict('Somebody else changed this sentence.', stands ? targetView(stands) : null);
}

type Found = Awaited<ReturnType<typeof suggestionAt>>;

async function suggestionAt(tx: Tx, { id }: { id: number }) {
  const found = await tx.suggestion.findUnique({
    where: { id },
    select: {
      id: true,
      version: true,
      status: true,
      text: true,
      authorId: true,
      authorName: true,
      translationId: true,
      segmentId: true,
      segment: { select: { number: true, articleId: true } },
      translation: {
        select: {
          language: true,
          article: { select: { language: true } },
          members: { select: { userId: true, part: true } },
        },
      },
    },
  });
  if (!found) throw new NotFound('That suggestion');
  const { translation, ...rest } = found;
  return {
    ...rest,
    articleId: found.segment.articleId,
    language: translation.language,
    languages: { source: translation.article.language, target: translation.language },
    subject: subjectOf(translation.members),
  };
}

/** An open suggestion, for somebody who may review it. */
async function openAt(tx: Tx, viewer: Viewer, input: { id: number; version: number }): Promise<Found> {
  const suggestion = await suggestionAt(tx, input);
  permit(viewer, 'translation.approve', suggestion.subject);
  refuseDecided(suggestion, input.version);
  return suggestion;
}

function refuseDecided({ status, version }: Found, seen: number): void {
  if (status !== 'open' || version !== seen)
    throw new Conflict('This suggestion was decided meanwhile.', { status, version });
}

/** Of two who decide at the same instant the second gets a Conflict. */
async function decide(
  tx: Tx,
  viewer: Viewer,
  { id, version, articleId, language, segment }: Found,
  status: 'accepted' | 'rejected' | 'withdrawn',
  comment: string | null,
): Promise<void> {
  const { count } = await tx.suggestion.updateMany({
    where: { id, version, status: 'open' },
    data: {
      status,
      comment,
      decidedById: viewer.id,
      decidedByName: viewer.name,
      decidedAt: await databaseNow(tx),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new Conflict('This suggestion was decided meanwhile.', null);
  const subject = { type: 'suggestion' as const, id, articleId };
  await recordEvent(tx, viewer, `suggestion.${status}`, subject, { language, segment: segment.number });
}
