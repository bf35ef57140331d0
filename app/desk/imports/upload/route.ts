/** Takes files for an import. Outside the proxy, which would cut the body off at 10 MB without a word. */
import { MAX_UPLOAD_BYTES, whyNotUpload } from '#components/desk/imports/upload-checks.ts';
import { Forbidden } from '#domain/errors.ts';
import { importFiles } from '#domain/imports/mutations.ts';
import { languageTag } from '#domain/languages.ts';
import { can } from '#domain/permissions.ts';
import { assertSameOrigin } from '../../../action.ts';
import { currentViewer } from '../../../viewer.ts';

export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
  } catch (error) {
    if (error instanceof Forbidden) return refused(403, error.message);
    throw error;
  }
  // asked before a byte of the body is read
  const viewer = await currentViewer();
  if (!viewer) return refused(401, 'You are signed out. Sign in again and send the files once more.');
  if (!can(viewer, 'import.run')) return refused(403, 'Only admins import articles.');
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(length)) return refused(411, 'The length of the upload is unknown.');
  if (length > MAX_UPLOAD_BYTES + FORM_BYTES)
    return refused(413, 'The upload is too long; send fewer files at once.');

  const form = await request.formData().catch(() => null);
  if (!form) return refused(400, 'The upload could not be read; it may have been cut off.');
  const given = filesIn(form);
  const why = whyNotUpload(given);
  if (why !== null) return refused(400, why);
  const options = optionsIn(form);
  if (!options) return refused(400, 'That is no language.');
  const files = await Promise.all(
    given.map(async (file) => ({
      name: file.name,
      path: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  const { run } = await importFiles(viewer, files, options);
  if (request.headers.get('accept')?.includes('application/json')) return answer(200, { run });
  return new Response(null, { status: 303, headers: { Location: `/desk/imports/${run}` } });
}

/** What boundaries and part headers may add to the files. */
const FORM_BYTES = 100_000;

function filesIn(form: FormData): File[] {
  return form.getAll('files').filter((file): file is File => file instanceof File && file.name !== '');
}

function optionsIn(form: FormData): { language?: string; publisher?: string } | null {
  const [language, publisher] = ['language', 'publisher'].map((name) => String(form.get(name) ?? '').trim());
  if (language && !languageTag.safeParse(language).success) return null;
  return { ...(language ? { language } : {}), ...(publisher ? { publisher: publisher.slice(0, 200) } : {}) };
}

function refused(status: number, message: string): Response {
  return answer(status, { message });
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
