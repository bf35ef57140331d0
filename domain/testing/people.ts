/** The people of the newsroom, for tests: made as an admin makes them. */
import { createPerson, createPersonWithPassword } from '../people/mutations.ts';
import { type Role, systemViewer, type Viewer } from '../people/person.ts';

export type Colleague = Viewer & { id: number };

/** Prepares what a test starts from, so that the events of its people are the test's own. */
export const OFFICE = systemViewer('Test office');

/** What a caller without a session would hand in, whatever its types say. */
export const nobody = null as unknown as Viewer;

export const PASSWORD = 'fjord-og-fjell-2022';

export const anEditor = (name = 'Ingrid') => aColleague(name, 'editor');
export const aTranslator = (name = 'Tor') => aColleague(name, 'translator');
export const anAdmin = (name = 'Astrid') => aColleague(name, 'admin');

/** Ingrid, editor; Tor, translator; Astrid, admin. */
export async function newsroom() {
  return { ingrid: await anEditor(), tor: await aTranslator(), astrid: await anAdmin() };
}

async function aColleague(name: string, role: Role): Promise<Colleague> {
  const { id } = await createPerson(OFFICE, { email: emailOf(name), name, role });
  return { id, name, role };
}

/** Somebody who can sign in with PASSWORD. */
export async function someoneWithPassword(
  name = 'Ingrid',
  role: Role = 'editor',
): Promise<Colleague & { email: string }> {
  const email = emailOf(name);
  const { id } = await createPersonWithPassword(OFFICE, { email, name, role }, PASSWORD);
  return { id, name, role, email };
}

function emailOf(name: string): string {
  return `${name.toLowerCase()}@example.org`;
}
