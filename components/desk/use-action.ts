'use client';
import { useCallback, useState, useTransition } from 'react';
import type { ActionResult } from '../action-result.ts';

/** A server action as components get it: a prop. */
export type Action<Input, Result> = (input: Input) => Promise<ActionResult<Result>>;
export type Failure = Extract<ActionResult<never>, { ok: false }>;

const NO_ANSWER: Failure = {
  ok: false,
  kind: 'error',
  message: 'The server did not answer. What you typed is still here; try again when the connection is back.',
  fields: {},
  theirs: null,
};

/** Runs an action, remembers why it failed until the next try, and never lets a lost connection become an exception. */
export function useAction<Input, Result>(action: Action<Input, Result>) {
  const [isPending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = useCallback(
    (input: Input, onSuccess?: (data: Result) => void, onFailure?: (failure: Failure) => void) => {
      startTransition(async () => {
        const result = await action(input).catch((): Failure => NO_ANSWER);
        setFailure(result.ok ? null : result);
        if (result.ok) onSuccess?.(result.data);
        else onFailure?.(result);
      });
    },
    [action],
  );
  const clear = useCallback(() => setFailure(null), []);
  return { run, isPending, failure, clear };
}
