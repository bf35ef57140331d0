/** Takes a file of terms: says what it would do, or with `?write=yes` does it. */
import { Forbidden, Invalid } from '#domain/errors.ts';
import { can } from '#domain/permissions.ts';
import { importTerms, wouldImportTerms } from '#domain/terms/import-mutations.ts';
import { MAX_TERM_FILE_BYTES } from '#domain/terms/term.ts';
import { assertSameOrigin } from '../../../../action.ts';
import { currentViewer } from '../../../../viewer.ts';

export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
  } catch (error) {
    if (error instanceof Forbidden) return answer(403, { message: error.message });
    throw error;
  }
  // asked before a byte of the body is read
  const viewer = await currentViewer();
  if (!viewer)
    return answer(401, { message: 'You are signed out. Sign in again and send the file once more.' });
  if (!can(viewer, 'term.edit')) return answer(403, { message: 'Only editors import terms.' });
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(length)) return answer(411, { message: 'The length of the file is unknown.' });
  if (length > MAX_TERM_FILE_BYTES) return answer(413, { message: 'The file has more than 5 MB.' });
  const bytes = new Uint8Array(await request.arrayBuffer());
  const run = new URL(request.url).searchParams.get('write') === 'yes' ? importTerms : wouldImportTerms;
  try {
    return answer(200, await run(viewer, bytes));
  } catch (error) {
    if (error instanceof Invalid) return answer(400, { message: error.message });
    throw error;
  }
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
