/** Reads an article for export: as it stands at the desk, or as its public edition shows it. */
import { z } from 'zod';
import { fact } from '../annotations/annotation.ts';
import type { Db, Tx } from '../db/client.ts';
import { titleStanding } from '../translations/title-source.ts';
import { targetState } from '../translations/translation.ts';
import type { ExchangeArticle, ExchangeNote, ExchangeTranslation } from './article.ts';

/** One read for everything: an export of thousands of articles holds one of them at a time. Null: there is none. */
export async function readArticle(db: Db | Tx, id: number): Promise<ExchangeArticle | null> {
  const article = await read(db, id);
  if (!article) return null;
  const { textVersions, translations, annotations, tags, ...fields } = article;
  const blocks = textVersions[0]?.blocks ?? [];
  const numbers = new Map(
    blocks.flatMap((block) => block.segments.map((segment) => [segment.id, segment.number])),
  );
  const index = new Map(blocks.map((block, at) => [block.id, at]));
  return {
    ...fields,
    edition: null,
    timeStamp: stampOf(fields.timeStamp, textVersions[0]),
    hasOriginal: true,
    blocks: blocks.map(({ kind, credit, segments }) => ({
      kind,
      credit,
      segments: segments.map(({ number, text }) => ({ number, text })),
    })),
    translations: translations.map((translation) => translationOf(translation, fields.title, numbers)),
    notes: annotations.map((note) => noteOf(note, index, numbers)).sort(inTextOrder),
    tags: tags.map(({ tag }) => ({
      ...tag,
      labels: byLanguage(tag.labels),
      externalIds: byScheme(tag.externalIds),
    })),
  };
}

type Desk = NonNullable<Awaited<ReturnType<typeof read>>>;

function read(db: Db | Tx, id: number) {
  return db.article.findUnique({ where: { id }, select: ARTICLE });
}

const TAG = {
  slug: true,
  kind: true,
  labels: { orderBy: { language: 'asc' }, select: { language: true, text: true } },
  externalIds: { orderBy: { scheme: 'asc' }, select: { scheme: true, value: true } },
} as const;

const ARTICLE = {
  id: true,
  slug: true,
  title: true,
  titleOrigin: true,
  language: true,
  date: true,
  timeStamp: true,
  publisher: true,
  byline: true,
  sourceUrl: true,
  rights: true,
  textVersions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: {
      sourceMap: true,
      blocks: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          kind: true,
          credit: true,
          sourceStart: true,
          segments: {
            where: { retiredAt: null },
            orderBy: { position: 'asc' },
            select: { id: true, number: true, text: true },
          },
        },
      },
    },
  },
  translations: {
    orderBy: { language: 'asc' },
    select: {
      language: true,
      title: true,
      titleSource: true,
      version: true,
      members: { orderBy: { userId: 'asc' }, select: { part: true, user: { select: { name: true } } } },
      targets: {
        where: { segment: { retiredAt: null } },
        orderBy: { segment: { number: 'asc' } },
        select: {
          id: true,
          headId: true,
          segmentId: true,
          text: true,
          state: true,
          origin: true,
          engine: true,
          version: true,
          updatedByName: true,
          updatedAt: true,
          revisions: { orderBy: { number: 'asc' }, take: 1, select: { authorName: true, createdAt: true } },
        },
      },
    },
  },
  annotations: {
    where: { deletedAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kind: true,
      visibility: true,
      placement: true,
      blockId: true,
      start: true,
      end: true,
      url: true,
      fact: true,
      resolvedAt: true,
      authorName: true,
      createdAt: true,
      updatedAt: true,
      bodies: { orderBy: { language: 'asc' }, select: { language: true, text: true } },
      tag: { select: TAG },
      targets: {
        orderBy: { targetId: 'asc' },
        select: {
          start: true,
          end: true,
          placement: true,
          target: { select: { segmentId: true, translation: { select: { language: true } } } },
        },
      },
    },
  },
  tags: { orderBy: { tag: { slug: 'asc' } }, select: { tag: { select: TAG } } },
} as const;

