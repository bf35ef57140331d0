/** Reads for the annotation screens. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import type { DeskNote } from './annotation.ts';
import { notesFor } from './rows.ts';

/** All living notes of an article, in the order of the text. */
export async function notesOf(viewer: Viewer, articleId: number): Promise<DeskNote[]> {
  permit(viewer, 'article.read');
  return notesFor(database(), articleId);
}

/** What /desk/articles/{id}/annotations shows. Throws NotFound. */
export async function annotationPage(viewer: Viewer, articleId: number) {
  permit(viewer, 'article.read');
  const article = await database().article.findUnique({
    where: { id: articleId },
    select: {
      title: true,
      slug: true,
      language: true,
      textVersions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { blocks: { orderBy: { position: 'asc' }, select: { id: true, kind: true, text: true } } },
      },
      translations: {
        orderBy: { language: 'asc' },
        select: {
          language: true,
          targets: {
            where: { headId: null, segment: { retiredAt: null } },
            select: { segmentId: true, text: true, segment: { select: { number: true } } },
          },
        },
      },
    },
  });
  if (!article) throw new NotFound('That article');
  return {
    articleId,
    title: article.title,
    slug: article.slug,
    language: article.language,
    blocks: article.textVersions[0]?.blocks ?? [],
    notes: await notesFor(database(), articleId),
    translations: article.translations.map((translation) => translation.language),
    targets: article.translations.flatMap((translation) =>
      translation.targets.map((target) => ({
        language: translation.language,
        segmentId: target.segmentId,
        number: target.segment.number,
        text: target.text,
      })),
    ),
    can: { annotate: can(viewer, 'annotation.add') },
  };
}
