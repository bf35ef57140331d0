/** The headers of every public answer (security.md section 4). */
import { environment } from '#domain/environment.ts';

/** No script at all, and nothing from another host. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

/** Kept by whoever likes, asked about every time: that is how a publication is seen at once. */
const REVALIDATED = 'public, max-age=0, must-revalidate';

/** A fresh set of headers for one public answer. */
export function publicHeaders(): Headers {
  const headers = new Headers(ALWAYS);
  headers.set('Cache-Control', REVALIDATED);
  headers.set('Vary', 'Accept-Encoding');
  if (environment().secure) {
    headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
  }
  return headers;
}
