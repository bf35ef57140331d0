/** Where an article's text came from: its files, and what became of every character of them. */
import { z } from 'zod';
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { type ContainerFile, containerFile } from '../imports/import.ts';
import { rawTextOf } from '../imports/raw-text.ts';
import { recordOf, sourceName } from '../imports/source-records.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { blockKind, type RawSpan, type SourceText, type SourceVersion } from './article.ts';

const VERSION = {
  number: true,
  reason: true,
  createdAt: true,
  parserVersion: true,
  segmenterVersion: true,
  sourceFile: {
    select: {
      id: true,
      name: true,
      path: true,
      sha256: true,
      byteLength: true,
      encoding: true,
      format: true,
      container: true,
      line: true,
      createdAt: true,
    },
  },
} as const;

/** What a file is called by. */
const NAMES = { name: true, path: true, format: true, container: true, line: true } as const;

/** All versions of an article's text with their files and imports, the newest first. */
export async function sourceVersions(viewer: Viewer, articleId: number): Promise<SourceVersion[]> {
  permit(viewer, 'article.read');
  const versions = await database().textVersion.findMany({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: VERSION,
  });
  const runs = await runsOf(articleId);
  return versions.map(({ sourceFile, createdAt, ...version }) => {
    const { containers = [], ...run } = runs.get(sourceFile?.id ?? 0) ?? {};
    const container = containers.find(({ path }) => path === sourceFile?.container) ?? null;
    return {
      ...version,
      madeAt: createdAt.toISOString(),
      file: sourceFile && { ...fileOf(sourceFile), container },
      run: 'id' in run ? run : null,
    };
  });
}

function fileOf<File extends Parameters<typeof sourceName>[0] & { createdAt: Date }>(stored: File) {
  const { createdAt, container: _container, line: _line, ...file } = stored;
  const record = recordOf(stored);
  return { ...file, name: sourceName(stored), record, storedAt: createdAt.toISOString() };
}

type RunOfFile = NonNullable<SourceVersion['run']> & { containers: ContainerFile[] };

/** By which import each file became a text of the article: the first that says so. */
async function runsOf(articleId: number): Promise<Map<number, RunOfFile>> {
  const items = await database().importItem.findMany({
    where: { articleId, sourceFileId: { not: null }, status: { in: ['created', 'updated'] } },
    orderBy: { id: 'desc' },
    select: {
      sourceFileId: true,
      warnings: true,
      run: { select: { id: true, importerVersion: true, startedByName: true, containers: true } },
    },
  });
  return new Map(
    items.map(({ sourceFileId, warnings, run }) => [
      sourceFileId ?? 0,
      {
        id: run.id,
        importerVersion: run.importerVersion,
        startedBy: run.startedByName,
        warnings: z.array(z.string()).catch([]).parse(warnings),
        containers: containerFile.array().catch([]).parse(run.containers),
      },
    ]),
  );
}

/** The raw text of one version beside its blocks. Throws NotFound when there is none, or it came from no file. */
export async function sourceText(viewer: Viewer, articleId: number, number: number): Promise<SourceText> {
  permit(viewer, 'article.read');
  const version = await database().textVersion.findUnique({
    where: { articleId_number: { articleId, number } },
    select: {
      sourceMap: true,
      sourceFile: { select: { bytes: true, format: true } },
      blocks: {
        orderBy: { position: 'asc' },
        select: { position: true, kind: true, text: true, credit: true },
      },
    },
  });
  if (!version?.sourceFile) throw new NotFound('A file of that text');
  return {
    ...(await rawTextOf(version.sourceFile.bytes, version.sourceFile.format)),
    spans: Array.isArray(version.sourceMap) ? (version.sourceMap as unknown as RawSpan[]) : [],
    blocks: version.blocks.map((block) => ({ ...block, kind: blockKind.parse(block.kind) })),
  };
}

/** A file of the article, or the record that was cut out of one, as it came, byte for byte. For those who edit: it may hold what was left out. Throws NotFound. */
export async function sourceBytes(
  viewer: Viewer,
  articleId: number,
  fileId: number,
): Promise<{ name: string; bytes: Uint8Array }> {
  permit(viewer, 'article.edit');
  const version = await database().textVersion.findFirst({
    where: { articleId, sourceFileId: fileId },
    select: { sourceFile: { select: { ...NAMES, bytes: true } } },
  });
  if (!version?.sourceFile) throw new NotFound('That file');
  const { bytes, ...names } = version.sourceFile;
  return { name: sourceName(names), bytes };
}
