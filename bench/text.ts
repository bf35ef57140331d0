/** (e) Microseconds of the text functions per article, and what a book costs that becomes another. */
import type { Options, Row } from './kit.ts';
import { inProcess } from './processes.ts';

const ARTICLES = 150;
/** Half a megabyte to a megabyte. */
const LONG_TEXT = 10_000;
/** It is worked out while nobody else can write. */
const MOST_MS = 1_500;

/** The part `text`. */
export async function textPart(_options: Options): Promise<Row[]> {
  const { times } = await inProcess('textTimes', { count: ARTICLES });
  const long = await inProcess('longTextTimes', { count: LONG_TEXT });
  return [
    ...Object.entries(times).map(([what, value]) => ({
      part: 'text',
      what: `${what}, per article of 3 KB`,
      value,
      unit: 'µs',
    })),
    ...Object.entries(long.times).map(([what, value]) => ({
      part: 'text',
      what: `diff of ${LONG_TEXT.toLocaleString('en-GB')} sentences, ${what}`,
      value,
      unit: 'ms',
      wanted: { most: MOST_MS },
    })),
  ];
}
