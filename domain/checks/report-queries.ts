/** The open checks over the whole corpus, page by page. */
import { database } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { catchUp } from './catch-up.ts';
import type { CheckFilter, OpenCheck } from './check.ts';
import { OTHER, otherSentence, severityOf } from './rows.ts';

const PAGE = 100;
/** Articles that the filter offers, those with most findings first. */
const MOST_ARTICLES = 100;
/** Milliseconds that the page waits for findings to follow what has changed; it says how many sentences are not there yet. */
const PATIENCE = 1_500;

const FINDING = {
  id: true,
  kind: true,
  severity: true,
  message: true,
  target: { select: OTHER },
  other: { select: OTHER },
} as const;

/** A page of the open checks, errors first, with how many there are of each kind. */
export async function checkReport(viewer: Viewer, filter: CheckFilter) {
  permit(viewer, 'article.read');
  const waiting = await catchUp(PATIENCE);
  const { kind, severity, page = 1 } = filter;
  const inPlace = {
    isDismissed: false,
    ...(filter.language && { language: filter.language }),
    ...(filter.article && { articleId: filter.article }),
  };
  const where = { ...inPlace, ...(kind && { kind }), ...(severity && { severity }) };
  const [rows, bySeverity, kinds, languages, articles] = await Promise.all([
    database().targetFinding.findMany({
      where,
      orderBy: [
        { severity: 'asc' },
        { articleId: 'asc' },
        { language: 'asc' },
        { segment: 'asc' },
        { id: 'asc' },
      ],
      skip: (page - 1) * PAGE,
      take: PAGE,
      select: FINDING,
    }),
    database().targetFinding.groupBy({ by: ['severity'], where, _count: true }),
    database().targetFinding.groupBy({
      by: ['kind'],
      where: inPlace,
      orderBy: { kind: 'asc' },
      _count: true,
    }),
    database().targetFinding.groupBy({
      by: ['language'],
      where: { isDismissed: false },
      orderBy: { language: 'asc' },
    }),
    articlesWithMost(filter),
  ]);
  const total = bySeverity.reduce((sum, { _count }) => sum + _count, 0);
  return {
    rows: rows.map(openCheck),
    total,
    errors: bySeverity.find((group) => group.severity === 'error')?._count ?? 0,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    kinds: kinds.map(({ kind: name, _count }) => ({ kind: name, count: _count })),
    languages: languages.map(({ language }) => language),
    articles,
    /** sentences whose findings may be those of an earlier text or termbase */
    waiting,
  };
}

type Finding = Parameters<typeof otherSentence>[0];

function openCheck({
  target,
  other,
  severity,
  ...row
}: {
  id: number;
  kind: string;
  severity: string;
  message: string;
  target: Finding;
  other: Finding | null;
}): OpenCheck {
  const { source: _, ...place } = otherSentence(target);
  return { ...row, ...place, severity: severityOf(severity), other: other && otherSentence(other) };
}

/** The articles to choose from: the chosen one is among them. */
async function articlesWithMost({ article, language }: CheckFilter) {
  const groups = await database().targetFinding.groupBy({
    by: ['articleId'],
    where: { isDismissed: false, ...(language && { language }) },
    _count: { _all: true },
    orderBy: [{ _count: { articleId: 'desc' } }, { articleId: 'asc' }],
    take: MOST_ARTICLES,
  });
  const counts = new Map(groups.map(({ articleId, _count }) => [articleId, _count._all]));
  if (article && !counts.has(article)) counts.set(article, 0);
  const found = await database().article.findMany({
    where: { id: { in: [...counts.keys()] } },
    select: { id: true, title: true, language: true },
  });
  return found
    .map((row) => ({ ...row, count: counts.get(row.id) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.id - b.id);
}
