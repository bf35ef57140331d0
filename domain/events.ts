/** The audit trail: who did what to what, when. Written inside the transaction of the change, never changed after. */
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
    | 'edition'
    | 'run'
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
  await tx.event.create({
    data: {
      actorId: viewer.id,
      actorName: viewer.name,
      action,
      subjectType: subject.type,
      subjectId: String(subject.id),
      articleId: subject.articleId ?? null,
      data,
    },
    select: { id: true },
  });
}
