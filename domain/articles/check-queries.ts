/** What checks found in an article's text, and which other articles have nearly the same. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import type { CheckedFinding, Comparison, NearRow } from './article.ts';
import { comparedRows } from './compared-rows.ts';

/** As articleForDesk has it. */
const MOST_FINDINGS = 1000;

/** The first 1,000 slips in the article's current text, those that were dismissed as well, in the order of the text. */
export async function checkedFindings(viewer: Viewer, articleId: number): Promise<CheckedFinding[]> {
  permit(viewer, 'article.read');
  const findings = await database().finding.findMany({
    where: { articleId },
    orderBy: [{ block: 'asc' }, { start: 'asc' }, { id: 'asc' }],
    take: MOST_FINDINGS,
    select: {
      id: true,
      kind: true,
      block: true,
      start: true,
      end: true,
      message: true,
      suggestion: true,
      dismissedAt: true,
    },
  });
  if (findings.length === 0) return [];
  const text = await database().textVersion.findFirst({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { blocks: { select: { position: true, text: true } } },
  });
  const blocks = new Map(text?.blocks.map((block) => [block.position, block.text]));
  return findings.map(({ dismissedAt, ...finding }) => ({
    ...finding,
    quote: blocks.get(finding.block)?.slice(finding.start, finding.end) ?? '',
    dismissed: dismissedAt !== null,
  }));
}

const END = { select: { id: true, title: true, language: true } } as const;
const NEAR = {
  articleId: true,
  otherId: true,
  jaccard: true,
  containment: true,
  dismissedAt: true,
  article: END,
  other: END,
} as const;

interface NearRecord extends Omit<NearRow, 'dismissed'> {
  dismissedAt: Date | null;
  article: NearRow['other'];
}

/** Articles with nearly the same text, whichever of the two came first; the most alike first. */
export async function nearDuplicatesOf(viewer: Viewer, articleId: number): Promise<NearRow[]> {
  permit(viewer, 'article.read');
  const records = await database().nearDuplicate.findMany({
    where: { OR: [{ articleId }, { otherId: articleId }] },
    orderBy: [{ containment: 'desc' }, { jaccard: 'desc' }, { otherId: 'asc' }],
    take: 50,
    select: NEAR,
  });
  return records.map((record) => nearRow(record, articleId));
}

function nearRow({ article, dismissedAt, ...record }: NearRecord, from: number): NearRow {
  const other = record.articleId === from ? record.other : article;
  return { ...record, other, dismissed: dismissedAt !== null };
}

/**
 * Two articles that are nearly the same, sentence by sentence. Throws NotFound for a pair that nothing says so of: comparing
 * texts that have nothing in common takes long and shows nothing.
 */
export async function comparedArticles(viewer: Viewer, leftId: number, rightId: number): Promise<Comparison> {
  permit(viewer, 'article.read');
  const record = await database().nearDuplicate.findFirst({
    where: {
      OR: [
        { articleId: leftId, otherId: rightId },
        { articleId: rightId, otherId: leftId },
      ],
    },
    select: NEAR,
  });
  if (!record) throw new NotFound('That pair of articles');
  const near = nearRow(record, leftId);
  const rows = await comparedRows(await sentencesOf(leftId), await sentencesOf(rightId));
  const [left, right] = [await comparedArticle(leftId), await comparedArticle(rightId)];
  return { left, right, near, rows };
}

function comparedArticle(id: number) {
  return database().article.findUniqueOrThrow({
    where: { id },
    select: { id: true, title: true, language: true, slug: true, date: true },
  });
}

async function sentencesOf(articleId: number): Promise<string[]> {
  const segments = await database().segment.findMany({
    where: { articleId, retiredAt: null },
    orderBy: [{ block: { position: 'asc' } }, { position: 'asc' }],
    select: { text: true },
  });
  return segments.map(({ text }) => text.trim());
}
