/** Sessions: our own rows, asked for on every request, so that disabling an account works at its next click. */
import { database, databaseNow, inTransaction } from '../db/client.ts';
import { recordEvent } from '../events.ts';
import { role, type Viewer } from './person.ts';
import { hashOf, newSecret } from './tokens.ts';

const HOUR = 3_600_000;
/** ASVS 7.3.1, 7.3.2: idle and absolute limits. */
const IDLE_MS = 8 * HOUR;
const ABSOLUTE_MS = 24 * HOUR;
/** How often the time of the last request is written. */
const SEEN_EVERY_MS = 60_000;

/** Opens a session for somebody who has proved who they are. Returns the secret that the cookie carries. */
export async function openSession(
  viewer: Viewer & { id: number },
  userAgent: string | null,
): Promise<string> {
  const secret = newSecret();
  await inTransaction(async (tx) => {
    const now = await databaseNow(tx);
    await tx.session.create({
      data: {
        id: hashOf(secret),
        userId: viewer.id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
        userAgent: userAgent?.slice(0, 200) ?? null,
      },
      select: { id: true },
    });
    await recordEvent(tx, viewer, 'session.opened', { type: 'session', id: viewer.id });
  });
  return secret;
}

/** Who a session secret belongs to now; null when it is unknown, ended, too old, or its person is disabled. */
export async function viewerOfSession(secret: string): Promise<Viewer | null> {
  const id = hashOf(secret);
  const session = await database().session.findUnique({
    where: { id },
    select: {
      revokedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, role: true, disabledAt: true } },
    },
  });
  if (!session || session.revokedAt !== null || session.user.disabledAt !== null) return null;
  const now = await databaseNow(database());
  const idle = now.getTime() - session.lastSeenAt.getTime();
  if (session.expiresAt <= now || idle > IDLE_MS) return null;
  if (idle > SEEN_EVERY_MS) await database().session.updateMany({ where: { id }, data: { lastSeenAt: now } });
  const known = role.safeParse(session.user.role);
  return known.success ? { id: session.user.id, name: session.user.name, role: known.data } : null;
}

/** Ends a session on the server, at sign-out. */
export async function closeSession(secret: string): Promise<void> {
  const now = await databaseNow(database());
  await database().session.updateMany({
    where: { id: hashOf(secret), revokedAt: null },
    data: { revokedAt: now },
  });
}
