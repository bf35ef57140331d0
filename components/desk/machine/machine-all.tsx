'use client';
import { useState } from 'react';
import { counted } from '#domain/text/counted.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useDesk, useDeskState } from '../workspace/desk-context.ts';
import { nameOf, type Row, TITLE } from '../workspace/desk-state.ts';
import { charactersIn, emptyRows, type Run, texts } from './machine-desk.ts';
import { useMachine } from './use-machine.ts';

/** All sentences and the title without a translation, by machine: asked first, seen while it works, stopped at any time. */
export function MachineAll() {
  const desk = useDesk();
  const isOffered = useMachine(({ offer }) => offer !== null);
  const run = useMachine((state) => state.run);
  const untranslated = useDeskState(
    ({ progress, fields }) => progress.untranslated + (fields[TITLE]?.text.trim() === '' ? 1 : 0),
  );
  const [isOpen, setOpen] = useState(false);
  const isRunning = run !== null && !run.isOver;
  if (!isOffered || !desk.workspace.can.edit) return null;
  // what the last run came to can still be read when it left nothing to do
  if (untranslated === 0 && run === null) return null;
  const open = () => {
    // when nothing is left to do, what the last run came to is all there is to see
    if (!isRunning && untranslated > 0) desk.machine.store.set({ run: null });
    void desk.machine.refreshOffer();
    setOpen(true);
  };
  return (
    <>
      <Button kind="quiet" className="-mx-2" aria-haspopup="dialog" onClick={open}>
        {isRunning ? `Translating: ${run.done} of ${run.total}` : 'Translate all by machine'}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={run ? 'Translating by machine' : 'Translate all untranslated by machine'}
      >
        {run ? (
          <Progress run={run} onClose={() => setOpen(false)} />
        ) : (
          <Question onClose={() => setOpen(false)} />
        )}
      </Dialog>
    </>
  );
}

function Question({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const offer = useMachine((state) => state.offer);
  const rows = emptyRows(desk);
  const characters = charactersIn(rows);
  if (!offer) return null;
  const { name, remaining, limit } = offer;
  const isTooMuch = characters > remaining;
  return (
    <>
      <p>
        {name} gets {asked(rows)} without a translation: {number(characters)} characters. Today{' '}
        {number(remaining)} of {number(limit)} are left.
      </p>
      <p className="mt-2">
        What it writes is a draft, marked as a machine’s until somebody edits or confirms it. Nothing that
        somebody has written is changed.
      </p>
      {isTooMuch ? (
        <Notice tone="review" className="mt-3">
          The budget ends before the text does: what it does not reach stays untranslated.
        </Notice>
      ) : null}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" disabled={rows.length === 0} onClick={() => void desk.machine.translateAll()}>
          Translate {asked(rows)}
        </Button>
      </div>
    </>
  );
}

function Progress({ run, onClose }: { run: Run; onClose: () => void }) {
  const desk = useDesk();
  const { total, done, written, isStopping, isOver, stopped } = run;
  return (
    <>
      <p role="status">
        {isOver
          ? `${texts(written)} of ${number(total)} translated by machine.`
          : `${number(done)} of ${texts(total)} …`}
      </p>
      <div className="mt-2">
        <ProgressBar
          label={`${done} of ${total} texts`}
          total={total}
          parts={[{ tone: 'draft', value: done }]}
        />
      </div>
      {isOver && stopped ? (
        <Notice tone="problem" className="mt-3">
          It ended early: {stopped} What was translated before stays.
        </Notice>
      ) : null}
      <Left run={run} onGo={onClose} />
      <div className="mt-4 flex justify-end gap-2">
        {isOver ? null : (
          <Button disabled={isStopping} onClick={desk.machine.stop}>
            {isStopping ? 'Stopping…' : 'Stop'}
          </Button>
        )}
        <Button kind="primary" onClick={onClose}>
          {isOver ? 'Close' : 'Go on writing meanwhile'}
        </Button>
      </div>
    </>
  );
}

/** `the title and 12 sentences` */
function asked(rows: readonly Row[]): string {
  const count = rows.filter(({ segment }) => segment !== null).length;
  const title = count < rows.length ? ['the title'] : [];
  return [...title, ...(count > 0 ? [counted(count, 'sentence')] : [])].join(' and ') || 'nothing';
}

const MOST_NAMED = 10;

/** Texts that were passed over, each with its reason and the way to it. */
function Left({ run: { left }, onGo }: { run: Run; onGo: () => void }) {
  const desk = useDesk();
  if (left.length === 0) return null;
  const go = (key: string) => {
    onGo();
    desk.open(key, 'row');
  };
  return (
    <>
      <p className="mt-3">{texts(left.length)} left as before:</p>
      <ul className="mt-1 flex flex-col gap-1">
        {left.slice(0, MOST_NAMED).map(({ key, why }) => (
          <li key={key}>
            <button type="button" className="link min-h-6" onClick={() => go(key)}>
              {nameOf(desk.rowOf(key))}
            </button>
            : {why}
          </li>
        ))}
      </ul>
      {left.length > MOST_NAMED ? <p className="text-muted">… and {left.length - MOST_NAMED} more.</p> : null}
    </>
  );
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
