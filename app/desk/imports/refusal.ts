/**
 * Why a posted form came to nothing, on its way to the page that says it. In a cookie, not in the address: nobody can write
 * a link that puts words of their own into the desk.
 */
import { z } from 'zod';
import { localPath } from '#components/desk/local-path.ts';
import { environment } from '#domain/environment.ts';

export const REFUSAL_COOKIE = 'spalte.refusal';
const LIST = '/desk/imports';
const PAGE = `${LIST}/refused`;
const SECONDS = 600;
const LONGEST = 500;

const refusal = z.strictObject({ message: z.string(), back: z.string() });

/** To the page that says why not, and leads back; somebody who is signed out, to the sign-in page. */
export function leadToRefusal(request: Request, status: number, message: string): Response {
  // the page of what is not there any more would only say so again
  const back = status === 404 ? LIST : localPath(pathOf(request.headers.get('referer')));
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (status === 401) {
    headers.set('Location', `/login?next=${encodeURIComponent(back)}&why=signed-out`);
    return new Response(null, { status: 303, headers });
  }
  const value = encodeURIComponent(JSON.stringify({ message: message.slice(0, LONGEST), back }));
  const secure = environment().secure ? '; Secure' : '';
  headers.set('Location', PAGE);
  headers.set(
    'Set-Cookie',
    `${REFUSAL_COOKIE}=${value}; Path=${PAGE}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
  return new Response(null, { status: 303, headers });
}

/** What the cookie says, decoded already; null when there is none, or it is none of ours. */
export function refusalIn(cookie: string | undefined): z.infer<typeof refusal> | null {
  try {
    const { message, back } = refusal.parse(JSON.parse(cookie ?? ''));
    return { message, back: localPath(back) };
  } catch {
    return null;
  }
}

/** The path in an address of this site; null for one of another. */
function pathOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { origin, pathname, search } = new URL(address);
  return environment().allowedOrigins.includes(origin) ? pathname + search : null;
}
