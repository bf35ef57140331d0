/** Who works on a translation: editors say it. */
import { inTransaction, type Tx } from '../db/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { MEMBERS, membersOf } from './rows.ts';
import type { AssignMember, Member } from './translation.ts';

/**
 * Puts a person on a translation, as translator or reviewer; doing it twice is no error. From the first translator on the
 * others may only suggest. Throws NotFound, and Invalid for somebody without access.
 */
export async function assignMember(viewer: Viewer, input: AssignMember): Promise<Member[]> {
  permit(viewer, 'translation.assign');
  return inTransaction(async (tx) => {
    const { id, members } = await membersAt(tx, input);
    const person = await tx.user.findUnique({
      where: { id: input.userId },
      select: { name: true, disabledAt: true },
    });
    if (!person) throw new NotFound('That person');
    if (person.disabledAt !== null) throw new Invalid(`${person.name} has no access any more.`);
    const isThere = members.some(({ userId, part }) => userId === input.userId && part === input.part);
    if (!isThere) {
      await tx.translationMember.create({
        data: { translationId: id, userId: input.userId, part: input.part },
        select: { userId: true },
      });
      await record(tx, viewer, 'translation.assigned', id, input, person.name);
    }
    return membersOf((await membersAt(tx, input)).members);
  });
}

/** Takes a person off a translation; who is not on it stays off it. Throws NotFound. */
export async function unassignMember(viewer: Viewer, input: AssignMember): Promise<Member[]> {
  permit(viewer, 'translation.assign');
  return inTransaction(async (tx) => {
    const { id, members } = await membersAt(tx, input);
    const { userId, part } = input;
    const member = members.find((candidate) => candidate.userId === userId && candidate.part === part);
    if (member) {
      await tx.translationMember.deleteMany({ where: { translationId: id, userId, part } });
      await record(tx, viewer, 'translation.unassigned', id, input, member.user.name);
    }
    return membersOf((await membersAt(tx, input)).members);
  });
}

async function membersAt(tx: Tx, { articleId, language }: AssignMember) {
  const translation = await tx.translation.findUnique({
    where: { articleId_language: { articleId, language } },
    select: { id: true, members: MEMBERS },
  });
  if (!translation) throw new NotFound('That translation');
  return translation;
}

function record(tx: Tx, viewer: Viewer, action: string, id: number, input: AssignMember, name: string) {
  const { articleId, language, part, userId } = input;
  const subject = { type: 'translation' as const, id, articleId };
  return recordEvent(tx, viewer, action, subject, { language, part, userId, name });
}
