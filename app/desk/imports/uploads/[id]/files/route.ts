/** Takes one file of an upload. Outside the proxy, which would cut the body off at 10 MB without a word. */
import { Invalid } from '#domain/errors.ts';
import { receiveFile } from '#domain/uploads/mutations.ts';
import { sha256Hex } from '#domain/uploads/upload.ts';
import { answer, forAdminOfThisSite } from '../../../answer.ts';

interface Context {
  params: Promise<{ id: string }>;
}

/** `PUT …/files?path=2022/a.txt` with the bytes as they are, `Content-Length`, and `X-Content-SHA-256` where it is known. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => {
    const { id } = await params;
    const announced = {
      path: new URL(request.url).searchParams.get('path') ?? '',
      byteLength: lengthIn(request.headers),
      sha256: hashIn(request.headers),
    };
    const { path, byteLength, sha256 } = await receiveFile(viewer, id, announced, bodyOf(request));
    return answer(201, { path, byteLength, sha256 });
  });
}

function lengthIn(headers: Headers): number {
  const given = headers.get('content-length') ?? '';
  if (!/^\d{1,15}$/.test(given)) throw new Invalid('The length of the file is unknown.');
  if (headers.has('content-encoding')) throw new Invalid('Send the file as it is, not compressed.');
  return Number(given);
}

function hashIn(headers: Headers): string | null {
  const given = headers.get('x-content-sha-256');
  if (given === null) return null;
  if (!sha256Hex.safeParse(given).success)
    throw new Invalid('X-Content-SHA-256 is no SHA-256 in hexadecimal.');
  return given;
}

async function* bodyOf({ body }: Request): AsyncGenerator<Uint8Array> {
  // an empty file has no body at all
  if (body) yield* body;
}
