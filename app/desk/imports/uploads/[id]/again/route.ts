/** Looks at an upload anew: what is in the newsroom may have changed since. */
import { forgetPreview } from '#domain/uploads/preview-queries.ts';
import { fieldsIn, forAdminOfThisSite, leadTo } from '../../../answer.ts';
import { fieldsOf, optionsIn } from '../../../options.ts';

interface Context {
  params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => {
    const { id } = await params;
    const options = optionsIn(await fieldsIn(request));
    await forgetPreview(viewer, id, options);
    const query = new URLSearchParams(fieldsOf(options));
    return leadTo(`/desk/imports/uploads/${id}${query.size > 0 ? `?${query}` : ''}`);
  });
}