type Numbers = ReadonlyMap<number, number>;

function translationOf(
  { language, title, titleSource, version, members, targets }: Desk['translations'][number],
  articleTitle: string,
  numbers: Numbers,
): ExchangeTranslation {
  return {
    language,
    title,
    isTitleStale: titleStanding({ title, titleSource }, articleTitle) === 'stale',
    version,
    people: members.map(({ part, user }) => ({ name: user.name, part })),
    targets: targets
      .filter(({ headId }) => headId === null)
      .map(({ id, segmentId, revisions, updatedByName, updatedAt, ...target }) => ({
        segment: numbers.get(segmentId) ?? 0,
        ...sharing(id, targets, numbers),
        text: target.text,
        state: targetState.parse(target.state),
        origin: target.origin,
        engine: target.engine,
        version: target.version,
        created: revisions[0]
          ? { by: revisions[0].authorName, at: revisions[0].createdAt.toISOString() }
          : null,
        changed: { by: updatedByName, at: updatedAt.toISOString() },
      })),
  };
}

/** The numbers of the sentences that share a target, in the order of the text. */
function sharing(
  id: number,
  targets: readonly { segmentId: number; headId: number | null }[],
  numbers: Numbers,
): { with?: number[] } {
  const members = new Set(targets.filter(({ headId }) => headId === id).map(({ segmentId }) => segmentId));
  if (members.size === 0) return {};
  return { with: [...numbers].filter(([segment]) => members.has(segment)).map(([, number]) => number) };
}

function noteOf(
  annotation: Desk['annotations'][number],
  blocks: ReadonlyMap<number, number>,
  numbers: Numbers,
): ExchangeNote {
  const { id, kind, visibility, placement, bodies, tag, url, resolvedAt, authorName, createdAt, updatedAt } =
    annotation;
  return {
    id,
    kind,
    visibility,
    placement,
    source: sourceOf(annotation, blocks),
    targets: annotation.targets.flatMap(({ start, end, placement: own, target }) => {
      const segment = numbers.get(target.segmentId);
      return segment === undefined || own === 'orphan'
        ? []
        : [{ start, end, segment, language: target.translation.language }];
    }),
    bodies,
    tag: tag && { slug: tag.slug, externalIds: byScheme(tag.externalIds) },
    url,
    fact: annotation.fact === null ? null : fact.parse(annotation.fact),
    resolved: resolvedAt !== null,
    author: authorName,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Where it stood among the blocks: a reader of the text takes what stands before it for a caption (domain/text/parse.ts). */
function stampOf(
  text: string | null,
  version: Desk['textVersions'][number] | undefined,
): ExchangeArticle['timeStamp'] {
  if (text === null) return null;
  const spans = spansSchema.safeParse(version?.sourceMap).data ?? [];
  const start = spans.find((span) => span.role === 'time-stamp')?.start ?? 0;
  const after =
    version?.blocks.filter(({ sourceStart }) => sourceStart !== null && sourceStart < start).length ?? 0;
  return { text, after };
}

const spansSchema = z.array(z.object({ start: z.number(), role: z.string() }));

/** A note that has lost its place has none to export. */
function sourceOf(
  { blockId, start, end, placement }: Desk['annotations'][number],
  blocks: ReadonlyMap<number, number>,
): ExchangeNote['source'] {
  const block = blockId === null ? undefined : blocks.get(blockId);
  if (block === undefined || start === null || end === null || placement === 'orphan') return null;
  return { block, start, end };
}

function inTextOrder(a: ExchangeNote, b: ExchangeNote): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    (a.source?.block ?? last) - (b.source?.block ?? last) ||
    (a.source?.start ?? 0) - (b.source?.start ?? 0) ||
    a.id - b.id
  );
}

const byLanguage = (labels: readonly { language: string; text: string }[]) =>
  Object.fromEntries(labels.map(({ language, text }) => [language, text]));
const byScheme = (ids: readonly { scheme: string; value: string }[]) =>
  Object.fromEntries(ids.map(({ scheme, value }) => [scheme, value]));
