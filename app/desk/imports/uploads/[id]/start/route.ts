/** Begins the import of an upload and leads to its page. `without`: how many missing files it is to do without. */
import { startUpload } from '#domain/uploads/mutations.ts';
import { answer, fieldsIn, forAdminOfThisSite, leadTo } from '../../../answer.ts';
import { optionsIn } from '../../../options.ts';

interface Context {
  params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => {
    const { id } = await params;
    const fields = await fieldsIn(request);
    const without = Number(fields.without ?? 0) || 0;
    const { run } = await startUpload(viewer, id, optionsIn(fields), { without });
    if (request.headers.get('accept')?.includes('application/json')) return answer(201, { run });
    return leadTo(`/desk/imports/${run}`);
  });
}
