/** A corpus of translated sentences, and what the desk asks its checks for. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { catchUp } from '#domain/checks/catch-up.ts';
import { countForms } from '#domain/checks/compare.ts';
import { comparedIn } from '#domain/checks/queries.ts';
import { checkReport } from '#domain/checks/report-queries.ts';
import { closeDatabase, database, inTransaction, useDatabase as openDatabase } from '#domain/db/client.ts';
import { systemViewer } from '#domain/people/person.ts';
import { createTerm } from '#domain/terms/mutations.ts';
import { saveTarget } from '#domain/translations/mutations.ts';
import { workspace } from '#domain/translations/queries.ts';
import { chance, median, percentile } from './kit.ts';
import { pairAt } from './memory-corpus.ts';

const VIEWER = systemViewer('benchmark');
const LANGUAGE = 'en';
const FOREVER = 3_600_000;
/** One sentence in so many is one of a few that stand in many articles, as captions and datelines do. */
const REPEATED = 20;
const OFTEN = [
  'Foto: Ole Berg, NTB',
  'Saken oppdateres fortløpende.',
  'Brussel, Belgia',
  'Les også denne saken.',
];
const OFTEN_EN = [
  'Photo: Ole Berg, NTB',
  'This story is being updated.',
  'Brussels, Belgium',
  'Read this story too.',
];

/** Sentences of a corpus that nobody wrote: the same in every run. A few repeated ones are translated otherwise. */
function sentencePair(n: number): { nb: string; en: string } {
  const random = chance(n + 1);
  if (Math.floor(random() * REPEATED) > 0) return pairAt(n);
  const which = Math.floor(random() * OFTEN.length);
  const en = random() < 0.01 ? `${OFTEN_EN[which]} (${n % 7})` : (OFTEN_EN[which] ?? '');
  return { nb: OFTEN[which] ?? '', en };
}

/** Fills an empty database with articles, each with one paragraph and its translation. */
export async function fillTargets({
  url,
  articles,
  sentences,
}: {
  url: string;
  articles: number;
  sentences: number;
}) {
  await openDatabase(url);
  for (let article = 1; article <= articles; article++) await fillArticle(article, sentences);
  await closeDatabase();
  return {};
}

async function fillArticle(id: number, count: number): Promise<void> {
  const pairs = Array.from({ length: count }, (_, n) => sentencePair(id * count + n));
  const db = database();
  const title = `Sak nummer ${id}`;
  const described = {
    titleOrigin: 'edited',
    language: 'nb',
    languageOrigin: 'chosen',
    nextSegment: count + 1,
  };
  await db.article.create({ data: { id, slug: `sak-${id}`, title, textHash: `bench ${id}`, ...described } });
  const version = { number: 1, parserVersion: 1, segmenterVersion: 1, sourceMap: [], reason: 'bench' };
  await db.textVersion.create({ data: { id, articleId: id, ...version } });
  const text = pairs.map(({ nb }) => nb).join(' ');
  await db.block.create({ data: { id, textVersionId: id, position: 0, kind: 'paragraph', text } });
  await db.translation.create({ data: { id, articleId: id, language: LANGUAGE, title } });
  const segments = pairs.map(({ nb }, n) => ({
    id: id * count + n,
    articleId: id,
    number: n + 1,
    blockId: id,
    position: n,
    start: n,
    end: n + 1,
    text: nb,
  }));
  const targets = pairs.map(({ nb, en }, n) => ({
    translationId: id,
    segmentId: id * count + n,
    text: en,
    state: 'translated',
    origin: 'human',
    sourceText: nb,
    updatedByName: VIEWER.name,
  }));
  await inTransaction(async (tx) => {
    await tx.segment.createMany({ data: segments });
    await tx.target.createMany({ data: targets });
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of several runs. */
async function usual(work: () => Promise<unknown>, runs = 9): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timed(work));
  return median(times);
}

export async function checkCorpus({ url, articles }: { url: string; articles: number }) {
  await openDatabase(url);
  const first = await timed(() => catchUp(FOREVER));
  const { total, pages } = await checkReport(VIEWER, {});
  const after = await savesWithComparison(articles);
  const kinds = { kind: 'names', article: 7, language: LANGUAGE };
  const lists = {
    list: await usual(() => checkReport(VIEWER, {})),
    filtered: await usual(() => checkReport(VIEWER, kinds)),
    lastPage: await usual(() => checkReport(VIEWER, { page: pages })),
  };
  const rows = await database().targetRendering.findMany({ where: { target: { translationId: 7 } } });
  const keys = [...new Set(rows.map(({ key }) => key))];
  const counting = await usual(() => countForms(database(), keys));
  const result = { first, open: total, ...after, ...lists, counting, ...(await afterTerm()) };
  await closeDatabase();
  return result;
}

/** A translator who confirms sentences, each compared with the corpus as the workspace asks for it. */
async function savesWithComparison(articles: number) {
  const [saves, compared]: [number[], number[]] = [[], []];
  for (let n = 0; n < 60; n++) {
    const articleId = 1 + ((n * 37) % articles);
    const { segments } = await workspace(VIEWER, articleId, LANGUAGE);
    const segment = segments[n % segments.length];
    saves.push(
      await timed(() => saveTarget(VIEWER, saved(articleId, segment, `${segment?.target?.text} Now.`))),
    );
    compared.push(await timed(() => comparedIn(VIEWER, { articleId, language: LANGUAGE })));
  }
  return { save: median(saves), compared: median(compared), comparedP95: percentile(compared, 0.95) };
}

type Sentence = Awaited<ReturnType<typeof workspace>>['segments'][number] | undefined;

function saved(articleId: number, segment: Sentence, text: string) {
  const version = segment?.target?.version ?? 0;
  const state = 'translated' as const;
  return { articleId, language: LANGUAGE, segmentId: segment?.id ?? 0, version, text, state };
}

/** All is checked again with a new term, while somebody saves. */
async function afterTerm() {
  const form = (language: string, text: string, status: 'preferred' | 'forbidden') => ({
    language,
    text,
    status,
    inflections: [],
  });
  const forms = [
    form('nb', 'krig', 'preferred'),
    form('en', 'warfare', 'preferred'),
    form('en', 'war', 'forbidden'),
  ];
  await createTerm(VIEWER, { forms, definitions: {}, notes: '', explain: false, isOtherMeaning: false });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let isDone = false;
  const again = timed(() => catchUp(FOREVER)).finally(() => {
    isDone = true;
  });
  const saves: number[] = [];
  for (let n = 0; !isDone; n++) {
    const { segments } = await workspace(VIEWER, 11, LANGUAGE);
    const segment = segments[n % segments.length];
    saves.push(await timed(() => saveTarget(VIEWER, saved(11, segment, `${segment?.source} ${n}`))));
    await sleep(100);
  }
  const seconds = await again;
  delay.disable();
  return { again: seconds, saveMeanwhile: percentile(saves, 1), stall: delay.max / 1e6 };
}
