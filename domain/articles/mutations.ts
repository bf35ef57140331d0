/** What editors do to an article itself. */
import { inTransaction, type Tx } from '../db/client.ts';
import { onUniqueViolation } from '../db/violations.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { type EventData, recordEvent } from '../events.ts';
import { followArticle } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { refreshStatuses } from '../translations/progress.ts';
import type { EditArticle, SetBlockKind, SetStatus } from './article.ts';
import { checkAgain, readyToCheck } from './source-findings.ts';
import { refreshWords } from './text-index.ts';
import { touchArticle } from './touch.ts';

const FIELDS = {
  id: true,
  version: true,
  title: true,
  slug: true,
  language: true,
  date: true,
  publisher: true,
  byline: true,
  sourceUrl: true,
  rights: true,
  status: true,
} as const;

/**
 * Changes the article's own fields. Throws Conflict with the stored fields when somebody saved since `version`,
 * Invalid when the slug is taken by another article or was the address of one of its editions.
 */
export async function editArticle(
  viewer: Viewer,
  input: EditArticle,
): Promise<{ version: number; slug: string }> {
  permit(viewer, 'article.edit');
  if (input.language !== undefined) await readyToCheck();
  return onUniqueViolation(
    () => inTransaction((tx) => editIn(tx, viewer, input)),
    () => Promise.reject(new Invalid('The address is taken.', { slug: 'Another article has this address.' })),
  );
}

async function editIn(tx: Tx, viewer: Viewer, { id, version, ...given }: EditArticle) {
  const before = await articleAt(tx, id, version);
  const changes = changed(before, given);
  if (Object.keys(changes).length === 0) return { version, slug: before.slug };
  if (changes.slug !== undefined) await refuseTakenSlug(tx, id, changes.slug);
  if (changes.language !== undefined) await refuseTranslatedLanguage(tx, id, changes.language);
  const facts = await factsOf(tx, id, changes);
  const [after] = await tx.article.updateManyAndReturn({
    where: { id, version },
    data: { ...changes, ...originsOf(changes), version: { increment: 1 }, revision: { increment: 1 } },
    select: { version: true, slug: true },
  });
  if (!after) throw await articleConflict(tx, id);
  if (changes.title !== undefined || changes.language !== undefined) await refreshWords(tx, id);
  if (changes.title !== undefined) await refreshStatuses(tx, id);
  if (changes.language !== undefined) {
    await followArticle(tx, id);
    await checkAgain(tx, id, changes.language);
  }
  const subject = { type: 'article' as const, id, articleId: id };
  await recordEvent(tx, viewer, 'article.edited', subject, facts);
  return after;
}

/** The first time that a title is changed, the one that came with the text: editions tell the two apart. */
async function factsOf(tx: Tx, id: number, changes: Given): Promise<EventData> {
  const fields = Object.keys(changes);
  if (changes.title === undefined) return { fields };
  const select = { title: true, titleOrigin: true };
  const { title, titleOrigin } = await tx.article.findUniqueOrThrow({ where: { id }, select });
  return titleOrigin === 'edited' ? { fields } : { fields, importedTitle: title };
}

/** What a person chose is no longer derived, detected or taken from the file. */
function originsOf({ title, language, date }: Given) {
  return {
    ...(title === undefined ? {} : { titleOrigin: 'edited' }),
    ...(language === undefined ? {} : { languageOrigin: 'chosen', languageScore: null }),
    ...(date === undefined ? {} : { dateOrigin: 'edited' }),
  };
}

/** Says that a block is a heading, a caption … A person's choice is no guess. Throws Conflict, NotFound. */
export async function setBlockKind(
  viewer: Viewer,
  { blockId, version, kind }: SetBlockKind,
): Promise<{ version: number }> {
  permit(viewer, 'article.edit');
  return inTransaction(async (tx) => {
    const block = await tx.block.findUnique({
      where: { id: blockId },
      select: { kind: true, textVersion: { select: { articleId: true } } },
    });
    if (!block) throw new NotFound('That block');
    const articleId = block.textVersion.articleId;
    const [after] = await tx.block.updateManyAndReturn({
      where: { id: blockId, version },
      data: { kind, guessed: false, version: { increment: 1 } },
      select: { version: true },
    });
    if (!after) throw await blockConflict(tx, blockId);
    await touchArticle(tx, articleId);
    await recordEvent(
      tx,
      viewer,
      'block.kind-set',
      { type: 'block', id: blockId, articleId },
      { from: block.kind, to: kind },
    );
    return after;
  });
}

/** Read again, since somebody may have changed the block after it was read first. */
async function blockConflict(tx: Tx, id: number): Promise<Conflict> {
  const select = { kind: true, version: true };
  const theirs = await tx.block.findUniqueOrThrow({ where: { id }, select });
  return new Conflict('Somebody else changed this block.', theirs);
}

/** Moves an article along the workflow by hand: draft, in review, needs changes. Throws Conflict, Invalid. */
export async function setStatus(
  viewer: Viewer,
  { id, version, status }: SetStatus,
): Promise<{ version: number }> {
  permit(viewer, 'article.edit');
  return inTransaction(async (tx) => {
    const before = await articleAt(tx, id, version);
    if (before.status === 'published') {
      throw new Invalid(
        'A published article stays published while it is edited. Withdraw it to take it back.',
      );
    }
    const [after] = await tx.article.updateManyAndReturn({
      where: { id, version },
      data: { status, version: { increment: 1 } },
      select: { version: true },
    });
    if (!after) throw await articleConflict(tx, id);
    await recordEvent(
      tx,
      viewer,
      'article.status-set',
      { type: 'article', id, articleId: id },
      { from: before.status, to: status },
    );
    return after;
  });
}

/** The article's fields, if they are still at `version`. Throws NotFound, Conflict. */
export async function articleAt(tx: Tx, id: number, version: number) {
  const article = await tx.article.findUnique({ where: { id }, select: FIELDS });
  if (!article) throw new NotFound('That article');
  if (article.version !== version) throw new Conflict(SAVED_SINCE, article);
  return article;
}

const SAVED_SINCE = 'Somebody else saved this article while you were editing it.';

/** The conflict to throw when a guarded update of the article found another version. */
export async function articleConflict(tx: Tx, id: number): Promise<Conflict> {
  return new Conflict(SAVED_SINCE, await tx.article.findUniqueOrThrow({ where: { id }, select: FIELDS }));
}

type Given = Omit<EditArticle, 'id' | 'version'>;

function changed(before: Record<string, unknown>, given: Given): Given {
  return Object.fromEntries(
    Object.entries(given).filter(([field, value]) => value !== undefined && value !== before[field]),
  );
}

async function refuseTakenSlug(tx: Tx, id: number, slug: string): Promise<void> {
  const [article, edition] = [
    await tx.article.findFirst({ where: { slug, NOT: { id } }, select: { title: true } }),
    await tx.edition.findFirst({
      where: { slug, NOT: { articleId: id } },
      select: { article: { select: { title: true } } },
    }),
  ];
  const other = article?.title ?? edition?.article.title;
  if (other !== undefined)
    throw new Invalid('The address is taken.', { slug: `“${other}” has or had this address.` });
}

/** An article in a language it is translated into would be readable twice in one language. */
async function refuseTranslatedLanguage(tx: Tx, articleId: number, language: string): Promise<void> {
  const where = { articleId_language: { articleId, language } };
  if (await tx.translation.findUnique({ where, select: { id: true } }))
    throw new Invalid('There is a translation into that language.', {
      language: 'The article is being translated into this language.',
    });
}
