/** What the tag field offers while one types: a read, so that it can be asked again, and dropped when it comes too late. */
import { z } from 'zod';
import { languageTag } from '#domain/languages.ts';
import { suggestTags } from '#domain/tags/queries.ts';
import { currentViewer } from '../../../viewer.ts';

const query = z.strictObject({
  text: z.string().trim().min(1).max(120),
  language: languageTag,
  articleId: z.coerce.number().int().positive(),
});

export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return answer(401, { message: 'Sign in first.' });
  const given = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!given.success) return answer(400, { message: 'Give text, language and articleId.' });
  return answer(200, await suggestTags(viewer, given.data));
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
