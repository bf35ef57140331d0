/** All notes of the house, filtered, a page at a time. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import type { ListedNote, NoteQuery } from './annotation.ts';
import { deskNote, NOTE } from './rows.ts';

const PAGE = 50;

/** The newest first. `authors`: everybody who has written one, for the filter. */
export async function noteList(
  viewer: Viewer,
  query: NoteQuery,
): Promise<{ rows: ListedNote[]; total: number; page: number; pages: number; authors: string[] }> {
  permit(viewer, 'article.read');
  const { page = 1 } = query;
  const where = whereOf(query);
  const [records, total, authors] = await Promise.all([
    database().annotation.findMany({
      where,
      orderBy: { id: 'desc' },
      skip: (page - 1) * PAGE,
      take: PAGE,
      select: { ...NOTE, article: { select: { id: true, title: true, language: true } } },
    }),
    database().annotation.count({ where }),
    database().annotation.groupBy({
      by: ['authorName'],
      where: { deletedAt: null },
      orderBy: { authorName: 'asc' },
    }),
  ]);
  return {
    rows: records.map(({ article, ...record }) => ({
      note: deskNote(record),
      article,
      mayChange: can(viewer, 'annotation.edit', { authorId: record.authorId }),
    })),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    authors: authors.map(({ authorName }) => authorName),
  };
}

function whereOf({ q, kind, visibility, language, article, author, assigned, standing }: NoteQuery) {
  const conditions = [
    ...(q ? q.split(/\s+/).filter(Boolean).map(saying) : []),
    ...(language ? [standingIn(language)] : []),
    ...(standing ? [STANDING[standing]] : []),
    ...(assigned === undefined ? [] : [waitingFor(assigned)]),
  ];
  return {
    deletedAt: null,
    ...(kind ? { kind } : {}),
    ...(visibility ? { visibility } : {}),
    ...(article ? { articleId: article } : {}),
    ...(author ? { authorName: author } : {}),
    AND: conditions,
  };
}

const lostOrMoved = { in: ['moved', 'orphan'] };

const STANDING = {
  open: { kind: 'question', resolvedAt: null },
  resolved: { kind: 'question', resolvedAt: { not: null } },
  check: { OR: [{ placement: lostOrMoved }, { targets: { some: { placement: lostOrMoved } } }] },
  orphan: { OR: [{ placement: 'orphan' }, { targets: { some: { placement: 'orphan' } } }] },
};

function waitingFor(assigned: 'nobody' | number) {
  return { kind: 'question', assigneeId: assigned === 'nobody' ? null : assigned };
}

function standingIn(language: string) {
  const inOriginal = { blockId: { not: null }, article: { language } };
  return { OR: [inOriginal, { targets: { some: { target: { translation: { language } } } } }] };
}

/** A word anywhere in what a note says, stands on or is answered. */
function saying(word: string) {
  return {
    OR: spellings(word).flatMap((contains) => [
      { quote: { contains } },
      { bodies: { some: { text: { contains } } } },
      { targets: { some: { quote: { contains } } } },
      { comments: { some: { text: { contains } } } },
      { article: { title: { contains } } },
    ]),
  };
}

/** One database regards capitals, the other disregards those of ASCII alone: the usual ways to write a word are asked for. */
function spellings(word: string): string[] {
  // the databases take a % for anything at all, and there is no way to tell both that it is meant
  const lower = word.toLowerCase().replaceAll('%', '_');
  return [
    ...new Set([
      word.replaceAll('%', '_'),
      lower,
      lower.charAt(0).toUpperCase() + lower.slice(1),
      lower.toUpperCase(),
    ]),
  ];
}

/** The article that a note is in. Throws NotFound, for a deleted one as well. */
export async function articleOfNote(viewer: Viewer, { id }: { id: number }): Promise<number> {
  permit(viewer, 'article.read');
  const note = await database().annotation.findFirst({
    where: { id, deletedAt: null },
    select: { articleId: true },
  });
  if (!note) throw new NotFound('That annotation');
  return note.articleId;
}
