/** Deletes an upload and everything in it. */
import { discardUpload } from '#domain/uploads/mutations.ts';
import { forAdminOfThisSite, leadTo } from '../../../answer.ts';

interface Context {
  params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => {
    await discardUpload(viewer, (await params).id);
    return leadTo('/desk/imports');
  });
}
