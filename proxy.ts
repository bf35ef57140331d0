/** Headers and the nonce of the desk's pages. It never decides who may do what: every page, action and query does. */
import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';

/** The reader's pages bring their own headers; the upload routes are left out because a proxy cuts bodies off at 10 MB. */
export const config = {
  matcher: [
    '/login',
    '/setup',
    '/invite',
    '/admin',
    '/desk',
    '/desk/((?!imports/upload$|imports/uploads/[0-9a-f]+/files$|memory/upload$).+)',
  ],
};

// biome-ignore lint/style/noProcessEnv: a constant that the bundler puts in, not a setting
const IS_DEVELOPMENT = process.env.NODE_ENV === 'development';

/** Gives every desk page a fresh nonce, which Next puts on its scripts, and the strict headers of security.md 4. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(18).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.delete('next-resume');

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of STRICT) response.headers.set(name, value);
  if (request.nextUrl.protocol === 'https:') {
    response.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
  }
  return response;
}

const STRICT: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ['X-Robots-Tag', 'noindex, nofollow'],
  ['Cache-Control', 'no-store'],
];

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates code to show server stacks, and the overlay writes its own styles
  const script = IS_DEVELOPMENT ? " 'unsafe-eval'" : '';
  const style = IS_DEVELOPMENT ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${script}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
