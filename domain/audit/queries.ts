/** Reads of the audit trail. */
import { database } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';

const PAGE = 100;

export interface EventRow {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  articleId: number | null;
  detail: string;
}

/** A page of events, newest first. One article's events are open to everybody at the desk, the whole trail to admins. */
export async function auditTrail(
  viewer: Viewer,
  { page = 1, articleId }: { page?: number; articleId?: number },
): Promise<{ rows: EventRow[]; page: number; pages: number }> {
  permit(viewer, articleId === undefined ? 'audit.read' : 'article.read');
  const where = articleId === undefined ? {} : { articleId };
  const [events, total] = await Promise.all([
    database().event.findMany({ where, orderBy: { id: 'desc' }, skip: (page - 1) * PAGE, take: PAGE }),
    database().event.count({ where }),
  ]);
  const rows = events.map((event) => ({
    id: event.id,
    at: event.at.toISOString(),
    actor: event.actorName,
    action: event.action,
    subject: `${event.subjectType} ${event.subjectId}`,
    articleId: event.articleId,
    detail: detailOf(event.data),
  }));
  return { rows, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

/** Everybody who did something to an article, people and named scripts (whose `id` is null). */
export async function actorsOn(
  viewer: Viewer,
  articleId: number,
): Promise<{ id: number | null; name: string }[]> {
  permit(viewer, 'article.read');
  const actors = await database().event.findMany({
    where: { articleId },
    distinct: ['actorId', 'actorName'],
    select: { actorId: true, actorName: true },
  });
  return actors.map(({ actorId, actorName }) => ({ id: actorId, name: actorName }));
}

function detailOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');
}
