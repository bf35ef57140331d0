/** Findings of one translation: what was let stand, and what comparing it with the corpus finds. */
import { type Db, database, type Tx } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { RENDERED } from '../text/renderings.ts';
import { catchUpTranslation, isBehind } from './catch-up.ts';
import type { ComparedFinding, ComparedSoFar, Dismissal } from './check.ts';
import { OTHER, otherSentence, severityOf } from './rows.ts';

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

/**
 * What sentences of a translation say otherwise than others in the corpus, each with the first of those; also what was let
 * stand. As of now: what was saved a moment ago is compared. Throws NotFound.
 */
export async function comparedIn(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<ComparedFinding[]> {
  permit(viewer, 'article.read');
  const id = await translationId(articleId, language);
  await catchUpTranslation(id);
  return storedFindings(id);
}

/** The same as it is stored: a page is opened without writing anything, and says that more may come. Throws NotFound. */
export async function comparedSoFar(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<ComparedSoFar> {
  permit(viewer, 'article.read');
  const id = await translationId(articleId, language);
  const [found, behind] = await Promise.all([storedFindings(id), isBehind(id)]);
  return { found, isBehind: behind };
}

async function translationId(articleId: number, language: string): Promise<number> {
  const translation = await database().translation.findUnique({
    where: { articleId_language: { articleId, language } },
    select: { id: true },
  });
  if (!translation) throw new NotFound('That translation');
  return translation.id;
}

async function storedFindings(translation: number): Promise<ComparedFinding[]> {
  const rows = await database().targetFinding.findMany({
    where: { kind: { in: [...RENDERED] }, target: { translationId: translation } },
    orderBy: { id: 'asc' },
    select: {
      kind: true,
      severity: true,
      message: true,
      target: { select: { segmentId: true } },
      other: { select: OTHER },
    },
  });
  return rows.map(({ kind, severity, message, target, other }) => ({
    segmentId: target.segmentId,
    kind,
    severity: severityOf(severity),
    message,
    other: other && otherSentence(other),
  }));
}
