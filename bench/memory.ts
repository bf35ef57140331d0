/** (e) How long a translator waits for matches in a memory of 100,000 units, and how many of those that are there are found. */
import path from 'node:path';
import { migrate } from '#domain/db/migrate.ts';
import type { Options, Row } from './kit.ts';
import { embeddedPostgres, inProcess } from './processes.ts';

const UNITS = 100_000;
const QUERIES = 2_000;

/** The part `memory`. */
export async function memoryPart({ folder }: Options): Promise<Row[]> {
  const file = `file:${path.join(folder, 'memory.db')}`;
  await migrate(file);
  const rows = await looking('SQLite', file);
  const server = await embeddedPostgres();
  if (!server) return rows;
  try {
    await migrate(server.url);
    return [...rows, ...(await looking('Postgres', server.url))];
  } finally {
    await server.stop();
  }
}

async function looking(name: string, url: string): Promise<Row[]> {
  const { perSecond } = await inProcess('fillMemory', { url, units: UNITS });
  const found = await inProcess('lookUp', { url, units: UNITS, queries: QUERIES });
  const row = (what: string, value: number, unit = 'ms'): Row => ({
    part: 'memory',
    what: `${name}, ${UNITS} units: ${what}`,
    value,
    unit,
  });
  return [
    { ...row('look-up, median', found.median), limit: { most: 5 }, note: `${QUERIES} sentences` },
    { ...row('look-up, p95', found.p95), limit: { most: 20 } },
    row('look-up, longest', found.most),
    {
      ...row('recall of sentences changed by up to 25 %', found.recall, '%'),
      limit: { least: 99 },
      note: 'the unit, or ten at least as alike',
    },
    row('the unit itself among ten matches', found.there, '%'),
    row('event loop stood still at most', found.stall),
    row('look-up of 2,000 and 10,000 characters, longest', found.long),
    row('event loop stood still at most, long texts', found.longStall),
    row('concordance of two words, p95', found.concordance),
    row('units stored', perSecond, 'units/s'),
  ];
}
