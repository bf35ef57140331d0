/** Writing the rows of a term, within the transaction of a change. */
import type { Tx } from '../db/client.ts';
import { Conflict, NotFound } from '../errors.ts';
import { fold } from '../text/normalise.ts';
import { TERM_ROW, termRow } from './rows.ts';
import { headOf, type TermContent, type TermRow } from './term.ts';

/** The term as it is stored. Throws NotFound. */
export async function storedTerm(tx: Tx, id: number): Promise<TermRow> {
  const found = await tx.term.findUnique({ where: { id }, select: TERM_ROW });
  if (!found) throw new NotFound('That term');
  return termRow(found);
}

/** Writes a new term without asking whether another has its words. */
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
    data: { notes, explain, version: { increment: 1 } },
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

/** How the audit trail speaks of a term. */
export function wordOf({ forms }: Pick<TermContent, 'forms'>): string {
  return headOf(forms, 'en').text;
}
