/** Taking an import back gives articles the text of before as it was stored, with what stood with it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dismissFinding } from '../articles/check-mutations.ts';
import { database } from '../db/client.ts';
import { atDesk, edited, textFile } from '../testing/articles.ts';
import { file } from '../testing/inbox.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import type { ImportOptions } from './import.ts';
import { importFiles, rollBackRun } from './mutations.ts';
import type { ImportFile } from './prepared.ts';
import { rollbackPlan } from './queries.ts';

const NB = { language: 'nb' };
const MAPPED = {
  ...NB,
  mapping: { id: 'Kode', title: 'Heading X', text: 'Y' },
} satisfies ImportOptions;

let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

const FIRST = 'Møtet varte i to timer. Ingen ville uttale seg etterpå.';
const LATER = FIRST.replace('to timer', 'tre timer');
const item = (text: string) =>
  `<item><title>Nato i Oslo</title><guid>7</guid><pubDate>Thu, 24 Mar 2022 10:00:00 GMT</pubDate><description>${text}</description></item>`;
const rss = (text: string) => `<rss version="2.0"><channel><title>Avisa</title>${item(text)}</channel></rss>`;

/** A file of each kind, made of a text: tables and files of many are cut into articles, which alone cannot be told again. */
const KINDS: [string, (text: string) => ImportFile, ImportOptions][] = [
  ['a table', (text) => file('saker.csv', `id,title,text,date\n1,Nato i Oslo,"${text}",2022-03-24\n`), NB],
  [
    'a table with columns of its own',
    (text) => file('saker.csv', `Kode;Heading X;Y\nq1;Tittel en;"${text}"\n`),
    MAPPED,
  ],
  [
    'JSON lines',
    (text) => file('saker.jsonl', `${JSON.stringify({ id: 'a', title: 'Nato i Oslo', text })}\n`),
    NB,
  ],
  ['a feed', (text) => file('saker.rss', rss(text)), NB],
  ['a plain text', (text) => textFile(`date 2022-03-24 Nato i Oslo\n\n${text}\n`, 'oslo.txt'), NB],
];

/** All that an import decides about an article, but what counts its changes. */
async function stateOf(id: number) {
  const { title, titleOrigin, date, dateOrigin, timeStamp, textHash, words, findings } =
    await database().article.findUniqueOrThrow({
      where: { id },
      include: { words: true, findings: { orderBy: { id: 'asc' } } },
    });
  const newest = await database().textVersion.findFirstOrThrow({
    where: { articleId: id },
    orderBy: { number: 'desc' },
    include: {
      blocks: {
        orderBy: { position: 'asc' },
        select: { kind: true, text: true, credit: true, guessed: true, sourceStart: true, sourceEnd: true },
      },
    },
  });
  const segments = await database().segment.findMany({
    where: { articleId: id, retiredAt: null },
    orderBy: { number: 'asc' },
    select: { number: true, position: true, start: true, end: true, text: true },
  });
  const { sourceFileId, sourceMap, parserVersion, blocks } = newest;
  const slips = findings.map(({ id: _id, textVersion: _version, ...finding }) => finding);
  const signature = await database().textSignature.findUnique({ where: { articleId: id } });
  return {
    ...{ title, titleOrigin, date, dateOrigin, timeStamp, textHash, words: words?.text, slips },
    ...{ sourceFileId, sourceMap, parserVersion, blocks, segments, signature: signature?.hashes },
  };
}

