/**
 * What the memory has for the sentence that is being translated: a read that can be dropped when the translator has gone on.
 * A server action would wait in line with the saves.
 */
import { Forbidden, NotFound } from '#domain/errors.ts';
import { memoryQuestion } from '#domain/memory/memory.ts';
import { memoryMatches } from '#domain/memory/queries.ts';
import { currentViewer } from '../../../viewer.ts';

export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  // 200: a browser would note an error for what is none; who writes is told to sign in by the save
  if (!viewer) return answer(200, { message: 'You are signed out. Sign in again to see matches.' });
  const question = memoryQuestion.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!question.success) return answer(400, { message: 'Give articleId, language and segmentId.' });
  try {
    return answer(200, { matches: await memoryMatches(viewer, question.data) });
  } catch (error) {
    if (error instanceof NotFound) return answer(404, { message: error.message });
    if (error instanceof Forbidden) return answer(403, { message: error.message });
    throw error;
  }
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
