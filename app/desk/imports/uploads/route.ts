/** Opens an upload: its files follow one by one. */
import { openUpload } from '#domain/uploads/mutations.ts';
import { answer, forAdminOfThisSite } from '../answer.ts';

export function POST(request: Request): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => answer(201, await openUpload(viewer)));
}
