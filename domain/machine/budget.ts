/** How much the machine may be given on a day (UTC, by the database's clock), over all processes. */
import { type Db, databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';

/** Characters that were taken for a call. */
export interface Reserved {
  day: string;
  characters: number;
}

/**
 * Takes `characters` out of today's budget before the machine is asked; null when they are not left. One statement compares
 * and adds, so that two calls at the same instant cannot both have the last of it.
 */
export async function reserve(characters: number, limit: number): Promise<Reserved | null> {
  // of two who begin a day at the same instant, the second finds it begun on the next try
  return againOnUniqueViolation(() =>
    inTransaction(async (tx) => {
      const day = await today(tx);
      const { count } = await tx.machineDay.updateMany({
        where: { day, characters: { lte: limit - characters } },
        data: { characters: { increment: characters } },
      });
      if (count > 0) return { day, characters };
      const begun = await tx.machineDay.findUnique({ where: { day }, select: { day: true } });
      if (begun || characters > limit) return null;
      await tx.machineDay.create({ data: { day, characters }, select: { day: true } });
      return { day, characters };
    }),
  );
}

/** After a call that came to nothing. On the day it was taken: midnight may have passed. */
export async function giveBack({ day, characters }: Reserved): Promise<void> {
  await inTransaction((tx) =>
    tx.machineDay.updateMany({ where: { day }, data: { characters: { decrement: characters } } }),
  );
}

export async function usedToday(db: Db | Tx): Promise<number> {
  const row = await db.machineDay.findUnique({
    where: { day: await today(db) },
    select: { characters: true },
  });
  return row?.characters ?? 0;
}

async function today(db: Db | Tx): Promise<string> {
  return (await databaseNow(db)).toISOString().slice(0, 10);
}
