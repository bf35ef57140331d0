/** Opens an upload: its files follow one by one. */
import { Invalid } from '#domain/errors.ts';
import { openUpload } from '#domain/uploads/mutations.ts';
import { type ExpectedFiles, expectedFiles } from '#domain/uploads/upload.ts';
import { smallBody } from '../../../action.ts';
import { answer, forAdminOfThisSite } from '../answer.ts';

/** `{ "files": 5, "bytes": 4770 }` says what is to come; a program may send no body. */
export function POST(request: Request): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) =>
    answer(201, await openUpload(viewer, await expectedIn(request))),
  );
}

async function expectedIn(request: Request): Promise<ExpectedFiles | null> {
  if (!Number(request.headers.get('content-length') ?? 0)) return null;
  const said = expectedFiles.safeParse(await smallBody(request));
  if (!said.success) throw new Invalid('Say how many files are to come, and how many bytes they have.');
  return said.data;
}
