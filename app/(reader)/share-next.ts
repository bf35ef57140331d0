import { setImmediate } from 'node:timers/promises';

/**
 * Asks once for all who came in the same turn of the event loop. The question is put after the last of them came, so nobody
 * gets an answer older than their own request: under load the database is asked less often, and never too early.
 */
export function shareNext<T>(ask: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  return () => {
    next ??= setImmediate().then(() => {
      next = undefined;
      return ask();
    });
    return next;
  };
}
