/** (c) How long after the publish mutation has returned readers still get the old edition. */
import { articleForDesk } from '#domain/articles/article-queries.ts';
import { editArticle } from '#domain/articles/mutations.ts';
import { useDatabase as openDatabase } from '#domain/db/client.ts';
import { publish } from '#domain/editions/mutations.ts';
import { latest, publicArticle } from '#domain/editions/public-queries.ts';
import { systemViewer } from '#domain/people/person.ts';
import { type Options, percentile, type Row } from './kit.ts';
import { site } from './site.ts';

const VIEWER = systemViewer('benchmark');
const TIMES = 20;
const PROMISED = 1_000;

/** The part `visible`. Published from another process than the one that serves: nothing can tell the server but the database. */
export async function visiblePart({ folder }: Options): Promise<Row[]> {
  const { url, databaseUrl } = await site(folder);
  await openDatabase(databaseUrl);
  const [card] = await latest({ language: 'nb', limit: 1 });
  if (!card) throw new Error('Nothing is public.');
  const answer = await publicArticle(card.language, card.slug);
  if (answer.kind !== 'found') throw new Error(`${card.slug} is ${answer.kind}.`);
  const address = `${url}/${card.language}/${card.slug}`;
  const times: number[] = [];
  const publishing: number[] = [];
  for (let n = 1; n <= TIMES; n++) {
    const id = answer.edition.articleId;
    const title = `Utgave nummer ${n} av prøven`;
    await editArticle(VIEWER, { id, version: (await articleForDesk(VIEWER, id)).version, title });
    const { version } = await articleForDesk(VIEWER, id);
    const start = performance.now();
    await publish(VIEWER, { articleId: id, version, note: null });
    const returned = performance.now();
    await until(address, title, returned + 10 * PROMISED);
    publishing.push(returned - start);
    times.push(performance.now() - returned);
  }
  const row = (what: string, value: number): Row => ({ part: 'visible', what, value, unit: 'ms' });
  return [
    row('publish, p50', percentile(publishing, 0.5)),
    row('publish → visible, p50', percentile(times, 0.5)),
    { ...row(`publish → visible, p99 of ${TIMES}`, percentile(times, 0.99)), limit: { most: PROMISED } },
  ];
}

async function until(address: string, words: string, deadline: number): Promise<void> {
  while (!(await (await fetch(address)).text()).includes(words)) {
    if (performance.now() > deadline) throw new Error(`${address} does not show “${words}”.`);
  }
}
