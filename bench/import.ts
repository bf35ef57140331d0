/** (a) How many articles of 3 KB are imported in a second, against writing the same rows with no logic. */
import path from 'node:path';
import { migrate } from '#domain/db/migrate.ts';
import type { Options, Row } from './kit.ts';
import { type Done, inProcess } from './processes.ts';

const USUAL = [2_000];
const LARGE = [10_000, 100_000];

/** The part `import`. */
export async function importPart({ full, folder }: Options): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of full ? [...USUAL, ...LARGE] : USUAL) {
    const file = path.join(folder, `import-${count}.db`);
    rows.push(...(await onSqlite(file, count)), ...(await onPostgres(file, count)));
  }
  const prepared = await inProcess('prepareArticles', { count: USUAL[0] ?? 0 });
  rows.push({
    part: 'import',
    what: 'without storing: decode, parse, language, sentences, checks',
    value: prepared.perSecond,
    unit: 'articles/s',
  });
  return rows;
}

async function onSqlite(file: string, count: number): Promise<Row[]> {
  await migrate(`file:${file}`);
  const ours = await inProcess('importArticles', { url: `file:${file}`, first: 0, count });
  const single = await floor(file, `${file}.single`, 1);
  const bulk = await floor(file, `${file}.bulk`, 500);
  const what = `SQLite, ${count}`;
  return [
    ...importRows(what, ours),
    {
      part: 'import',
      what: `${what}: floor, a transaction per article`,
      value: single.perSecond,
      unit: 'articles/s',
    },
    {
      part: 'import',
      what: `${what}: floor, 500 articles per transaction`,
      value: bulk.perSecond,
      unit: 'articles/s',
    },
    { part: 'import', what: `${what}: floor, most memory`, value: bulk.peakMb, unit: 'MB' },
    ratio(`${what}: importer / floor per article`, ours.perSecond, single.perSecond),
    ratio(`${what}: importer / floor of 500`, ours.perSecond, bulk.perSecond),
  ];
}

async function floor(from: string, to: string, batch: number): Promise<Done<{ perSecond: number }>> {
  await migrate(`file:${to}`);
  return inProcess('preparedFloor', { from, to, batch });
}

/** Nothing where the embedded Postgres is not installed. */
async function onPostgres(file: string, count: number): Promise<Row[]> {
  const { startPostgres } = await import('#domain/db/embedded-postgres.ts').catch(() => ({
    startPostgres: null,
  }));
  if (!startPostgres) return [];
  const [server, other] = [await startPostgres(), await startPostgres()];
  try {
    await migrate(server.url);
    await migrate(other.url);
    const ours = await inProcess('importArticles', { url: server.url, first: 0, count });
    const copied = await inProcess('copyFloor', { from: file, to: other.url });
    const what = `Postgres, ${count}`;
    return [
      ...importRows(what, ours),
      { part: 'import', what: `${what}: floor, COPY`, value: copied.perSecond, unit: 'articles/s' },
      { part: 'import', what: `${what}: floor, most memory`, value: copied.peakMb, unit: 'MB' },
      ratio(`${what}: importer / COPY`, ours.perSecond, copied.perSecond),
    ];
  } finally {
    await server.stop();
    await other.stop();
  }
}

type Imported = Done<{ perSecond: number; firstTenth: number; lastTenth: number; p99: number }>;

function importRows(what: string, ours: Imported): Row[] {
  const slowing = `first tenth ${Math.round(ours.firstTenth)}, last tenth ${Math.round(ours.lastTenth)} a second`;
  return [
    { part: 'import', what: `${what}: importer`, value: ours.perSecond, unit: 'articles/s', note: slowing },
    { part: 'import', what: `${what}: importer, one article, p99`, value: ours.p99, unit: 'ms' },
    { part: 'import', what: `${what}: importer, most memory`, value: ours.peakMb, unit: 'MB' },
  ];
}

function ratio(what: string, ours: number, least: number): Row {
  return { part: 'import', what, value: ours / least, unit: 'ratio' };
}
