/** Putting an edition together from what the desk holds, and saying what stands against publishing it. */
import type { Db, Tx } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { formerNumbers } from '../segments/queries.ts';
import { gateLimits } from '../settings/queries.ts';
import { type TermStock, termStock } from '../terms/stock.ts';
import { sharesOf, unitsOf } from '../text/units.ts';
import { progressOf } from '../translations/progress.ts';
import { titleStanding } from '../translations/title-source.ts';
import type { Progress } from '../translations/translation.ts';
import { type DeskText, readDeskText } from './desk-text.ts';
import {
  type EditionSnapshot,
  editionSnapshot,
  type GateReason,
  type SnapshotTranslation,
} from './edition.ts';
import { gateReasons } from './gate.ts';
import { isAtStake, keepPublished } from './keep-published.ts';
import { keepingReasons } from './keeping-reasons.ts';
import { isOwnTitle } from './own-title.ts';
import { rightsReasons } from './rights-reasons.ts';
import { readShown } from './shown.ts';
import { snapshotNotes } from './snapshot-notes.ts';
import { termGlosses } from './term-glosses.ts';

export interface Assembled {
  snapshot: EditionSnapshot;
  reasons: GateReason[];
  leftOut: string[];
  tagIds: number[];
}

/** The edition that publishing now would make, and the reasons for and against it. Throws NotFound. */
export async function assemble(db: Db | Tx, articleId: number): Promise<Assembled> {
  const desk = await readDeskText(db, articleId);
  if (!desk) throw new NotFound('That article');
  const shown = await readShown(db, articleId);
  const { article, keeping } = keepPublished(desk, shown);
  const former = await formerNumbers(db, articleId);
  const segments = article.textVersions[0]?.blocks.flatMap((block) => block.segments) ?? [];
  const standing = article.translations.map((translation) => ({
    translation,
    progress: progressOf(
      segments.length,
      translation.targets.map((target) => target.state),
    ),
  }));
  const isReadable = ({ translation, progress }: (typeof standing)[number]) =>
    titleStanding(translation, article.title) === 'current' && isComplete(progress);
  const complete = standing.filter(isReadable).map(({ translation }) => translation);
  const atStake = new Set(keeping.filter(isAtStake).map(({ language }) => language));
  const others = article.translations.filter(({ language }) => !atStake.has(language));
  const titleIsOurs = await isOwnTitle(db, article);
  const stock = await termStock(db);
  const whole = snapshotOf(article, complete, { former, stock, titleIsOurs });
  const made = withoutOriginal(whole);
  const rights = rightsReasons({ articleId, whole, made, shown: shown?.snapshot ?? null });
  return {
    snapshot: made,
    reasons: [
      ...keepingReasons(articleId, keeping),
      ...rights,
      ...gateReasons({ ...article, translations: others }, complete.length, {
        limits: await gateLimits(db),
        stock,
      }),
    ],
    leftOut: standing.filter((entry) => !isReadable(entry)).map(({ translation }) => translation.language),
    tagIds: article.tags.map(({ tag }) => tag.id),
  };
}

/** What an edition has beside the text of the desk. */
interface Beside {
  former: ReadonlyMap<number, number[]>;
  stock: TermStock;
  titleIsOurs: boolean;
}

/** Parsed by its schema, so that keys always stand in one order and the same content has the same hash. */
function snapshotOf(
  article: DeskText,
  complete: DeskText['translations'],
  { former, stock, titleIsOurs }: Beside,
): EditionSnapshot {
  const blocks = article.textVersions[0]?.blocks ?? [];
  const segments = blocks.flatMap((block) => block.segments);
  return editionSnapshot.parse({
    ...article,
    format: 1,
    ...(titleIsOurs ? { titleIsOurs } : {}),
    hasOriginal: article.rights !== 'excerpt-only',
    blocks: blocks.map((block) => ({
      kind: block.kind,
      credit: block.credit,
      segments: block.segments.map(({ id, number, text }) => {
        const also = former.get(id);
        // left out where there is none: an edition made before there was such a thing has the same hash
        return { number, text, ...(also ? { also } : {}) };
      }),
    })),
    translations: complete.map((translation) => snapshotTranslation(translation, segments)),
    notes: snapshotNotes(article, complete, (notes) => termGlosses(stock, article, complete, notes)),
    tags: article.tags.map(({ tag }) => ({
      slug: tag.slug,
      kind: tag.kind,
      labels: Object.fromEntries(tag.labels.map(({ language, text }) => [language, text])),
      externalIds: Object.fromEntries(tag.externalIds.map(({ scheme, value }) => [scheme, value])),
    })),
  });
}

/** Nothing untranslated, half-typed or stale: only such a translation is shown to readers. */
function isComplete({ segments, untranslated, draft, stale }: Progress): boolean {
  return segments > 0 && untranslated + draft + stale === 0;
}

function snapshotTranslation(
  translation: DeskText['translations'][number],
  segments: { id: number; number: number; text: string }[],
): SnapshotTranslation {
  const texts = new Map(translation.targets.map((target) => [target.segmentId, target.text]));
  const members = translation.members.map(({ part, user }) => ({ name: user.name, part }));
  const writers = byShare(translation.targets.flatMap((target) => [...new Set(writersOf(target))]));
  return {
    language: translation.language,
    title: translation.title,
    people: members.length > 0 ? members : writers.map((name) => ({ name, part: 'translator' })),
    segments: unitsOf(segments, sharesOf(translation.targets)).map(({ head: { id, number }, members }) => {
      const text = (texts.get(id) ?? '').trimEnd();
      return members.length === 0
        ? { number, text }
        : { number, text, with: members.map((member) => member.number) };
    }),
  };
}

/** Each once, who wrote in most sentences first. */
function byShare(names: string[]): string[] {
  const shares = new Map<string, number>();
  for (const name of names) shares.set(name, (shares.get(name) ?? 0) + 1);
  return [...shares].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([name]) => name);
}

/** Everybody who wrote words of it; who only approves them is no translator. */
function writersOf({ revisions }: DeskText['translations'][number]['targets'][number]): string[] {
  return revisions
    .filter(({ text }, index) => text !== '' && text !== (revisions[index - 1]?.text ?? ''))
    .map((revision) => revision.authorName);
}

/**
 * With rights for the translation only, no sentence of the original and no note on it may be in what is published. Its
 * headline, and a title derived from its first sentence, are its words too: the title of a translation stands for them.
 */
function withoutOriginal(snapshot: EditionSnapshot): EditionSnapshot {
  if (snapshot.hasOriginal) return snapshot;
  return {
    ...snapshot,
    title: snapshot.titleIsOurs ? snapshot.title : (snapshot.translations[0]?.title ?? ''),
    blocks: snapshot.blocks.map((block) => ({
      ...block,
      segments: block.segments.map((segment) => ({ ...segment, text: '' })),
    })),
    notes: snapshot.notes
      .filter((note) => note.targets.length > 0)
      .map((note, index) => ({ ...note, number: index + 1, source: null })),
  };
}
