'use client';
import { directionOf } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { Status } from '../../ui/status.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { MachineButton } from '../machine/machine-row.tsx';
import { annotateSelection } from './annotate-selection.ts';
import { CutButtons } from './cut-buttons.tsx';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { shownState } from './field.ts';
import { type Command, capsOf } from './keys.ts';
import { standingOf } from './state-words.ts';

/** What can be done with the active row, with the keys that do the same. */
export function RowBar({ row }: { row: Row }) {
  const desk = useDesk();
  const field = useField(row.key);
  const isMac = useIsMac();
  const { can } = desk.workspace;
  const keys = (command: Command) => capsOf(command, isMac).join('+');
  const isEmpty = field.text.trim() === '';
  return (
    <div className="flex flex-wrap items-center gap-1 select-none sm:col-[2/-1] sm:justify-end">
      <span className="me-auto py-1 pe-2 text-muted max-sm:hidden">
        <Status {...standingOf(row, field)} />
      </span>
      {isEmpty ? (
        <Button kind="quiet" keys={keys('copy-source')} onClick={desk.copySource}>
          Copy source
        </Button>
      ) : null}
      <MachineButton row={row} />
      {row.segment && can.annotate ? (
        <Button
          kind="quiet"
          keys={keys('annotate')}
          onMouseDown={keepSelection}
          onClick={() => annotateSelection(desk)}
        >
          Annotate
        </Button>
      ) : null}
      <CutButtons row={row} />
      <span className="flex gap-1">
        {row.segment && can.approve && !isEmpty && shownState(field) !== 'approved' ? (
          <Button kind="quiet" keys={keys('approve')} onClick={desk.approve}>
            Approve
          </Button>
        ) : null}
        <Button className="max-sm:hidden" keys={keys('confirm')} onClick={() => desk.confirm(false)}>
          Confirm
        </Button>
      </span>
    </div>
  );
}

/** A press on the button must not take the selection away that it is about. */
function keepSelection(event: React.MouseEvent): void {
  event.preventDefault();
}

/** After "Take theirs": the person's own text, until it is put back or let go. */
export function SetAside({ row }: { row: Row }) {
  const desk = useDesk();
  const { setAside, isAsidePart } = useField(row.key);
  const { language } = desk.workspace;
  if (setAside === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 sm:col-[2/-1] border-s-2 border-review px-3 py-1">
      <p className="min-w-0 grow basis-60">
        <span className="text-muted">
          {isAsidePart
            ? 'Your text for one of these sentences, which were put together meanwhile: '
            : 'Your text, set aside: '}
        </span>
        <span lang={language} dir={directionOf(language)} className="font-serif">
          {setAside}
        </span>
      </p>
      <Button onClick={() => desk.choose(row.key, 'put-back')}>
        {isAsidePart ? 'Add my text' : 'Put my text back'}
      </Button>
      <Button kind="quiet" onClick={() => desk.choose(row.key, 'let-go')}>
        Let it go
      </Button>
    </div>
  );
}
