'use client';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { StatusShape } from '../../ui/status.tsx';
import { useDesk, useDeskState } from './desk-context.ts';
import { nameOf, type Row, type Saving, savingOf } from './desk-state.ts';
import { type Field, isOtherSource } from './field.ts';
import { clock } from './state-words.ts';
import { writerOf } from './writer-words.ts';

/** How the saving goes, in one place that never moves. Only what is settled or wrong is read aloud. */
export function SaveLine() {
  const desk = useDesk();
  const fields = useDeskState((state) => state.fields);
  const savedAt = useDeskState((state) => state.savedAt);
  const saving = useMemo(() => savingOf(desk.rows, fields), [desk.rows, fields]);
  const isBusy = saving.isSaving || saving.unsaved > 0;
  return (
    <p className="min-w-0 text-muted tabular-nums">
      {/* "Saving" comes and goes with every pause of the typing: it is not for ears */}
      <span aria-hidden="true">{isBusy ? (saving.isSaving ? 'Saving…' : 'Not saved yet') : null}</span>
      <span role="status">{!isBusy && savedAt ? `Saved ${clock(savedAt)}` : null}</span>
    </p>
  );
}

/** What stands between the text and the server, and what to do about it. Stays until it is no longer true. */
export function SaveTrouble() {
  const desk = useDesk();
  const fields = useDeskState((state) => state.fields);
  const isSlow = useDeskState((state) => state.slow > 0);
  const isKeeping = useDeskState((state) => state.isKeeping);
  const gone = useDeskState((state) => state.gone);
  const saving = useMemo(() => savingOf(desk.rows, fields), [desk.rows, fields]);
  const where = isKeeping ? 'in this browser' : 'on this page only: do not close it';
  return (
    <div role="status">
      <Hitch saving={saving} where={where} onRetry={desk.retry} />
      {isSlow && !saving.hitch ? (
        <Line>The server takes long to answer. Your text is kept {where}; you can go on writing.</Line>
      ) : null}
      {saving.refused ? (
        <Line>
          Not saved, {nameOf(desk.rowOf(saving.refused.key))}: {saving.refused.message}{' '}
          <GoTo rowKey={saving.refused.key} />
        </Line>
      ) : null}
      {saving.conflicts.map((key) => (
        <Line key={key}>
          {nameOf(desk.rowOf(key))} {changedBy(fields[key])} while you wrote. <GoTo rowKey={key} />
        </Line>
      ))}
      {Object.entries(gone).map(([key, version]) => (
        <Gone key={key} row={desk.rowOf(key)} version={version} />
      ))}
    </div>
  );
}

/** What was written for a sentence that an import has taken out is kept, but not among the sentences. */
function Gone({ row, version }: { row: Row; version: number }) {
  const router = useRouter();
  const { articleId } = useDesk().workspace;
  return (
    <Line>
      {nameOf(row)} is not in the original any more. What you wrote is kept with{' '}
      <a
        className="link"
        href={`/desk/articles/${articleId}/changes/${version}`}
        target="_blank"
        rel="noreferrer"
      >
        what changed, in a new tab
      </a>{' '}
      <button type="button" className="link min-h-6" onClick={router.refresh}>
        Show the original of now
      </button>
    </Line>
  );
}

function changedBy(field: Field | undefined): string {
  const theirs = field?.phase.name === 'conflict' ? field.phase.theirs : null;
  if (field && theirs && isOtherSource(field, theirs)) return 'got another original';
  return theirs?.origin === 'machine'
    ? `was translated by ${writerOf(theirs)}`
    : 'was changed by somebody else';
}

const INTRO = {
  offline: 'The server cannot be reached.',
  busy: 'The server is busy.',
  error: 'The server could not save.',
  'signed-out': 'You are signed out.',
};

function Hitch({
  saving: { hitch },
  where,
  onRetry,
}: {
  saving: Saving;
  where: string;
  onRetry: () => void;
}) {
  if (!hitch) return null;
  const what =
    hitch.count === 1
      ? `One text is kept ${where} and sent as soon as it can be.`
      : `${hitch.count} texts are kept ${where} and sent as soon as they can be.`;
  return (
    <Line>
      {hitch.name === 'error' ? hitch.message : INTRO[hitch.name]} {what}{' '}
      {hitch.name === 'signed-out' ? (
        <a className="link" href="/login" target="_blank" rel="noreferrer">
          Sign in, in a new tab
        </a>
      ) : null}{' '}
      <button type="button" className="link min-h-6" onClick={onRetry}>
        Try now
      </button>
    </Line>
  );
}

function GoTo({ rowKey }: { rowKey: string }) {
  const desk = useDesk();
  return (
    <button type="button" className="link min-h-6" onClick={() => desk.open(rowKey)}>
      Go to it
    </button>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return (
    <p className="flex gap-2 border-s-2 border-problem bg-problem-wash px-3 py-2">
      <span className="pt-1">
        <StatusShape tone="problem" />
      </span>
      <span>{children}</span>
    </p>
  );
}
