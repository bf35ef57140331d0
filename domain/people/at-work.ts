/** The viewer of a program that works for a person. */
import { database } from '../db/client.ts';
import { Forbidden } from '../errors.ts';
import { role, type Viewer } from './person.ts';

/** The person as they are now. Throws Forbidden when they have no account any more, or a closed one. */
export async function viewerAtWork(id: number): Promise<Viewer> {
  const person = await database().user.findUnique({
    where: { id },
    select: { id: true, name: true, role: true, disabledAt: true },
  });
  if (!person || person.disabledAt !== null) throw new Forbidden('That person has no account here any more.');
  return { id: person.id, name: person.name, role: role.parse(person.role) };
}
