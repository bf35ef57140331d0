/** What machines have said, so that nothing is asked, or paid for, twice. */
import { createHash } from 'node:crypto';
import { database, databaseNow, inTransaction } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import type { LanguagePair } from '../text/target-checks.ts';

const KEPT_DAYS = 180;

/** Another engine, another pair or another text is another question. */
export function questionOf(engine: string, { source, target }: LanguagePair, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([engine, source, target, text]))
    .digest('hex');
}

/** The answers that are known, by question. */
export async function knownAnswers(questions: readonly string[]): Promise<Map<string, string>> {
  const rows = await database().machineText.findMany({
    where: { id: { in: [...questions] } },
    select: { id: true, text: true },
  });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Keeps answers; of two to one question at the same time, the first. What is half a year old goes. */
export async function keepAnswers(engine: string, answers: ReadonlyMap<string, string>): Promise<void> {
  if (answers.size > 0) await againOnUniqueViolation(() => keep(engine, answers));
}

function keep(engine: string, answers: ReadonlyMap<string, string>): Promise<void> {
  return inTransaction(async (tx) => {
    const now = await databaseNow(tx);
    for (const [id, text] of answers) {
      await tx.machineText.upsert({
        where: { id },
        create: { id, engine, text, createdAt: now },
        update: {},
        select: { id: true },
      });
    }
    const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600 * 1000);
    await tx.machineText.deleteMany({ where: { createdAt: { lt: before } } });
  });
}
