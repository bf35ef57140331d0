/** Changing many notes at once: all that may be changed are, in one transaction, and the others are named with the reason. */
import { touchArticle } from '../articles/touch.ts';
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import { type EventData, recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import {
  type ChangeNotes,
  type DeskNote,
  isForReaders,
  type NoteChange,
  type NotesChanged,
  type RestoreNotes,
} from './annotation.ts';
import { refuseEmpty } from './content.ts';
import { deskNote, NOTE } from './rows.ts';

/** Two hundred notes are some eight hundred small writes. */
const LIMITS = { timeout: 15_000 };

/** How a change is written, or why it is not; `same`: the note is so already. */
type Plan =
  | { data: Record<string, unknown>; action: string; facts?: EventData }
  | 'same'
  | { reason: string };

/**
 * Changes visibility or kind, says whose answer is waited for, resolves, reopens or deletes. A note that somebody else has
 * changed, or that the viewer may not change, stays as it is and is named. Throws NotFound for an unknown person.
 */
export async function changeNotes(viewer: Viewer, { notes, change }: ChangeNotes): Promise<NotesChanged> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    const context = { viewer, change, now: await databaseNow(tx), assignee: await assigneeOf(tx, change) };
    return each(tx, viewer, notes, (note) => {
      if (note.deletedAt !== null) return { reason: 'It was deleted.' };
      return planned(note, context);
    });
  }, LIMITS);
}

/** Takes back that notes were deleted, where nobody has touched them since. What lost its words meanwhile is to be placed again. */
export async function restoreNotes(viewer: Viewer, { notes }: RestoreNotes): Promise<NotesChanged> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    const current = await textsUnder(
      tx,
      notes.map(({ id }) => id),
    );
    return each(tx, viewer, notes, (note) => {
      if (!can(viewer, 'annotation.edit', { authorId: note.authorId })) return { reason: NOT_YOURS };
      if (note.deletedAt === null) return 'same';
      const placement = stands(note, current) ? note.placement : 'orphan';
      return { data: { deletedAt: null, placement }, action: 'annotation.restored' };
    });
  }, LIMITS);
}

/** Nobody moves a deleted note along with its text. */
function stands({ blockId, start, end, quote }: Note, texts: ReadonlyMap<number, string>): boolean {
  return blockId === null || texts.get(blockId)?.slice(start ?? 0, end ?? 0) === quote;
}

type Note = Awaited<ReturnType<typeof read>>[number];

function read(tx: Tx, ids: number[]) {
  return tx.annotation.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: { ...NOTE, deletedAt: true, article: { select: { language: true } } },
  });
}

async function each(
  tx: Tx,
  viewer: Viewer,
  seen: ChangeNotes['notes'],
  plan: (note: Note) => Plan,
): Promise<NotesChanged> {
  const ids = seen.map(({ id }) => id);
  await lockArticles(tx, ids);
  const stored = new Map((await read(tx, ids)).map((note) => [note.id, note]));
  const outcome: NotesChanged = { changed: [], same: 0, refused: [] };
  const shown = new Set<number>();
  for (const { id, version } of seen.toSorted((a, b) => a.id - b.id)) {
    const note = stored.get(id);
    const done = note ? await one(tx, viewer, note, plannedAt(note, version, plan)) : { reason: GONE };
    if (done === 'same') outcome.same++;
    else if ('reason' in done) outcome.refused.push(refusal(id, note, done.reason));
    else outcome.changed.push({ id, version: version + 1 });
    if (typeof done === 'object' && 'shownIn' in done) shown.add(done.shownIn);
  }
  for (const articleId of [...shown].sort((a, b) => a - b)) await touchArticle(tx, articleId);
  return outcome;
}

/** Writes what is planned for a note, and says in which article readers will see that it was. */
async function one(
  tx: Tx,
  viewer: Viewer,
  note: Note,
  plan: Plan,
): Promise<'same' | { reason: string } | { shownIn: number } | { isDone: true }> {
  if (plan === 'same' || 'reason' in plan) return plan;
  if (!(await write(tx, viewer, note, plan))) return { reason: CHANGED };
  const isShown = isForReaders(note) || isForReaders({ ...note, ...plan.data });
  return isShown ? { shownIn: note.articleId } : { isDone: true };
}

const GONE = 'It is not there any more.';
const CHANGED = 'Somebody else changed it meanwhile.';
const NOT_YOURS = 'Only its author or an editor may change it.';

