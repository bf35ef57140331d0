import { describe, expect, it } from 'vitest';
import { likelyPairs } from './likely-pairs.ts';

const texts = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `Det var en gang ${name}${index} i Oslo`);

const asked = (olds: string[], news: string[], inOrder = new Map<number, number>()) => {
  const [pairedOld, pairedNew] = [new Set(inOrder.values()), new Set(inOrder.keys())];
  const { pairs, isAll } = likelyPairs({
    olds,
    news,
    from: [...olds.keys()].filter((index) => !pairedOld.has(index)),
    to: [...news.keys()].filter((index) => !pairedNew.has(index)),
    inOrder,
  });
  return { isAll, likely: new Map([...pairs].map(({ newIndex, oldIndices }) => [newIndex, oldIndices])) };
};

const pairsOf = (likely: ReadonlyMap<number, readonly number[]>) =>
  [...likely.values()].reduce((sum, indices) => sum + indices.length, 0);

describe('the sentences that are compared', () => {
  it('are all of them in an ordinary article', () => {
    const { isAll, likely } = asked(texts(1_000, 'a'), texts(1_500, 'b'));
    expect([isAll, pairsOf(likely)]).toEqual([true, 1_500_000]);
  });

  it('are no more of ten thousand sentences than of three thousand', () => {
    const some = asked(texts(3_000, 'a'), texts(3_000, 'b'));
    const many = asked(texts(10_000, 'a'), texts(10_000, 'b'));
    expect([some.isAll, many.isAll]).toEqual([false, false]);
    expect(pairsOf(some.likely)).toBeLessThan(1_700_000);
    expect(pairsOf(many.likely)).toBeLessThan(1_700_000);
  });

  it('are few where they are as long as chapters', () => {
    const chapters = (name: string) => texts(200, name).map((text) => text.repeat(700));
    const { isAll, likely } = asked(chapters('a'), chapters('b'));
    expect([isAll, pairsOf(likely)]).toEqual([false, expect.toSatisfy((count: number) => count <= 200 * 32)]);
  });

  it('stand about where their unchanged neighbours foretell', () => {
    // two thousand new ones at the beginning: all after them stands further on
    const [olds, news] = [texts(9_000, 'a'), [...texts(2_000, 'b'), ...texts(9_000, 'c')]];
    const inOrder = new Map(
      olds.flatMap((_, index) => (index % 3 === 0 ? [[index + 2_000, index] as const] : [])),
    );
    const { likely } = asked(olds, news, inOrder);
    for (const index of [1, 2, 4, 2_000, 4_501, 8_998, 8_999]) {
      expect(likely.get(index + 2_000)?.some((oldIndex) => oldIndex === index)).toBe(
        index % 3 !== 0 ? true : undefined,
      );
    }
  });

  it('are those with the same rare words, too, wherever they stand', () => {
    const [olds, news] = [texts(5_000, 'a'), texts(5_000, 'b')];
    olds[4_900] = 'Bjørnebæret modnet sent';
    news[7] = 'Så modnet bjørnebæret';
    news[8] = 'Da modnet det';
    expect(asked(olds, news).likely.get(8)).toContain(4_900);
    expect(asked(olds, news).likely.get(7)).toContain(4_900);
    expect(asked(olds, news).likely.get(9)).not.toContain(4_900);
  });
});
