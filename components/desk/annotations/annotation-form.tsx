'use client';
import { useEffect, useId, useRef } from 'react';
import { ANNOTATION_KINDS, annotationKind, type DeskNote } from '#domain/annotations/annotation.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ContentFields } from './content-fields.tsx';
import { KIND_HINTS, KIND_LABELS, type NoteDraft } from './note-draft.ts';
import type { NoteActions, NotesDesk, NotesState } from './notes-desk.ts';
import { PhraseFields } from './phrase-fields.tsx';
import type { Phrases } from './phrases.ts';
import { useIsMac } from './use-is-mac.ts';
import { useStore } from './use-store.ts';

export interface AnnotationFormProps {
  notes: NotesDesk;
  actions: Pick<NoteActions, 'suggestTags'>;
  phrases: Phrases;
  /** the form is gone: whoever opened it takes the focus back */
  onClose: () => void;
}

const everything = (state: NotesState) => state;

/** A new note, or a change of one: what is marked, what kind of note it is, what it says to whom. */
export function AnnotationForm({ notes, actions, phrases, onClose }: AnnotationFormProps) {
  const { draft, fields, message, isBusy } = useStore(notes.store, everything);
  const ref = useRef<HTMLFormElement>(null);
  const heading = useId();
  const isMac = useIsMac();
  const isPicking = draft?.picking !== null;
  useFirstFocus(ref, isPicking);
  if (!draft) return null;

  const submit = async () => {
    if (await notes.submit()) onClose();
    else ref.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus();
  };
  const cancel = () => {
    notes.cancel();
    onClose();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void submit();
  };

  return (
    <form
      ref={ref}
      aria-labelledby={heading}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={onKeyDown}
    >
      <h3 id={heading} className="font-semibold">
        {draft.editing ? 'Edit the annotation' : 'New annotation'}
      </h3>
      <PhraseFields
        draft={draft}
        phrases={phrases}
        change={notes.change}
        leave={cancel}
        error={fields.place}
      />
      {isPicking ? null : (
        <>
          <KindFields draft={draft} change={notes.change} />
          <ContentFields {...{ draft, fields, phrases, actions }} change={notes.change} />
          <Theirs note={draft.theirs} />
          {message ? (
            <div role="alert" tabIndex={-1}>
              <Notice tone="problem">{message}</Notice>
            </div>
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" kind="primary" disabled={isBusy} keys={isMac ? '⌘+Enter' : 'Ctrl+Enter'}>
              {verbOf(draft)}
            </Button>
            <Button onClick={cancel}>Cancel</Button>
          </div>
        </>
      )}
    </form>
  );
}

function verbOf({ editing, theirs }: NoteDraft): string {
  if (!editing) return 'Add annotation';
  return theirs ? 'Save mine over it' : 'Save';
}

/** The first field when the form opens, and again when the phrase has been chosen. The phrase field looks after itself. */
function useFirstFocus(ref: React.RefObject<HTMLFormElement | null>, isPicking: boolean): void {
  useEffect(() => {
    if (isPicking) return;
    const form = ref.current;
    form?.querySelector('select')?.focus({ preventScroll: true });
    form?.scrollIntoView({ block: 'nearest' });
  }, [ref, isPicking]);
}

interface PartProps {
  draft: NoteDraft;
  change: (part: Partial<NoteDraft>) => void;
}

function KindFields({ draft, change }: PartProps) {
  const isQuestion = draft.kind === 'question';
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-4">
      <SelectField
        label="Kind"
        hint={KIND_HINTS[draft.kind]}
        className="min-w-36 flex-1 basis-36"
        value={draft.kind}
        onChange={(event) => change({ kind: annotationKind.parse(event.target.value) })}
      >
        {ANNOTATION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_LABELS[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Shown to"
        hint={isQuestion ? 'Questions stay at the desk.' : undefined}
        className="min-w-28 flex-1 basis-28"
        value={isQuestion ? 'internal' : draft.visibility}
        disabled={isQuestion}
        onChange={(event) =>
          change({ visibility: event.target.value === 'internal' ? 'internal' : 'public' })
        }
      >
        <option value="public">Readers</option>
        <option value="internal">Desk only</option>
      </SelectField>
    </div>
  );
}

/** What somebody else made of the note while this form was open. */
function Theirs({ note }: { note: DeskNote | null }) {
  if (!note) return null;
  return (
    <Notice tone="problem">
      <p className="font-semibold">Somebody else changed this annotation meanwhile. It now says:</p>
      <p className="text-muted">{KIND_LABELS[note.kind]}</p>
      {Object.entries(note.bodies).map(([language, text]) => (
        <p key={language} lang={language} className="font-serif">
          {text}
        </p>
      ))}
      <p className="mt-1">Take over what you want to keep of it, then save; or cancel, and theirs stays.</p>
    </Notice>
  );
}
