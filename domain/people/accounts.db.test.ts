/** Admins keep the accounts; there is always one of them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { anAdmin, anEditor, type Colleague, OFFICE, PASSWORD } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import {
  acceptInvite,
  changeRole,
  createPerson,
  createPersonWithPassword,
  disablePerson,
  enablePerson,
  issueSetUpToken,
  setUpFirstAdmin,
  startReset,
} from './mutations.ts';
import { peopleList } from './queries.ts';
import { signIn } from './sign-in.ts';

const EVA = { email: 'eva@example.org', name: 'Eva', role: 'translator' } as const;
const LAST = { name: 'Invalid', message: 'There must be one admin who can sign in.' };

describe('Astrid, admin,', () => {
  let astrid: Colleague;
  let ingrid: Colleague;
  beforeEach(async () => {
    [astrid, ingrid] = [await anAdmin(), await anEditor()];
  });

  const inCharge = () => database().user.count({ where: { role: 'admin', disabledAt: null } });

  it('sees everybody by name, and no secret of theirs', async () => {
    await createPersonWithPassword(astrid, EVA, PASSWORD);
    const people = await peopleList(astrid);
    expect(
      people.map(({ name, role, disabled, hasPassword }) => [name, role, disabled, hasPassword]),
    ).toEqual([
      ['Astrid', 'admin', false, false],
      ['Eva', 'translator', false, true],
      ['Ingrid', 'editor', false, false],
    ]);
    expect(JSON.stringify(people)).not.toMatch(/argon2|passwordHash/);
  });

  it('makes no second account for one address', async () => {
    await createPerson(astrid, EVA);
    const taken = { name: 'Invalid', fields: { email: 'There is an account with that address.' } };
    await expect(createPerson(astrid, EVA)).rejects.toMatchObject(taken);
    await expect(createPersonWithPassword(astrid, EVA, PASSWORD)).rejects.toMatchObject(taken);
  });

  it('makes one account for one address, though she clicks ten times', async () => {
    const { won, lost } = await atOnce(10, () => createPerson(astrid, EVA));
    expect([won.length, lost.map((error) => error.name)]).toEqual([1, Array(9).fill('Invalid')]);
    expect(await actionsBy(astrid)).toEqual(['person.created']);
  });

  it('changes a role, which the audit trail tells', async () => {
    expect(await changeRole(astrid, { id: ingrid.id, version: 1, role: 'admin' })).toEqual({ version: 2 });
    expect(await eventsBy(astrid)).toMatchObject([
      {
        action: 'person.role-changed',
        subjectType: 'person',
        subjectId: String(ingrid.id),
        data: { from: 'editor', to: 'admin' },
      },
    ]);
  });

  it('changes a role that another admin has changed since, and gets what it is now', async () => {
    const kari = await anAdmin('Kari');
    await changeRole(kari, { id: ingrid.id, version: 1, role: 'translator' });
    await expect(changeRole(astrid, { id: ingrid.id, version: 1, role: 'admin' })).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { role: 'translator', version: 2 },
    });
  });

  it('changes a role in one of twenty ways at once; the others get it', async () => {
    const { won, lost } = await atOnce(20, (i) =>
      changeRole(astrid, { id: ingrid.id, version: 1, role: i % 2 ? 'translator' : 'admin' }),
    );
    const { role } = await database().user.findUniqueOrThrow({ where: { id: ingrid.id } });
    expect([won.length, lost.length]).toEqual([1, 19]);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict', theirs: { role, version: 2 } });
  });

  it('shuts somebody out and lets them in again', async () => {
    await disablePerson(astrid, { id: ingrid.id });
    expect((await peopleList(astrid)).find(({ id }) => id === ingrid.id)?.disabled).toBe(true);
    await enablePerson(astrid, { id: ingrid.id });
    expect((await peopleList(astrid)).find(({ id }) => id === ingrid.id)?.disabled).toBe(false);
    expect(await actionsBy(astrid)).toEqual(['person.disabled', 'person.enabled']);
  });

  it('finds nobody where nobody is', async () => {
    const attempts = [
      () => disablePerson(astrid, { id: 999 }),
      () => enablePerson(astrid, { id: 999 }),
      () => changeRole(astrid, { id: 999, version: 1, role: 'editor' }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('cannot disable or demote the last admin, herself', async () => {
    await expect(disablePerson(astrid, { id: astrid.id })).rejects.toMatchObject(LAST);
    await expect(changeRole(astrid, { id: astrid.id, version: 1, role: 'editor' })).rejects.toMatchObject(
      LAST,
    );
    expect(await peopleList(astrid)).toMatchObject([
      { name: 'Astrid', role: 'admin', version: 1, disabled: false },
      {},
    ]);
    expect(await actionsBy(astrid)).toEqual([]);
  });

  it('cannot disable or demote the last one who is not disabled', async () => {
    const kari = await anAdmin('Kari');
    await disablePerson(astrid, { id: kari.id });
    await expect(disablePerson(kari, { id: astrid.id })).rejects.toMatchObject(LAST);
  });

  it('and Kari, admin, who disable each other at once, leave one in charge', async () => {
    for (let round = 0; round < 5; round++) {
      const kari = await anAdmin(`Kari${round}`);
      const { lost } = await atOnce(2, (i) =>
        i === 0 ? disablePerson(astrid, { id: kari.id }) : disablePerson(kari, { id: astrid.id }),
      );
      expect(lost).toMatchObject([LAST]);
      expect(await inCharge()).toBe(1);
      await enablePerson(OFFICE, { id: astrid.id });
      await disablePerson(OFFICE, { id: kari.id });
    }
  });

  it('and Kari, admin, who demote each other at once, leave one in charge', async () => {
    for (let round = 0; round < 5; round++) {
      const kari = await anAdmin(`Kari${round}`);
      const { version } = await database().user.findUniqueOrThrow({ where: { id: astrid.id } });
      const demoted = (id: number, at: number) => changeRole(OFFICE, { id, version: at, role: 'editor' });
      const { lost } = await atOnce(2, (i) => (i === 0 ? demoted(kari.id, 1) : demoted(astrid.id, version)));
      expect(lost).toMatchObject([LAST]);
      expect(await inCharge()).toBe(1);
      await database().user.updateMany({ where: { id: kari.id }, data: { role: 'editor' } });
      await database().user.updateMany({ where: { id: astrid.id }, data: { role: 'admin' } });
    }
  });
});

describe('the audit trail', () => {
  it('holds no password, no link and no session of anybody', async () => {
    const token = (await issueSetUpToken(OFFICE)) ?? '';
    await setUpFirstAdmin({
      token,
      name: 'Astrid',
      email: 'astrid@example.org',
      password: 'oppsett passord 1',
    });
    const { id, link } = await createPerson(OFFICE, EVA);
    const invited = link.split('=')[1] ?? '';
    await acceptInvite({ token: invited, password: 'invitert passord 2' });
    const reset = (await startReset(OFFICE, { id })).link.split('=')[1] ?? '';
    await acceptInvite({ token: reset, password: 'nytt passord 3' });
    await createPersonWithPassword(OFFICE, { ...EVA, email: 'tor@example.org' }, 'fra kommandolinjen 4');
    const attempt = { email: EVA.email, peer: '192.0.2.7', userAgent: null };
    await signIn({ ...attempt, password: 'feil passord 5' });
    const session = await signIn({ ...attempt, password: 'nytt passord 3' });
    const trail = JSON.stringify(await database().event.findMany());
    expect(trail).toMatch('person.password-chosen');
    for (const secret of [
      token,
      invited,
      reset,
      session?.secret ?? 'none',
      'passord',
      'kommandolinjen',
      'argon2',
    ])
      expect(trail).not.toMatch(secret === 'passord' ? / passord |passord \d/ : secret);
  });
});
