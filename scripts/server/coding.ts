/**
 * Public pages come compressed and measured. Next removes Content-Encoding and Content-Length from what a route returns
 * (and would compress what is compressed), so a page names them under our own headers and the server puts them in place.
 */
import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';

/** Tells the pages that somebody does this for them; clients cannot say it (request-guard.ts). */
const ENCODES = 'x-spalte-encodes';
const NAMES: Record<string, string> = {
  'x-spalte-content-encoding': 'Content-Encoding',
  'x-spalte-content-length': 'Content-Length',
};

/** Call before the request is handled, after its headers are settled. */
export function offerCoding(request: IncomingMessage, response: ServerResponse): void {
  request.headers[ENCODES] = '1';
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name: string, value: OutgoingHttpHeader) => {
    const own = NAMES[name.toLowerCase()];
    if (own === undefined) return setHeader(name, value as string);
    return setHeader(own, String(Array.isArray(value) ? value.at(-1) : value));
  };
}
