/** Links with which people choose their passwords: invitation, reset, first set-up. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import {
  anAdmin,
  anEditor,
  type Colleague,
  nobody,
  OFFICE,
  PASSWORD,
  someoneWithPassword,
} from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import {
  acceptInvite,
  createPerson,
  disablePerson,
  issueSetUpToken,
  setUpFirstAdmin,
  startReset,
} from './mutations.ts';
import { adminExists, linkStands } from './queries.ts';
import { openSession, viewerOfSession } from './sessions.ts';
import { signIn } from './sign-in.ts';

const EVA = { email: 'eva@example.org', name: 'Eva', role: 'translator' } as const;
const NEW_PASSWORD = 'et helt nytt passord';
const INVALID = { name: 'Invalid', message: expect.stringContaining('not valid any more') };

const tokenOf = ({ link }: { link: string }) =>
  new URL(link, 'http://localhost').searchParams.get('token') ?? '';
const signedIn = async (email: string, password: string) =>
  (await signIn({ email, password, peer: '192.0.2.7', userAgent: null })) !== null;
const past = () =>
  database().oneTimeToken.updateMany({
    where: { id: { not: '' } },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });

describe('Astrid, admin, invites Eva', () => {
  let astrid: Colleague;
  let token: string;
  let id: number;
  beforeEach(async () => {
    astrid = await anAdmin();
    const invited = await createPerson(astrid, EVA);
    [token, id] = [tokenOf(invited), invited.id];
  });

  it('who chooses a password with the link and signs in', async () => {
    await acceptInvite({ token, password: NEW_PASSWORD });
    expect(await signedIn(EVA.email, NEW_PASSWORD)).toBe(true);
    expect(await actionsBy(astrid)).toEqual(['person.created']);
    expect(await actionsBy({ id, name: 'Eva' })).toEqual(['person.password-chosen', 'session.opened']);
  });

  it('and the link works once', async () => {
    expect(await linkStands('password', token)).toBe(true);
    await acceptInvite({ token, password: NEW_PASSWORD });
    expect(await linkStands('password', token)).toBe(false);
    await expect(acceptInvite({ token, password: 'et annet passord' })).rejects.toMatchObject(INVALID);
    expect(await signedIn(EVA.email, NEW_PASSWORD)).toBe(true);
  });

  it('and of ten uses at once one works', async () => {
    const { won, lost } = await atOnce(10, (i) => acceptInvite({ token, password: `passord nummer ${i}` }));
    expect([won.length, lost.map((error) => error.name)]).toEqual([1, Array(9).fill('Invalid')]);
  });

  it('and the link ends after three days', async () => {
    const row = await database().oneTimeToken.findFirstOrThrow();
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(72 * 3_600_000);
    await past();
    await expect(acceptInvite({ token, password: NEW_PASSWORD })).rejects.toMatchObject(INVALID);
  });

  it('and the database does not hold the link', async () => {
    expect(JSON.stringify(await database().oneTimeToken.findMany())).not.toMatch(token);
    for (const guess of ['', 'x'.repeat(43), (await database().oneTimeToken.findFirstOrThrow()).id])
      await expect(acceptInvite({ token: guess, password: NEW_PASSWORD })).rejects.toMatchObject(INVALID);
  });

  it('and it makes no first admin', async () => {
    const given = { token, name: 'Eva', email: 'eva2@example.org', password: NEW_PASSWORD };
    await expect(setUpFirstAdmin(given)).rejects.toMatchObject(INVALID);
  });
});

describe('Astrid, admin, resets the password of Ingrid, editor', () => {
  let astrid: Colleague;
  let ingrid: Awaited<ReturnType<typeof someoneWithPassword>>;
  beforeEach(async () => {
    astrid = await anAdmin();
    ingrid = await someoneWithPassword();
  });
  const reset = async () => tokenOf(await startReset(astrid, { id: ingrid.id }));

  it('and until Ingrid chooses another, the old one works', async () => {
    const token = await reset();
    expect(await signedIn(ingrid.email, PASSWORD)).toBe(true);
    await acceptInvite({ token, password: NEW_PASSWORD });
    expect(await signedIn(ingrid.email, PASSWORD)).toBe(false);
    expect(await signedIn(ingrid.email, NEW_PASSWORD)).toBe(true);
    expect(await actionsBy(astrid)).toEqual(['person.reset-started']);
  });

  it('and every session of Ingrid ends when she has chosen, nobody else’s', async () => {
    const mine = await openSession(ingrid, null);
    const astrids = await openSession(astrid, null);
    const token = await reset();
    expect(await viewerOfSession(mine)).not.toBeNull();
    await acceptInvite({ token, password: NEW_PASSWORD });
    expect([await viewerOfSession(mine), await viewerOfSession(astrids)]).toEqual([null, astrid]);
  });

  it('twice, and only the second link works', async () => {
    const [first, second] = [await reset(), await reset()];
    await expect(acceptInvite({ token: first, password: NEW_PASSWORD })).rejects.toMatchObject(INVALID);
    await acceptInvite({ token: second, password: NEW_PASSWORD });
  });

  it('and the link ends after two hours', async () => {
    const token = await reset();
    const { createdAt, expiresAt } = await database().oneTimeToken.findFirstOrThrow({
      where: { purpose: 'reset' },
    });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(2 * 3_600_000);
    await past();
    await expect(acceptInvite({ token, password: NEW_PASSWORD })).rejects.toMatchObject(INVALID);
  });

  it('after an invitation that Ingrid never used, which ends with it', async () => {
    const invited = await createPerson(astrid, EVA);
    const token = tokenOf(await startReset(astrid, { id: invited.id }));
    await acceptInvite({ token, password: NEW_PASSWORD });
    const old = acceptInvite({ token: tokenOf(invited), password: 'passord fra gammel lenke' });
    await expect(old).rejects.toMatchObject(INVALID);
    expect(await signedIn(EVA.email, NEW_PASSWORD)).toBe(true);
  });

  it('who is disabled, and choosing a password does not let her in', async () => {
    const token = await reset();
    await disablePerson(astrid, { id: ingrid.id });
    await acceptInvite({ token, password: NEW_PASSWORD });
    expect(await signedIn(ingrid.email, NEW_PASSWORD)).toBe(false);
  });

  it('of somebody who is not there, and is told so', async () => {
    await expect(startReset(astrid, { id: 999 })).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('the first set-up', () => {
  const astrid = (token: string, i = 0) => ({
    token,
    name: 'Astrid',
    email: `astrid${i}@example.org`,
    password: PASSWORD,
  });
  const issued = async () => (await issueSetUpToken(OFFICE)) ?? '';

  it('makes Astrid the first admin, who signs in', async () => {
    await setUpFirstAdmin(astrid(await issued()));
    expect(await signedIn('astrid0@example.org', PASSWORD)).toBe(true);
    expect(await database().user.findMany({ select: { role: true } })).toEqual([{ role: 'admin' }]);
    expect(await actionsBy({ id: null, name: 'set-up' })).toEqual(['person.created']);
  });

  it('by twenty people at once makes one admin', async () => {
    const token = await issued();
    const { won, lost } = await atOnce(20, (i) => setUpFirstAdmin(astrid(token, i)));
    expect([won.length, lost.map((error) => error.name)]).toEqual([1, Array(19).fill('Invalid')]);
    expect(await database().user.count()).toBe(1);
  });

  it('with the links of two servers that started at once makes one admin', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await issued();
      // the second server issued its link before it saw the first one's
      const kept = await database().oneTimeToken.findFirstOrThrow();
      const second = await issued();
      await database().oneTimeToken.create({ data: kept });
      const { won } = await atOnce(2, (i) => setUpFirstAdmin(astrid(i === 0 ? first : second, i)));
      expect(won).toHaveLength(1);
      await database().user.deleteMany({ where: { role: 'admin' } });
    }
  });

  it('is open while there are editors and no admin', async () => {
    await anEditor();
    expect(await adminExists(OFFICE)).toBe(false);
    await setUpFirstAdmin(astrid(await issued()));
    expect(await adminExists(OFFICE)).toBe(true);
    expect(await issueSetUpToken(OFFICE)).toBeNull();
  });

  it('link says that it is dead before anybody fills in the form', async () => {
    const token = await issued();
    expect(await linkStands('set-up', token)).toBe(true);
    expect(await linkStands('password', token)).toBe(false);
    await anAdmin('Kari');
    expect(await linkStands('set-up', token)).toBe(false);
    expect(await linkStands('set-up', 'never issued')).toBe(false);
  });

  it('is over when there is an admin', async () => {
    const token = await issued();
    await anAdmin('Kari');
    await expect(setUpFirstAdmin(astrid(token))).rejects.toMatchObject({ name: 'Invalid' });
    expect(await issueSetUpToken(OFFICE)).toBeNull();
  });

  it('link ends after a day, and is nobody’s to ask for', async () => {
    const token = await issued();
    await past();
    await expect(setUpFirstAdmin(astrid(token))).rejects.toMatchObject(INVALID);
    await expect(issueSetUpToken(nobody)).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await database().user.count()).toBe(0);
  });

  it('link chooses no password for anybody', async () => {
    await expect(acceptInvite({ token: await issued(), password: NEW_PASSWORD })).rejects.toMatchObject(
      INVALID,
    );
  });
});
