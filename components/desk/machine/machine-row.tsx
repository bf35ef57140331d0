'use client';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { useDesk, useField } from '../workspace/desk-context.ts';
import type { Row } from '../workspace/desk-state.ts';
import { shownState } from '../workspace/field.ts';
import { capsOf } from '../workspace/keys.ts';
import { useMachine } from './use-machine.ts';

/** For an empty sentence, or an empty title, where there is a machine. */
export function MachineButton({ row }: { row: Row }) {
  const desk = useDesk();
  const isMac = useIsMac();
  const isOffered = useMachine(({ offer }) => offer !== null);
  const isAsking = useMachine(({ asking }) => asking === row.key);
  const isEmpty = useField(row.key).text.trim() === '';
  if (!isOffered || !isEmpty) return null;
  return (
    <Button
      kind="quiet"
      keys={capsOf('machine', isMac).join('+')}
      disabled={isAsking}
      onClick={() => void desk.machine.translateActive()}
    >
      {isAsking ? 'Translating…' : 'Translate by machine'}
    </Button>
  );
}

/** Why the machine did not translate this sentence; stays until it is asked again. */
export function MachineTrouble({ row }: { row: Row }) {
  const message = useMachine(({ trouble }) => (trouble?.key === row.key ? trouble.message : null));
  return (
    <div role="alert" className="empty:hidden sm:col-[2/-1]">
      {message ? <Notice tone="problem">Not translated: {message}</Notice> : null}
    </div>
  );
}

/** On a sentence that a machine translated, until somebody has edited or confirmed it. */
export function MachineSign({ row }: { row: Row }) {
  const field = useField(row.key);
  const { text, stored } = field;
  if (stored.origin !== 'machine' || text !== stored.text || text === '') return null;
  // nobody confirms a title: it stays the machine's until somebody changes it
  if (row.segment !== null && shownState(field) !== 'draft') return null;
  return (
    <p className="flex items-center gap-1.5 text-muted">
      <StatusShape tone="review" />
      By machine{stored.engine ? ` (${stored.engine})` : ''}, {row.segment ? 'not confirmed' : 'unmodified'}
    </p>
  );
}
