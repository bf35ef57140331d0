/** What waits for one person: their translations, suggestions to review, mentions, questions, and what became of their own. */
import { database } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import { progressOf, sentenceCounts } from '../translations/progress.ts';
import { titleStanding } from '../translations/title-source.ts';
import { statusOf } from '../translations/translation.ts';

const ARTICLE = { select: { id: true, title: true, language: true } } as const;

/** Everything that waits for the viewer. A viewer without an account has nothing of their own. */
export async function myWork(viewer: Viewer) {
  permit(viewer, 'article.read');
  const userId = viewer.id ?? 0;
  const [translations, suggestions, mentions, questions, decided] = await Promise.all([
    assignedTo(userId),
    toReview(viewer, userId),
    mentionsOf(userId),
    questionsFor(userId),
    decidedOf(userId),
  ]);
  return { translations, suggestions, mentions, questions, decided };
}

async function assignedTo(userId: number) {
  const rows = await database().translationMember.findMany({
    where: { userId, translation: { article: { status: { not: 'archived' } } } },
    orderBy: { translationId: 'asc' },
    select: {
      part: true,
      translation: {
        select: {
          language: true,
          title: true,
          titleSource: true,
          targets: { where: { segment: { retiredAt: null } }, select: { state: true } },
          article: { select: { id: true, title: true, language: true } },
        },
      },
    },
  });
  const sentences = await sentenceCounts(
    database(),
    rows.map(({ translation }) => translation.article.id),
  );
  return rows.map(({ part, translation: { language, targets, article, ...translated } }) => {
    const progress = progressOf(
      sentences.get(article.id) ?? 0,
      targets.map((target) => target.state),
    );
    const status = statusOf(progress, titleStanding(translated, article.title));
    const { id: articleId, title: articleTitle, language: sourceLanguage } = article;
    return { articleId, title: articleTitle, sourceLanguage, language, part, status, progress };
  });
}

/** Of translations that the viewer reviews; of those that nobody reviews, every editor's. */
async function toReview(viewer: Viewer, userId: number) {
  const isEditor = can(viewer, 'translation.approve');
  const mine = { members: { some: { userId, part: 'reviewer' } } };
  const nobodys = { members: { none: { part: 'reviewer' } } };
  const rows = await database().suggestion.findMany({
    where: { status: 'open', translation: isEditor ? { OR: [mine, nobodys] } : mine },
    orderBy: { id: 'asc' },
    take: 100,
    select: {
      id: true,
      text: true,
      authorName: true,
      createdAt: true,
      segment: { select: { number: true } },
      translation: { select: { language: true, article: ARTICLE } },
    },
  });
  return rows.map(({ id, text, authorName, createdAt, segment, translation }) => ({
    id,
    text,
    author: authorName,
    at: createdAt.toISOString(),
    segment: segment.number,
    language: translation.language,
    articleId: translation.article.id,
    title: translation.article.title,
    sourceLanguage: translation.article.language,
  }));
}

async function mentionsOf(userId: number) {
  const rows = await database().commentMention.findMany({
    where: { userId, comment: { annotation: { deletedAt: null, resolvedAt: null } } },
    orderBy: { commentId: 'desc' },
    take: 50,
    select: {
      comment: {
        select: {
          id: true,
          text: true,
          authorName: true,
          createdAt: true,
          annotation: { select: { id: true, article: ARTICLE } },
        },
      },
    },
  });
  return rows.map(({ comment: { id, text, authorName, createdAt, annotation } }) => ({
    id,
    text,
    author: authorName,
    at: createdAt.toISOString(),
    noteId: annotation.id,
    articleId: annotation.article.id,
    title: annotation.article.title,
    sourceLanguage: annotation.article.language,
  }));
}

async function questionsFor(userId: number) {
  const rows = await database().annotation.findMany({
    where: { assigneeId: userId, deletedAt: null, resolvedAt: null },
    orderBy: { id: 'asc' },
    take: 100,
    select: {
      id: true,
      authorName: true,
      createdAt: true,
      bodies: { orderBy: { language: 'asc' }, select: { language: true, text: true } },
      article: ARTICLE,
    },
  });
  return rows.map(({ id, authorName, createdAt, bodies, article }) => ({
    noteId: id,
    text: bodies[0]?.text ?? '',
    textLanguage: bodies[0]?.language ?? 'en',
    author: authorName,
    at: createdAt.toISOString(),
    articleId: article.id,
    title: article.title,
    sourceLanguage: article.language,
  }));
}

/** What reviewers said to the viewer's own suggestions, the newest first. */
async function decidedOf(userId: number) {
  const rows = await database().suggestion.findMany({
    where: { authorId: userId, status: { in: ['accepted', 'rejected'] } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: 10,
    select: {
      id: true,
      status: true,
      comment: true,
      decidedByName: true,
      segment: { select: { number: true } },
      translation: { select: { language: true, article: ARTICLE } },
    },
  });
  return rows.map(({ id, status, comment, decidedByName, segment, translation }) => ({
    id,
    isAccepted: status === 'accepted',
    comment,
    by: decidedByName ?? '',
    segment: segment.number,
    language: translation.language,
    articleId: translation.article.id,
    title: translation.article.title,
    sourceLanguage: translation.article.language,
  }));
}
