/** (e) Microseconds of the text functions per article. */
import type { Options, Row } from './kit.ts';
import { inProcess } from './processes.ts';

const ARTICLES = 150;

/** The part `text`. */
export async function textPart(_options: Options): Promise<Row[]> {
  const { times } = await inProcess('textTimes', { count: ARTICLES });
  return Object.entries(times).map(([what, value]) => ({
    part: 'text',
    what: `${what}, per article of 3 KB`,
    value,
    unit: 'µs',
  }));
}
