/** (a) How many articles of 3 KB are imported in a second, against writing the same rows with no logic. */
import path from 'node:path';
import { migrate } from '#domain/db/migrate.ts';
import { imported, written } from './importing.ts';
import type { Options, Row, rates } from './kit.ts';
import { type Done, embeddedPostgres, inProcess } from './processes.ts';

const USUAL = 2_000;
const LARGE = [10_000, 100_000];
/** Of the usual run, on each database: what is not imported by then is left out, and said. */
const MOST_SECONDS = 30;
/** From the brief of the import: articles a second, the share of the floor, and megabytes. */
const [WANTED, WANTED_SHARE, MOST_MEMORY] = [2_000, 0.5, 250];

/** What SQLite with a full-text index wrote on the machine where others were measured, articles a second (decision 0025). */
const BARE = [
  { batch: Number.MAX_SAFE_INTEGER, said: 'one transaction', theirs: 18_566 },
  { batch: 1, said: 'a transaction per article', theirs: 4_257 },
];

interface Size {
  count: number;
  seconds: number;
}

/** The part `import`. */
export async function importPart({ full, folder }: Options): Promise<Row[]> {
  const sizes: Size[] = [{ count: USUAL, seconds: MOST_SECONDS }];
  if (full) sizes.push(...LARGE.map((count) => ({ count, seconds: Number.MAX_SAFE_INTEGER })));
  const rows: Row[] = [];
  for (const size of sizes) {
    const file = path.join(folder, `import-${size.count}.db`);
    rows.push(...(await onSqlite(file, size)), ...(await onPostgres(file, size)));
  }
  const prepared = await inProcess('prepareArticles', { count: USUAL / 4 });
  return [
    ...rows,
    row('without storing: decode, parse, language, sentences, checks', prepared.perSecond, 'articles/s'),
    row('without storing: processor time', prepared.processor, 'ms/article'),
  ];
}

async function onSqlite(file: string, size: Size): Promise<Row[]> {
  await migrate(`file:${file}`);
  const ours = await imported(`file:${file}`, await written(0, size.count), size.seconds);
  const single = await floor(file, `${file}.single`, 1);
  const bulk = await floor(file, `${file}.bulk`, 500);
  const what = `SQLite, ${size.count}`;
  return [
    ...importRows(what, ours),
    ...(await besideBare(what, file, ours)),
    row(`${what}: floor, a transaction per article`, single.perSecond, 'articles/s'),
    {
      ...row(`${what}: floor, 500 articles per transaction`, bulk.perSecond, 'articles/s'),
      note: slowing(bulk),
    },
    row(`${what}: floor, most memory`, bulk.peakMb, 'MB'),
    row(`${what}: importer / floor per article`, ours.perSecond / single.perSecond, 'ratio'),
    share(`${what}: importer / floor of 500`, ours.perSecond / bulk.perSecond),
    row(`${what}: processor time, floor of 500 / importer`, bulk.processor / ours.processor, 'ratio'),
  ];
}

/** Other machines are faster or slower: what says more is how we stand to what the others were measured against. */
async function besideBare(what: string, file: string, ours: Imported): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { batch, said, theirs } of BARE) {
    const bare = await inProcess('bareFloor', { from: file, to: `${file}.bare-${batch}`, batch });
    rows.push(row(`${what}: table and full-text index only, ${said}`, bare.perSecond, 'articles/s'), {
      ...row(`${what}: importer / that`, ours.perSecond / bare.perSecond, 'ratio'),
      wanted: { least: WANTED / theirs },
    });
  }
  return rows;
}

async function floor(
  from: string,
  to: string,
  batch: number,
): Promise<Done<{ processor: number } & ReturnType<typeof rates>>> {
  await migrate(`file:${to}`);
  return inProcess('preparedFloor', { from, to, batch });
}

/** Nothing where the embedded Postgres is not installed. */
async function onPostgres(file: string, size: Size): Promise<Row[]> {
  const [server, other] = [await embeddedPostgres(), await embeddedPostgres()];
  if (!server || !other) return [];
  try {
    await migrate(server.url);
    await migrate(other.url);
    const ours = await imported(server.url, await written(0, size.count), size.seconds);
    const copied = await inProcess('copyFloor', { from: file, to: other.url });
    const what = `Postgres, ${size.count}`;
    return [
      ...importRows(what, ours),
      row(`${what}: floor, COPY`, copied.perSecond, 'articles/s'),
      row(`${what}: floor, most memory`, copied.peakMb, 'MB'),
      share(`${what}: importer / COPY`, ours.perSecond / copied.perSecond),
    ];
  } finally {
    await server.stop();
    await other.stop();
  }
}

type Imported = Awaited<ReturnType<typeof imported>>;

function importRows(what: string, ours: Imported): Row[] {
  return [
    {
      ...row(`${what}: importer`, ours.perSecond, 'articles/s'),
      wanted: { least: WANTED },
      note: `${ours.imported} imported; ${slowing(ours)}`,
    },
    row(`${what}: importer, processor time`, ours.processor, 'ms/article'),
    { ...row(`${what}: importer, most memory`, ours.peakMb, 'MB'), wanted: { most: MOST_MEMORY } },
  ];
}

const slowing = ({ firstTenth, lastTenth }: ReturnType<typeof rates>): string =>
  `first tenth ${Math.round(firstTenth)}, last ${Math.round(lastTenth)} a second`;

function share(what: string, value: number): Row {
  return { ...row(what, value, 'ratio'), wanted: { least: WANTED_SHARE } };
}

function row(what: string, value: number, unit: string): Row {
  return { part: 'import', what, value, unit };
}
