/** Begins the import of an upload and leads to its page. */
import { startUpload } from '#domain/uploads/mutations.ts';
import { answer, fieldsIn, forAdminOfThisSite, leadTo } from '../../../answer.ts';
import { optionsIn } from '../../../options.ts';

interface Context {
  params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => {
    const { id } = await params;
    const { run } = await startUpload(viewer, id, optionsIn(await fieldsIn(request)));
    if (request.headers.get('accept')?.includes('application/json')) return answer(201, { run });
    return leadTo(`/desk/imports/${run}`);
  });
}
