/** How far an import is: one row, asked for every second by the page of an import that runs. */
import { runProgress } from '#domain/imports/queries.ts';
import { answer, forAdmin, runIn } from '../../answer.ts';

interface Context {
  params: Promise<{ run: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return forAdmin(request, async (viewer) =>
    answer(200, await runProgress(viewer, runIn((await params).run))),
  );
}
