/** What the publish panel and the history of an article at the desk show. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { assemble } from './assemble.ts';
import { languagesOf } from './cards.ts';
import { type DeskEditionRow, type Readiness, readableLanguages } from './edition.ts';

/** What stands against publishing now, and what the edition would hold. Throws NotFound. */
export async function readiness(viewer: Viewer, articleId: number): Promise<Readiness> {
  permit(viewer, 'article.read');
  const article = await database().article.findUnique({
    where: { id: articleId },
    select: {
      revision: true,
      publicEdition: { select: { articleRevision: true } },
      editions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
    },
  });
  if (!article) throw new NotFound('That article');
  const { snapshot, reasons, leftOut } = await assemble(database(), articleId);
  return {
    reasons,
    languages: readableLanguages(snapshot),
    leftOut,
    nextNumber: (article.editions[0]?.number ?? 0) + 1,
    unchanged: article.publicEdition?.articleRevision === article.revision,
  };
}

/** All editions of an article, newest first. */
export async function editionsOf(viewer: Viewer, articleId: number): Promise<DeskEditionRow[]> {
  permit(viewer, 'article.read');
  const editions = await database().edition.findMany({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      publishedAt: true,
      publishedByName: true,
      note: true,
      override: true,
      hash: true,
      texts: { select: { language: true, isOriginal: true } },
    },
  });
  return editions.map((edition) => ({
    number: edition.number,
    publishedAt: edition.publishedAt.toISOString(),
    publishedBy: edition.publishedByName,
    note: edition.note,
    override: edition.override,
    hash: edition.hash,
    languages: languagesOf(edition.texts),
  }));
}
