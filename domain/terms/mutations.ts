/** What editors do to terms. No article counts as changed by it: the desk says so where an edition would differ. */
import { inTransaction, type Tx } from '../db/client.ts';
import { takeTurns } from '../db/turns.ts';
import { Conflict, Invalid } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { fold } from '../text/normalise.ts';
import {
  type EditTerm,
  formKey,
  type MergeTerms,
  type NewTerm,
  type TermContent,
  type TermRow,
  termContent,
} from './term.ts';
import { insertTerm, replaceTerm, storedTerm, wordOf } from './write.ts';

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

/**
 * Makes one term of two: what `from` has and the other has not is added, and `from` is deleted. Throws Conflict when one of
 * them was changed, NotFound, Invalid.
 */
export async function mergeTerms(viewer: Viewer, { id, version, from }: MergeTerms): Promise<TermRow> {
  permit(viewer, 'term.edit');
  if (id === from.id) throw new Invalid('A term cannot be merged with itself.');
  return inTransaction(async (tx) => {
    const [into, other] = [await storedTerm(tx, id), await storedTerm(tx, from.id)];
    await replaceTerm(tx, id, version, termContent.parse(united(into, other)));
    const { count } = await tx.term.deleteMany({ where: from });
    if (count === 0) throw new Conflict('Somebody else changed the other term.', other);
    const data = { term: wordOf(into), from: other.id, forms: other.forms.map(({ text }) => text) };
    await recordEvent(tx, viewer, 'term.merged', { type: 'term', id }, data);
    return storedTerm(tx, id);
  });
}

/** Where both say something, the first one's word stands. */
function united(into: TermRow, other: TermRow): TermContent {
  const known = new Set(into.forms.map(formKey));
  return {
    forms: [...into.forms, ...other.forms.filter((form) => !known.has(formKey(form)))],
    definitions: { ...other.definitions, ...into.definitions },
    notes: [into.notes, other.notes].filter((notes) => notes !== '').join('\n'),
    explain: into.explain || other.explain,
  };
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
