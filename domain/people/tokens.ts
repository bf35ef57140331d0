/** Random one-time tokens: 256 bits from the system's generator; the database holds only their SHA-256. */
import { createHash, randomBytes } from 'node:crypto';
import { databaseNow, type Tx } from '../db/client.ts';
import { Invalid } from '../errors.ts';

export type TokenPurpose = 'set-up' | 'invite' | 'reset';

const HOUR = 3_600_000;
const LIFE: Record<TokenPurpose, number> = { 'set-up': 24 * HOUR, invite: 72 * HOUR, reset: 2 * HOUR };

/** 43 characters, safe in a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The key under which a secret is stored. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Makes a token; earlier ones of the same purpose and person end. */
export async function issueToken(tx: Tx, purpose: TokenPurpose, userId: number | null): Promise<string> {
  const secret = newSecret();
  const now = await databaseNow(tx);
  await tx.oneTimeToken.deleteMany({ where: { purpose, userId } });
  await tx.oneTimeToken.create({
    data: {
      id: hashOf(secret),
      purpose,
      userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFE[purpose]),
    },
    select: { id: true },
  });
  return secret;
}

/** Uses a token up, atomically: of many at once one succeeds. Throws Invalid when it is unknown, used or too old. */
export async function useToken(
  tx: Tx,
  purposes: TokenPurpose[],
  secret: string,
): Promise<{ userId: number | null; purpose: string }> {
  const now = await databaseNow(tx);
  const [token] = await tx.oneTimeToken.updateManyAndReturn({
    where: { id: hashOf(secret), purpose: { in: purposes }, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { userId: true, purpose: true },
  });
  if (!token)
    throw new Invalid('This link is not valid any more. Ask an admin for a new one.', { token: 'expired' });
  return token;
}

/** Ends every link of a person that is still open. */
export async function endLinks(tx: Tx, userId: number): Promise<void> {
  await tx.oneTimeToken.updateMany({
    where: { userId, usedAt: null },
    data: { usedAt: await databaseNow(tx) },
  });
}
