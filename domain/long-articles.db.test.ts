/** A book as one article: whatever a newsroom does with an article works with thousands of sentences, on both databases. */
import { describe, expect, it } from 'vitest';
import { libraryFor } from './annotations/library-queries.ts';
import { addAnnotation } from './annotations/mutations.ts';
import { annotationPage } from './annotations/queries.ts';
import { checkedFindings } from './articles/check-queries.ts';
import { translationGrid } from './articles/queries.ts';
import { sourceText, sourceVersions } from './articles/source-queries.ts';
import { auditTrail } from './audit/queries.ts';
import { comparedSoFar, dismissals } from './checks/queries.ts';
import { inTransaction } from './db/client.ts';
import { editionsOf, readiness } from './editions/desk-queries.ts';
import { EXPORT_FORMATS } from './exchange/exchange.ts';
import { mergePreview } from './exchange/merge-queries.ts';
import { exportedArticle } from './exchange/queries.ts';
import { importFiles, rollBackRun } from './imports/mutations.ts';
import { mergeSegments } from './segments/mutations.ts';
import { tagHints } from './tags/hint-queries.ts';
import { termPlaces } from './terms/place-queries.ts';
import { termsOfArticle } from './terms/queries.ts';
import { atDesk, edited, textFile } from './testing/articles.ts';
import { publishNow, snapshotAt } from './testing/editions.ts';
import { noteOn, noteOnTarget } from './testing/notes.ts';
import { anAdmin, type Colleague, OFFICE } from './testing/people.ts';
import { madeTerm, wordIn } from './testing/terms.ts';
import { startedTranslation, typed } from './testing/translations.ts';
import { approveAll, saveTarget, saveTranslationTitle } from './translations/mutations.ts';
import { workspace } from './translations/queries.ts';
import type { Workspace } from './translations/translation.ts';
import { myWork } from './work/queries.ts';

const SENTENCES = 3_000;
/** More than SQLite lets a condition have branches, and than Prisma gives it parameters. */
const TRANSLATED = 1_200;
const NB = { language: 'nb' };

const WHO = ['Isen', 'Havet', 'Vinden', 'Natten', 'Snøen', 'Byen', 'Skogen', 'Elva', 'Fjellet', 'Veien'];
const DOES = [
  'venter',
  'synger',
  'skinner',
  'vokser',
  'tar slutt',
  'hviler',
  'våkner',
  'bor',
  'brister',
  'tier',
];
const WHERE = [
  'ved kysten',
  'i nord',
  'over vidda',
  'i mars',
  'ved Oslo',
  'hos dem',
  'her',
  'ute',
  'inne',
  'der',
];
const HOW = ['igjen', 'nå', 'likevel'];
const one = (of: readonly string[], number: number) => of[number % of.length] ?? '';

/** Sentences that are all different, two a block; every hundredth from the start is `other`. */
function book(other = ''): string {
  const sentence = (n: number) =>
    `${one(WHO, n)} ${one(DOES, Math.floor(n / 10))} ${one(WHERE, Math.floor(n / 100))} ${one(HOW, Math.floor(n / 1_000))}${n % 100 === 0 ? other : ''}.`;
  const blocks = Array.from({ length: SENTENCES / 2 }, (_, b) => `${sentence(2 * b)} ${sentence(2 * b + 1)}`);
  return `date 2022-03-24 En lang bok\n\n${blocks.join('\n\n')}\n`;
}

async function imported(astrid: Colleague, text = book()) {
  const { results, run } = await importFiles(astrid, [textFile(text, 'bok.txt')], NB);
  return { run, result: results[0], id: results[0]?.article?.id ?? 0 };
}

const place = (articleId: number) => ({ articleId, language: 'en' });

/** The first sentences translated, as a merge of an afternoon would leave them. */
async function translated(articleId: number): Promise<Workspace> {
  const seen = await startedTranslation(articleId);
  await inTransaction(async (tx) => {
    const { id: translationId } = await tx.translation.findFirstOrThrow({
      where: { articleId },
      select: { id: true },
    });
    const row = { translationId, state: 'translated', origin: 'human', updatedByName: 'Tor' };
    await tx.target.createMany({
      data: seen.segments.slice(0, TRANSLATED).map(({ id, source }, index) => ({
        ...row,
        segmentId: id,
        text: `It goes on, ${one(['so', 'then', 'there'], index)}.`,
        sourceText: source,
      })),
    });
  });
  return workspace(OFFICE, articleId, 'en');
}

