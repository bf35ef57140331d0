/** Putting an edition together from what the desk holds, and saying what stands against publishing it. */
import type { Db, Tx } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { formerNumbers } from '../segments/queries.ts';
import { gateLimits } from '../settings/queries.ts';
import { progressOf } from '../translations/progress.ts';
import type { Progress } from '../translations/translation.ts';
import { type DeskText, readDeskText } from './desk-text.ts';
import {
  type EditionSnapshot,
  editionSnapshot,
  type GateReason,
  type SnapshotTranslation,
} from './edition.ts';
import { gateReasons } from './gate.ts';
import { snapshotNotes } from './snapshot-notes.ts';

export interface Assembled {
  snapshot: EditionSnapshot;
  reasons: GateReason[];
  leftOut: string[];
  tagIds: number[];
}

/** The edition that publishing now would make, and the reasons for and against it. Throws NotFound. */
export async function assemble(db: Db | Tx, articleId: number): Promise<Assembled> {
  const article = await readDeskText(db, articleId);
  if (!article) throw new NotFound('That article');
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
    translation.title !== '' && isComplete(progress);
  const complete = standing.filter(isReadable).map(({ translation }) => translation);
  return {
    snapshot: withoutOriginal(snapshotOf(article, complete, former), article.titleOrigin),
    reasons: gateReasons(article, complete.length, await gateLimits(db)),
    leftOut: standing.filter((entry) => !isReadable(entry)).map(({ translation }) => translation.language),
    tagIds: article.tags.map(({ tag }) => tag.id),
  };
}

/** Parsed by its schema, so that keys always stand in one order and the same content has the same hash. */
function snapshotOf(
  article: DeskText,
  complete: DeskText['translations'],
  former: ReadonlyMap<number, number[]>,
): EditionSnapshot {
  const blocks = article.textVersions[0]?.blocks ?? [];
  const segments = blocks.flatMap((block) => block.segments);
  return editionSnapshot.parse({
    ...article,
    format: 1,
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
    notes: snapshotNotes(article, complete),
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
  segments: { id: number; number: number }[],
): SnapshotTranslation {
  const texts = new Map(translation.targets.map((target) => [target.segmentId, target.text]));
  const members = translation.members.map(({ part, user }) => ({ name: user.name, part }));
  const writers = [...new Set(translation.targets.flatMap(writersOf))].sort();
  return {
    language: translation.language,
    title: translation.title,
    people: members.length > 0 ? members : writers.map((name) => ({ name, part: 'translator' })),
    segments: segments.map(({ id, number }) => ({ number, text: (texts.get(id) ?? '').trimEnd() })),
  };
}

/** Everybody who wrote words of it; who only approves them is no translator. */
function writersOf({ revisions }: DeskText['translations'][number]['targets'][number]): string[] {
  return revisions
    .filter(({ text }, index) => text !== (revisions[index - 1]?.text ?? ''))
    .map((revision) => revision.authorName);
}

/**
 * With rights for the translation only, no sentence of the original and no note on it may be in what is published. A
 * derived title is the original's first sentence, so the title of a translation stands for it.
 */
function withoutOriginal(snapshot: EditionSnapshot, titleOrigin: string): EditionSnapshot {
  if (snapshot.hasOriginal) return snapshot;
  return {
    ...snapshot,
    title: titleOrigin === 'derived' ? (snapshot.translations[0]?.title ?? '') : snapshot.title,
    blocks: snapshot.blocks.map((block) => ({
      ...block,
      segments: block.segments.map((segment) => ({ ...segment, text: '' })),
    })),
    notes: snapshot.notes
      .filter((note) => note.targets.length > 0)
      .map((note, index) => ({ ...note, number: index + 1, source: null })),
  };
}
