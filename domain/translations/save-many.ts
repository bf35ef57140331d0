/** Saving many sentences of a translation at once: what saving each of them does, with some statements for all. */
import { reanchorTarget } from '../annotations/reanchor.ts';
import { touchArticle } from '../articles/touch.ts';
import { whyNotApproved } from '../checks/check.ts';
import { errorsOf } from '../checks/findings.ts';
import { databaseNow, type Tx } from '../db/client.ts';
import { setEach, updateEachAt } from '../db/each-row.ts';
import { Conflict, Invalid } from '../errors.ts';
import { recordEachEvent } from '../events.ts';
import { followTargets } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { type TermStock, termStock } from '../terms/stock.ts';
import { TARGET_VIEW, targetView } from './rows.ts';
import {
  isStored,
  type Origin,
  originOf,
  refuseOther,
  type SentenceToSave,
  type Stored,
  stateOf,
  type Unit,
} from './save-rules.ts';
import { SHARED_SOURCE, sourceOf } from './shared.ts';
import { type Content, isAmended, NEWEST, type translationFor, unitFor } from './writing.ts';

type Translation = Awaited<ReturnType<typeof translationFor>>;
type Before = Stored & { id: number };

/** A sentence that gets another text, state or original. */
interface Change {
  segmentId: number;
  number: number;
  before: Before | null;
  content: Content;
}

/**
 * Saves sentences, of which none may come twice, inside the transaction of a door, which refreshes the status of the
 * translation itself. Throws what `saveSentence` throws for the first of them that it would refuse.
 */
export async function saveSentences(
  tx: Tx,
  viewer: Viewer,
  translation: Translation,
  place: { articleId: number; language: string },
  rows: readonly SentenceToSave[],
): Promise<void> {
  // it only makes others wait: whether readers would see a change is not known yet
  await touchArticle(tx, place.articleId, false);
  const changes = await changesIn(tx, viewer, translation, rows);
  if (changes.length === 0) return;
  await touchArticle(tx, place.articleId);
  const ids = await writeTargets(tx, viewer, translation.id, changes);
  const idOf = ({ segmentId }: Change) => ids.get(segmentId) ?? 0;
  await followTargets(tx, changes.map(idOf));
  await addToHistory(tx, viewer, changes, idOf);
  await moveNotes(tx, changes);
  await recordEachEvent(
    tx,
    viewer,
    changes.map((change) => {
      const { state, engine } = change.content;
      const data = {
        language: place.language,
        segment: change.number,
        ...(engine === null ? {} : { engine }),
      };
      const subject = { type: 'target' as const, id: idOf(change), articleId: place.articleId };
      return { action: `target.${state}`, subject, data };
    }),
  );
}

async function changesIn(
  tx: Tx,
  viewer: Viewer,
  translation: Translation,
  rows: readonly SentenceToSave[],
): Promise<Change[]> {
  const { units, targets } = await standing(tx, translation.id, rows);
  const stock = rows.some(({ state }) => state === 'approved') ? await termStock(tx) : null;
  const changes: (Change & { asks: boolean })[] = [];
  for (const row of rows) {
    if (row.state === 'approved') permit(viewer, 'translation.approve', translation.subject);
    // what is not as it should be says why when it is asked for alone
    const unit = units.get(row.segmentId) ?? (await unitFor(tx, translation.id, row));
    const before = targets.get(row.segmentId) ?? null;
    refuseOther(before, unit, row);
    if (before && isStored(before, unit, row)) continue;
    const state = stateOf(row);
    if (state === 'approved' && stock) refuseErrors(stock, unit.text, row.text, translation.languages);
    const { asks, ...from } = originOf(before, row);
    const content = { text: row.text, state, ...from, sourceText: unit.text };
    changes.push({ segmentId: row.segmentId, number: unit.number, before, content, asks });
  }
  const origins = await originsOfMachines(
    tx,
    changes.flatMap(({ asks, before }) => (asks && before ? [before.id] : [])),
  );
  return changes.map(({ asks, ...change }) => {
    const from = asks && change.before && origins(change.before.id, change.content.text);
    return from ? { ...change, content: { ...change.content, ...from } } : change;
  });
}

/** The sentences that may be saved as they are, and what is stored of all. */
async function standing(tx: Tx, translationId: number, rows: readonly SentenceToSave[]) {
  const ids = rows.map(({ segmentId }) => segmentId);
  const articleIds = new Map(rows.map(({ segmentId, articleId }) => [segmentId, articleId]));
  const segments = await tx.segment.findMany({
    where: { id: { in: ids }, successorId: null },
    select: { id: true, articleId: true, number: true, text: true },
  });
  const found = await tx.target.findMany({
    where: { translationId, segmentId: { in: ids } },
    select: { ...TARGET_VIEW, id: true, segmentId: true, headId: true, ...SHARED_SOURCE },
  });
  const targets = new Map(found.map((target) => [target.segmentId, target]));
  const units = new Map<number, Unit>();
  for (const { id, articleId, number, text } of segments) {
    const target = targets.get(id);
    if (articleId !== articleIds.get(id) || (target && target.headId !== null)) continue;
    const sentences = 1 + (target?.members.length ?? 0);
    units.set(id, { number, text: target ? sourceOf(target) : text, sentences });
  }
  return { units, targets };
}

