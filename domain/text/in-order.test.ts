import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pairInOrder } from './in-order.ts';

const lines = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);

/** That each pair reads the same, and that both texts go on from each to the next. */
function expectOrdered(pairs: ReadonlyMap<number, number>, olds: string[], news: string[]): void {
  let before = [-1, -1];
  for (const [newIndex, oldIndex] of pairs) {
    expect(news[newIndex]).toBe(olds[oldIndex]);
    expect(newIndex > (before[0] ?? 0) && oldIndex > (before[1] ?? 0)).toBe(true);
    before = [newIndex, oldIndex];
  }
}

it('pairs what stands in both in the same order, in any texts', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 30 });
  fc.assert(fc.property(text, text, (olds, news) => expectOrdered(pairInOrder(olds, news), olds, news)));
});

it('pairs all that stays when ten thousand other sentences have changed', () => {
  const olds = lines(15_000, 'sentence');
  const news = olds.map((line, index) => (index % 3 === 0 ? line : `other ${index}`));
  const pairs = pairInOrder(olds, news);
  expectOrdered(pairs, olds, news);
  expect(pairs.size).toBe(5_000);
});

it('pairs nothing of two long texts that have nothing in common', () => {
  expect(pairInOrder(lines(10_000, 'one'), lines(10_000, 'other')).size).toBe(0);
});

it('pairs the longer of two parts that have changed places, and what is repeated in it', () => {
  const olds = lines(10_000, 'sentence').map((line, index) => (index % 10 === 3 ? 'Ja.' : line));
  const news = [...olds.slice(4_000), ...olds.slice(0, 4_000)];
  const pairs = pairInOrder(olds, news);
  expectOrdered(pairs, olds, news);
  expect(pairs.size).toBe(6_000);
});
