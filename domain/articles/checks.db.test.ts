/** Slips, near-duplicates and sources of an article: what the desk shows of them, and what editors say to them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { sample } from '../imports/formats/testing-formats.ts';
import { importFiles } from '../imports/mutations.ts';
import { importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { newsroom, OFFICE } from '../testing/people.ts';
import { actionsBy } from '../testing/records.ts';
import type { DeskArticle } from './article.ts';
import { articleForDesk } from './article-queries.ts';
import { dismissFinding, dismissNearDuplicate } from './check-mutations.ts';
import { checkedFindings, comparedArticles, nearDuplicatesOf } from './check-queries.ts';
import { sourceBytes, sourceText, sourceVersions } from './source-queries.ts';

const SLIP = OSLO.replace('ledet det.', 'ledet ledet det.');
const NEAR = OSLO.replace('til grensen', 'til den lange grensen')
  .replace('Hva de ble enige om\n\n', '')
  .concat('\nDe reiste hjem fredag.\n');

let ingrid: Awaited<ReturnType<typeof newsroom>>['ingrid'];
let tor: Awaited<ReturnType<typeof newsroom>>['tor'];
let oslo: DeskArticle;

beforeEach(async () => {
  ({ ingrid, tor } = await newsroom());
  oslo = await importedArticle(SLIP);
});

describe('a slip that a check found', () => {
  it('is shown with its words and what could stand there', async () => {
    expect(await checkedFindings(tor, oslo.id)).toMatchObject([
      { kind: 'doubled-word', quote: 'ledet ledet', suggestion: 'ledet', dismissed: false },
    ]);
  });

  it('is dismissed by Ingrid, editor, stays in the list, and can be brought back', async () => {
    const [slip] = await checkedFindings(ingrid, oslo.id);
    const id = slip?.id ?? 0;
    await dismissFinding(ingrid, { id, dismissed: true });
    await dismissFinding(ingrid, { id, dismissed: true });
    expect(await checkedFindings(tor, oslo.id)).toMatchObject([{ id, dismissed: true }]);
    expect((await articleForDesk(tor, oslo.id)).findings).toEqual([]);
    await dismissFinding(ingrid, { id, dismissed: false });
    expect((await articleForDesk(tor, oslo.id)).findings).toMatchObject([{ id }]);
    expect(await actionsBy(ingrid)).toEqual(['finding.dismissed', 'finding.restored']);
  });

  it('cannot be dismissed when there is none', async () => {
    await expect(dismissFinding(ingrid, { id: 999, dismissed: true })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

describe('two articles with nearly the same text', () => {
  let other: DeskArticle;
  beforeEach(async () => {
    other = await importedArticle(NEAR.replace('Nato møtes i Oslo', 'Toppmøte i Oslo'));
    await database().nearDuplicate.deleteMany({ where: { articleId: { in: [oslo.id, other.id] } } });
    await database().nearDuplicate.create({
      data: { articleId: other.id, otherId: oslo.id, jaccard: 0.7, containment: 0.9 },
      select: { articleId: true },
    });
  });

  it('know of each other, whichever came first', async () => {
    const pair = { articleId: other.id, otherId: oslo.id, containment: 0.9, dismissed: false };
    expect(await nearDuplicatesOf(tor, other.id)).toMatchObject([{ ...pair, other: { id: oslo.id } }]);
    expect(await nearDuplicatesOf(tor, oslo.id)).toMatchObject([{ ...pair, other: { id: other.id } }]);
  });

  it('can be read beside each other, sentence by sentence', async () => {
    const { left, right, rows } = await comparedArticles(tor, oslo.id, other.id);
    expect([left.title, right.title]).toEqual([oslo.title, other.title]);
    expect(rows.map(({ kind }) => kind)).toEqual([
      'same',
      'changed',
      'only-left',
      'same',
      'changed',
      'same',
      'only-right',
    ]);
    const changed = rows[4];
    expect(changed?.left.map(({ text }) => text).join('')).toBe('Nato sender flere soldater til grensen.');
    expect(changed?.right).toContainEqual({ op: 'insert', text: 'den lange ' });
    const turned = await comparedArticles(tor, other.id, oslo.id);
    expect([turned.left.id, turned.right.id]).toEqual([other.id, oslo.id]);
  });

  it('are dismissed as a pair by Ingrid, editor', async () => {
    const pair = { articleId: other.id, otherId: oslo.id };
    await dismissNearDuplicate(ingrid, { ...pair, dismissed: true });
    expect(await nearDuplicatesOf(tor, oslo.id)).toMatchObject([{ dismissed: true }]);
    await dismissNearDuplicate(ingrid, { ...pair, dismissed: false });
    expect(await nearDuplicatesOf(tor, oslo.id)).toMatchObject([{ dismissed: false }]);
    expect(await actionsBy(ingrid)).toEqual(['near-duplicate.dismissed', 'near-duplicate.restored']);
  });

  it('are compared or dismissed only where something says that they are nearly the same', async () => {
    const third = await importedArticle(
      'date 2022-03 Noe helt annet\n\nOm været i Bergen en torsdag i mars.\n',
    );
    const gone = { name: 'NotFound' };
    await expect(comparedArticles(tor, oslo.id, third.id)).rejects.toMatchObject(gone);
    const pair = { articleId: oslo.id, otherId: other.id, dismissed: true };
    await expect(dismissNearDuplicate(ingrid, pair)).rejects.toMatchObject(gone);
  });
});

describe('the sources of an article', () => {
  it('are all there after its file came again with another text', async () => {
    const name = `${oslo.provenance?.fileName}`;
    const later = SLIP.replace('torsdag', 'fredag');
    await importFiles(OFFICE, [textFile(later, name)], { language: 'nb' });
    const versions = await sourceVersions(tor, oslo.id);
    expect(versions).toMatchObject([
      { number: 2, file: { name, encoding: 'utf-8' }, run: { id: 2, startedBy: OFFICE.name } },
      { number: 1, reason: 'imported', file: { name }, run: { id: 1 } },
    ]);
    const bytes = await sourceBytes(ingrid, oslo.id, versions[1]?.file?.id ?? 0);
    expect(new TextDecoder().decode(bytes.bytes)).toBe(SLIP);
  });

  it('say what the import said of the file, such as what it left out', async () => {
    const file = textFile('Bussen til Vardø er innstilt på grunn av været, sier Kari Nilsen.\n', 'buss.txt');
    const { results } = await importFiles(OFFICE, [file], { language: 'nb' });
    const [version] = await sourceVersions(tor, results[0]?.article?.id ?? 0);
    expect(version?.run?.warnings).toEqual([expect.stringContaining('No date header')]);
    expect((await sourceVersions(tor, oslo.id))[0]?.run?.warnings).toEqual([]);
  });

  it('show what became of every character', async () => {
    const { raw, spans, blocks } = await sourceText(tor, oslo.id, 1);
    expect(raw).toBe(SLIP);
    expect(spans.map(({ start, end }) => raw.slice(start, end)).join('')).toBe(raw);
    for (const { position, text } of blocks) {
      const own = spans.filter((span) => span.role === 'block' && span.block === position);
      expect(own.map(({ start, end }) => raw.slice(start, end)).join(' ')).toBe(text);
    }
    await expect(sourceText(tor, oslo.id, 2)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('say of a Word file that the raw text is an extract, and which fields stand outside of it', async () => {
    const file = { name: 'sak.docx', path: 'inbox/sak.docx', bytes: sample('word.docx') };
    const { results } = await importFiles(OFFICE, [file], {});
    const id = results[0]?.article?.id ?? 0;
    const { raw, properties } = await sourceText(tor, id, 1);
    expect(raw).toMatch(/^Nato svarer Russland\n\nNato svarte onsdag/);
    // its title is a paragraph of the text
    expect(properties).toEqual({
      ...{ date: '2022-01-26', byline: 'Kari Nordmann', language: 'nb', keywords: 'Nato, Russland' },
    });
    expect((await sourceVersions(tor, id))[0]?.file?.encoding).toBe('packed XML');
    expect((await sourceText(tor, oslo.id, 1)).properties).toBeNull();
  });

  it('give nobody the file of another article, and translators none', async () => {
    const other = await importedArticle(
      'date 2022-03 Noe helt annet\n\nOm været i Bergen en torsdag i mars.\n',
    );
    const [version] = await sourceVersions(ingrid, other.id);
    const id = version?.file?.id ?? 0;
    await expect(sourceBytes(ingrid, oslo.id, id)).rejects.toMatchObject({ name: 'NotFound' });
    await expect(sourceBytes(tor, other.id, id)).rejects.toMatchObject({ name: 'Forbidden' });
  });
});
