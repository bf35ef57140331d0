/** Reads for /desk/people, and for those who come in. */
import { database, databaseNow } from '../db/client.ts';
import { permit } from '../permissions.ts';
import { type PersonRow, role, type Viewer } from './person.ts';
import { hasAdmin } from './rows.ts';
import { hashOf, type TokenPurpose } from './tokens.ts';

/** Everybody with an account, by name. */
export async function peopleList(viewer: Viewer): Promise<PersonRow[]> {
  permit(viewer, 'people.manage');
  const people = await database().user.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      disabledAt: true,
      passwordHash: true,
      version: true,
      sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } },
    },
  });
  return people.map(({ passwordHash, disabledAt, sessions, ...person }) => ({
    ...person,
    role: role.parse(person.role),
    disabled: disabledAt !== null,
    hasPassword: passwordHash !== null,
    lastSeenAt: sessions[0]?.lastSeenAt.toISOString() ?? null,
  }));
}

/** Whether there is an admin, who alone can let anybody in. */
export async function adminExists(viewer: Viewer): Promise<boolean> {
  permit(viewer, 'people.manage');
  return hasAdmin(database());
}

/** Whether a link can still be used, so that nobody fills in a form for nothing. Using it asks again. */
export async function linkStands(purpose: 'set-up' | 'password', secret: string): Promise<boolean> {
  const purposes: TokenPurpose[] = purpose === 'set-up' ? ['set-up'] : ['invite', 'reset'];
  const now = await databaseNow(database());
  const token = await database().oneTimeToken.findFirst({
    where: { id: hashOf(secret), purpose: { in: purposes }, usedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  return token !== null && !(purpose === 'set-up' && (await hasAdmin(database())));
}
