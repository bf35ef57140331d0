'use client';
import { type FormEvent, useState } from 'react';
import type { DeskNote } from '#domain/annotations/annotation.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { Instant } from '../../ui/instant.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useAction } from '../use-action.ts';
import type { NoteActions, NotesDesk } from './notes-desk.ts';
import type { Phrases } from './phrases.ts';

interface NoteTalkProps {
  note: DeskNote;
  notes: NotesDesk;
  actions: NoteActions;
  phrases: Phrases;
}

/** What colleagues say about a note, and of a question, whose answer it waits for. Stays at the desk. */
export function NoteTalk(props: NoteTalkProps) {
  const { note } = props;
  const [isWriting, write] = useState(false);
  return (
    <div className="mt-1 flex flex-col gap-2">
      {note.kind === 'question' ? <Assignee {...props} /> : null}
      {note.comments.length > 0 ? (
        <ul aria-label="Comments" className="flex flex-col gap-2 border-s border-rule ps-3">
          {note.comments.map(({ id, text, author, at }) => (
            <li key={id}>
              <p className="text-xs text-muted">
                {author}, <Instant at={at} />
              </p>
              <p className="whitespace-pre-wrap">{text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {isWriting ? (
        <CommentForm {...props} onClose={() => write(false)} />
      ) : (
        <Button kind="quiet" className="-ms-2 self-start" onClick={() => write(true)}>
          Comment
        </Button>
      )}
    </div>
  );
}

function Assignee({ note, notes, actions, phrases }: NoteTalkProps) {
  const { run, isPending, failure } = useAction(actions.assignNote);
  const assign = (value: string) =>
    run({ id: note.id, version: note.version, userId: Number(value) || null }, (changed) =>
      notes.put(changed),
    );
  return (
    <>
      <SelectField
        label="Waits for"
        disabled={isPending}
        value={note.assigneeId ?? 0}
        onChange={(event) => assign(event.target.value)}
      >
        <option value={0}>Anybody</option>
        {phrases.colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <FailureNotice failure={failure} />
    </>
  );
}

function CommentForm({ note, notes, actions, phrases, onClose }: NoteTalkProps & { onClose: () => void }) {
  const [text, setText] = useState('');
  const { run, isPending, failure } = useAction(actions.addComment);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run({ id: note.id, text }, (changed) => {
      notes.put(changed);
      onClose();
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <TextArea
        label="Your comment"
        hint="Name a colleague with @ and the whole name: they find it at their desk."
        rows={2}
        maxLength={2000}
        lang="en"
        spellCheck
        value={text}
        error={failure?.fields.text}
        onChange={(event) => setText(event.target.value)}
      />
      <SelectField
        label="Name a colleague"
        value=""
        onChange={(event) =>
          setText(`${text}${text === '' || text.endsWith(' ') ? '' : ' '}@${event.target.value} `)
        }
      >
        <option value="">Choose…</option>
        {phrases.colleagues.map(({ id, name }) => (
          <option key={id} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <FailureNotice failure={failure} />
      <div className="flex gap-2">
        <Button type="submit" disabled={isPending || text.trim() === ''}>
          Add the comment
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
