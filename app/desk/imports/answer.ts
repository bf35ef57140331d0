/** What the import's route handlers have in common: who may come in, and how they answer. */
import { Conflict, Forbidden, Invalid, NotFound } from '#domain/errors.ts';
import type { Viewer } from '#domain/people/person.ts';
import { can } from '#domain/permissions.ts';
import { assertSameOrigin } from '../../action.ts';
import { currentViewer } from '../../viewer.ts';
import { leadToRefusal } from './refusal.ts';

/** JSON that no cache keeps. */
export function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}

/**
 * Why not: a sentence, as JSON for programs. A browser that posted a form is led to a page that says it; one that wanted a
 * download gets the sentence alone, for it would keep a page as if it were the file.
 */
function refused(request: Request, status: number, message: string): Response {
  if (!request.headers.get('accept')?.includes('text/html')) return answer(status, { message });
  if (request.method === 'POST') return leadToRefusal(request, status, message);
  return new Response(`${message}\n`, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** To another page after a form was posted. */
export function leadTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}

/** Runs `work` for an admin; what the domain refuses becomes a status and a sentence. */
export async function forAdmin(
  request: Request,
  work: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return refused(request, 401, 'You are signed out. Sign in again and try once more.');
  if (!can(viewer, 'import.run')) return refused(request, 403, 'Only admins import articles.');
  try {
    return await work(viewer);
  } catch (error) {
    const status = statusOf(error);
    if (status === null || !(error instanceof Error)) throw error;
    return refused(request, status, error.message);
  }
}

/** The fields of a posted form that are text. */
export async function fieldsIn(request: Request): Promise<Record<string, string>> {
  const form = await request.formData().catch(() => new FormData());
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** The number in an address. Throws NotFound. */
export function runIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound('That import run');
  return Number(text);
}

/** The same for what changes something: asked for by a page of this site, before a byte of the body is read. */
export async function forAdminOfThisSite(
  request: Request,
  work: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  try {
    assertSameOrigin(request);
  } catch (error) {
    if (error instanceof Forbidden) return refused(request, 403, error.message);
    throw error;
  }
  return forAdmin(request, work);
}

function statusOf(error: unknown): number | null {
  if (error instanceof Invalid) return 400;
  if (error instanceof Forbidden) return 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof Conflict) return 409;
  return error instanceof Error && error.name === 'DatabaseBusy' ? 503 : null;
}
