'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Instant } from '../../ui/instant.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useAction } from '../use-action.ts';
import { useDesk } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { useTeam } from './team.ts';

/** The warnings of a sentence that were let stand. */
function useDismissals({ segment }: Row) {
  const { dismissals } = useTeam();
  return useMemo(
    () => dismissals.filter(({ segmentId }) => segmentId === segment?.id),
    [dismissals, segment?.id],
  );
}

interface DismissProps {
  row: Row;
  kind: string;
  message: string;
}

/** Lets a warning stand, with the reason that others will read. */
export function DismissButton({ row, kind, message }: DismissProps) {
  const desk = useDesk();
  const router = useRouter();
  const { actions } = useTeam();
  const [isAsking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const { run, isPending, failure } = useAction(actions.dismissCheck);
  const { articleId, language, can } = desk.workspace;
  if (!can.edit || !row.segment) return null;
  const segmentId = row.segment.id;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await desk.flush(row.key);
    run({ articleId, language, segmentId, kind, message, reason }, () => {
      desk.announce('The warning is dismissed.');
      router.refresh();
    });
  };
  if (!isAsking) {
    return (
      <Button kind="quiet" aria-label={`Dismiss: ${message}`} onClick={() => ask(true)}>
        Dismiss
      </Button>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="mt-1 flex flex-col gap-2">
      <TextField
        label="Why it is right as it is"
        autoFocus
        lang="en"
        spellCheck
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <FailureNotice failure={failure} />
      <div className="flex gap-2">
        <Button type="submit" disabled={isPending || reason.trim() === ''}>
          Dismiss it
        </Button>
        <Button kind="quiet" onClick={() => ask(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What was let stand in this sentence, why and by whom; each can be taken back. */
export function Dismissed({ row }: { row: Row }) {
  const desk = useDesk();
  const router = useRouter();
  const { actions } = useTeam();
  const dismissals = useDismissals(row);
  const { run, isPending, failure } = useAction(actions.restoreCheck);
  const { articleId, language, can } = desk.workspace;
  if (dismissals.length === 0) return null;
  return (
    <ul aria-label="Dismissed" className="mt-2 flex flex-col gap-2 text-muted">
      {dismissals.map(({ id, segmentId, message, reason, author, at }) => (
        <li key={id}>
          Dismissed: {message} “{reason}” <span className="text-xs">{author}, </span>
          <span className="text-xs">
            <Instant at={at} />
          </span>
          {can.edit ? (
            <Button
              kind="quiet"
              disabled={isPending}
              aria-label={`Take back the dismissal: ${message}`}
              onClick={() => run({ articleId, language, segmentId, id }, router.refresh)}
            >
              Take back
            </Button>
          ) : null}
        </li>
      ))}
      <FailureNotice failure={failure} />
    </ul>
  );
}
