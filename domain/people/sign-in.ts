/** Signing in: limited per account and per real peer address, in the database, so that a restart forgets nothing. */
import { type RateLimiterAbstract, RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { database } from '../db/client.ts';
import { checkPassword } from './passwords.ts';
import { email as emailSchema, role, type Viewer } from './person.ts';
import { openSession } from './sessions.ts';

const WINDOW_SECONDS = 15 * 60;
const PER_ACCOUNT = 10;
const PER_PEER = 50;

/** Too many tries; `seconds` until the next is taken. Never a lock for good. */
export class TooMany extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`);
    this.name = 'TooMany';
    this.seconds = seconds;
  }
}

export interface Attempt {
  email: string;
  password: string;
  /** the address of the real peer, never a header of the client's */
  peer: string;
  userAgent: string | null;
}

/**
 * Checks a password and opens a session. Returns null for a wrong password, an unknown or a disabled account, in the
 * same time for each. Throws TooMany.
 */
export async function signIn(attempt: Attempt): Promise<{ viewer: Viewer; secret: string } | null> {
  const address = emailSchema.safeParse(attempt.email);
  const account = address.success ? address.data : attempt.email.slice(0, 254);
  await consume(limiter('peer', PER_PEER), attempt.peer);
  await consume(limiter('account', PER_ACCOUNT), account);
  const user = address.success
    ? await database().user.findUnique({
        where: { email: address.data },
        select: { id: true, name: true, role: true, passwordHash: true, disabledAt: true },
      })
    : null;
  const right = await checkPassword(user?.passwordHash ?? null, attempt.password.slice(0, 1000));
  if (!user || !right || user.disabledAt !== null) return null;
  const viewer = { id: user.id, name: user.name, role: role.parse(user.role) };
  await limiter('account', PER_ACCOUNT).delete(account);
  return { viewer, secret: await openSession(viewer, attempt.userAgent) };
}

function limiter(name: string, points: number): RateLimiterAbstract {
  return new RateLimiterPrisma({
    storeClient: database(),
    tableName: 'rateLimit',
    keyPrefix: `sign-in-${name}`,
    points,
    duration: WINDOW_SECONDS,
    clearExpiredByTimeout: false,
  });
}

async function consume(limit: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooMany(Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
