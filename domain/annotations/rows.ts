/** From database rows to what the screens get; used by queries and mutations. */
import type { Db, Tx } from '../db/client.ts';
import { labelsOf } from '../tags/rows.ts';
import { labelFor } from '../tags/tag.ts';
import { annotationKind, type DeskNote, fact, PLACEMENTS, visibility } from './annotation.ts';

export const NOTE = {
  id: true,
  version: true,
  articleId: true,
  kind: true,
  visibility: true,
  placement: true,
  blockId: true,
  start: true,
  end: true,
  quote: true,
  url: true,
  fact: true,
  resolvedAt: true,
  assigneeId: true,
  comments: {
    orderBy: { id: 'asc' },
    select: { id: true, text: true, authorName: true, createdAt: true },
  },
  copiedFromId: true,
  authorId: true,
  authorName: true,
  createdAt: true,
  bodies: { select: { language: true, text: true } },
  tag: { select: { id: true, slug: true, labels: { select: { language: true, text: true } } } },
  targets: {
    orderBy: { targetId: 'asc' },
    select: {
      start: true,
      end: true,
      quote: true,
      placement: true,
      target: { select: { segmentId: true, translation: { select: { language: true } } } },
    },
  },
} as const;

interface NoteRecord {
  id: number;
  version: number;
  kind: string;
  visibility: string;
  placement: string;
  blockId: number | null;
  start: number | null;
  end: number | null;
  quote: string | null;
  url: string | null;
  fact: unknown;
  resolvedAt: Date | null;
  assigneeId: number | null;
  copiedFromId: number | null;
  comments: { id: number; text: string; authorName: string; createdAt: Date }[];
  authorName: string;
  createdAt: Date;
  bodies: { language: string; text: string }[];
  tag: { id: number; slug: string; labels: { language: string; text: string }[] } | null;
  targets: {
    start: number;
    end: number;
    quote: string;
    placement: string;
    target: { segmentId: number; translation: { language: string } };
  }[];
}

/** The note as the desk sees it; `language` chooses which translation's span stands in `target` (else the first). */
export function deskNote(note: NoteRecord, language?: string): DeskNote {
  const target = language
    ? note.targets.find((candidate) => candidate.target.translation.language === language)
    : note.targets[0];
  return {
    id: note.id,
    version: note.version,
    kind: annotationKind.parse(note.kind),
    visibility: visibility.parse(note.visibility),
    placement: placementOf(note, target?.placement),
    source: sourceOf(note),
    target: target
      ? {
          segmentId: target.target.segmentId,
          language: target.target.translation.language,
          start: target.start,
          end: target.end,
          quote: target.quote,
        }
      : null,
    bodies: Object.fromEntries(note.bodies.map((body) => [body.language, body.text])),
    tag: note.tag
      ? { id: note.tag.id, slug: note.tag.slug, label: labelFor(labelsOf(note.tag), language ?? 'en').text }
      : null,
    url: note.url,
    fact: note.fact === null ? null : fact.parse(note.fact),
    resolved: note.resolvedAt !== null,
    assigneeId: note.assigneeId,
    comments: note.comments.map(({ id, text, authorName, createdAt }) => ({
      id,
      text,
      author: authorName,
      at: createdAt.toISOString(),
    })),
    author: note.authorName,
    copiedFrom: note.copiedFromId,
    createdAt: note.createdAt.toISOString(),
  };
}

function sourceOf({ blockId, start, end, quote }: NoteRecord): DeskNote['source'] {
  if (blockId === null || start === null || end === null || quote === null) return null;
  return { blockId, start, end, quote };
}

/** anchored < moved < half < orphan: the screen shows what needs a look. Readers get a note as long as its source stands. */
function placementOf(note: NoteRecord, target = 'anchored'): DeskNote['placement'] {
  const hasSource = sourceOf(note) !== null;
  if (note.placement === 'orphan') return 'orphan';
  if (target === 'orphan') return hasSource ? 'half' : 'orphan';
  const known: readonly string[] = PLACEMENTS;
  const rank = Math.max(known.indexOf(note.placement), known.indexOf(target));
  return PLACEMENTS[rank] ?? 'orphan';
}

/** The living notes of an article, in the order of the text. */
export async function notesFor(db: Db | Tx, articleId: number, language?: string): Promise<DeskNote[]> {
  const notes = await db.annotation.findMany({
    where: { articleId, deletedAt: null },
    orderBy: [{ block: { position: 'asc' } }, { start: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    select: NOTE,
  });
  return notes.map((note) => deskNote(note, language));
}
