/** What editors do to terms. No article counts as changed by it: the desk says so where an edition would differ. */
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { takeTurns } from '../db/turns.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { fold } from '../text/normalise.ts';
import { TERM_ROW, termRow } from './rows.ts';
import { type EditTerm, formKey, headOf, type NewTerm, type TermContent, type TermRow } from './term.ts';

/** Makes a term. Throws Invalid when another term has one of its words, unless it is said to be another meaning. */
export async function createTerm(viewer: Viewer, { isOtherMeaning, ...term }: NewTerm): Promise<TermRow> {
  permit(viewer, 'term.edit');
  return inTransaction(async (tx) => {
    await takeTurns(tx, 'terms');
    if (!isOtherMeaning) await refuseTwin(tx, term);
    const id = await insertTerm(tx, term);
    await recordEvent(tx, viewer, 'term.created', { type: 'term', id }, { term: wordOf(term) });
    return storedTerm(tx, id);
  });
}

/** Replaces a term's forms, definitions, notes and whether it is explained. Throws Conflict, NotFound. */
export async function editTerm(viewer: Viewer, { id, version, ...term }: EditTerm): Promise<TermRow> {
  permit(viewer, 'term.edit');
  return inTransaction(async (tx) => {
    await replaceTerm(tx, id, version, term);
    await recordEvent(tx, viewer, 'term.edited', { type: 'term', id }, { term: wordOf(term) });
    return storedTerm(tx, id);
  });
}

/** Deletes a term. Editions that explain it keep their explanation. Throws Conflict, NotFound. */
export async function deleteTerm(
  viewer: Viewer,
  { id, version }: { id: number; version: number },
): Promise<{ id: number }> {
  permit(viewer, 'term.edit');
  return inTransaction(async (tx) => {
    const before = await storedTerm(tx, id);
    const { count } = await tx.term.deleteMany({ where: { id, version } });
    if (count === 0) throw new Conflict('Somebody else changed this term.', before);
    await recordEvent(
      tx,
      viewer,
      'term.deleted',
      { type: 'term', id },
      { term: wordOf(before), forms: before.forms.map((form) => `${form.language} ${form.text}`) },
    );
    return { id };
  });
}

async function storedTerm(tx: Tx, id: number): Promise<TermRow> {
  const found = await tx.term.findUnique({ where: { id }, select: TERM_ROW });
  if (!found) throw new NotFound('That term');
  return termRow(found);
}

/** Writes a new term without asking whether another has its words. For imports as well. */
export async function insertTerm(tx: Tx, { notes, explain, ...words }: TermContent): Promise<number> {
  const { id } = await tx.term.create({ data: { notes, explain }, select: { id: true } });
  await insertWords(tx, id, words);
  return id;
}

/** Writes over the term that was read at `version`. Throws Conflict with what is stored, NotFound. */
export async function replaceTerm(
  tx: Tx,
  id: number,
  version: number,
  { notes, explain, ...words }: TermContent,
): Promise<void> {
  const { count } = await tx.term.updateMany({
    where: { id, version },
    data: { notes, explain, version: { increment: 1 }, updatedAt: await databaseNow(tx) },
  });
  if (count === 0) throw new Conflict('Somebody else changed this term.', await storedTerm(tx, id));
  await tx.termForm.deleteMany({ where: { termId: id } });
  await tx.termDefinition.deleteMany({ where: { termId: id } });
  await insertWords(tx, id, words);
}

async function insertWords(
  tx: Tx,
  termId: number,
  { forms, definitions }: Pick<TermContent, 'forms' | 'definitions'>,
): Promise<void> {
  await tx.termForm.createMany({
    data: forms.map(({ language, text, status, inflections }) => ({
      termId,
      language,
      text,
      folded: fold(text),
      status,
      inflections: [...new Set(inflections)].join('\n'),
    })),
  });
  await tx.termDefinition.createMany({
    data: Object.entries(definitions).map(([language, text]) => ({ termId, language, text })),
  });
}

/** A forbidden word may be forbidden in several terms; any other word with a second term is mostly a slip. */
async function refuseTwin(tx: Tx, { forms }: TermContent): Promise<void> {
  const own = new Set(forms.filter(({ status }) => status !== 'forbidden').map(formKey));
  const near = await tx.termForm.findMany({
    where: { folded: { in: forms.map(({ text }) => fold(text)) }, NOT: { status: 'forbidden' } },
    select: { language: true, text: true },
  });
  const twin = near.find((form) => own.has(formKey(form)));
  if (!twin) return;
  throw new Invalid(`There is already a term “${twin.text}”.`, {
    twin: 'Edit the term that is there, or say that this is another meaning of the word.',
  });
}

function wordOf({ forms }: Pick<TermContent, 'forms'>): string {
  return headOf(forms, 'en').text;
}
