/** (d) How long an editor waits for a saved sentence, alone and while another process imports; what readers notice of it. */
import path from 'node:path';
import { migrate } from '#domain/db/migrate.ts';
import type { Options, Row } from './kit.ts';
import { inProcess } from './processes.ts';
import { site } from './site.ts';

const SAVES = 200;
const ARTICLES = 600;
const READERS = 4;

/** The part `save`. */
export async function savePart(options: Options): Promise<Row[]> {
  const file = `file:${path.join(options.folder, 'save.db')}`;
  await migrate(file);
  const rows = await saving('SQLite', file);
  const { startPostgres } = await import('#domain/db/embedded-postgres.ts').catch(() => ({
    startPostgres: null,
  }));
  if (startPostgres) {
    const server = await startPostgres();
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
  await inProcess('importArticles', { url, first: 0, count: 20 });
  const alone = await inProcess('saveSentences', { url, articleId: 1, count: SAVES });
  const importing = inProcess('importArticles', { url, first: 20, count: ARTICLES });
  const beside = await inProcess('saveSentences', { url, articleId: 2, count: SAVES });
  const imported = await importing;
  const row = (what: string, value: number, unit = 'ms'): Row => ({
    part: 'save',
    what: `${name}: ${what}`,
    value,
    unit,
  });
  return [
    row('save alone, p50', alone.p50),
    row('save alone, p99', alone.p99),
    row('save while importing, p50', beside.p50),
    row('save while importing, p99', beside.p99),
    row('save while importing, longest', beside.most),
    row('save p50, importing / alone', beside.p50 / alone.p50, 'ratio'),
    row('event loop stood still, alone', alone.stall),
    row('event loop stood still, importing', beside.stall),
    row('the import meanwhile', imported.perSecond, 'articles/s'),
  ];
}

/** The real web process, with a few readers, while articles are imported into its database. */
async function reading({ folder }: Options): Promise<Row[]> {
  const { url, databaseUrl, stall } = await site(folder);
  const readers = () =>
    inProcess('load', {
      url: `${url}/nb`,
      connections: READERS,
      seconds: 3,
      headers: { 'accept-encoding': 'br' },
    });
  await readers();
  await stall();
  const alone = await readers();
  const still = await stall();
  const importing = inProcess('importArticles', { url: databaseUrl, first: 100_000, count: ARTICLES });
  const beside = await readers();
  const stillBeside = await stall();
  await importing;
  const row = (what: string, value: number, unit = 'ms'): Row => ({
    part: 'save',
    what: `web process: ${what}`,
    value,
    unit,
  });
  return [
    row(`page for ${READERS} readers, p99, alone`, alone.p99),
    row(`page for ${READERS} readers, p99, importing`, beside.p99),
    row('event loop stood still, alone', still),
    row('event loop stood still, importing', stillBeside),
  ];
}
