/** Whoever waits for a page comes in between. */
import { expect, it } from 'vitest';
import { eachOf, gently } from './gently.ts';

function busyFor(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

it('lets readers have their turn while a long text is compared, and gives what came of it', async () => {
  let turns = 0;
  const turn = () => {
    turns++;
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  const doubled = await gently(
    eachOf([...Array(60).keys()], (number) => {
      busyFor(3);
      return number * 2;
    }),
  );
  clearImmediate(waiting);
  expect(doubled).toEqual([...Array(60).keys()].map((number) => number * 2));
  expect(turns).toBeGreaterThan(3);
});

it('says what went wrong in a step', async () => {
  const steps = eachOf([1], () => {
    throw new Error('no such sentence');
  });
  await expect(gently(steps)).rejects.toThrow('no such sentence');
});
