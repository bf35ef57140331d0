/** Reads for the translate workspace. */
import { notesFor } from '../annotations/rows.ts';
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import { formerNumbers } from '../segments/queries.ts';
import { progressOf } from './progress.ts';
import { MEMBERS, membersOf, subjectOf, TARGET_VIEW, TITLE_VIEW, targetView } from './rows.ts';
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
  const segments = segmentsOf(translation, await formerNumbers(database(), articleId));
  const progress = progressOf(
    segments.length,
    segments.map((segment) => segment.target?.state ?? 'untranslated'),
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
    status: statusOf(progress, translation.title !== ''),
    progress,
    blocks: blocks.map(({ id, kind, text }) => ({ id, kind, text })),
    segments,
    notes: await notesFor(database(), articleId, language),
    people: membersOf(translation.members),
    can: abilitiesOf(viewer, translation.members),
  };
}

type Translation = NonNullable<Awaited<ReturnType<typeof readTranslation>>>;

function segmentsOf(translation: Translation, former: Map<number, number[]>): WorkspaceSegment[] {
  const targets = new Map(translation.targets.map((target) => [target.segmentId, targetView(target)]));
  const blocks = translation.article.textVersions[0]?.blocks ?? [];
  return blocks.flatMap((block) =>
    block.segments.map((segment, index) => ({
      id: segment.id,
      version: segment.version,
      number: segment.number,
      former: former.get(segment.id) ?? [],
      blockId: block.id,
      blockKind: block.kind,
      startsBlock: index === 0,
      start: segment.start,
      source: segment.text,
      target: targets.get(segment.id) ?? null,
    })),
  );
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
      targets: { where: { segment: { retiredAt: null } }, select: { segmentId: true, ...TARGET_VIEW } },
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

/** The revisions of one sentence's translation, newest first. */
export async function targetHistory(
  viewer: Viewer,
  { articleId, language, segmentId }: { articleId: number; language: string; segmentId: number },
): Promise<RevisionView[]> {
  permit(viewer, 'article.read');
  const revisions = await database().targetRevision.findMany({
    where: { target: { segmentId, translation: { articleId, language } } },
    orderBy: { number: 'desc' },
    take: 100,
    select: {
      ...{ number: true, text: true, state: true, origin: true, engine: true },
      ...{ authorName: true, updatedAt: true },
    },
  });
  return revisions.map((revision) => ({
    number: revision.number,
    text: revision.text,
    state: targetState.parse(revision.state),
    origin: revision.origin,
    engine: revision.engine,
    author: revision.authorName,
    at: revision.updatedAt.toISOString(),
  }));
}
