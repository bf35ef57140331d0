/** What an editor cut by hand stays cut when the text comes again. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { anEditor, type Colleague, OFFICE } from '../testing/people.ts';
import { sentence, translatedArticle } from '../testing/translations.ts';
import { SEGMENTER_VERSION } from '../text/segment.ts';
import { workspace } from '../translations/queries.ts';
import { mergeSegments, splitSegment } from './mutations.ts';

let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  ingrid = await anEditor();
  article = await importedArticle();
  await translatedArticle(article.id, 'en');
});

const now = () => workspace(OFFICE, article.id, 'en');
const sources = async () => (await now()).segments.map(({ number, source }) => [number, source.trim()]);

async function comesAgain(from: string, to: string) {
  const { results } = await importFiles(OFFICE, [textFile(OSLO.replace(from, to))], { language: 'nb' });
  expect(results[0]).toMatchObject({ status: 'updated' });
}

/** Splits the second sentence at its comma, joins the last two. */
async function cutTwice() {
  const seen = await now();
  const [second, fifth, sixth] = [2, 5, 6].map((number) => sentence(seen, number));
  const { articleId } = seen;
  await splitSegment(ingrid, {
    articleId,
    segmentId: second?.id ?? 0,
    version: 1,
    at: second?.source.indexOf('og Stol') ?? 0,
    target: null,
  });
  const versions = { version: fifth?.version ?? 0, nextVersion: sixth?.version ?? 0 };
  await mergeSegments(ingrid, { articleId, segmentId: fifth?.id ?? 0, ...versions });
}

describe('Ingrid, editor, has split one sentence and joined two, and the article is imported again', () => {
  beforeEach(cutTwice);

  it('with another heading: both cuts stay, with their numbers and translations', async () => {
    const before = await now();
    await comesAgain('Hva de ble enige om', 'Hva de egentlig ble enige om');
    const after = await now();
    expect(after.segments.map(({ number, target }) => [number, target?.text])).toEqual(
      before.segments.map(({ number, target }) => [number, target?.text]),
    );
    expect(after.segments.map(({ target }) => target?.state)).toEqual(
      before.segments.map(({ number, target }) => (number === 3 ? 'stale' : target?.state)),
    );
  });

  it('with another word in the split sentence: that one is cut by the rules, the other stays as it was', async () => {
    await comesAgain('varte i to timer', 'varte i tre timer');
    const texts = (await sources()).map(([, text]) => text);
    expect(texts).toContain('Møtet varte i tre timer, og Stoltenberg ledet det.');
    expect(texts).toContain('Nato sender flere soldater til grensen. Ingen vet hvor lenge de blir der.');
  });

  it('and what was done is written down, with the version of the rules', async () => {
    const changes = await database().segmentationChange.findMany({ orderBy: { id: 'asc' } });
    expect(changes).toMatchObject([
      { kind: 'split', segmenterVersion: SEGMENTER_VERSION, authorName: 'Ingrid', at: 24 },
      { kind: 'merge', segmenterVersion: SEGMENTER_VERSION, authorName: 'Ingrid' },
    ]);
  });
});
