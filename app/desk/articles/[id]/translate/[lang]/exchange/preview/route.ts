/** Takes an XLIFF file and answers with what merging it would do; changes nothing. */
import { z } from 'zod';
import { Forbidden, Invalid, NotFound } from '#domain/errors.ts';
import { MAX_MERGE_BYTES } from '#domain/exchange/exchange.ts';
import { mergePreview } from '#domain/exchange/merge-queries.ts';
import { languageTag } from '#domain/languages.ts';
import { DecodeError, decodeText } from '#domain/text/decode.ts';
import { assertSameOrigin } from '../../../../../../../action.ts';
import { currentViewer } from '../../../../../../../viewer.ts';

const place = z.strictObject({
  articleId: z.coerce.number().int().positive().max(999_999_999),
  language: languageTag,
});

/** What boundaries and part headers may add to the file. */
const FORM_BYTES = 10_000;

type Context = { params: Promise<{ id: string; lang: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    assertSameOrigin(request);
    // asked before a byte of the body is read
    const viewer = await currentViewer();
    if (!viewer)
      return answer(401, { message: 'You are signed out. Sign in again and choose the file once more.' });
    const { id, lang } = await params;
    const given = place.safeParse({ articleId: id, language: lang });
    if (!given.success) throw new NotFound('That translation');
    const file = await fileIn(request);
    const content = decodeText(new Uint8Array(await file.arrayBuffer())).text;
    return answer(
      200,
      await mergePreview(viewer, { ...given.data, fileName: file.name.slice(0, 200), content }),
    );
  } catch (error) {
    return refusal(error);
  }
}

async function fileIn(request: Request): Promise<File> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(length)) throw new Invalid('The length of the upload is unknown.');
  if (length > MAX_MERGE_BYTES + FORM_BYTES)
    throw new Invalid(`The file is longer than ${MAX_MERGE_BYTES / 1_000_000} MB: surely it is another one.`);
  const form = await request.formData().catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File) || file.name === '') throw new Invalid('Choose the XLIFF file first.');
  return file;
}

function refusal(error: unknown): Response {
  if (error instanceof Forbidden) return answer(403, { message: error.message });
  if (error instanceof NotFound) return answer(404, { message: error.message });
  if (error instanceof Invalid) return answer(400, { message: error.message });
  if (error instanceof DecodeError)
    return answer(400, { message: `The file cannot be read: ${error.message}.` });
  throw error;
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
