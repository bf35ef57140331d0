'use client';
import { useRouter } from 'next/navigation';
import type { ArticleStatus, DeskArticle, SetStatus } from '#domain/articles/article.ts';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Status } from '../../ui/status.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { articleStatusWord } from '../status-words.ts';
import { type Action, useAction } from '../use-action.ts';

interface StatusPanelProps {
  article: Pick<DeskArticle, 'id' | 'version' | 'status' | 'changed' | 'can'>;
  setStatus: Action<SetStatus, { version: number }>;
}

interface Step {
  verb: string;
  to: SetStatus['status'];
}

const STEPS: Record<ArticleStatus, Step[]> = {
  draft: [{ verb: 'Send to review', to: 'in-review' }],
  'in-review': [
    { verb: 'Ask for changes', to: 'needs-changes' },
    { verb: 'Back to draft', to: 'draft' },
  ],
  'needs-changes': [
    { verb: 'Send to review', to: 'in-review' },
    { verb: 'Back to draft', to: 'draft' },
  ],
  scheduled: [{ verb: 'Back to draft', to: 'draft' }],
  published: [],
  archived: [{ verb: 'Back to draft', to: 'draft' }],
};

/** Where the article stands, and the steps from here that a person takes by hand. */
export function StatusPanel({ article, setStatus }: StatusPanelProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const { run, isPending, failure } = useAction(setStatus);
  const steps = article.can.edit ? STEPS[article.status] : [];
  return (
    <div className="flex flex-col gap-2">
      <p aria-live="polite">
        <Status {...articleStatusWord(article.status, article.changed)} />
      </p>
      {steps.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {steps.map(({ verb, to }) => (
            <Button
              key={to}
              disabled={!isReady || isPending}
              onClick={() =>
                run({ id: article.id, version: article.version, status: to }, router.refresh, router.refresh)
              }
            >
              {verb}
            </Button>
          ))}
        </div>
      ) : null}
      <FailureNotice failure={failure} />
    </div>
  );
}