function refuseErrors(
  stock: TermStock,
  source: string,
  text: string,
  languages: Translation['languages'],
): void {
  const why = whyNotApproved(errorsOf(stock, source, text, languages));
  if (why) throw new Invalid(why, { text: why });
}

/** Which machine once gave a text for a target, as the histories say. */
async function originsOfMachines(
  tx: Tx,
  targetIds: number[],
): Promise<(targetId: number, text: string) => Origin | undefined> {
  if (targetIds.length === 0) return () => undefined;
  const said = await tx.targetRevision.findMany({
    where: { targetId: { in: targetIds }, origin: 'machine' },
    orderBy: { number: 'asc' },
    select: { targetId: true, text: true, origin: true, engine: true },
  });
  const keyOf = (targetId: number, text: string) => `${targetId} ${text}`;
  const origins = new Map(
    said.map(({ targetId, text, ...from }): [string, Origin] => [keyOf(targetId, text), from]),
  );
  return (targetId, text) => origins.get(keyOf(targetId, text));
}

/** What a save writes of its own into a target. */
const WRITTEN = { text: 'text', state: 'text', origin: 'text', engine: 'text?', sourceText: 'text' } as const;

/** Returns the ids of the targets by their sentences. Throws Conflict, although the article waits for nobody else here. */
async function writeTargets(
  tx: Tx,
  viewer: Viewer,
  translationId: number,
  changes: readonly Change[],
): Promise<Map<number, number>> {
  const by = { updatedById: viewer.id, updatedByName: viewer.name };
  const fresh = changes.filter(({ before }) => !before);
  const made =
    fresh.length === 0
      ? []
      : await tx.target.createManyAndReturn({
          data: fresh.map(({ segmentId, content }) => ({ translationId, segmentId, ...content, ...by })),
          select: { id: true, segmentId: true },
        });
  const others = changes.flatMap(({ before, content }) =>
    before ? [{ id: before.id, version: before.version, ...content }] : [],
  );
  const count = await updateEachAt(tx, 'Target', WRITTEN, others);
  if (count < others.length) throw await conflictAmong(tx, others);
  const where = { id: { in: others.map(({ id }) => id) } };
  if (others.length > 0) await tx.target.updateMany({ where, data: by });
  const known = changes.flatMap(({ segmentId, before }) => (before ? [{ id: before.id, segmentId }] : []));
  return new Map([...made, ...known].map(({ id, segmentId }) => [segmentId, id]));
}

async function conflictAmong(tx: Tx, others: readonly { id: number; version: number }[]): Promise<Conflict> {
  const versions = new Map(others.map(({ id, version }) => [id, version]));
  const now = await tx.target.findMany({
    where: { id: { in: [...versions.keys()] } },
    select: { ...TARGET_VIEW, id: true },
  });
  const other = now.find(({ id, version }) => version !== (versions.get(id) ?? 0) + 1);
  return new Conflict('Somebody else changed this sentence.', other ? targetView(other) : null);
}

async function addToHistory(
  tx: Tx,
  author: Viewer,
  changes: readonly Change[],
  idOf: (change: Change) => number,
): Promise<void> {
  const revisions = await tx.targetRevision.findMany({
    where: { targetId: { in: changes.flatMap(({ before }) => before?.id ?? []) } },
    orderBy: { number: 'asc' },
    select: { ...NEWEST, targetId: true },
  });
  const newest = new Map(revisions.map((revision) => [revision.targetId, revision]));
  const now = await databaseNow(tx);
  const amended: { id: number; text: string }[] = [];
  const added = changes.flatMap((change) => {
    const { sourceText: _, ...words } = change.content;
    const targetId = idOf(change);
    const last = newest.get(targetId);
    if (last && isAmended(last, author, words, now)) {
      amended.push({ id: last.id, text: words.text });
      return [];
    }
    const by = { authorId: author.id, authorName: author.name, createdAt: now };
    return [{ targetId, number: (last?.number ?? 0) + 1, ...words, ...by }];
  });
  if (added.length > 0) await tx.targetRevision.createMany({ data: added });
  if (amended.length === 0) return;
  await setEach(tx, 'TargetRevision', { text: 'text' }, amended);
  // says when: their author they have already
  const where = { id: { in: amended.map(({ id }) => id) } };
  await tx.targetRevision.updateMany({ where, data: { authorName: author.name } });
}

/** Those on translations that have other words now. */
async function moveNotes(tx: Tx, changes: readonly Change[]): Promise<void> {
  const changed = new Map(
    changes.flatMap(({ before, content }) =>
      before && before.text !== content.text
        ? [[before.id, { before: before.text, after: content.text }]]
        : [],
    ),
  );
  if (changed.size === 0) return;
  const noted = await tx.annotationTarget.findMany({
    where: { targetId: { in: [...changed.keys()] } },
    select: { targetId: true },
  });
  for (const targetId of new Set(noted.map((note) => note.targetId))) {
    const texts = changed.get(targetId);
    if (texts) await reanchorTarget(tx, targetId, texts.before, texts.after);
  }
}
