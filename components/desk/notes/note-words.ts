/** What the list of all notes calls things, and what a choice in it means. */
import {
  ANNOTATION_KINDS,
  type NoteChange,
  type NoteQuery,
  type NotesChanged,
} from '#domain/annotations/annotation.ts';
import type { Colleague } from '#domain/people/person.ts';
import { KIND_LABELS } from '../annotations/note-draft.ts';

export const SHOWN_TO = { public: 'Readers', internal: 'Desk only' } as const;

export const STANDING_WORDS: Record<NonNullable<NoteQuery['standing']>, string> = {
  open: 'Open questions',
  resolved: 'Resolved questions',
  check: 'To be checked: moved or lost',
  orphan: 'Lost their words',
};

interface ChangeGroup {
  label: string;
  choices: { value: string; word: string; change: NoteChange }[];
}

/** Everything that can be done to the notes that are selected, in groups. */
export function changesFor(colleagues: readonly Colleague[]): ChangeGroup[] {
  const choice = (word: string, change: NoteChange) => ({ value: JSON.stringify(change), word, change });
  return [
    {
      label: 'Shown to',
      choices: [
        choice('Show to readers', { set: 'visibility', to: 'public' }),
        choice('Keep at the desk', { set: 'visibility', to: 'internal' }),
      ],
    },
    {
      label: 'Kind',
      choices: ANNOTATION_KINDS.map((kind) =>
        choice(`Make it: ${KIND_LABELS[kind].toLowerCase()}`, { set: 'kind', to: kind }),
      ),
    },
    {
      label: 'Questions',
      choices: [
        choice('Resolve', { set: 'resolved', to: true }),
        choice('Reopen', { set: 'resolved', to: false }),
        ...colleagues.map(({ id, name }) => choice(`Ask ${name}`, { set: 'assignee', to: id })),
        choice('Ask nobody in particular', { set: 'assignee', to: null }),
      ],
    },
    { label: 'Away', choices: [choice('Delete', { set: 'deleted' })] },
  ];
}

const notes = (count: number) => (count === 1 ? '1 note' : `${count} notes`);

/** What became of a change, in a sentence or three. */
export function outcomeOf({ changed, same, refused }: NotesChanged, verb: string): string {
  const parts = [
    changed.length > 0 ? `${notes(changed.length)} ${verb}.` : `No note ${verb}.`,
    same > 0 ? `${notes(same)} ${same === 1 ? 'was' : 'were'} so already.` : '',
    refused.length > 0 ? `${notes(refused.length)} could not be ${verb}:` : '',
  ];
  return parts.filter(Boolean).join(' ');
}
