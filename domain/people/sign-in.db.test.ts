/** Signing in, and what stops those who guess. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { anAdmin, anEditor, PASSWORD, someoneWithPassword } from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import { disablePerson } from './mutations.ts';
import { viewerOfSession } from './sessions.ts';
import { type Attempt, signIn, TooMany } from './sign-in.ts';

type Ingrid = Awaited<ReturnType<typeof someoneWithPassword>>;
let ingrid: Ingrid;
beforeEach(async () => {
  ingrid = await someoneWithPassword('Ingrid', 'editor');
});

const attempt = (given: Partial<Attempt> = {}): Attempt => ({
  email: ingrid.email,
  password: PASSWORD,
  peer: '192.0.2.7',
  userAgent: 'Firefox',
  ...given,
});
const tried = (given: Partial<Attempt> = {}) => signIn(attempt(given));
const wrong = (given: Partial<Attempt> = {}) => tried({ password: 'helt feil passord', ...given });
const times = async (count: number, attemptOnce: (i: number) => Promise<unknown>) => {
  for (let i = 0; i < count; i++) expect(await attemptOnce(i)).toBeNull();
};
/** As if 15 minutes had passed. */
const windowPasses = () =>
  database().rateLimit.updateMany({
    where: { key: { not: '' } },
    data: { expire: new Date(Date.now() - 1000) },
  });

describe('Ingrid, editor, signs in', () => {
  it('with the right password, and is known from then on', async () => {
    const signedIn = await tried();
    const { id, name, role } = ingrid;
    expect(signedIn?.viewer).toEqual({ id, name, role });
    expect(await viewerOfSession(signedIn?.secret ?? '')).toEqual({ id, name, role });
    expect(await actionsBy(ingrid)).toEqual(['session.opened']);
  });

  it('with her address in capitals and spaces around it', async () => {
    expect(await tried({ email: ' INGRID@Example.org ' })).not.toBeNull();
  });

  it('twice, with a session for each browser', async () => {
    const [one, two] = [await tried(), await tried({ userAgent: 'x'.repeat(500) })];
    expect(one?.secret).not.toBe(two?.secret);
    const sessions = await database().session.findMany();
    expect(sessions.map(({ userAgent }) => userAgent?.length).sort()).toEqual([200, 7]);
    expect(JSON.stringify(sessions)).not.toMatch(one?.secret ?? 'x');
  });
});

describe('nobody signs in', () => {
  it.each([
    ['with a wrong password', () => wrong()],
    ['with an empty password', () => tried({ password: '' })],
    ['with the password in other case', () => tried({ password: PASSWORD.toUpperCase() })],
    ['with an unknown address', () => tried({ email: 'ukjent@example.org' })],
    ['with something that is no address', () => tried({ email: `${'x'.repeat(5000)}'; --` })],
  ])('%s', async (_, attempted) => {
    expect(await attempted()).toBeNull();
    expect(await database().session.count()).toBe(0);
  });

  it('to an account that is disabled, or that has no password yet', async () => {
    const astrid = await anAdmin();
    await disablePerson(astrid, { id: ingrid.id });
    await anEditor('Eva');
    expect(await tried()).toBeNull();
    expect(await tried({ email: 'eva@example.org' })).toBeNull();
    expect(await tried({ email: 'eva@example.org', password: '' })).toBeNull();
  });
});

describe('the limit of an account', () => {
  it('refuses the eleventh try, even with the right password, and says how long', async () => {
    await times(10, () => wrong());
    const refusal = await tried().catch((error: TooMany) => error);
    expect(refusal).toBeInstanceOf(TooMany);
    expect(refusal).toMatchObject({ message: 'Too many attempts. Try again in 15 minutes.' });
    expect(await database().session.count()).toBe(0);
  });

  it('counts from every peer together, however the address is written', async () => {
    await times(10, (i) =>
      wrong({ peer: `192.0.2.${i}`, email: i % 2 ? 'INGRID@example.org' : ingrid.email }),
    );
    await expect(tried({ peer: '198.51.100.1' })).rejects.toBeInstanceOf(TooMany);
  });

  it('counts tries at the same moment, and checks no more than ten', async () => {
    const { won, lost } = await atOnce(30, () => wrong());
    expect(won).toHaveLength(10);
    expect(lost.every((error) => error instanceof TooMany)).toBe(true);
  });

  it('is that account’s alone', async () => {
    await times(10, () => wrong());
    const tor = await someoneWithPassword('Tor', 'translator');
    expect(await tried({ email: tor.email })).not.toBeNull();
  });

  it('begins anew with every right password', async () => {
    await times(9, () => wrong());
    expect(await tried()).not.toBeNull();
    await times(10, () => wrong());
    await expect(wrong()).rejects.toBeInstanceOf(TooMany);
  });

  it('is over after a quarter of an hour: nobody is locked out for good', async () => {
    await times(10, () => wrong());
    await expect(tried()).rejects.toBeInstanceOf(TooMany);
    await windowPasses();
    expect(await tried()).not.toBeNull();
  });

  it('holds for accounts that do not exist, so that it says nothing about them', async () => {
    await times(10, () => wrong({ email: 'ukjent@example.org' }));
    await expect(wrong({ email: 'ukjent@example.org' })).rejects.toBeInstanceOf(TooMany);
  });
});

describe('the limit of a peer', () => {
  it('refuses the fifty-first try, whichever accounts it tried, and no other peer’s', async () => {
    for (let batch = 0; batch < 5; batch++) {
      const { won } = await atOnce(10, (i) => wrong({ email: `gjett-${batch}-${i}@example.org` }));
      expect(won).toHaveLength(10);
    }
    await expect(tried()).rejects.toBeInstanceOf(TooMany);
    expect(await tried({ peer: '198.51.100.1' })).not.toBeNull();
    await windowPasses();
    expect(await tried()).not.toBeNull();
  });
});
