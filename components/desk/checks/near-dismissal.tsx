'use client';
import { useRouter } from 'next/navigation';
import type { DismissNearDuplicate, NearRow } from '#domain/articles/article.ts';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';

export type DismissNear = Action<DismissNearDuplicate, { dismissed: boolean }>;

/** Says that two articles are two, or that they are to be looked at after all. */
export function NearDismissal({ near, dismiss }: { near: NearRow; dismiss: DismissNear }) {
  const router = useRouter();
  const isReady = useHydrated();
  const { run, isPending, failure } = useAction(dismiss);
  const { articleId, otherId, dismissed, other } = near;
  const verb = dismissed ? 'Restore' : 'Dismiss';
  return (
    <>
      <Button
        kind="quiet"
        disabled={!isReady || isPending}
        aria-label={`${verb} the likeness to “${other.title}”`}
        onClick={() => run({ articleId, otherId, dismissed: !dismissed }, router.refresh)}
      >
        {verb}
      </Button>
      <FailureNotice failure={failure} />
    </>
  );
}
