/** Publishing makes an immutable edition; withdrawing takes the article off the site. Both show to readers at once. */
import { articleAt, articleConflict } from '../articles/mutations.ts';
import { touchArticle } from '../articles/touch.ts';
import { database, databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { Invalid } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { termStock } from '../terms/stock.ts';
import { edtfFirstDay } from '../text/date.ts';
import { type Assembled, assemble } from './assemble.ts';
import { type Publish, readableLanguages, type Withdraw } from './edition.ts';
import { summarise } from './summary.ts';
import { hashOf } from './unchanged.ts';

/**
 * Publishes the article as it stands at the desk, as the next edition. Throws Conflict when it was saved since `version`
 * (so of many clicks at once one publishes), Invalid with the gate's reasons when something blocks it (and no
 * written reason overrides it, where one can) or nothing changed.
 */
export async function publish(viewer: Viewer, input: Publish): Promise<Published> {
  permit(viewer, 'article.publish');
  // read now, so that within the transaction there is only to ask whether they have changed
  await termStock(database());
  const outcome = await inTransaction((tx) => publishIn(tx, viewer, input));
  if ('unchangedSince' in outcome)
    throw new Invalid(`Nothing has changed since edition ${outcome.unchangedSince}.`);
  return outcome;
}

interface Published {
  number: number;
  slug: string;
  languages: string[];
}

async function publishIn(
  tx: Tx,
  viewer: Viewer,
  { articleId, version, note, without = [], override = null }: Publish,
): Promise<Published | { unchangedSince: number }> {
  await touchArticle(tx, articleId, false); // first: of many clicks at once, each waits to see what the one before did
  await articleAt(tx, articleId, version);
  const { revision, publicEditionId } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { revision: true, publicEditionId: true },
  });
  const last = await tx.edition.findFirst({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, hash: true, firstPublishedAt: true },
  });
  const made = await assemble(tx, articleId);
  const overridden = refuseBlocked(made, without, override);
  const hash = hashOf(made);
  if (last && last.id === publicEditionId && last.hash === hash) {
    // the desk was changed and changed back, or where readers do not look: no longer “published with changes”
    await tx.edition.update({
      where: { id: last.id },
      data: { articleRevision: revision },
      select: { id: true },
    });
    return { unchangedSince: last.number };
  }
  const facts = {
    number: (last?.number ?? 0) + 1,
    hash,
    note,
    override: overridden,
    articleRevision: revision,
    firstPublishedAt: last?.firstPublishedAt ?? null,
  };
  const taken = made.reasons.flatMap((reason) => reason.without ?? []);
  return release(tx, viewer, articleId, made, facts, taken);
}

/** Stores the edition and shows it to readers. */
async function release(
  tx: Tx,
  viewer: Viewer,
  articleId: number,
  made: Assembled,
  facts: EditionFacts,
  taken: string[],
): Promise<Published> {
  const edition = await storeEdition(tx, viewer, articleId, made, facts);
  await tx.article.update({
    where: { id: articleId },
    data: {
      version: { increment: 1 },
      status: 'published',
      publicEditionId: edition.id,
      withdrawnAt: null,
      withdrawnReason: null,
      scheduledFor: null,
    },
    select: { id: true },
  });
  await readersSeeAChange(tx);
  const { number, hash, override } = facts;
  const languages = readableLanguages(made.snapshot);
  const subject = { type: 'edition' as const, id: edition.id, articleId };
  await recordEvent(tx, viewer, 'edition.published', subject, {
    number,
    languages,
    hash,
    ...(taken.length > 0 ? { without: taken } : {}),
    ...(override === null ? {} : { override }),
  });
  return { number, slug: made.snapshot.slug, languages };
}

/** Takes the article off the public site; its addresses then answer 410. Its editions stay in the history. Throws Conflict, Invalid. */
export async function withdraw(
  viewer: Viewer,
  { articleId, version, reason }: Withdraw,
): Promise<{ version: number }> {
  permit(viewer, 'article.publish');
  return inTransaction(async (tx) => {
    const before = await articleAt(tx, articleId, version);
    if (before.status !== 'published') throw new Invalid('Only a published article can be withdrawn.');
    const [after] = await tx.article.updateManyAndReturn({
      where: { id: articleId, version },
      data: {
        version: { increment: 1 },
        status: 'archived',
        publicEditionId: null,
        withdrawnAt: await databaseNow(tx),
        withdrawnReason: reason,
      },
      select: { version: true },
    });
    if (!after) throw await articleConflict(tx, articleId);
    await readersSeeAChange(tx);
    await recordEvent(
      tx,
      viewer,
      'edition.withdrawn',
      { type: 'article', id: articleId, articleId },
      { reason: reason ?? '' },
    );
    return after;
  });
}

/** Every cache of public pages asks for this number: in the transaction, so that it never runs ahead of the change. */
async function readersSeeAChange(tx: Tx): Promise<void> {
  await tx.siteState.update({ where: { id: 1 }, data: { revision: { increment: 1 } }, select: { id: true } });
}

/**
 * The reason that an editor gave for what blocks, null where nothing does. `without`: languages that the editor has said
 * may go. Throws Invalid when something still blocks.
 */
function refuseBlocked(
  { reasons }: Assembled,
  without: readonly string[],
  override: string | null,
): string | null {
  const all = reasons.filter(
    (reason) => reason.severity === 'block' && !without.includes(reason.without ?? ''),
  );
  const blocks = all.filter((reason) => override === null || !reason.canOverride);
  if (blocks.length === 0) return all.length > 0 ? override : null;
  throw new Invalid(
    `The article cannot be published yet: ${blocks.map((reason) => reason.message).join(' ')}`,
    Object.fromEntries(blocks.map((reason) => [reason.code, reason.message])),
  );
}

interface EditionFacts {
  number: number;
  hash: string;
  note: string | null;
  override: string | null;
  articleRevision: number;
  firstPublishedAt: Date | null;
}

async function storeEdition(
  tx: Tx,
  viewer: Viewer,
  articleId: number,
  made: Assembled,
  facts: EditionFacts,
): Promise<{ id: number }> {
  const { snapshot, tagIds } = made;
  const now = await databaseNow(tx);
  // without a date after everything that has one, and in no month of the archive
  const day = snapshot.date === null ? '' : edtfFirstDay(snapshot.date);
  return tx.edition.create({
    data: {
      ...facts,
      articleId,
      slug: snapshot.slug,
      language: snapshot.language,
      publisher: snapshot.publisher,
      day,
      snapshot: JSON.stringify(snapshot),
      publishedById: viewer.id,
      publishedByName: viewer.name,
      publishedAt: now,
      firstPublishedAt: facts.firstPublishedAt ?? now,
      texts: { create: summarise(snapshot).map((text) => ({ ...text, day, date: snapshot.date })) },
      tags: {
        create: snapshot.tags.map((tag, index) => ({
          tagId: tagIds[index] ?? 0,
          slug: tag.slug,
          kind: tag.kind,
          labels: tag.labels,
        })),
      },
    },
    select: { id: true },
  });
}