/** What the pages of the desk ask when somebody opens the article, its workspace, and what hangs on them. */
async function everyPageOpens(viewer: Colleague, id: number): Promise<void> {
  const article = await atDesk(id);
  expect(article.blocks).toHaveLength(SENTENCES / 2);
  expect((await workspace(viewer, id, 'en')).progress.segments).toBe(SENTENCES);
  expect((await sourceText(viewer, id, 1)).blocks).toHaveLength(SENTENCES / 2);
  await Promise.all([
    readiness(viewer, id),
    tagHints(viewer, id),
    checkedFindings(viewer, id),
    sourceVersions(viewer, id),
    annotationPage(viewer, id),
    libraryFor(viewer, { articleId: id }),
    termsOfArticle(viewer, place(id)),
    comparedSoFar(viewer, place(id)),
    dismissals(viewer, place(id)),
    translationGrid(viewer),
    myWork(viewer),
    auditTrail(viewer, { articleId: id }),
    editionsOf(viewer, id),
  ]);
}

describe('Astrid, admin, has a book of 3,000 sentences in 1,500 paragraphs', () => {
  it('and opens, translates, annotates, publishes, reads and exports it like any article', async () => {
    const astrid = await anAdmin();
    const { id } = await imported(astrid);
    await edited(id, { rights: 'cleared' });
    const seen = await translated(id);
    const term = await madeTerm([wordIn('nb', 'Isen')]);
    await addAnnotation(astrid, noteOn(await atDesk(id), 'Snøen'));
    await everyPageOpens(astrid, id);
    expect(await termPlaces(astrid, { id: term.id, before: null })).toMatchObject({ looked: 1 });

    await saveTarget(astrid, typed(seen, TRANSLATED + 1, 'Anew.'));
    const titled = { ...place(id), version: seen.titleVersion, title: 'A long book' };
    await saveTranslationTitle(astrid, titled);
    await addAnnotation(astrid, noteOnTarget(await workspace(astrid, id, 'en'), 'Anew'));
    expect(await approveAll(astrid, place(id))).toEqual({ approved: TRANSLATED + 1, held: 0 });

    await publishNow(id);
    const { slug } = await atDesk(id);
    expect((await snapshotAt(slug)).blocks).toHaveLength(SENTENCES / 2);
    for (const format of EXPORT_FORMATS) {
      const { content } = await exportedArticle(astrid, { ...place(id), format });
      expect(content.length).toBeGreaterThan(1_000);
      if (!format.startsWith('xliff')) continue;
      const preview = await mergePreview(astrid, { ...place(id), fileName: 'bok.xlf', content });
      expect(preview.rows.every(({ kind }) => kind === 'same')).toBe(true);
    }
  });

  it('and a changed file of it comes, is taken back, and the book goes with its import', async () => {
    const astrid = await anAdmin();
    const { id, run: first } = await imported(astrid);
    const { segments } = await translated(id);
    const { run, result } = await imported(astrid, book(' sier de'));
    expect(result).toMatchObject({ status: 'updated', article: { id } });
    expect(result?.warnings).toContain('Translations out of date now: 12 sentences in English.');
    const after = await workspace(astrid, id, 'en');
    expect(after.segments.map((segment) => segment.id)).toEqual(segments.map((segment) => segment.id));
    expect(after.segments[0]).toMatchObject({
      source: 'Isen venter ved kysten igjen sier de. ',
      target: { state: 'stale' },
    });
    expect(after.segments[1]).toMatchObject({ source: segments[1]?.source, target: { state: 'translated' } });

    expect(await rollBackRun(astrid, run)).toMatchObject({ restored: 1 });
    expect((await atDesk(id)).blocks[0]?.text).toMatch('Isen venter ved kysten igjen.');
    const [one, two] = (await workspace(astrid, id, 'en')).segments;
    const joined = {
      articleId: id,
      segmentId: one?.id ?? 0,
      version: one?.version ?? 0,
      nextVersion: two?.version ?? 0,
    };
    await mergeSegments(astrid, joined);
    await expect(rollBackRun(astrid, first)).rejects.toThrow('nothing that could be taken back');
  });

  it('and an import of it that nobody has worked on goes away again', async () => {
    const astrid = await anAdmin();
    const { run } = await imported(astrid);
    expect(await rollBackRun(astrid, run)).toEqual({ removed: 1, restored: 0, kept: [] });
  });
});