describe('Astrid, admin, takes back an import that changed an article', () => {
  it.each(KINDS)('of %s, and it is as it was before', async (_kind, made, options) => {
    const { results } = await importFiles(astrid, [made(FIRST)], options);
    const id = results[0]?.article?.id ?? 0;
    const before = await stateOf(id);
    const { run, results: again } = await importFiles(astrid, [made(LATER)], options);
    expect(again[0]).toMatchObject({ status: 'updated', article: { id } });
    expect(await rollbackPlan(astrid, run)).toMatchObject({ removed: 0, restored: 1, kept: [] });
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 0, restored: 1, kept: [] });
    expect(await stateOf(id)).toEqual(before);
    const { results: unchanged } = await importFiles(astrid, [made(FIRST)], options);
    expect(unchanged[0]?.status).toBe('unchanged');
  });

  it('and it has its title and its slips of before, also what was dismissed and had gone', async () => {
    const text =
      'Lederne møttes på på slottet i Oslo torsdag kveld, og de ble der til det ble mørkt ute og bussene var sluttet å gå for kvelden.';
    const { results } = await importFiles(
      astrid,
      [textFile(`date 2022-03-24 Et møte\n\n${text}\n`, 'oslo.txt')],
      NB,
    );
    const id = results[0]?.article?.id ?? 0;
    const [slip] = (await atDesk(id)).findings;
    await dismissFinding(astrid, { id: slip?.id ?? 0, dismissed: true });
    const before = await stateOf(id);
    const changed = textFile(`date 2022-03-25 Et annet møte\n\n${text.replace('på på', 'på')}\n`, 'oslo.txt');
    const { run } = await importFiles(astrid, [changed], NB);
    expect((await stateOf(id)).title).toBe('Et annet møte');
    await rollBackRun(astrid, run);
    expect(await stateOf(id)).toEqual(before);
    expect(before).toMatchObject({ title: 'Et møte', slips: [{ dismissedAt: expect.any(Date) }] });
  });

  it('and a title that an editor had chosen stays that', async () => {
    const made = KINDS[0]?.[1] ?? file.bind(null, '');
    const { results } = await importFiles(astrid, [made(FIRST)], NB);
    const id = results[0]?.article?.id ?? 0;
    await edited(id, { title: 'Et bedre navn' });
    const { run } = await importFiles(astrid, [made(LATER)], NB);
    await rollBackRun(astrid, run);
    expect(await stateOf(id)).toMatchObject({ title: 'Et bedre navn', titleOrigin: 'edited' });
  });

  it('and what another article has by now stays there: it is kept, foretold so, and can be tried again', async () => {
    const made = (text: string, name = 'oslo.txt') =>
      textFile(`date 2022-03-24 Nato i Oslo\n\n${text}\n`, name);
    const { results } = await importFiles(astrid, [made(FIRST)], NB);
    const id = results[0]?.article?.id ?? 0;
    const { run } = await importFiles(astrid, [made(LATER)], NB);
    // as an import left it before hashes of earlier texts were kept: today the other file is told to be an old copy
    await database().textVersion.updateMany({ where: { articleId: id }, data: { textHash: null } });
    const other = await importFiles(astrid, [made(`${FIRST} `.replace('. ', '.  '), 'annen.txt')], NB);
    expect(other.results[0]?.status).toBe('created');
    const plan = await rollbackPlan(astrid, run);
    expect(plan).toMatchObject({ removed: 0, restored: 0, kept: [{ id }] });
    expect(plan.kept[0]?.why).toBe(
      `Its text of before is that of “Nato i Oslo” (article ${other.results[0]?.article?.id}) now.`,
    );
    await expect(rollBackRun(astrid, run)).rejects.toThrow(
      'nothing that could be taken back. “Nato i Oslo” stays.',
    );
    await rollBackRun(astrid, other.run);
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 0, restored: 1, kept: [] });
    expect((await atDesk(id)).blocks[0]?.text).toMatch('to timer');
    await expect(rollBackRun(astrid, run)).rejects.toThrow('was rolled back before');
  });

  it('and one whose title of before nobody kept is kept, with what to do', async () => {
    const made = KINDS[0]?.[1] ?? file.bind(null, '');
    const { results } = await importFiles(astrid, [made(FIRST)], NB);
    const id = results[0]?.article?.id ?? 0;
    const { run } = await importFiles(astrid, [made(LATER)], NB);
    // as an import left it before this was written down
    await database().$executeRaw`UPDATE "TextVersion" SET "replaced" = NULL WHERE "articleId" = ${id}`;
    const plan = await rollbackPlan(astrid, run);
    expect(plan).toMatchObject({ restored: 0, kept: [{ id, why: expect.stringContaining('once more') }] });
    await expect(rollBackRun(astrid, run)).rejects.toThrow('once more');
    const { results: again } = await importFiles(astrid, [made(FIRST)], NB);
    expect(again[0]).toMatchObject({ status: 'updated', article: { id } });
  });
});
