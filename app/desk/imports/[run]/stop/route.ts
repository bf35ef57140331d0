/** Stops an import before its end; it can be resumed. */
import { stopRun } from '#domain/imports/desk-mutations.ts';
import { forAdminOfThisSite, leadTo, runIn } from '../../answer.ts';

interface Context {
  params: Promise<{ run: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => {
    const run = runIn((await params).run);
    await stopRun(viewer, run);
    return leadTo(`/desk/imports/${run}`);
  });
}
