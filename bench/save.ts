/** (d) How long an editor waits for a saved sentence, alone and while another process imports; what readers notice of it. */
import path from 'node:path';
import { migrate } from '#domain/db/migrate.ts';
import { imported, written } from './importing.ts';
import type { Options, Row } from './kit.ts';
import { embeddedPostgres, inProcess } from './processes.ts';
import { site } from './site.ts';

const SAVES = { count: 200, seconds: 5 };
/** Longer than the saves, so that it goes on for all of them. */
const IMPORT = { count: 9_000, seconds: 9 };
const READERS = 4;
const READING_SECONDS = 3;
/** A process that imports has loaded its modules and begun. */
const BEGUN = 1_500;

/** The part `save`. */
export async function savePart(options: Options): Promise<Row[]> {
  const file = `file:${path.join(options.folder, 'save.db')}`;
  await migrate(file);
  const rows = await saving('SQLite', file);
  const server = await embeddedPostgres();
  if (server) {
    try {
      await migrate(server.url);
      rows.push(...(await saving('Postgres', server.url)));
    } finally {
      await server.stop();
    }
  }
  return [...rows, ...(await reading(options))];
}

async function saving(name: string, url: string): Promise<Row[]> {
  await imported(url, await written(0, 20), 30);
  const folder = await written(20, IMPORT.count);
  const alone = await inProcess('saveSentences', { url, articleId: 1, ...SAVES });
  const importing = imported(url, folder, IMPORT.seconds);
  await new Promise((resolve) => setTimeout(resolve, BEGUN));
  const beside = await inProcess('saveSentences', { url, articleId: 2, ...SAVES });
  const meanwhile = await importing;
  const row = rowOf(name);
  return [
    { ...row('save alone, p50', alone.p50), note: `${alone.saves} saves` },
    row('save alone, p99', alone.p99),
    { ...row('save while importing, p50', beside.p50), note: `${beside.saves} saves` },
    row('save while importing, p99', beside.p99),
    row('save while importing, longest', beside.most),
    row('save p50, importing / alone', beside.p50 / alone.p50, 'ratio'),
    row('event loop stood still, alone', alone.stall),
    row('event loop stood still, importing', beside.stall),
    row('the import meanwhile', meanwhile.perSecond, 'articles/s'),
  ];
}

/** The real web process, with a few readers, while articles are imported into its database. */
async function reading({ folder }: Options): Promise<Row[]> {
  const { url, databaseUrl, stall } = await site(folder);
  const headers = { 'accept-encoding': 'br' };
  const readers = () =>
    inProcess('load', { url: `${url}/nb`, connections: READERS, seconds: READING_SECONDS, headers });
  const articles = await written(100_000, IMPORT.count);
  await readers();
  await stall();
  const alone = await readers();
  const still = await stall();
  const importing = imported(databaseUrl, articles, IMPORT.seconds);
  await new Promise((resolve) => setTimeout(resolve, BEGUN));
  const beside = await readers();
  const stillBeside = await stall();
  await importing;
  const row = rowOf('web process');
  return [
    row(`page for ${READERS} readers, p99, alone`, alone.p99),
    row(`page for ${READERS} readers, p99, importing`, beside.p99),
    row('event loop stood still, alone', still),
    row('event loop stood still, importing', stillBeside),
  ];
}

function rowOf(name: string) {
  return (what: string, value: number, unit = 'ms'): Row => ({
    part: 'save',
    what: `${name}: ${what}`,
    value,
    unit,
  });
}
