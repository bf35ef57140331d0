/** What the database holds after a test: events in their order, rows counted, attempts made at once. */
import { database } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';

/** The events of one person, or of all, oldest first. */
export function eventsBy(viewer?: { id: number | null; name: string }) {
  return database().event.findMany({
    where: viewer ? { actorId: viewer.id, actorName: viewer.name } : {},
    orderBy: { id: 'asc' },
    select: { action: true, subjectType: true, subjectId: true, articleId: true, data: true },
  });
}

/** What one person did, oldest first: `['tag.created', …]`. */
export async function actionsBy(viewer: { id: number | null; name: string }): Promise<string[]> {
  return (await eventsBy(viewer)).map((event) => event.action);
}

/** The number of rows of every table. */
export async function rowCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const model of Object.values(Prisma.ModelName)) {
    const [row] = await database().$queryRaw<{ n: number | bigint }[]>(
      Prisma.raw(`SELECT count(*) AS n FROM "${model}"`),
    );
    counts[model] = Number(row?.n);
  }
  return counts;
}

/** Makes `count` attempts at the same time; says what came of those that succeeded and of those that did not. */
export async function atOnce<T>(
  count: number,
  attempt: (index: number) => Promise<T>,
): Promise<{ won: T[]; lost: Error[] }> {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, (_, index) => attempt(index)));
  return {
    won: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    lost: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
  };
}
