/** Reads for /desk/people. */
import { database } from '../db/client.ts';
import { permit } from '../permissions.ts';
import { type PersonRow, role, type Viewer } from './person.ts';

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
