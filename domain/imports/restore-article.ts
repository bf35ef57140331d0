/**
 * An import is taken back: an article that it changed gets the text that it had before. That text is stored, block by block,
 * so no file is read again: it is the same whatever was said of the file then, and however files are read now.
 */

import { blockKind } from '../articles/article.ts';
import { changeText } from '../articles/change-text.ts';
import { touchArticle } from '../articles/touch.ts';
import { type Db, database, inTransaction, type Tx } from '../db/client.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { noteUnchanged } from '../editions/unchanged.ts';
import type { Viewer } from '../people/person.ts';
import { signatureOf } from '../text/near-duplicate.ts';
import { segmentText } from '../text/segment.ts';
import { type NearSearch, nearest } from './near-search.ts';
import { bodyOf } from './prepared.ts';
import { giveBackFindings, type ReplacedFields, replacedBy, replaceText } from './replaced.ts';
import type { Restorable } from './rollback-decision.ts';
import { storeLikeness } from './store-likeness.ts';
import { UPDATE_LIMITS } from './update-article.ts';

/** Articles that are looked at in one query. */
const LOOKED_AT = 200;

/** What can be done about an article whose text is to be as before. */
type Restoration = Restorable & {
  /** why it cannot; null: it can */
  obstacle: string | null;
};

/** What taking back would do to articles now; those that have their text of before already are left out. */
export async function restorationsOf(wanted: readonly Restorable[]): Promise<Restoration[]> {
  const found: Restoration[] = [];
  for (let from = 0; from < wanted.length; from += LOOKED_AT) {
    const some = wanted.slice(from, from + LOOKED_AT);
    const histories = await historiesOf(
      database(),
      some.map(({ article }) => article.id),
    );
    const hashes = some.flatMap((each) => fieldsBefore(histories, each)?.textHash ?? []);
    const twins = await twinsOf(database(), hashes);
    for (const each of some) {
      const isBack = histories.get(each.article.id)?.at(-1)?.restores === each.before;
      if (!isBack) found.push({ ...each, obstacle: obstacleTo(each, fieldsBefore(histories, each), twins) });
    }
  }
  return found;
}

interface VersionRow {
  articleId: number;
  number: number;
  restores: number | null;
  replaced: Prisma.JsonValue;
}

type Histories = ReadonlyMap<number, readonly VersionRow[]>;

async function historiesOf(reader: Db, articles: number[]): Promise<Histories> {
  const versions: VersionRow[] = await reader.textVersion.findMany({
    where: { articleId: { in: articles } },
    orderBy: [{ articleId: 'asc' }, { number: 'asc' }],
    select: { articleId: true, number: true, restores: true, replaced: true },
  });
  return Map.groupBy(versions, ({ articleId }) => articleId);
}

/** The text after it tells what the article was beside its text. */
function fieldsBefore(histories: Histories, { article, before }: Restorable): ReplacedFields | null {
  const next = histories.get(article.id)?.find(({ number }) => number === before + 1);
  return replacedBy(next?.replaced);
}

type Twins = ReadonlyMap<string, { id: number; title: string }>;

async function twinsOf(reader: Db, hashes: string[]): Promise<Twins> {
  const articles = await reader.article.findMany({
    where: { textHash: { in: hashes } },
    select: { id: true, title: true, textHash: true },
  });
  return new Map(articles.map(({ textHash, ...article }) => [textHash, article]));
}

function obstacleTo({ article }: Restorable, fields: ReplacedFields | null, twins: Twins): string | null {
  if (fields === null)
    return 'Its title and date of before were not kept: import the file of its text before once more.';
  const twin = twins.get(fields.textHash);
  if (!twin || twin.id === article.id) return null;
  return `Its text of before is that of “${twin.title}” (article ${twin.id}) now.`;
}

/**
 * Gives an article its text of before, by the one change event. Returns why it could not; `again`: somebody has done
 * something to it since its trail was `seen` events long, so it is to be decided anew.
 */
export async function restoreArticle(
  search: NearSearch,
  viewer: Viewer,
  run: number,
  restorable: Restorable,
  seen: number,
): Promise<'again' | { obstacle: string | null }> {
  const { article, before } = restorable;
  const text = await storedText(article.id, before);
  const own = { parsed: text, signature: signatureOf(bodyOf(text)) };
  const { near } = await search.of([own]);
  const others = nearest((near.get(own) ?? []).filter(({ id }) => id !== article.id));
  return inTransaction(async (tx) => {
    await touchArticle(tx, article.id, false); // first: who is just doing something is waited for
    if ((await tx.event.count({ where: { articleId: article.id } })) !== seen) return 'again';
    const fields = fieldsBefore(await historiesOf(tx, [article.id]), restorable);
    const obstacle = obstacleTo(restorable, fields, await twinsOf(tx, fields ? [fields.textHash] : []));
    if (fields === null || obstacle !== null) return { obstacle };
    await giveBack(tx, viewer, { run, articleId: article.id, before }, text, fields);
    await storeLikeness(tx, article.id, own.signature, others);
    await noteUnchanged(tx, article.id);
    return { obstacle: null };
  }, UPDATE_LIMITS);
}

type StoredText = Awaited<ReturnType<typeof storedText>>;

async function giveBack(
  tx: Tx,
  viewer: Viewer,
  { run, articleId, before }: { run: number; articleId: number; before: number },
  text: StoredText,
  { findings, ...fields }: ReplacedFields,
): Promise<void> {
  const replaced = await replaceText(tx, articleId);
  // before the text: the words for the search are made of both
  await tx.article.update({ where: { id: articleId }, data: fields, select: { id: true } });
  const { version } = await changeText(tx, viewer, articleId, {
    ...text,
    reason: `import ${run} rolled back`,
    run,
    replaced,
    restores: before,
  });
  await giveBackFindings(tx, articleId, version, findings);
}

/** A text of an article as it was, cut into sentences as the import cut it. */
async function storedText(articleId: number, number: number) {
  const { article, sourceFileId, sourceMap, parserVersion, blocks } =
    await database().textVersion.findUniqueOrThrow({
      where: { articleId_number: { articleId, number } },
      select: {
        sourceFileId: true,
        sourceMap: true,
        parserVersion: true,
        article: { select: { language: true } },
        blocks: {
          orderBy: { position: 'asc' },
          select: {
            kind: true,
            text: true,
            credit: true,
            guessed: true,
            sourceStart: true,
            sourceEnd: true,
          },
        },
      },
    });
  const language = (await languageOfFile(articleId, sourceFileId)) ?? article.language;
  return {
    sourceFileId,
    sourceMap: sourceMap as Prisma.InputJsonValue,
    parserVersion,
    blocks: blocks.map(({ kind, sourceStart, sourceEnd, ...block }) => ({
      ...block,
      kind: blockKind.parse(kind),
      start: sourceStart ?? 0,
      end: sourceEnd ?? 0,
    })),
    segments: blocks.map(({ text }) => segmentText(text, language)),
  };
}

/** The language that the import took a file for: an editor may have said since that the article is in another. */
async function languageOfFile(articleId: number, sourceFileId: number | null): Promise<string | null> {
  if (sourceFileId === null) return null;
  const item = await database().importItem.findFirst({
    where: { articleId, sourceFileId, status: { in: ['created', 'updated'] } },
    orderBy: { id: 'desc' },
    select: { language: true },
  });
  return item?.language ?? null;
}