/** In one order, so that two who change notes of the same articles wait for each other. */
async function lockArticles(tx: Tx, ids: number[]): Promise<void> {
  const notes = await tx.annotation.findMany({ where: { id: { in: ids } }, select: { articleId: true } });
  const articles = [...new Set(notes.map(({ articleId }) => articleId))].sort((a, b) => a - b);
  for (const articleId of articles) await touchArticle(tx, articleId, false);
}

function plannedAt(note: Note, version: number, plan: (note: Note) => Plan): Plan {
  return note.version === version ? plan(note) : { reason: CHANGED };
}

async function write(
  tx: Tx,
  viewer: Viewer,
  { id, version, articleId }: Note,
  { data, action, facts }: Exclude<Plan, string | { reason: string }>,
): Promise<boolean> {
  const { count } = await tx.annotation.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) return false;
  await recordEvent(tx, viewer, action, { type: 'annotation', id, articleId }, { ...facts, together: true });
  return true;
}

function refusal(id: number, note: Note | undefined, reason: string): NotesChanged['refused'][number] {
  const target = note?.targets[0];
  return {
    id,
    quote: (note?.quote ?? target?.quote ?? '').slice(0, 200),
    language: (note?.quote === null ? target?.target.translation.language : note?.article.language) ?? 'en',
    reason,
  };
}

interface Context {
  viewer: Viewer;
  change: NoteChange;
  now: Date;
  /** the name of who is asked */
  assignee: string | null;
}

function planned(note: Note, { viewer, change, now, assignee }: Context): Plan {
  if (change.set === 'resolved') return resolution(note, change.to, now);
  if (change.set === 'assignee') return assignment(note, change.to, assignee);
  if (!can(viewer, 'annotation.edit', { authorId: note.authorId })) return { reason: NOT_YOURS };
  if (change.set === 'deleted')
    return { data: { deletedAt: now }, action: 'annotation.deleted', facts: { kind: note.kind } };
  if (change.set === 'visibility') return showing(note, change.to);
  return ofKind(note, change.to);
}

function resolution(note: Note, isResolved: boolean, now: Date): Plan {
  if (note.kind !== 'question') return { reason: 'Only a question is resolved.' };
  if ((note.resolvedAt !== null) === isResolved) return 'same';
  const action = isResolved ? 'annotation.resolved' : 'annotation.reopened';
  return { data: { resolvedAt: isResolved ? now : null }, action };
}

function assignment(note: Note, to: number | null, name: string | null): Plan {
  if (note.kind !== 'question') return { reason: 'Only a question waits for somebody.' };
  if (note.assigneeId === to) return 'same';
  return { data: { assigneeId: to }, action: 'annotation.assigned', facts: { name: name ?? '' } };
}

function showing(note: Note, to: 'public' | 'internal'): Plan {
  if (note.kind === 'question') return { reason: 'A question stays at the desk.' };
  if (note.visibility === to) return 'same';
  return { data: { visibility: to }, action: 'annotation.edited', facts: { visibility: to } };
}

/** A kind that the note has everything for: nothing is made up, and nothing that it says is lost. */
function ofKind(note: Note, to: DeskNote['kind']): Plan {
  if (note.kind === to) return 'same';
  const { bodies, tag, url, fact } = deskNote(note);
  try {
    refuseEmpty({ kind: to, bodies, tagId: tag?.id ?? null, url, fact });
  } catch (error) {
    if (error instanceof Invalid) return { reason: Object.values(error.fields)[0] ?? error.message };
    throw error;
  }
  const visibility = to === 'question' ? 'internal' : note.visibility;
  return { data: { kind: to, visibility }, action: 'annotation.edited', facts: { kind: to } };
}

async function assigneeOf(tx: Tx, change: NoteChange): Promise<string | null> {
  if (change.set !== 'assignee' || change.to === null) return null;
  const person = await tx.user.findUnique({
    where: { id: change.to },
    select: { name: true, disabledAt: true },
  });
  if (!person || person.disabledAt !== null) throw new NotFound('That person');
  return person.name;
}

/** The blocks that notes stand on, as far as they are of the article's current text. */
async function textsUnder(tx: Tx, ids: number[]): Promise<Map<number, string>> {
  const notes = await tx.annotation.findMany({
    where: { id: { in: ids }, blockId: { not: null } },
    select: {
      block: {
        select: {
          id: true,
          text: true,
          textVersion: { select: { number: true, article: { select: { textVersion: true } } } },
        },
      },
    },
  });
  const blocks = notes.flatMap(({ block }) => block ?? []);
  const current = blocks.filter(({ textVersion: { number, article } }) => number === article.textVersion);
  return new Map(current.map(({ id, text }) => [id, text]));
}
