'use client';
import type { ReactNode } from 'react';
import { CheckSign } from '../checks/check-sign.tsx';
import { MachineSign, MachineTrouble } from '../machine/machine-row.tsx';
import { ApartDialog } from './apart-dialog.tsx';
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
      <RowSigns>
        <PresenceSign row={row} />
        <MachineSign row={row} />
        <SuggestionSign row={row} />
        <CheckSign row={row} />
      </RowSigns>
    );
  }
  return (
    <>
      {can.edit ? null : (
        <RowSigns>
          <MachineSign row={row} />
        </RowSigns>
      )}
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
      <ApartDialog row={row} />
    </>
  );
}

/** All that is to be known of a row in one line under its translation; no line where there is nothing. */
export function RowSigns({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 px-2 pb-1 text-xs empty:hidden sm:col-start-2 md:col-start-3">
      {children}
    </div>
  );
}
