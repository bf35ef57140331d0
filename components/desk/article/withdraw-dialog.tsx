'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DeskArticle } from '#domain/articles/article.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';

export type WithdrawAction = Action<
  { articleId: number; version: number; reason: string | null },
  { version: number }
>;

interface WithdrawDialogProps {
  article: Pick<DeskArticle, 'id' | 'version' | 'title' | 'language'>;
  withdraw: WithdrawAction;
}

/** Takes the article off the site after asking why and whether. */
export function WithdrawDialog({ article, withdraw }: WithdrawDialogProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { run, isPending, failure } = useAction(withdraw);

  const confirm = () =>
    run(
      { articleId: article.id, version: article.version, reason: reason.trim() || null },
      () => {
        setOpen(false);
        setReason('');
        router.refresh();
      },
      router.refresh,
    );

  return (
    <>
      <Button kind="danger" disabled={!isReady} onClick={() => setOpen(true)}>
        Withdraw
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Withdraw this article?">
        <div className="flex flex-col gap-3">
          <p>
            Readers of <q lang={article.language}>{article.title}</q> will be told that it was withdrawn, in
            every language. Its editions stay in the history, and it can be published again.
          </p>
          <TextArea
            label="Reason"
            spellCheck
            hint="Shown to readers at the article’s address. May be left empty."
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <FailureNotice failure={failure} />
          <div className="flex flex-wrap gap-2">
            <Button kind="danger" disabled={isPending} onClick={confirm}>
              {isPending ? 'Withdrawing…' : 'Withdraw'}
            </Button>
            <Button onClick={() => setOpen(false)}>Keep it public</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
