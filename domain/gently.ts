/** Long work in a process that has readers waiting: in turns, between which everybody else comes first. */
import { setImmediate as breathe } from 'node:timers/promises';

/** How long one turn takes, about: a page that is asked for meanwhile waits no longer for it. */
const TURN_MS = 20;

/** Does the steps of some work to their end; each is to take a few milliseconds at most. Throws what a step throws. */
export async function gently<Result>(steps: Iterator<void, Result>): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < TURN_MS) continue;
    await breathe();
    since = performance.now();
  }
}

/** The items with a step after each, for `gently`. */
export function* eachOf<Item, Result>(
  items: Iterable<Item>,
  made: (item: Item) => Result,
): Generator<void, Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(made(item));
    yield;
  }
  return results;
}
