/** Takes a TMX file into the memory. Outside the proxy, which would cut the body off at 10 MB without a word. */
import { Forbidden, Invalid } from '#domain/errors.ts';
import { MAX_TMX_BYTES } from '#domain/memory/memory.ts';
import { importTmx } from '#domain/memory/mutations.ts';
import { permit } from '#domain/permissions.ts';
import { assertSameOrigin } from '../../../action.ts';
import { currentViewer } from '../../../viewer.ts';

/** What boundaries and part headers may add to the file. */
const FORM_BYTES = 100_000;

export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
    // asked before a byte of the body is read
    const viewer = await currentViewer();
    if (!viewer)
      return answer(401, { message: 'You are signed out. Sign in again and send the file once more.' });
    permit(viewer, 'memory.edit');
    return answer(200, await importTmx(viewer, await fileIn(request)));
  } catch (error) {
    if (error instanceof Forbidden) return answer(403, { message: error.message });
    if (error instanceof Invalid) return answer(400, { message: error.message });
    throw error;
  }
}

async function fileIn(request: Request): Promise<{ name: string; bytes: Uint8Array }> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(length)) throw new Invalid('The length of the upload is unknown.');
  if (length > MAX_TMX_BYTES + FORM_BYTES) throw new Invalid('The file is too long.');
  const form = await request.formData().catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File) || file.name === '') throw new Invalid('Choose a TMX file.');
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
