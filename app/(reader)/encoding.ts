/** Compressed forms of a body, and which of them a client wants. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Coding = 'br' | 'gzip' | 'identity';

/** Once for many readers: a few milliseconds more are worth a tenth of the bytes. 10 and 11 cost too much for that. */
const KEPT = { br: 9, gzip: 9 };
/** For an answer that is given once. */
const PASSING = { br: 4, gzip: 5 };

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** The best coding that an Accept-Encoding header allows; its weights only tell what is refused. */
export function preferredCoding(header: string | null): Coding {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    if (name !== '') weights.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  const allows = (name: string): boolean => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  if (allows('br')) return 'br';
  return allows('gzip') ? 'gzip' : 'identity';
}

/** Off the main thread. `isKept`: made once and given to many. */
export async function encode(body: Buffer, coding: Coding, isKept: boolean): Promise<Buffer> {
  const level = isKept ? KEPT : PASSING;
  if (coding === 'gzip') return deflate(body, { level: level.gzip });
  if (coding === 'identity') return body;
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: level.br,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
