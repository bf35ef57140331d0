/** (f) Finding terms: a termbase of 5,000 over an article of 200 sentences. */
import type { Options, Row } from './kit.ts';
import { inProcess } from './processes.ts';

/** The part `terms`. */
export async function termsPart(_options: Options): Promise<Row[]> {
  const { index, find, findP95, found } = await inProcess('termTimes', { rounds: 40 });
  const row = (what: string, value: number): Row => ({ part: 'terms', what, value, unit: 'ms' });
  return [
    {
      ...row('5,000 terms found in 200 sentences, median', find),
      limit: { most: 20 },
      note: `${found} places`,
    },
    row('the same, p95', findP95),
    row('index of 5,000 terms, made once after a change', index),
  ];
}
