/** The one article at the desk, with everything its page shows. */

import { isForReaders } from '../annotations/annotation.ts';
import { database } from '../db/client.ts';
import { languagesOf } from '../editions/cards.ts';
import { NotFound } from '../errors.ts';
import { recordOf, sourceName } from '../imports/source-records.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import { chipsOf } from '../tags/rows.ts';
import { summariesOf } from '../translations/progress.ts';
import { articleStatus, blockKind, type DeskArticle, type Provenance, rights } from './article.ts';

/** Throws NotFound. */
export async function articleForDesk(viewer: Viewer, id: number): Promise<DeskArticle> {
  permit(viewer, 'article.read');
  const article = await readArticle(id);
  if (!article) throw new NotFound('That article');
  const { publicEdition, textVersions, annotations, findings, importRun, withdrawnAt, revision, ...fields } =
    article;
  const text = textVersions[0];
  const publicLanguages = languagesOf(publicEdition?.texts ?? []);
  const summaries = await summariesOf(database(), [{ id, publicLanguages }]);
  return {
    ...fields,
    status: articleStatus.parse(fields.status),
    rights: rights.parse(fields.rights),
    changed: publicEdition !== null && revision > publicEdition.articleRevision,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    publicEdition: publicEdition && {
      number: publicEdition.number,
      publishedAt: publicEdition.publishedAt.toISOString(),
      publishedBy: publicEdition.publishedByName,
      slug: publicEdition.slug,
      languages: publicLanguages,
    },
    blocks: (text?.blocks ?? []).map((block) => ({ ...block, kind: blockKind.parse(block.kind) })),
    tags: await chipsOf(database(), id),
    translations: summaries.get(id) ?? [],
    findings,
    provenance: text?.sourceFile ? provenance(text.sourceFile, text.parserVersion, importRun) : null,
    notes: {
      total: annotations.length,
      public: annotations.filter(isForReaders).length,
      orphans: annotations.filter((note) =>
        [note.placement, ...note.targets.map((target) => target.placement)].includes('orphan'),
      ).length,
    },
    can: {
      edit: can(viewer, 'article.edit'),
      tag: can(viewer, 'article.tag'),
      publish: can(viewer, 'article.publish'),
      translate: can(viewer, 'translation.edit'),
      annotate: can(viewer, 'annotation.add'),
    },
  };
}

/** What the head of an article’s pages says, without its text: that of a book is long. Throws NotFound. */
export async function articleHeading(
  viewer: Viewer,
  id: number,
): Promise<
  Pick<DeskArticle, 'id' | 'title' | 'language' | 'date' | 'status' | 'changed'> & {
    notes: { total: number };
  }
> {
  permit(viewer, 'article.read');
  const article = await database().article.findUnique({ where: { id }, select: HEADING });
  if (!article) throw new NotFound('That article');
  const { publicEdition, revision, status, ...fields } = article;
  const total = await database().annotation.count({ where: { articleId: id, deletedAt: null } });
  return {
    ...fields,
    status: articleStatus.parse(status),
    changed: publicEdition !== null && revision > publicEdition.articleRevision,
    notes: { total },
  };
}

const HEADING = {
  id: true,
  title: true,
  language: true,
  date: true,
  status: true,
  revision: true,
  publicEdition: { select: { articleRevision: true } },
} as const;

/** More than an import keeps of all kinds together (most-findings.ts); what older ones kept had no limit. */
const MOST_FINDINGS = 1000;

const DESK_ARTICLE = {
  id: true,
  version: true,
  revision: true,
  title: true,
  titleOrigin: true,
  slug: true,
  language: true,
  languageOrigin: true,
  languageScore: true,
  date: true,
  dateOrigin: true,
  timeStamp: true,
  publisher: true,
  byline: true,
  sourceUrl: true,
  rights: true,
  status: true,
  withdrawnAt: true,
  publicEdition: {
    select: {
      number: true,
      slug: true,
      articleRevision: true,
      publishedAt: true,
      publishedByName: true,
      texts: { select: { language: true, isOriginal: true } },
    },
  },
  importRun: { select: { id: true, importerVersion: true } },
  annotations: {
    where: { deletedAt: null },
    select: { kind: true, visibility: true, placement: true, targets: { select: { placement: true } } },
  },
  findings: {
    where: { dismissedAt: null },
    orderBy: { id: 'asc' },
    take: MOST_FINDINGS,
    select: {
      id: true,
      kind: true,
      block: true,
      start: true,
      end: true,
      message: true,
      suggestion: true,
    },
  },
  textVersions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: {
      parserVersion: true,
      sourceFile: {
        select: {
          name: true,
          path: true,
          format: true,
          container: true,
          line: true,
          sha256: true,
          byteLength: true,
          encoding: true,
          createdAt: true,
        },
      },
      blocks: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          position: true,
          kind: true,
          text: true,
          credit: true,
          guessed: true,
          version: true,
        },
      },
    },
  },
} as const;

function readArticle(id: number) {
  return database().article.findUnique({ where: { id }, select: DESK_ARTICLE });
}

interface SourceFileRecord {
  name: string;
  path: string;
  format: string;
  container: string | null;
  line: number | null;
  sha256: string;
  byteLength: number;
  encoding: string;
  createdAt: Date;
}

function provenance(
  file: SourceFileRecord,
  parserVersion: number,
  run: { id: number; importerVersion: string } | null,
): Provenance {
  return {
    fileName: sourceName(file),
    record: recordOf(file),
    sha256: file.sha256,
    byteLength: file.byteLength,
    encoding: file.encoding,
    runId: run?.id ?? null,
    importedAt: file.createdAt.toISOString(),
    importerVersion: run?.importerVersion ?? null,
    parserVersion,
  };
}
