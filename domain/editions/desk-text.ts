/** What the desk holds of an article that an edition is made from, in one read. */
import type { Db, Tx } from '../db/client.ts';

const DESK_TEXT = {
  id: true,
  slug: true,
  title: true,
  titleOrigin: true,
  language: true,
  date: true,
  publisher: true,
  byline: true,
  sourceUrl: true,
  rights: true,
  textVersions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: {
      blocks: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          kind: true,
          text: true,
          credit: true,
          guessed: true,
          segments: {
            where: { retiredAt: null },
            orderBy: { position: 'asc' },
            select: { id: true, number: true, text: true },
          },
        },
      },
    },
  },
  translations: {
    orderBy: { language: 'asc' },
    select: {
      language: true,
      title: true,
      titleEngine: true,
      titleSource: true,
      members: { select: { part: true, user: { select: { name: true } } } },
      targets: {
        where: { segment: { retiredAt: null } },
        select: {
          id: true,
          segmentId: true,
          headId: true,
          text: true,
          state: true,
          origin: true,
          revisions: { orderBy: { number: 'asc' }, select: { text: true, origin: true, authorName: true } },
        },
      },
    },
  },
  annotations: {
    where: { deletedAt: null },
    select: {
      id: true,
      kind: true,
      visibility: true,
      placement: true,
      blockId: true,
      start: true,
      end: true,
      url: true,
      fact: true,
      resolvedAt: true,
      bodies: { orderBy: { language: 'asc' }, select: { language: true, text: true } },
      tag: { select: { slug: true } },
      targets: {
        select: {
          targetId: true,
          start: true,
          end: true,
          quote: true,
          prefix: true,
          suffix: true,
          placement: true,
        },
      },
    },
  },
  tags: {
    orderBy: { tag: { slug: 'asc' } },
    select: {
      tag: {
        select: {
          id: true,
          slug: true,
          kind: true,
          labels: { orderBy: { language: 'asc' }, select: { language: true, text: true } },
          externalIds: { orderBy: { scheme: 'asc' }, select: { scheme: true, value: true } },
        },
      },
    },
  },
} as const;

export type DeskText = NonNullable<Awaited<ReturnType<typeof readDeskText>>>;

export function readDeskText(db: Db | Tx, articleId: number) {
  return db.article.findUnique({ where: { id: articleId }, select: DESK_TEXT });
}
