/** Reads for the translate workspace. */
import { notesFor } from '../annotations/rows.ts';
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import { joinedTo } from '../segments/queries.ts';
import { sharesOf, type Unit, unitsOf } from '../text/units.ts';
import { progressOf } from './progress.ts';
import { MEMBERS, membersOf, subjectOf, TARGET_VIEW, TITLE_VIEW, targetView } from './rows.ts';
import { staleSourceOf, titleStanding } from './title-source.ts';
import {
  type RevisionView,
  statusOf,
  targetState,
  type Workspace,
  type WorkspaceSegment,
} from './translation.ts';

/** Everything the workspace of one article in one language shows. Throws NotFound. */
export async function workspace(viewer: Viewer, articleId: number, language: string): Promise<Workspace> {
  permit(viewer, 'article.read');
  const translation = await readTranslation(articleId, language);
  if (!translation) throw new NotFound('That translation');
  const { article } = translation;
  const blocks = article.textVersions[0]?.blocks ?? [];
  const segments = segmentsOf(translation, await joinedTo(database(), articleId));
  const progress = progressOf(
    blocks.reduce((sum, block) => sum + block.segments.length, 0),
    translation.targets.map((target) => target.state),
  );
  return {
    articleId,
    slug: article.slug,
    language,
    sourceLanguage: article.language,
    sourceTitle: article.title,
    title: translation.title,
    titleVersion: translation.version,
    titleEngine: translation.titleEngine,
    titleStaleSource: staleSourceOf(translation, article.title),
    status: statusOf(progress, titleStanding(translation, article.title)),
    progress,
    blocks: blocks.map(({ id, kind, text }) => ({ id, kind, text })),
    segments,
    notes: await notesFor(database(), articleId, language),
    people: membersOf(translation.members),
    can: abilitiesOf(viewer, translation.members),
  };
}

type Translation = NonNullable<Awaited<ReturnType<typeof readTranslation>>>;

function segmentsOf(translation: Translation, joined: JoinedTo): WorkspaceSegment[] {
  const targets = new Map(translation.targets.map((target) => [target.segmentId, target]));
  const blocks = translation.article.textVersions[0]?.blocks ?? [];
  const shares = sharesOf(translation.targets);
  return blocks.flatMap((block) =>
    unitsOf(block.segments, shares).map((unit, index) => {
      const { id, version, number, start } = unit.head;
      const target = targets.get(id);
      return {
        ...{ id, version, number, start },
        former: formerOf(unit, joined),
        ...joinedIdsOf(unit, joined),
        blockId: block.id,
        blockKind: block.kind,
        startsBlock: index === 0,
        source: unit.text,
        target: target ? targetView(target) : null,
        ...(unit.members.length > 0 ? { parts: partsOf(unit, targets) } : {}),
      };
    }),
  );
}

type Segment = Translation['article']['textVersions'][number]['blocks'][number]['segments'][number];

type JoinedTo = Awaited<ReturnType<typeof joinedTo>>;

function formerOf({ head, members }: Unit<Segment>, joined: JoinedTo): number[] {
  const numbers = (segment: Segment) => (joined.get(segment.id) ?? []).map(({ number }) => number);
  return [...numbers(head), ...members.flatMap((member) => [member.number, ...numbers(member)])];
}

function joinedIdsOf({ head, members }: Unit<Segment>, joined: JoinedTo): { joinedIds?: number[] } {
  const ids = [head, ...members].flatMap((segment) => (joined.get(segment.id) ?? []).map(({ id }) => id));
  return ids.length > 0 ? { joinedIds: ids } : {};
}

function partsOf(
  { head, members }: Unit<Segment>,
  targets: ReadonlyMap<number, { version: number }>,
): NonNullable<WorkspaceSegment['parts']> {
  return [head, ...members].map(({ text, ...part }) => ({
    ...part,
    source: text,
    targetVersion: targets.get(part.id)?.version ?? 0,
  }));
}

function abilitiesOf(viewer: Viewer, members: Translation['members']): Workspace['can'] {
  const subject = subjectOf(members);
  return {
    edit: can(viewer, 'translation.edit', subject),
    approve: can(viewer, 'translation.approve', subject),
    annotate: can(viewer, 'annotation.add'),
    suggest: can(viewer, 'translation.suggest'),
    cut: can(viewer, 'article.edit'),
    assign: can(viewer, 'translation.assign'),
  };
}

function readTranslation(articleId: number, language: string) {
  return database().translation.findUnique({
    where: { articleId_language: { articleId, language } },
    select: {
      ...TITLE_VIEW,
      members: MEMBERS,
      targets: {
        where: { segment: { retiredAt: null } },
        select: { id: true, segmentId: true, headId: true, ...TARGET_VIEW },
      },
      article: {
        select: {
          slug: true,
          title: true,
          language: true,
          textVersions: {
            orderBy: { number: 'desc' },
            take: 1,
            select: {
              blocks: {
                orderBy: { position: 'asc' },
                select: {
                  id: true,
                  kind: true,
                  text: true,
                  segments: {
                    where: { retiredAt: null },
                    orderBy: { position: 'asc' },
                    select: { id: true, version: true, number: true, start: true, text: true },
                  },
                },
              },
            },
          },
        },
      },
    },
  });
}

/**
 * The revisions of one sentence's translation, newest first; then what those said for themselves that share it now.
 */
export async function targetHistory(
  viewer: Viewer,
  { articleId, language, segmentId }: { articleId: number; language: string; segmentId: number },
): Promise<RevisionView[]> {
  permit(viewer, 'article.read');
  const revisions = await database().targetRevision.findMany({
    where: {
      OR: [
        { target: { segmentId, translation: { articleId, language } } },
        { target: { head: { segmentId, translation: { articleId, language } } }, NOT: { text: '' } },
      ],
    },
    orderBy: [{ targetId: 'asc' }, { number: 'desc' }],
    take: 100,
    select: {
      target: { select: { segmentId: true, segment: { select: { number: true } } } },
      ...{ number: true, text: true, state: true, origin: true, engine: true },
      ...{ authorName: true, updatedAt: true },
    },
  });
  const own = revisions.filter(({ target }) => target.segmentId === segmentId);
  const others = revisions.filter((revision) => !own.includes(revision));
  return [...own, ...others].map((revision) => ({
    ...(own.includes(revision) ? {} : { segment: revision.target.segment.number }),
    number: revision.number,
    text: revision.text,
    state: targetState.parse(revision.state),
    origin: revision.origin,
    engine: revision.engine,
    author: revision.authorName,
    at: revision.updatedAt.toISOString(),
  }));
}
