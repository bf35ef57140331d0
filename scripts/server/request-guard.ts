/**
 * What a request must go through before Next sees it. Next hides the peer's address and believes several headers that any
 * client can send (security.md 0.7, 2.1), so both are settled here, in the one place that owns the socket.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

export interface GuardSettings {
  /** the origins the site answers for; the first is the one it prefers */
  allowedOrigins: readonly string[];
  secure: boolean;
  /** how many proxies in front may be believed about the client's address */
  trustProxy: number;
}

/** The client's address and the request's id, as pages and actions read them. */
const PEER_HEADER = 'x-spalte-peer';
const REQUEST_HEADER = 'x-spalte-request';

/** Headers only this server or Next itself may set. */
const OURS = new Set([
  'content-security-policy',
  'forwarded',
  'next-resume',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-matched-path',
  'x-next-resume-state-length',
  'x-nonce',
  'x-now-route-matches',
  'x-real-ip',
]);
const OUR_FAMILIES = ['x-middleware-', 'x-spalte-'];

/** Where Next's router asks for parts of a page, and the headers it asks with. */
const ROUTED = /^\/(?:admin|desk|invite|login|setup)(?:[/?.]|$)/;
const ROUTER_FAMILIES = ['next-router-', 'rsc', 'next-url'];

/** The status to refuse a request with, or undefined when it may pass. */
export function refusal(request: IncomingMessage): 400 | 405 | undefined {
  if (request.method === 'TRACE' || request.method === 'CONNECT') return 405;
  return isPath(request.url ?? '') ? undefined : 400;
}

/** Only `/path?query` that decodes: no absolute form (it would name another host), no control character, no half escape. */
function isPath(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith('/') || path.includes('\\')) return false;
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Replaces what a client may not say by what is known; returns the request's id. */
export function settleHeaders(request: IncomingMessage, settings: GuardSettings): string {
  const headers = request.headers;
  const peer = peerAddress(request, settings.trustProxy);
  const host = knownHost(headers.host, settings.allowedOrigins);
  // a public page has one answer for everybody: asked for as a part of a page, Next would send a redirect instead
  const refused = ROUTED.test(request.url ?? '') ? OUR_FAMILIES : [...OUR_FAMILIES, ...ROUTER_FAMILIES];
  for (const name of Object.keys(headers)) {
    if (OURS.has(name) || refused.some((family) => name.startsWith(family))) delete headers[name];
  }
  const id = randomUUID();
  headers.host = host;
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = settings.secure ? 'https' : 'http';
  headers['x-forwarded-for'] = peer;
  headers[PEER_HEADER] = peer;
  headers[REQUEST_HEADER] = id;
  return id;
}

/**
 * A host the site answers for: the one asked for when it is one of ours, else the preferred one. Nothing downstream sees an
 * invented host, so no link, redirect or origin check can be bent by one.
 */
function knownHost(asked: string | undefined, allowedOrigins: readonly string[]): string {
  const hosts = allowedOrigins.map((origin) => new URL(origin).host);
  return hosts.find((host) => host === asked?.toLowerCase()) ?? hosts[0] ?? 'localhost';
}

/**
 * The client's address: the socket's, or with n trusted proxies the n-th from the right of X-Forwarded-For, which the
 * outermost of them wrote. What stands further left is the client's own claim.
 */
export function peerAddress(request: IncomingMessage, trustProxy: number): string {
  const socket = plainAddress(request.socket.remoteAddress ?? '') ?? 'unknown';
  if (trustProxy === 0) return socket;
  const named = String(request.headers['x-forwarded-for'] ?? '').split(',');
  return plainAddress(named[Math.max(0, named.length - trustProxy)] ?? '') ?? socket;
}

/** An address without port, brackets, zone and IPv4-in-IPv6 prefix; undefined when it is none. */
function plainAddress(text: string): string | undefined {
  const bare = text.trim().toLowerCase();
  const inBrackets = /^\[([^\]]+)\](?::\d+)?$/.exec(bare)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(bare)?.[1];
  const address = (inBrackets ?? withPort ?? bare).replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) === 0 ? undefined : address;
}
