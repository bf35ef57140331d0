/** The five seed files, as the importer stores them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { atDesk } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { eventsBy } from '../testing/records.ts';
import { SEEDS, seedFile } from '../testing/seeds.ts';
import type { ItemResult } from './import.ts';
import { importFiles } from './mutations.ts';

let astrid: Colleague;
let results: ItemResult[];

beforeEach(async () => {
  astrid = await anAdmin();
  ({ results } = await importFiles(astrid, SEEDS.map(seedFile), {}));
});

const stored = () =>
  database().textVersion.findMany({
    orderBy: { articleId: 'asc' },
    select: {
      sourceMap: true,
      sourceFile: { select: { bytes: true, sha256: true, encoding: true } },
      blocks: {
        orderBy: { position: 'asc' },
        select: {
          text: true,
          segments: { orderBy: { position: 'asc' }, select: { text: true, start: true, end: true } },
        },
      },
    },
  });

describe('Astrid, admin, imports the five seed files', () => {
  it('and each has the language and the date that its text says', () => {
    expect(
      results.map(({ file, status, language, date }) => [file.slice(15, 18), status, language, date]),
    ).toEqual([
      ['000', 'created', 'nb', '2022-03'],
      ['001', 'created', 'nb', '2022-01'],
      ['002', 'created', 'da', '2022-03'],
      ['003', 'created', 'nb', '2022-10'],
      ['004', 'created', 'nb', '2022-01-26'],
    ]);
  });

  it('and finds each as a draft with its title, blocks and sentences', async () => {
    const articles = await Promise.all(results.map((result) => atDesk(result.article?.id ?? 0)));
    expect(articles.map(({ status, version, titleOrigin }) => [status, version, titleOrigin])).toEqual([
      ['draft', 1, 'derived'],
      ['draft', 1, 'derived'],
      ['draft', 1, 'derived'],
      ['draft', 1, 'derived'],
      ['draft', 1, 'headline'],
    ]);
    expect(articles.map((article) => article.blocks.length)).toEqual(results.map((result) => result.blocks));
    expect(results.every((result) => result.segments >= result.blocks)).toBe(true);
    expect(articles[4]).toMatchObject({
      title: 'Stoltenberg har svart Putin: – Vi står overfor et kritisk øyeblikk',
      slug: 'stoltenberg-har-svart-putin-vi-star-overfor-et-kritisk-oyeblikk',
      dateOrigin: 'time-stamp',
      timeStamp: '26. jan. 2022 19:04 Sist oppdatert nå nettopp',
    });
  });

  it('and every file is kept byte for byte', async () => {
    const kept = (await stored()).map(({ sourceFile }) => sourceFile?.bytes);
    expect(kept).toEqual(SEEDS.map((name) => seedFile(name).bytes));
  });

  it('and every character of every file is accounted for, in its order', async () => {
    for (const { sourceFile, sourceMap } of await stored()) {
      const raw = new TextDecoder().decode(sourceFile?.bytes);
      const spans = sourceMap as unknown as { start: number; end: number; role: string }[];
      expect(spans.map((span) => span.start)).toEqual([0, ...spans.slice(0, -1).map((span) => span.end)]);
      expect(spans.at(-1)?.end).toBe(raw.length);
      const blank = spans.filter((span) => span.role === 'white-space');
      expect(blank.map((span) => raw.slice(span.start, span.end).trim()).join('')).toBe('');
    }
  });

  it('and every block stands in its file as the map of the source says', async () => {
    for (const { sourceFile, sourceMap, blocks } of await stored()) {
      const raw = new TextDecoder().decode(sourceFile?.bytes);
      const spans = sourceMap as unknown as { start: number; end: number; role: string; block: number }[];
      for (const [index, { text }] of blocks.entries()) {
        const own = spans.filter((span) => span.role === 'block' && span.block === index);
        expect(own.map((span) => raw.slice(span.start, span.end)).join(' ')).toBe(text);
      }
    }
  });

  it('and the sentences of every block give back its text', async () => {
    const blocks = (await stored()).flatMap((version) => version.blocks);
    expect(blocks.length).toBe(results.reduce((sum, result) => sum + result.blocks, 0));
    for (const { text, segments } of blocks) {
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      expect(segments.map((segment) => text.slice(segment.start, segment.end)).join('')).toBe(text);
    }
  });

  it('and the audit trail names the file of each article', async () => {
    const events = await eventsBy(astrid);
    expect(events.map((event) => event.action)).toEqual([
      'run.started',
      ...SEEDS.map(() => 'article.imported'),
      'run.finished',
    ]);
    expect(events.slice(1, 6).map((event) => event.data)).toEqual(SEEDS.map((file) => ({ file, run: 1 })));
    expect(events[6]?.data).toEqual({ status: 'completed', files: 5, failed: 0 });
  });
});
