/** A source file as it came, for editors and admins. */

import { sourceBytes } from '#domain/articles/source-queries.ts';
import { Forbidden, NotFound } from '#domain/errors.ts';
import { currentViewer } from '../../../../../../viewer.ts';
import { download } from '../../../../../download.ts';

interface Context {
  params: Promise<{ id: string; file: string }>;
}

const ID = /^[1-9]\d{0,8}$/;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  const viewer = await currentViewer();
  if (!viewer || !ID.test(id) || !ID.test(file)) return nothing();
  try {
    const { name, bytes } = await sourceBytes(viewer, Number(id), Number(file));
    return download(name, Uint8Array.from(bytes));
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return nothing();
    throw error;
  }
}

function nothing(): Response {
  return new Response('Not found\n', { status: 404, headers: { 'Cache-Control': 'no-store' } });
}
