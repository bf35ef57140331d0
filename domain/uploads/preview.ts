/** What importing an upload would do, file by file, touching nothing. Done by a process of its own (scripts/import-preview.ts). */
import { database } from '../db/client.ts';
import { environment } from '../environment.ts';
import { NotFound } from '../errors.ts';
import { articlesOf } from '../imports/containers.ts';
import { foretoldChange } from '../imports/foretold.ts';
import { NO_COUNTS } from '../imports/import.ts';
import { readInputs } from '../imports/inputs.ts';
import { LeftOut } from '../imports/left-out.ts';
import { isRefused, type Prepared } from '../imports/prepared.ts';
import { type Job, prepareJob } from '../imports/preparers.ts';
import { rawTextOf } from '../imports/raw-text.ts';
import { type Rehearsal, rehearse } from '../imports/rehearse.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { type Attempt, currentAttempt, PreviewWriter, previewOptions, writeState } from './preview-store.ts';
import { seenOf } from './refused-text.ts';
import type { PreviewEntry, PreviewItem, PreviewState } from './upload.ts';

/** How often what was looked at is written for those who watch. */
const TELL_EVERY_MS = 300;

/**
 * Looks at every file of an upload and writes what would become of it. A failure is written as well. `attempt`: the one that
 * was claimed for it; of one that was dropped meanwhile nothing is written, and the system's error is thrown.
 */
export async function writePreview(
  viewer: Viewer,
  upload: string,
  key: string,
  attempt?: string,
): Promise<void> {
  permit(viewer, 'import.run');
  const claimed = attempt ?? (await currentAttempt(upload, key));
  if (claimed === null) throw new NotFound('That preview');
  const at: Attempt = { upload, key, attempt: claimed };
  const state: PreviewState = {
    total: null,
    counts: { ...NO_COUNTS },
    container: null,
    share: null,
    leftOut: [],
    at: '',
    isDone: false,
    problem: null,
  };
  const tell = () => writeState(at, { ...state, at: new Date().toISOString() });
  try {
    await lookAtAll(viewer, at, state, tell);
    state.isDone = true;
  } catch (error) {
    state.problem = error instanceof Error ? error.message : String(error);
    throw error;
  } finally {
    await tell();
  }
}

async function lookAtAll(
  viewer: Viewer,
  at: Attempt,
  state: PreviewState,
  tell: () => Promise<void>,
): Promise<void> {
  const { upload } = at;
  const options = await previewOptions(upload, at.key);
  const writer = new PreviewWriter(at);
  let items: PreviewItem[] = [];
  let told = performance.now();
  const flush = async () => {
    await writer.add(items);
    for (const { status } of items) state.counts[status]++;
    items = [];
    told = performance.now();
    await tell();
  };
  const onTotal = (total: number) => {
    state.total = total;
    return tell();
  };
  let entry = 0;
  const leftOut = new LeftOut();
  for await (const rehearsal of rehearse(viewer, { kind: 'upload', upload }, options, onTotal, leftOut)) {
    items.push(itemOf(++entry, rehearsal));
    state.container = rehearsal.container;
    state.share = rehearsal.outcome.file.share ?? state.share;
    if (performance.now() - told > TELL_EVERY_MS) await flush();
  }
  state.container = null;
  state.leftOut = leftOut.rows;
  await flush();
}

function itemOf(entry: number, { outcome, result: { file, ...result }, near }: Rehearsal): PreviewItem {
  const facts = isRefused(outcome)
    ? { title: null, byteLength: outcome.byteLength, encoding: null, format: null }
    : {
        title: outcome.parsed.title,
        byteLength: outcome.file.bytes.byteLength,
        encoding: outcome.encoding,
        format: outcome.format,
      };
  return { entry, path: file, ...result, near, ...facts };
}

/** The text of one entry with the map to its blocks; of one that is refused, why. Throws NotFound. */
export async function readEntry(
  viewer: Viewer,
  upload: string,
  key: string,
  entry: number,
): Promise<PreviewEntry> {
  permit(viewer, 'import.run');
  const options = await previewOptions(upload, key);
  const reading = await readInputs({ kind: 'upload', upload }, options);
  try {
    const { articleBytes } = environment().importLimits;
    const jobs = articlesOf(reading.jobs, options, undefined, { keepsRefused: true });
    const job = await jobAt(jobs, entry);
    if (!job) throw new NotFound('That file');
    const outcome = await prepareJob(job, options, articleBytes);
    return isRefused(outcome)
      ? { refused: outcome.reason, seen: await seenOf(job, articleBytes), text: null, change: null }
      : {
          refused: null,
          seen: null,
          text: await textOf(outcome),
          change: await foretoldChange(database(), outcome),
        };
  } finally {
    await reading.close();
  }
}

async function jobAt(jobs: AsyncIterable<Job>, entry: number): Promise<Job | null> {
  let number = 0;
  for await (const job of jobs) if (++number === entry) return job;
  return null;
}

async function textOf({
  file,
  format,
  parsed,
  sourceMap,
  language,
}: Prepared): Promise<NonNullable<PreviewEntry['text']>> {
  const { title, titleOrigin, date, dateSource, timeStamp, details, blocks } = parsed;
  return {
    ...(await rawTextOf(file.bytes, format)),
    spans: JSON.parse(sourceMap),
    blocks: blocks.map(({ kind, text, credit }, position) => ({ position, kind, text, credit })),
    language: language.tag,
    languageScore: language.score,
    fields: {
      title,
      titleOrigin,
      date,
      dateSource,
      timeStamp,
      byline: details.byline,
      publisher: details.publisher,
      sourceUrl: details.sourceUrl,
      keywords: details.keywords.join(', ') || null,
    },
  };
}
