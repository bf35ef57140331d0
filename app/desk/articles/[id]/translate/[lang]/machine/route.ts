/**
 * The machine translates sentences of the workspace. Not an action: those wait for each other, and a save must not wait for a
 * machine; and a request that is dropped stops the asking.
 */
import { z } from 'zod';
import { Forbidden, Invalid, NotFound } from '#domain/errors.ts';
import { languageTag } from '#domain/languages.ts';
import { translateByMachine as question } from '#domain/machine/machine.ts';
import { translateByMachine } from '#domain/machine/mutations.ts';
import { machineOffer } from '#domain/machine/queries.ts';
import { assertSameOrigin, smallBody } from '../../../../../../action.ts';
import { currentViewer } from '../../../../../../viewer.ts';

interface Context {
  params: Promise<{ id: string; lang: string }>;
}

const body = question
  .omit({ articleId: true, language: true })
  .refine(({ sentences, title }) => sentences.length > 0 || title !== undefined);
const SIGNED_OUT = { message: 'You are signed out. Sign in again; what you typed is kept.' };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answered(async () => {
    assertSameOrigin(request);
    const viewer = await currentViewer();
    if (!viewer) return SIGNED_OUT;
    const { id, lang } = await params;
    const given = body.parse(await smallBody(request));
    const input = question.parse({ ...given, articleId: Number(id), language: lang });
    return translateByMachine(viewer, input, request.signal);
  });
}

/** What is left of today's budget, before one asks for much. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answered(async () => {
    const viewer = await currentViewer();
    if (!viewer) return SIGNED_OUT;
    const { id, lang } = await params;
    const key = {
      articleId: z.coerce.number().int().positive().parse(id),
      language: languageTag.parse(lang),
    };
    return { offer: await machineOffer(viewer, key) };
  });
}

/** 200 for what the page says itself: a browser would note an error for what is none. */
async function answered(work: () => Promise<object>): Promise<Response> {
  try {
    return answer(200, await work());
  } catch (error) {
    if (error instanceof Invalid) return answer(200, { message: error.message });
    if (error instanceof Forbidden) return answer(403, { message: error.message });
    if (error instanceof NotFound) return answer(404, { message: error.message });
    if (error instanceof z.ZodError) return answer(400, { message: 'That was not understood.' });
    throw error;
  }
}

function answer(status: number, content: object): Response {
  return Response.json(content, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
