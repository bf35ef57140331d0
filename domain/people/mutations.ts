/** Accounts: who works at the desk, and how they come in. */
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { takeTurns } from '../db/turns.ts';
import { onUniqueViolation } from '../db/violations.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import { permit } from '../permissions.ts';
import { hashPassword } from './passwords.ts';
import type { NewPerson, Role, Viewer } from './person.ts';
import { hasAdmin } from './rows.ts';
import { endLinks, issueToken, useToken } from './tokens.ts';

/** Makes an account without a password and a link with which its person chooses one. Throws Invalid when the address is taken. */
export async function createPerson(viewer: Viewer, input: NewPerson): Promise<{ id: number; link: string }> {
  permit(viewer, 'people.manage');
  return onUniqueViolation(
    () =>
      inTransaction(async (tx) => {
        const id = await insertPerson(tx, viewer, input, null);
        return { id, link: invitation(await issueToken(tx, 'invite', id)) };
      }),
    () =>
      Promise.reject(
        new Invalid('There is an account with that address.', {
          email: 'There is an account with that address.',
        }),
      ),
  );
}

/** Makes an account with a password at once, for the command line. Throws Invalid when the address is taken. */
export async function createPersonWithPassword(
  viewer: Viewer,
  input: NewPerson,
  password: string,
): Promise<{ id: number }> {
  permit(viewer, 'people.manage');
  const passwordHash = await hashPassword(password);
  return onUniqueViolation(
    () => inTransaction(async (tx) => ({ id: await insertPerson(tx, viewer, input, passwordHash) })),
    () =>
      Promise.reject(
        new Invalid('There is an account with that address.', {
          email: 'There is an account with that address.',
        }),
      ),
  );
}

/** Shuts somebody out at their next request. The last admin cannot be disabled. Throws Invalid, NotFound. */
export async function disablePerson(viewer: Viewer, { id }: { id: number }): Promise<{ id: number }> {
  permit(viewer, 'people.manage');
  return inTransaction(async (tx) => {
    await takeTurns(tx, 'admins');
    await personAt(tx, id);
    const now = await databaseNow(tx);
    await tx.user.update({
      where: { id },
      data: { disabledAt: now, version: { increment: 1 } },
      select: { id: true },
    });
    await refuseWithoutAdmin(tx);
    await endSessions(tx, id);
    await recordEvent(tx, viewer, 'person.disabled', { type: 'person', id });
    return { id };
  });
}

/** Lets somebody in again. */
export async function enablePerson(viewer: Viewer, { id }: { id: number }): Promise<{ id: number }> {
  permit(viewer, 'people.manage');
  return inTransaction(async (tx) => {
    await personAt(tx, id);
    await tx.user.update({
      where: { id },
      data: { disabledAt: null, version: { increment: 1 } },
      select: { id: true },
    });
    await recordEvent(tx, viewer, 'person.enabled', { type: 'person', id });
    return { id };
  });
}

/** Gives somebody another role, effective at their next request. The last admin cannot be demoted. Throws Conflict, Invalid. */
export async function changeRole(
  viewer: Viewer,
  { id, version, role }: { id: number; version: number; role: Role },
): Promise<{ version: number }> {
  permit(viewer, 'people.manage');
  return inTransaction(async (tx) => {
    await takeTurns(tx, 'admins');
    const before = await personAt(tx, id);
    const [after] = await tx.user.updateManyAndReturn({
      where: { id, version },
      data: { role, version: { increment: 1 } },
      select: { version: true },
    });
    if (!after) throw new Conflict('Somebody else changed this account.', await personAt(tx, id));
    await refuseWithoutAdmin(tx);
    await recordEvent(
      tx,
      viewer,
      'person.role-changed',
      { type: 'person', id },
      { from: before.role, to: role },
    );
    return after;
  });
}

/** A link with which somebody chooses a new password; an admin never sees or chooses it. */
export async function startReset(viewer: Viewer, { id }: { id: number }): Promise<{ link: string }> {
  permit(viewer, 'people.manage');
  return inTransaction(async (tx) => {
    await personAt(tx, id);
    await recordEvent(tx, viewer, 'person.reset-started', { type: 'person', id });
    return { link: invitation(await issueToken(tx, 'reset', id)) };
  });
}

/** Chooses a password with an invitation or reset link; every session and every other link of the person ends. Throws Invalid. */
export async function acceptInvite({ token, password }: { token: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    const { userId } = await useToken(tx, ['invite', 'reset'], token);
    if (userId === null) throw new Invalid('This link is not valid any more.');
    const person = await personAt(tx, userId);
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, version: { increment: 1 } },
      select: { id: true },
    });
    await endSessions(tx, userId);
    await endLinks(tx, userId);
    await recordEvent(tx, { id: userId, name: person.name, role: 'translator' }, 'person.password-chosen', {
      type: 'person',
      id: userId,
    });
  });
}

/** Makes the first admin with the link that the first start printed. Of many at once one succeeds. Throws Invalid. */
export async function setUpFirstAdmin(input: {
  token: string;
  name: string;
  email: string;
  password: string;
}): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (tx) => {
    await takeTurns(tx, 'admins');
    await useToken(tx, ['set-up'], input.token);
    if (await hasAdmin(tx)) throw new Invalid('There is an admin already. Sign in, or ask them for a link.');
    const viewer: Viewer = { id: null, name: 'set-up', role: 'admin' };
    await insertPerson(tx, viewer, { email: input.email, name: input.name, role: 'admin' }, passwordHash);
  });
}

/** The secret of a new set-up link, or null when there is an admin already. */
export async function issueSetUpToken(viewer: Viewer): Promise<string | null> {
  permit(viewer, 'people.manage');
  return inTransaction(async (tx) => ((await hasAdmin(tx)) ? null : issueToken(tx, 'set-up', null)));
}

async function insertPerson(
  tx: Tx,
  viewer: Viewer,
  input: NewPerson,
  passwordHash: string | null,
): Promise<number> {
  const person = await tx.user.create({ data: { ...input, passwordHash }, select: { id: true } });
  await recordEvent(tx, viewer, 'person.created', { type: 'person', id: person.id }, { role: input.role });
  return person.id;
}

async function personAt(tx: Tx, id: number) {
  const person = await tx.user.findUnique({
    where: { id },
    select: { id: true, name: true, role: true, version: true },
  });
  if (!person) throw new NotFound('That person');
  return person;
}

async function endSessions(tx: Tx, userId: number): Promise<void> {
  await tx.session.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: await databaseNow(tx) },
  });
}

/** Checked after the change and inside its transaction, which has taken its turn: two admins cannot demote each other at once. */
async function refuseWithoutAdmin(tx: Tx): Promise<void> {
  if (!(await hasAdmin(tx))) throw new Invalid('There must be one admin who can sign in.');
}

function invitation(secret: string): string {
  return `/invite?token=${secret}`;
}
