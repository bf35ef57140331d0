/** What the publish panel and the history of an article at the desk show. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { assemble } from './assemble.ts';
import {
  type DeskEditionRow,
  editionSnapshot,
  type Readiness,
  readableLanguages,
  type SnapshotNote,
} from './edition.ts';
import { historyRows, PAST_EDITION, readWithdrawals } from './past.ts';

/** What stands against publishing now, and what the edition would hold. Throws NotFound. */
export async function readiness(viewer: Viewer, articleId: number): Promise<Readiness> {
  permit(viewer, 'article.read');
  const article = await database().article.findUnique({
    where: { id: articleId },
    select: {
      revision: true,
      publicEdition: { select: { articleRevision: true, snapshot: true } },
      editions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
    },
  });
  if (!article) throw new NotFound('That article');
  const { snapshot, reasons, leftOut } = await assemble(database(), articleId);
  const termsChanged =
    article.publicEdition !== null &&
    explainedIn(snapshot.notes) !== explainedIn(notesOf(article.publicEdition.snapshot));
  return {
    reasons,
    languages: readableLanguages(snapshot),
    leftOut,
    nextNumber: (article.editions[0]?.number ?? 0) + 1,
    unchanged: article.publicEdition?.articleRevision === article.revision && !termsChanged,
    termsChanged,
  };
}

/**
 * A change of the termbase changes no article, so nothing counts it: what would be explained now is compared with what the
 * public edition explains. Places are left out, since a change of the text is counted by itself.
 */
function explainedIn(notes: readonly SnapshotNote[]): string {
  const said = notes.flatMap(({ term, bodies }) => (term === undefined ? [] : [{ term, bodies }]));
  return JSON.stringify(said.sort((a, b) => a.term - b.term));
}

function notesOf(snapshot: string): SnapshotNote[] {
  return editionSnapshot.parse(JSON.parse(snapshot)).notes;
}

/** All editions of an article, newest first. */
export async function editionsOf(viewer: Viewer, articleId: number): Promise<DeskEditionRow[]> {
  permit(viewer, 'article.read');
  const editions = await database().edition.findMany({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { ...PAST_EDITION, override: true },
  });
  const rows = historyRows(editions, await readWithdrawals(articleId));
  return rows.map((row, index) => ({ ...row, override: editions[index]?.override ?? null }));
}
