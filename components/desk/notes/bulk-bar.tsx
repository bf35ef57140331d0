'use client';
import { useState } from 'react';
import type { ChangeNotes, NotesChanged, RestoreNotes } from '#domain/annotations/annotation.ts';
import type { Colleague } from '#domain/people/person.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { changesFor, outcomeOf } from './note-words.ts';

export interface BulkActions {
  changeNotes: Action<ChangeNotes, NotesChanged>;
  restoreNotes: Action<RestoreNotes, NotesChanged>;
}

interface BulkBarProps {
  selected: ChangeNotes['notes'];
  colleagues: readonly Colleague[];
  actions: BulkActions;
  /** something was changed: the list is read again */
  onDone: (outcome: NotesChanged) => void;
}

interface Done {
  outcome: NotesChanged;
  verb: string;
  /** what can be taken back */
  deleted: NotesChanged['changed'];
}

/** What is done with the notes that are selected, and what became of it. */
export function BulkBar({ selected, colleagues, actions, onDone }: BulkBarProps) {
  const [chosen, choose] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const change = useAction(actions.changeNotes);
  const restore = useAction(actions.restoreNotes);
  const groups = changesFor(colleagues);
  const choice = groups.flatMap((group) => group.choices).find(({ value }) => value === chosen);

  const finish = (outcome: NotesChanged, verb: string, deleted: NotesChanged['changed'] = []) => {
    setDone({ outcome, verb, deleted });
    onDone(outcome);
  };
  const apply = () => {
    if (!choice || selected.length === 0) return;
    const isDeleted = choice.change.set === 'deleted';
    change.run({ notes: selected, change: choice.change }, (outcome) =>
      finish(outcome, isDeleted ? 'deleted' : 'changed', isDeleted ? outcome.changed : []),
    );
  };
  const undo = () =>
    restore.run({ notes: done?.deleted ?? [] }, (outcome) => finish(outcome, 'brought back'));

  return (
    <div className="sticky top-0 z-10 border-b bg-paper py-2">
      <form
        aria-label="Change the selected notes"
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <SelectField
          label="With the selected"
          className="min-w-40 grow sm:grow-0"
          value={chosen}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">Choose…</option>
          {groups.map(({ label, choices }) => (
            <optgroup key={label} label={label}>
              {choices.map(({ value, word }) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <Button
          type="submit"
          kind="primary"
          disabled={!choice || selected.length === 0 || change.isPending || restore.isPending}
        >
          Apply
        </Button>
        <p role="status" className="min-h-8 content-center text-muted">
          {selected.length === 0 ? 'None selected' : `${selected.length} selected`}
        </p>
      </form>
      <FailureNotice failure={change.failure ?? restore.failure} />
      <div aria-live="polite">
        {done ? <Outcome {...done} isBusy={restore.isPending} onUndo={undo} /> : null}
      </div>
    </div>
  );
}

function Outcome({ outcome, verb, deleted, isBusy, onUndo }: Done & { isBusy: boolean; onUndo: () => void }) {
  const { refused } = outcome;
  return (
    <Notice tone={refused.length > 0 ? 'review' : 'good'} className="mt-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <p>{outcomeOf(outcome, verb)}</p>
        {deleted.length > 0 ? (
          <Button kind="quiet" disabled={isBusy} onClick={onUndo}>
            Undo
          </Button>
        ) : null}
      </div>
      {refused.length > 0 ? (
        <ul className="max-h-40 overflow-y-auto">
          {refused.map(({ id, quote, language, reason }) => (
            <li key={id}>
              <q lang={language} className="font-serif">
                {quote}
              </q>{' '}
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
