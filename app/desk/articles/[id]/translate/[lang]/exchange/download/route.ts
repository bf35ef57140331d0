/** An article in one format, as a file. */
import { z } from 'zod';
import { Forbidden, Invalid, NotFound } from '#domain/errors.ts';
import { exportFormat } from '#domain/exchange/exchange.ts';
import { exportedArticle } from '#domain/exchange/queries.ts';
import { languageTag } from '#domain/languages.ts';
import { currentViewer } from '../../../../../../../viewer.ts';

const asked = z.strictObject({
  articleId: z.coerce.number().int().positive().max(999_999_999),
  language: languageTag,
  format: exportFormat,
});

type Context = { params: Promise<{ id: string; lang: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return refused(401, 'Sign in first.');
  const { id, lang } = await params;
  const format = new URL(request.url).searchParams.get('format');
  const given = asked.safeParse({ articleId: id, language: lang, format });
  if (!given.success) return refused(404, 'There is no such file.');
  try {
    const { name, mediaType, content } = await exportedArticle(viewer, given.data);
    return new Response(content, {
      headers: {
        'Content-Type': mediaType,
        // the name is letters, digits, dots and hyphens
        'Content-Disposition': `attachment; filename="${name}"`,
        ...STRICT,
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return refused(404, error.message);
    if (error instanceof Forbidden) return refused(403, error.message);
    if (error instanceof Invalid) return refused(409, error.message);
    throw error;
  }
}

const STRICT = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

function refused(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...STRICT },
  });
}
