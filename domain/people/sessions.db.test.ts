/** A session is asked for at every request, so what happens to its person happens at the next click. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { anAdmin, anEditor, type Colleague } from '../testing/people.ts';
import { changeRole, disablePerson, enablePerson } from './mutations.ts';
import { peopleList } from './queries.ts';
import { closeSession, openSession, viewerOfSession } from './sessions.ts';
import { hashOf } from './tokens.ts';

let astrid: Colleague;
let ingrid: Colleague;
let secret: string;
beforeEach(async () => {
  [astrid, ingrid] = [await anAdmin(), await anEditor()];
  secret = await openSession(ingrid, 'Firefox');
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const who = () => viewerOfSession(secret);
const row = () => database().session.findUniqueOrThrow({ where: { id: hashOf(secret) } });
const written = (data: object) => database().session.update({ where: { id: hashOf(secret) }, data });

describe('the session of Ingrid, editor', () => {
  it('is hers, and no other secret opens it', async () => {
    expect(await who()).toEqual(ingrid);
    for (const other of ['', secret.slice(1), `${secret}x`, hashOf(secret)])
      expect(await viewerOfSession(other)).toBeNull();
  });

  it('ends when Astrid, admin, disables her, and does not come back when she may again', async () => {
    const other = await openSession(ingrid, null);
    await disablePerson(astrid, { id: ingrid.id });
    expect([await who(), await viewerOfSession(other)]).toEqual([null, null]);
    await enablePerson(astrid, { id: ingrid.id });
    expect(await who()).toBeNull();
    expect(await viewerOfSession(await openSession(ingrid, null))).toEqual(ingrid);
  });

  it('is nobody’s when it was opened just after she was disabled', async () => {
    await disablePerson(astrid, { id: ingrid.id });
    expect(await viewerOfSession(await openSession(ingrid, null))).toBeNull();
  });

  it('has her new role at once', async () => {
    await changeRole(astrid, { id: ingrid.id, version: 1, role: 'translator' });
    expect(await who()).toMatchObject({ role: 'translator' });
  });

  it('is nobody’s when her role is none that is known', async () => {
    await database().user.update({ where: { id: ingrid.id }, data: { role: 'owner' } });
    expect(await who()).toBeNull();
  });

  it('ends when she signs out, and no other session does', async () => {
    const other = await openSession(ingrid, null);
    await closeSession(secret);
    await closeSession(secret);
    expect([await who(), await viewerOfSession(other)]).toEqual([null, ingrid]);
    await expect(closeSession('unknown')).resolves.toBeUndefined();
  });

  it('ends after 24 hours, however busy she is', async () => {
    const { createdAt, expiresAt } = await row();
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(24 * HOUR);
    await written({ expiresAt: new Date(Date.now() - 1000) });
    expect(await who()).toBeNull();
  });

  it('ends after 8 hours without a request', async () => {
    await written({ lastSeenAt: new Date(Date.now() - 8 * HOUR - MINUTE) });
    expect(await who()).toBeNull();
    expect(await who()).toBeNull();
  });

  it('goes on when she comes back in time, which is written down', async () => {
    const before = new Date(Date.now() - 7 * HOUR);
    await written({ lastSeenAt: before });
    expect(await who()).toEqual(ingrid);
    const { lastSeenAt } = await row();
    expect(lastSeenAt.getTime()).toBeGreaterThan(before.getTime() + 6 * HOUR);
    const [people] = [await peopleList(astrid)];
    expect(people.find(({ id }) => id === ingrid.id)?.lastSeenAt).toBe(lastSeenAt.toISOString());
  });

  it('is not written at every click', async () => {
    const before = new Date(Date.now() - MINUTE / 2);
    await written({ lastSeenAt: before });
    await who();
    expect((await row()).lastSeenAt).toEqual(before);
  });
});
