/** The preview of an upload, as pages show it. Looked at by another process, which the first page that asks starts. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { articleStatus } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import type { ImportOptions, ItemStatus } from '../imports/import.ts';
import { by, launchPreview, scriptPath } from '../imports/launch.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { filesOf } from './folder.ts';
import { ownUpload } from './own.ts';
import {
  claimPreview,
  dropPreview,
  keepEntry,
  readItems,
  readKeptEntry,
  readState,
} from './preview-store.ts';
import {
  type PreviewEntry,
  type PreviewItem,
  type PreviewState,
  previewEntry,
  type Standings,
} from './upload.ts';

const PAGE = 100;
/** A process that has said nothing for so long is not there any more. */
const SILENT_MS = 60_000;
const LONGEST_TEXT = 64_000_000;
const MOST_MS = 60_000;

export interface PreviewPage {
  key: string;
  /** null: nothing was looked at yet */
  state: PreviewState | null;
  /** it began, and nobody goes on with it */
  hasStopped: boolean;
  items: PreviewItem[];
  /** of the articles that would get a new text */
  standings: Standings;
  page: number;
  pages: number;
}

/** A page of the preview with these options; begins it when there is none. Throws NotFound for somebody else's upload. */
export async function uploadPreview(
  viewer: Viewer,
  id: string,
  options: ImportOptions,
  { status, page = 1 }: { status?: ItemStatus | undefined; page?: number } = {},
): Promise<PreviewPage> {
  permit(viewer, 'import.run');
  await ownUpload(viewer, id);
  const key = await keyOf(id, options);
  await beginPreview(viewer, id, key, options);
  const state = await readState(id, key);
  const items = await readItems(id, key, status ?? 'all', (page - 1) * PAGE, PAGE);
  const counts = Object.entries(state?.counts ?? {}).filter(([name]) => !status || name === status);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return {
    key,
    state,
    hasStopped: hasStopped(state),
    items,
    standings: await standingsOf(items),
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
  };
}

/** Where there is none, and nobody else has begun one. */
async function beginPreview(viewer: Viewer, id: string, key: string, options: ImportOptions): Promise<void> {
  const attempt = await claimPreview(id, key, options);
  if (attempt !== null) launchPreview(viewer, id, key, attempt);
}

/** Forgets the preview with these options, so that the next page that asks begins anew. */
export async function forgetPreview(viewer: Viewer, id: string, options: ImportOptions): Promise<void> {
  permit(viewer, 'import.run');
  await ownUpload(viewer, id);
  await dropPreview(id, await keyOf(id, options));
}

/** One article of an upload beside its raw text; `isLast` of those that were looked at so far. Throws NotFound, and Invalid when it took too long to read. */
export async function uploadEntry(
  viewer: Viewer,
  id: string,
  options: ImportOptions,
  entry: number,
): Promise<{ item: PreviewItem; standings: Standings; content: PreviewEntry; isLast: boolean }> {
  permit(viewer, 'import.run');
  await ownUpload(viewer, id);
  const key = await keyOf(id, options);
  await beginPreview(viewer, id, key, options);
  const [item, next] = await readItems(id, key, 'all', entry - 1, 2);
  if (!item) throw new NotFound('That file');
  const content = await contentOf(viewer, id, key, entry);
  return { item, standings: await standingsOf([item]), content, isLast: next === undefined };
}

/** As they stand now: somebody may have published one since the files were looked at. */
async function standingsOf(items: readonly PreviewItem[]): Promise<Standings> {
  const ids = items.flatMap(({ status, article }) => (status === 'updated' && article ? [article.id] : []));
  const articles = await database().article.findMany({
    where: { id: { in: ids } },
    select: { id: true, status: true },
  });
  return Object.fromEntries(articles.map(({ id, status }) => [id, articleStatus.parse(status)]));
}

/** Entries that are being read just now: who opens a page twice does not have its file read twice. */
const underway = new Map<string, Promise<string>>();

/** Read once: it is the same until the preview is made anew. */
async function contentOf(viewer: Viewer, id: string, key: string, entry: number): Promise<PreviewEntry> {
  const name = `${id} ${key} ${entry}`;
  const reading =
    underway.get(name) ?? keptOrRead(viewer, id, key, entry).finally(() => underway.delete(name));
  underway.set(name, reading);
  return previewEntry.parse(JSON.parse(await reading));
}

async function keptOrRead(viewer: Viewer, id: string, key: string, entry: number): Promise<string> {
  const kept = await readKeptEntry(id, key, entry);
  if (kept !== null) return kept;
  const json = await readBeside(viewer, id, key, entry);
  await keepEntry(id, key, entry, json);
  return json;
}

/** In a process beside this one: no file that somebody sends is parsed where readers wait for pages. */
async function readBeside(viewer: Viewer, id: string, key: string, entry: number): Promise<string> {
  const args = [scriptPath('import-preview.ts'), id, key, '--entry', String(entry), ...by(viewer)];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      maxBuffer: LONGEST_TEXT,
      timeout: MOST_MS,
    });
    return stdout;
  } catch (error) {
    console.error(`The entry ${entry} of an upload could not be read: ${error}`);
    throw new Invalid('This file could not be read for the preview.');
  }
}

/** Changes with the options and with the files. */
async function keyOf(id: string, { language, publisher, mapping }: ImportOptions): Promise<string> {
  const columns = Object.entries(mapping ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const files = (await filesOf(id)).map(({ path, sha256 }) => [path, sha256]);
  const text = JSON.stringify([language, publisher, columns, files]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function hasStopped(state: PreviewState | null): boolean {
  if (!state || state.isDone) return false;
  return state.problem !== null || Date.now() - Date.parse(state.at) > SILENT_MS;
}
