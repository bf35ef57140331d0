/** Open checks: of one translation, and over the whole corpus. */
import { setImmediate as breathe } from 'node:timers/promises';
import { type Db, database, type Tx } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { targetChecks } from '../text/target-checks.ts';
import { type CheckFilter, type Dismissal, isDismissed, type OpenCheck } from './check.ts';
import { machineFindings } from './machine-check.ts';

/** The warnings of a translation that were let stand, in the order of the text. */
export async function dismissals(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<Dismissal[]> {
  permit(viewer, 'article.read');
  return dismissalsIn(database(), articleId, language);
}

export async function dismissalsIn(db: Db | Tx, articleId: number, language: string): Promise<Dismissal[]> {
  const rows = await db.checkDismissal.findMany({
    where: { target: { translation: { articleId, language } } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kind: true,
      message: true,
      reason: true,
      authorName: true,
      createdAt: true,
      target: { select: { segmentId: true } },
    },
  });
  return rows.map(({ authorName, createdAt, target, ...row }) => ({
    ...row,
    segmentId: target.segmentId,
    author: authorName,
    at: createdAt.toISOString(),
  }));
}

/** Targets are read and checked in batches, and others get their turn between them. */
const BATCH = 200;
const PAGE = 100;

const TARGET = {
  id: true,
  text: true,
  origin: true,
  engine: true,
  segment: { select: { number: true, text: true } },
  dismissals: { select: { kind: true, message: true } },
  translation: {
    select: { language: true, article: { select: { id: true, title: true, language: true } } },
  },
} as const;

type TargetRow = Awaited<ReturnType<typeof batchAfter>>[number];

function batchAfter(id: number) {
  return database().target.findMany({
    where: {
      id: { gt: id },
      state: { in: ['draft', 'translated', 'approved'] },
      segment: { retiredAt: null },
      translation: { article: { status: { not: 'archived' } } },
    },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: TARGET,
  });
}

function checksOf(target: TargetRow): OpenCheck[] {
  const { text, segment, dismissals: dismissed, translation } = target;
  const { language, article } = translation;
  const languages = { source: article.language, target: language };
  return [...targetChecks(segment.text.trim(), text, languages), ...machineFindings(target)]
    .filter((finding) => !isDismissed(finding, dismissed))
    .map(({ kind, severity, message }) => ({
      articleId: article.id,
      title: article.title,
      sourceLanguage: article.language,
      language,
      segment: segment.number,
      kind,
      severity,
      message,
      text,
    }));
}

/** What was found, and of which state of the corpus: kept until something changes that a check could see. */
let known: { of: string; open: OpenCheck[] } | null = null;

async function corpusState(): Promise<string> {
  const [articles, targets, dismissed] = await Promise.all([
    database().article.aggregate({ _sum: { revision: true }, _count: true }),
    database().target.aggregate({ _sum: { version: true }, _count: true }),
    database().checkDismissal.aggregate({ _max: { id: true }, _count: true }),
  ]);
  return JSON.stringify([articles, targets, dismissed]);
}

async function openOverCorpus(): Promise<OpenCheck[]> {
  const of = await corpusState();
  if (known?.of === of) return known.open;
  const open: OpenCheck[] = [];
  for (let batch = await batchAfter(0); batch.length > 0; batch = await batchAfter(batch.at(-1)?.id ?? 0)) {
    for (const target of batch) open.push(...checksOf(target));
    await breathe();
  }
  open.sort(
    (a, b) =>
      a.severity.localeCompare(b.severity) ||
      a.articleId - b.articleId ||
      a.language.localeCompare(b.language) ||
      a.segment - b.segment,
  );
  known = { of, open };
  return open;
}

/** A page of the open checks over all articles, errors first, with how many there are of each kind. */
export async function checkReport(viewer: Viewer, filter: CheckFilter) {
  permit(viewer, 'article.read');
  const all = await openOverCorpus();
  const inLanguage = all.filter(({ language }) => !filter.language || language === filter.language);
  const wanted = inLanguage.filter(
    ({ kind, severity }) =>
      (!filter.kind || kind === filter.kind) && (!filter.severity || severity === filter.severity),
  );
  const counts = new Map<string, number>();
  for (const { kind } of inLanguage) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const page = filter.page ?? 1;
  return {
    rows: wanted.slice((page - 1) * PAGE, page * PAGE),
    total: wanted.length,
    errors: wanted.filter(({ severity }) => severity === 'error').length,
    page,
    pages: Math.max(1, Math.ceil(wanted.length / PAGE)),
    kinds: [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([kind, count]) => ({ kind, count })),
    languages: [...new Set(all.map(({ language }) => language))].sort(),
  };
}
