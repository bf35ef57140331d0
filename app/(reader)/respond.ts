/** From a page to the HTTP answer for one request. */
import { type Coding, encode, preferredCoding } from './encoding.ts';
import { publicHeaders } from './headers.ts';
import type { KeptPage } from './page-cache.ts';

/** Below this a compressed body is not smaller on the wire. */
const WORTH_COMPRESSING = 600;

/**
 * Our server sets this on requests (clients cannot: it drops what they send) to say that it puts Content-Encoding and
 * Content-Length into answers for us. Next removes both from what a route returns, and compresses by itself instead.
 */
const ENCODES = 'x-spalte-encodes';
const OUR_ENCODING = 'x-spalte-content-encoding';
const OUR_LENGTH = 'x-spalte-content-length';

/** The answer in the coding the client takes; 304 without a body when it says that it has it; no body for HEAD. */
export async function respond(request: Request, page: KeptPage): Promise<Response> {
  const headers = publicHeaders();
  const coding = codingFor(request, page);
  if (page.status === 200) {
    const tag = entityTag(page.hash, coding);
    headers.set('ETag', tag);
    if (isHeld(request.headers.get('if-none-match'), tag))
      return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', page.type);
  if (page.language !== null) headers.set('Content-Language', page.language);
  const body = await bodyIn(page, coding ?? 'identity');
  if (coding !== null) headers.set(OUR_LENGTH, String(body.length));
  if (coding !== null && coding !== 'identity') headers.set(OUR_ENCODING, coding);
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status: page.status,
    headers,
  });
}

/** A permanent move within the site. */
export function moved(path: string): Response {
  const headers = publicHeaders();
  headers.set('Location', path);
  return new Response(null, { status: 308, headers });
}

/** Null: not ours to choose. */
function codingFor(request: Request, page: KeptPage): Coding | null {
  if (!request.headers.has(ENCODES)) return null;
  if (page.forms.identity.length < WORTH_COMPRESSING) return 'identity';
  return preferredCoding(request.headers.get('accept-encoding'));
}

async function bodyIn({ forms }: KeptPage, coding: Coding): Promise<Buffer> {
  return forms[coding] ?? (await encode(forms.identity, coding, false));
}

/** Strong, and so different for every form of the same page; weak where somebody else may still compress it. */
function entityTag(hash: string, coding: Coding | null): string {
  if (coding === null) return `W/"${hash}"`;
  return coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`;
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function isHeld(header: string | null, tag: string): boolean {
  const held = (header ?? '').split(',').map((given) => given.trim().replace(/^W\//, ''));
  return held.includes('*') || held.includes(tag.replace(/^W\//, ''));
}
