/** Counting how far translations are; used by queries and mutations. */
import type { Db, Tx } from '../db/client.ts';
import { titleStanding } from './title-source.ts';
import {
  type Progress,
  statusOf,
  type TranslationStatus,
  type TranslationSummary,
  targetState,
} from './translation.ts';

/** Counts targets by state; segments without a target are untranslated. */
export function progressOf(segments: number, states: readonly string[]): Progress {
  const progress: Progress = { segments, untranslated: 0, draft: 0, translated: 0, approved: 0, stale: 0 };
  for (const state of states) progress[targetState.parse(state)]++;
  progress.untranslated += Math.max(0, segments - states.length);
  return progress;
}

/** Recounts one translation, stores its status when it changed, and returns both. */
export async function refreshStatus(
  tx: Tx,
  translationId: number,
): Promise<{ status: TranslationStatus; progress: Progress }> {
  const translation = await tx.translation.findUniqueOrThrow({
    where: { id: translationId },
    select: {
      status: true,
      title: true,
      titleSource: true,
      article: { select: { title: true } },
      articleId: true,
      targets: { where: { segment: { retiredAt: null } }, select: { state: true } },
    },
  });
  const { articleId } = translation;
  const progress = progressOf(
    await tx.segment.count({ where: { articleId, retiredAt: null } }),
    translation.targets.map((target) => target.state),
  );
  const status = statusOf(progress, titleStanding(translation, translation.article.title));
  if (status !== translation.status) {
    await tx.translation.update({ where: { id: translationId }, data: { status }, select: { id: true } });
  }
  return { status, progress };
}

/** The same of all translations of an article: its title has changed. */
export async function refreshStatuses(tx: Tx, articleId: number): Promise<void> {
  const translations = await tx.translation.findMany({ where: { articleId }, select: { id: true } });
  for (const { id } of translations) await refreshStatus(tx, id);
}

/** How many sentences articles have now, by article. */
export async function sentenceCounts(db: Db | Tx, articleIds: number[]): Promise<Map<number, number>> {
  const segments = await db.segment.groupBy({
    by: ['articleId'],
    where: { articleId: { in: articleIds }, retiredAt: null },
    _count: true,
  });
  return new Map(segments.map((row) => [row.articleId, row._count]));
}

interface Counted {
  id: number;
  articleId: number;
  language: string;
  status: string;
}

/** The translations of several articles with their progress, two queries for all of them. */
export async function summariesOf(
  db: Db | Tx,
  articles: readonly { id: number; publicLanguages: readonly string[] }[],
): Promise<Map<number, TranslationSummary[]>> {
  const ids = articles.map((article) => article.id);
  const translations: Counted[] = await db.translation.findMany({
    where: { articleId: { in: ids } },
    orderBy: { language: 'asc' },
    select: { id: true, articleId: true, language: true, status: true },
  });
  const [total, targets] = await Promise.all([
    sentenceCounts(db, ids),
    db.target.groupBy({
      by: ['translationId', 'state'],
      where: { translationId: { in: translations.map((row) => row.id) }, segment: { retiredAt: null } },
      _count: true,
    }),
  ]);
  const published = new Map(articles.map((article) => [article.id, article.publicLanguages]));
  const summaries = new Map<number, TranslationSummary[]>(ids.map((id) => [id, []]));
  for (const translation of translations) {
    const states = targets
      .filter((row) => row.translationId === translation.id)
      .flatMap((row) => Array.from({ length: row._count }, () => row.state));
    summaries.get(translation.articleId)?.push({
      language: translation.language,
      status: translation.status as TranslationStatus,
      progress: progressOf(total.get(translation.articleId) ?? 0, states),
      isPublic: published.get(translation.articleId)?.includes(translation.language) ?? false,
    });
  }
  return summaries;
}
