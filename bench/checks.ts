/** (g) The checks over a corpus of 100,000 translated sentences: the list of what is open, what follows a save and a term. */
import path from 'node:path';
import { migrate } from '#domain/db/migrate.ts';
import type { Options, Row } from './kit.ts';
import { embeddedPostgres, inProcess } from './processes.ts';

const ARTICLES = 1_000;
const SENTENCES = 100;
const TARGETS = ARTICLES * SENTENCES;

/** The part `checks`. */
export async function checksPart({ folder }: Options): Promise<Row[]> {
  const file = `file:${path.join(folder, 'checks.db')}`;
  await migrate(file);
  const rows = await checking('SQLite', file);
  const server = await embeddedPostgres();
  if (!server) return rows;
  try {
    await migrate(server.url);
    return [...rows, ...(await checking('Postgres', server.url))];
  } finally {
    await server.stop();
  }
}

async function checking(name: string, url: string): Promise<Row[]> {
  await inProcess('fillTargets', { url, articles: ARTICLES, sentences: SENTENCES });
  const found = await inProcess('checkCorpus', { url, articles: ARTICLES });
  const row = (what: string, value: number, unit = 'ms'): Row => ({
    part: 'checks',
    what: `${name}, ${TARGETS} sentences: ${what}`,
    value,
    unit,
  });
  return [
    { ...row('all checked for the first time', found.first / 1000, 's'), note: `${found.open} open` },
    { ...row('compared after a save, median', found.compared), limit: { most: 50 } },
    { ...row('compared after a save, p95', found.comparedP95), limit: { most: 100 } },
    row('a save meanwhile, median', found.save),
    { ...row('forms of the names and sentences of an article counted', found.counting), limit: { most: 50 } },
    { ...row('the list of open checks, first page', found.list), limit: { most: 300 } },
    row('the list, one kind in one article', found.filtered),
    row('the list, last page', found.lastPage),
    row('a save while all are checked again, longest', found.saveMeanwhile),
    row('event loop stood still at most meanwhile', found.stall),
    { ...row('all checked again after a term changed', found.again / 1000, 's'), note: 'in the background' },
  ];
}
