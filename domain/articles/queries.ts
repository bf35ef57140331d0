/** Reads for the desk: lists of articles and the one article. */
import { database } from '../db/client.ts';
import { languagesOf } from '../editions/cards.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { articlesWith } from '../search/articles.ts';
import { fold } from '../text/normalise.ts';
import { slugify } from '../text/slug.ts';
import { summariesOf } from '../translations/progress.ts';
import type { Progress, TranslationStatus } from '../translations/translation.ts';
import {
  ARTICLE_STATUSES,
  type ArticleFilter,
  type ArticleRow,
  type ArticleStatus,
  articleStatus,
} from './article.ts';

const PAGE = 50;
const MOST_ADDRESSED = 200;
/** The newest that match: SQLite takes 999 values in one query, which has other conditions, too. */
const MOST_MATCHING = 900;

const ROW = {
  id: true,
  title: true,
  titleOrigin: true,
  slug: true,
  language: true,
  date: true,
  status: true,
  revision: true,
  updatedAt: true,
  publicEdition: {
    select: { articleRevision: true, texts: { select: { language: true, isOriginal: true } } },
  },
} as const;

interface RowRecord {
  id: number;
  title: string;
  titleOrigin: string;
  slug: string;
  language: string;
  date: string | null;
  status: string;
  revision: number;
  updatedAt: Date;
  publicEdition: { articleRevision: number; texts: { language: string; isOriginal: boolean }[] } | null;
}

/** A page of articles that match, newest change first, with the number of articles per status. */
export async function articleList(viewer: Viewer, filter: ArticleFilter) {
  permit(viewer, 'article.read');
  const page = filter.page ?? 1;
  const words = await whereOf(filter);
  const where = { ...words, ...(filter.status ? { status: filter.status } : {}) };
  const [records, total, byStatus] = await Promise.all([
    database().article.findMany({
      where,
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
      select: ROW,
    }),
    database().article.count({ where }),
    database().article.groupBy({ by: ['status'], where: words, _count: true }),
  ]);
  const counts = Object.fromEntries(ARTICLE_STATUSES.map((status) => [status, 0])) as Record<
    ArticleStatus,
    number
  >;
  for (const row of byStatus) counts[articleStatus.parse(row.status)] = row._count;
  return { rows: await rowsOf(records), total, page, pages: Math.max(1, Math.ceil(total / PAGE)), counts };
}

/** Looked for in the words of title and text, in the address, and in the titles of translations. */
async function whereOf({ q, language, tag }: ArticleFilter) {
  const ids = q ? await idsMatching(q) : null;
  return {
    ...(ids ? { id: { in: ids } } : {}),
    ...(language ? { language } : {}),
    ...(tag ? { tags: { some: { tag: { slug: tag } } } } : {}),
  };
}

async function idsMatching(q: string): Promise<number[]> {
  const [words, slug] = [fold(q), slugify(q, 70)];
  const found = new Set(await articlesWith(q));
  if (slug !== '') {
    const addressed = await database().article.findMany({
      where: { slug: { contains: slug } },
      take: MOST_ADDRESSED,
      select: { id: true },
    });
    for (const { id } of addressed) found.add(id);
  }
  // few articles are translated, and the database's own folding knows only ASCII
  const translated = await database().translation.findMany({
    where: { title: { not: '' } },
    select: { articleId: true, title: true },
  });
  for (const { articleId, title } of translated) if (fold(title).includes(words)) found.add(articleId);
  return [...found].sort((a, b) => b - a).slice(0, MOST_MATCHING);
}

async function rowsOf(records: RowRecord[]): Promise<ArticleRow[]> {
  const summaries = await summariesOf(
    database(),
    records.map(({ id, publicEdition }) => ({
      id,
      publicLanguages: languagesOf(publicEdition?.texts ?? []),
    })),
  );
  const counts = await countsOf(records.map(({ id }) => id));
  return records.map(({ revision, publicEdition, updatedAt, status, ...record }) => ({
    ...record,
    status: articleStatus.parse(status),
    changed: publicEdition !== null && revision > publicEdition.articleRevision,
    updatedAt: updatedAt.toISOString(),
    translations: summaries.get(record.id) ?? [],
    tags: counts.tags.get(record.id) ?? 0,
    notes: counts.notes.get(record.id) ?? 0,
  }));
}

/** By article. */
async function countsOf(articleIds: number[]) {
  const by = ['articleId'] as const;
  const articleId = { in: articleIds };
  const [tags, notes] = await Promise.all([
    database().articleTag.groupBy({ by: [...by], where: { articleId }, _count: true }),
    database().annotation.groupBy({ by: [...by], where: { articleId, deletedAt: null }, _count: true }),
  ]);
  const counts = (rows: { articleId: number; _count: number }[]) =>
    new Map(rows.map((row) => [row.articleId, row._count]));
  return { tags: counts(tags), notes: counts(notes) };
}

interface DeskHome {
  inReview: ArticleRow[];
  needsChanges: ArticleRow[];
  changed: ArticleRow[];
  drafts: ArticleRow[];
  translations: {
    articleId: number;
    title: string;
    language: string;
    status: TranslationStatus;
    progress: Progress;
  }[];
}

/** What waits at the desk. */
export async function deskHome(viewer: Viewer): Promise<DeskHome> {
  permit(viewer, 'article.read');
  const records = await database().article.findMany({
    where: { status: { not: 'archived' } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: ROW,
  });
  const rows = await rowsOf(records);
  const withStatus = (status: ArticleStatus) => rows.filter((row) => row.status === status);
  return {
    inReview: withStatus('in-review'),
    needsChanges: withStatus('needs-changes'),
    changed: rows.filter((row) => row.changed),
    drafts: withStatus('draft'),
    translations: rows.flatMap(({ id, title, translations }) =>
      translations
        .filter((translation) => translation.status !== 'up-to-date')
        .map(({ language, status, progress }) => ({ articleId: id, title, language, status, progress })),
    ),
  };
}

/** Article × language: what is translated, what is out of date. */
export async function translationGrid(viewer: Viewer): Promise<{ languages: string[]; rows: ArticleRow[] }> {
  permit(viewer, 'article.read');
  const records = await database().article.findMany({
    where: { status: { not: 'archived' } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: ROW,
  });
  const rows = await rowsOf(records);
  const languages = [
    ...new Set(rows.flatMap((row) => row.translations.map((translation) => translation.language))),
  ].sort();
  return { languages, rows };
}
