/** The whole termbase as a file. */
import { termFile } from '#domain/terms/queries.ts';
import { termFormat } from '#domain/terms/term.ts';
import { requireViewer } from '../../../viewer.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', tbx: 'application/x-tbx+xml; charset=utf-8' };

export async function GET(request: Request): Promise<Response> {
  const viewer = await requireViewer('/desk/terms');
  const format = termFormat.safeParse(new URL(request.url).searchParams.get('format'));
  if (!format.success) return new Response('Name the format: csv or tbx.', { status: 400 });
  return new Response(await termFile(viewer, format.data), {
    headers: {
      'Content-Type': TYPES[format.data],
      'Content-Disposition': `attachment; filename="terms.${format.data}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
