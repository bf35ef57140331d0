'use client';
import { CheckSign } from '../checks/check-sign.tsx';
import { MachineSign, MachineTrouble } from '../machine/machine-row.tsx';
import { SuggestButton } from './cut-buttons.tsx';
import { useDesk } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { HeldNotice, PresenceSign } from './presence.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { StalePanel } from './stale-panel.tsx';
import { SuggestionSign, Suggestions } from './suggestions.tsx';

/** What there is to decide about the active sentence, between its texts and what is known about it. */
export function RowExtras({ row, isActive }: { row: Row; isActive: boolean }) {
  const { can } = useDesk().workspace;
  if (!isActive) {
    return (
      <>
        <MachineSign row={row} />
        <PresenceSign row={row} />
        <SuggestionSign row={row} />
        <CheckSign row={row} />
      </>
    );
  }
  return (
    <>
      {can.edit ? null : <MachineSign row={row} />}
      <MachineTrouble row={row} />
      <HeldNotice row={row} />
      <StalePanel row={row} />
      <Suggestions row={row} />
      {can.suggest && !can.edit && row.segment ? (
        <div className="sm:col-[2/-1]">
          <SuggestButton />
        </div>
      ) : null}
      <SplitDialog row={row} />
    </>
  );
}
