/** Every file of an import with its outcome and reason, for spreadsheets. */
import { type LeftOutRow, leftOutInWords, type RunItem } from '#domain/imports/import.ts';
import { runProgress } from '#domain/imports/queries.ts';
import { runReport } from '#domain/imports/report-queries.ts';
import { download } from '../../../download.ts';
import { forAdmin, runIn } from '../../answer.ts';
import { csvLine } from '../../csv.ts';
import { streamed } from '../../streamed.ts';

interface Context {
  params: Promise<{ run: string }>;
}

const COLUMNS = [
  ...['file', 'outcome', 'reason', 'warnings', 'article', 'title', 'language', 'date', 'blocks', 'sentences'],
  ...['bytes', 'encoding', 'format', 'sha256', 'rolled back'],
];

export function GET(request: Request, { params }: Context): Promise<Response> {
  return forAdmin(request, async (viewer) => {
    const run = runIn((await params).run);
    // an import that is not there is said before anything is sent
    const { leftOut } = await runProgress(viewer, run);
    const body = streamed(csv(runReport(viewer, run), leftOut));
    return download(`import-${run}.csv`, body, 'text/csv; charset=utf-8');
  });
}

/** With a byte order mark: without one, spreadsheets read UTF-8 as something else. */
async function* csv(pages: AsyncGenerator<RunItem[]>, leftOut: LeftOutRow[]): AsyncGenerator<string> {
  yield `\ufeff${csvLine(COLUMNS)}`;
  for await (const items of pages) yield items.map((item) => csvLine(valuesOf(item))).join('');
  yield leftOut
    .map((row) => csvLine([row.file, row.reason === undefined ? 'left out' : 'skipped', leftOutInWords(row)]))
    .join('');
}

function valuesOf(item: RunItem) {
  return [
    // stored as failed, called refused wherever people read
    ...[item.path, item.status === 'failed' ? 'refused' : item.status, item.reason],
    ...[item.warnings.join(' | '), item.article?.id ?? null],
    ...[item.article?.title ?? null, item.language, item.date, item.blocks, item.segments],
    ...[item.byteLength, item.encoding, item.format, item.sha256, item.rolledBack?.became ?? null],
  ];
}
