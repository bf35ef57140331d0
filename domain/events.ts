/** The audit trail: who did what to what, when. Written inside the transaction of the change, never changed after. */
import type { BulkTx } from './db/bulk.ts';
import type { Tx } from './db/client.ts';
import type { Viewer } from './people/person.ts';

export interface EventSubject {
  type:
    | 'article'
    | 'block'
    | 'translation'
    | 'target'
    | 'suggestion'
    | 'segment'
    | 'setting'
    | 'annotation'
    | 'tag'
    | 'term'
    | 'edition'
    | 'run'
    | 'memory-import'
    | 'person'
    | 'session';
  id: number | string;
  articleId?: number | null;
}

/** Plain facts about the change: field names, numbers, short texts; never a secret. */
export type EventData = Record<string, string | number | boolean | null | string[]>;

/** Records one event; `action` is noun.verb in the past tense, such as 'annotation.added'. */
export async function recordEvent(
  tx: Tx,
  viewer: Viewer,
  action: string,
  subject: EventSubject,
  data: EventData = {},
): Promise<void> {
  await tx.event.create({ data: eventRow(viewer, { action, subject, data }), select: { id: true } });
}

/** Records many events, in their order. */
export async function recordEachEvent(tx: Tx, viewer: Viewer, events: readonly OneEvent[]): Promise<void> {
  if (events.length > 0) await tx.event.createMany({ data: events.map((event) => eventRow(viewer, event)) });
}

function eventRow(viewer: Viewer, { action, subject, data = {} }: OneEvent) {
  return {
    actorId: viewer.id,
    actorName: viewer.name,
    action,
    subjectType: subject.type,
    subjectId: String(subject.id),
    articleId: subject.articleId ?? null,
    data,
  };
}

/** An event that is written with many others. */
export interface OneEvent {
  action: string;
  subject: EventSubject;
  data?: EventData;
}

const COLUMNS = ['at', 'actorId', 'actorName', 'action', 'subjectType', 'subjectId', 'articleId', 'data'];

/** Records events within a transaction of bulk work. `now` is the database's clock. */
export function recordEvents(
  tx: BulkTx,
  viewer: Viewer,
  events: readonly OneEvent[],
  now: string,
): Promise<void> {
  const rows = events.map(({ action, subject, data = {} }) => [
    ...[now, viewer.id, viewer.name, action, subject.type, String(subject.id)],
    ...[subject.articleId ?? null, JSON.stringify(data)],
  ]);
  return tx.insert('Event', COLUMNS, rows);
}
