/** Every file of an import with its outcome and reason, for programs. */
import type { RunItem, RunRow } from '#domain/imports/import.ts';
import { runProgress } from '#domain/imports/queries.ts';
import { runReport } from '#domain/imports/report-queries.ts';
import { download } from '../../../download.ts';
import { forAdmin, runIn } from '../../answer.ts';
import { streamed } from '../../streamed.ts';

interface Context {
  params: Promise<{ run: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return forAdmin(request, async (viewer) => {
    const id = runIn((await params).run);
    const run = await runProgress(viewer, id);
    const body = streamed(json(run, runReport(viewer, id)));
    return download(`import-${id}.json`, body, 'application/json; charset=utf-8');
  });
}

async function* json(run: RunRow, pages: AsyncGenerator<RunItem[]>): AsyncGenerator<string> {
  yield `{"run":${JSON.stringify(run)},\n"files":[`;
  let between = '\n';
  for await (const items of pages) {
    let text = '';
    for (const { position: _, ...item } of items) {
      text += between + JSON.stringify(item);
      between = ',\n';
    }
    yield text;
  }
  yield '\n]}\n';
}
