/** From units as they are stored to where they come from. */
import type { MemoryOrigin } from './memory.ts';

export const ORIGIN = {
  authorName: true,
  writtenAt: true,
  note: true,
  target: {
    select: {
      translation: { select: { language: true } },
      members: { orderBy: { segment: { position: 'asc' } }, select: { segmentId: true } },
      segment: {
        select: {
          id: true,
          number: true,
          retiredAt: true,
          articleId: true,
          article: { select: { title: true } },
        },
      },
    },
  },
  import: { select: { id: true, name: true } },
} as const;

export interface UnitRecord {
  authorName: string;
  writtenAt: Date | null;
  note: string | null;
  target: {
    translation: { language: string };
    /** the sentences after its own that it is the translation of too */
    members: readonly { segmentId: number }[];
    segment: {
      id: number;
      number: number;
      retiredAt: Date | null;
      articleId: number;
      article: { title: string };
    };
  } | null;
  import: { id: number; name: string } | null;
}

/** A unit has a target or an import; the database sees to it that it goes with either. */
export function originOf({ target, import: from }: UnitRecord): MemoryOrigin {
  if (!target) return { kind: 'import', importId: from?.id ?? 0, name: from?.name ?? '' };
  const { segment, translation } = target;
  return {
    kind: 'article',
    articleId: segment.articleId,
    title: segment.article.title,
    language: translation.language,
    number: segment.number,
    isCurrent: segment.retiredAt === null,
  };
}
