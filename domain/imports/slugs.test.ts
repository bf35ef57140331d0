import { expect, test } from 'vitest';
import type { BulkReader } from '../db/bulk.ts';
import { Slugs } from './slugs.ts';

/** What the tables have; how often they were asked is counted. */
function holding({ articles = [], editions = [] }: { articles?: string[]; editions?: string[] }) {
  const asked = { questions: 0, slugs: 0 };
  const reader: BulkReader = {
    async lookUp({ sql }, values) {
      asked.questions++;
      asked.slugs += values.length;
      const held = new Set(sql.includes('"Article"') ? articles : editions);
      return values.filter((slug) => held.has(String(slug))).map((slug) => ({ slug: String(slug) }));
    },
  };
  return { reader, asked };
}

const upTo = (count: number) =>
  Array.from({ length: count }, (_, i) => (i === 0 ? 'kort-nytt' : `kort-nytt-${i + 1}`));

test('articles of one title have addresses of their own, in their order', async () => {
  const { reader } = holding({});
  const titles = ['Kort nytt', 'NATO svarer', 'Kort nytt', 'Kort  nytt!', 'Kort nytt'];
  expect(await new Slugs().freeFor(reader, titles)).toEqual([
    'kort-nytt',
    'nato-svarer',
    ...upTo(4).slice(1),
  ]);
});

test('the address of an edition of long ago is not given away', async () => {
  const { reader } = holding({ articles: ['kort-nytt'], editions: ['kort-nytt-2', 'kort-nytt-3'] });
  expect(await new Slugs().freeFor(reader, ['Kort nytt', 'Kort nytt'])).toEqual([
    'kort-nytt-4',
    'kort-nytt-5',
  ]);
});

test('a title that hundreds have is found a place in a few questions, and the next at once', async () => {
  const articles = upTo(300);
  const { reader, asked } = holding({ articles });
  const slugs = new Slugs();
  expect(await slugs.freeFor(reader, ['Kort nytt'])).toEqual(['kort-nytt-301']);
  expect(asked.questions).toBeLessThanOrEqual(20);
  articles.push('kort-nytt-301');
  asked.questions = 0;
  expect(await slugs.freeFor(reader, ['Kort nytt'])).toEqual(['kort-nytt-302']);
  expect(asked.questions).toBe(2);
});

test('titles of a usual import are asked for twice each, not more', async () => {
  const { reader, asked } = holding({});
  await new Slugs().freeFor(
    reader,
    Array.from({ length: 50 }, (_, i) => `Overskrift ${i} a`),
  );
  // in each of two tables
  expect(asked).toEqual({ questions: 2, slugs: 200 });
});

test('what has no letters that an address can have is an article', async () => {
  expect(await new Slugs().freeFor(holding({}).reader, ['…', '新聞', 'Søk'])).toEqual([
    'article',
    'article-2',
    'sok',
  ]);
});
