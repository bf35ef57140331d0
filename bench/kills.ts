/** Imports that are killed at random instants and resumed: nothing that was told of is lost, half or twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDatabase, database, useDatabase as openDatabase } from '#domain/db/client.ts';
import { migrate } from '#domain/db/migrate.ts';
import { killed } from '#domain/testing/kills.ts';
import { writeArticles } from './articles-task.ts';
import { chance, type Options, type Row } from './kit.ts';

const [USUAL, FULL] = [20, 200];
const FILES = 3_000;
/** After the first file that is told of. */
const MOST_MS = 700;

/** The part `kills`, on SQLite: the test suite kills imports on Postgres as well. */
export async function killsPart({ full, folder }: Options): Promise<Row[]> {
  const wanted = full ? FULL : USUAL;
  const random = chance(7);
  let [kills, lost, halves, twice] = [0, 0, 0, 0];
  for (let round = 0; kills < wanted; round++) {
    const url = `file:${path.join(folder, `kills-${round}.db`)}`;
    const result = await oneImport(url, wanted - kills, random);
    kills += result.kills;
    lost += result.lost;
    halves += result.halves;
    twice += result.twice;
  }
  const row = (what: string, value: number): Row => ({
    part: 'kills',
    what,
    value,
    unit: '',
    wanted: { most: 0 },
  });
  return [
    { part: 'kills', what: 'imports killed and resumed', value: kills, unit: 'kills' },
    row('files that were told of and are not there', lost),
    row('articles that are half there', halves),
    row('files or articles that are there twice', twice),
  ];
}

async function oneImport(url: string, most: number, random: () => number) {
  await migrate(url);
  await openDatabase(url);
  const source = await mkdtemp(path.join(tmpdir(), 'spalte-bench-kills-'));
  await writeArticles({ folder: source, first: 0, count: FILES });
  const told: string[] = [];
  let [kills, lost, halves] = [0, 0, 0];
  let command = ['import', source];
  for (;;) {
    const after = kills < most ? random() * MOST_MS : null;
    const [name = '', ...args] = command;
    told.push(...(await killed(url, name, args, after)).told);
    const { status, id } = await database().importRun.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const paths = new Set(
      (await database().importItem.findMany({ select: { path: true } })).map((item) => item.path),
    );
    lost += told.filter((file) => !paths.has(file)).length;
    halves += await halfArticles();
    if (status === 'completed') break;
    kills++;
    command = ['import-resume', String(id)];
  }
  const articles = await database().article.count();
  await closeDatabase();
  await rm(source, { recursive: true });
  return { kills, lost, halves, twice: told.length - new Set(told).size + Math.abs(articles - FILES) };
}

/** Articles whose sentences are fewer than they were given numbers, or that have no text to search in. */
async function halfArticles(): Promise<number> {
  const articles = await database().article.findMany({
    select: { id: true, nextSegment: true, words: { select: { articleId: true } } },
  });
  const counts = await database().segment.groupBy({ by: ['articleId'], _count: true });
  const sentences = new Map(counts.map(({ articleId, _count }) => [articleId, _count]));
  return articles.filter(({ id, nextSegment, words }) => sentences.get(id) !== nextSegment - 1 || !words)
    .length;
}
