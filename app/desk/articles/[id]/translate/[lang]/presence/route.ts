/** A workspace says where it is and hears who else is there. Not an action: those wait for each other, and a save must not wait. */
import { z } from 'zod';
import { Forbidden, NotFound } from '#domain/errors.ts';
import { beat as beats } from '#domain/presences/mutations.ts';
import { beat } from '#domain/presences/presence.ts';
import { assertSameOrigin } from '../../../../../../action.ts';
import { currentViewer } from '../../../../../../viewer.ts';

interface Context {
  params: Promise<{ id: string; lang: string }>;
}

const body = beat.omit({ articleId: true, language: true });

export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    assertSameOrigin(request);
    const viewer = await currentViewer();
    // no error: the saving says that one is signed out, and a browser would complain with every beat
    if (!viewer) return answer(200, { others: [] });
    const { id, lang } = await params;
    const given = body.parse(await request.json());
    const input = beat.parse({ ...given, articleId: Number(id), language: lang });
    return answer(200, { others: await beats(viewer, input) });
  } catch (error) {
    return answer(statusOf(error), { message: 'That was not understood.' });
  }
}

function statusOf(error: unknown): number {
  if (error instanceof Forbidden) return 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 400;
  throw error;
}

function answer(status: number, content: object): Response {
  return Response.json(content, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
