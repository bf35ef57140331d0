'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeskNote } from '#domain/annotations/annotation.ts';
import { directionOf, languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Status } from '../../ui/status.tsx';
import { AnnotationForm } from './annotation-form.tsx';
import { KIND_LABELS } from './note-draft.ts';
import { isOpen } from './note-filter.ts';
import { NotePlacing } from './note-placing.tsx';
import { NoteTalk } from './note-talk.tsx';
import { isFormFree, type NoteActions, type NotesDesk, type NotesState } from './notes-desk.ts';
import type { Phrases } from './phrases.ts';
import { useStore } from './use-store.ts';

interface NoteItemProps {
  note: DeskNote;
  notes: NotesDesk;
  actions: NoteActions;
  phrases: Phrases;
  /** the note is deleted: somebody else takes the focus */
  onGone: () => void;
  /** where the note leads to, below what it says */
  children?: ReactNode;
}

/** A note as the desk sees it: what it stands on, what it says, how it stands, and what can be done with it. */
export function NoteItem({ note, notes, actions, phrases, onGone, children }: NoteItemProps) {
  const ref = useRef<HTMLLIElement>(null);
  const isEditing = useStore(notes.store, ({ draft }) => draft?.editing?.id === note.id);
  const isActive = useStore(notes.store, ({ activeIds }) => activeIds.includes(note.id));
  const isFirst = useStore(notes.store, ({ activeIds }) => activeIds[0] === note.id);
  useEffect(() => {
    if (isFirst) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isFirst]);
  if (isEditing) {
    const giveFocusBack = () => ref.current?.querySelector('button')?.focus();
    return (
      <li ref={ref} id={`note-${note.id}`}>
        <AnnotationForm {...{ notes, actions, phrases }} onClose={() => setTimeout(giveFocusBack)} />
      </li>
    );
  }
  return (
    <li
      ref={ref}
      id={`note-${note.id}`}
      tabIndex={-1}
      data-note={note.id}
      className={classNames('scroll-my-16 border-s-2 ps-3', isActive ? 'border-accent' : 'border-rule')}
    >
      <NoteFacts note={note} />
      <Quotes note={note} phrases={phrases} />
      <NoteSays note={note} />
      {children}
      <NotePlacing {...{ note, notes, actions, phrases }} />
      <NoteTalk {...{ note, notes, actions, phrases }} />
      <NoteButtons {...{ note, notes, phrases, onGone }} />
    </li>
  );
}

function NoteFacts({ note }: { note: DeskNote }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
      <strong className="text-sm font-semibold text-ink">{KIND_LABELS[note.kind]}</strong>
      <span>{note.visibility === 'public' && note.kind !== 'question' ? 'For readers' : 'Desk only'}</span>
      <Placement note={note} />
      {note.kind === 'question' ? (
        <Status tone={note.resolved ? 'good' : 'review'} word={note.resolved ? 'Resolved' : 'Open'} />
      ) : null}
      {note.kind === 'fact' && isOpen(note) ? <Status tone="review" word="Not verified" /> : null}
    </p>
  );
}

function Placement({ note: { placement, target } }: { note: DeskNote }) {
  if (placement === 'moved') return <Status tone="review" word="Moved: check its place" />;
  if (placement === 'orphan') return <Status tone="problem" word="Orphaned: its text is gone" />;
  if (placement !== 'half' || !target) return null;
  return <Status tone="review" word={`Its words in ${languageName(target.language)} are gone`} />;
}

function Quotes({ note, phrases }: { note: DeskNote; phrases: Phrases }) {
  return (
    <p className="font-serif text-[0.9375rem] leading-snug text-muted">
      {note.source ? <q lang={phrases.sourceLanguage}>{note.source.quote}</q> : null}
      {note.source && note.target ? ' → ' : null}
      {note.target ? <q lang={note.target.language}>{note.target.quote}</q> : null}
    </p>
  );
}

function NoteSays({ note: { bodies, tag, url, fact } }: { note: DeskNote }) {
  return (
    <div className="mt-1 flex flex-col gap-1">
      {tag ? (
        <p>
          <Link className="link" href={`/desk/tags?q=${encodeURIComponent(tag.label)}`}>
            {tag.label}
          </Link>
        </p>
      ) : null}
      {url ? (
        <p className="truncate">
          <a className="link" href={url} rel="noreferrer">
            {url}
          </a>
        </p>
      ) : null}
      {fact ? <FactSays fact={fact} /> : null}
      {Object.entries(bodies).map(([language, text]) => (
        <p key={language} lang={language} dir={directionOf(language)} className="whitespace-pre-wrap">
          {text} <span className="text-xs text-muted">{language}</span>
        </p>
      ))}
    </div>
  );
}

const RESULT = { unverified: 'Not verified yet', confirmed: 'Confirmed', disputed: 'Disputed' };

function FactSays({ fact }: { fact: NonNullable<DeskNote['fact']> }) {
  return (
    <>
      {fact.claim ? <p>{fact.claim}</p> : null}
      <p>
        {RESULT[fact.status]}, against{' '}
        {fact.sourceUrl ? (
          <a className="link" href={fact.sourceUrl} rel="noreferrer">
            {fact.source}
          </a>
        ) : (
          fact.source
        )}
        {fact.checkedBy ? `, checked by ${fact.checkedBy}` : null}
        {fact.checkedOn ? (
          <>
            , <Instant at={fact.checkedOn} dateOnly />
          </>
        ) : null}
      </p>
    </>
  );
}

const troubleOf = (id: number) => (state: NotesState) =>
  state.trouble?.id === id ? state.trouble.message : null;

type ButtonsProps = Omit<NoteItemProps, 'actions' | 'children'>;

function NoteButtons({ note, notes, phrases, onGone }: ButtonsProps) {
  const [isAsking, ask] = useState(false);
  const trouble = useStore(notes.store, troubleOf(note.id));
  const remove = async () => {
    if (await notes.remove(note)) onGone();
    else ask(false);
  };
  return (
    <div className="mt-0.5">
      <p className="text-xs text-muted">
        {note.author}, <Instant at={note.createdAt} />
        {note.copiedFrom === null ? null : (
          <>
            , after{' '}
            <Link className="link" href={`/desk/annotations/${note.copiedFrom}`}>
              another article’s note
            </Link>
          </>
        )}
      </p>
      {isAsking ? (
        <DeleteQuestion onDelete={remove} onKeep={() => ask(false)} />
      ) : (
        <div className="-ms-2 flex flex-wrap">
          {note.kind === 'question' ? (
            <Button kind="quiet" onClick={() => void notes.resolve(note, !note.resolved)}>
              {note.resolved ? 'Reopen' : 'Resolve'}
            </Button>
          ) : null}
          {phrases.mayChangeAll || note.author === phrases.me ? (
            <ChangeButtons {...{ note, notes }} onAsk={() => ask(true)} />
          ) : null}
        </div>
      )}
      <div role="alert">{trouble ? <Notice tone="problem">{trouble}</Notice> : null}</div>
    </div>
  );
}

function ChangeButtons({
  note,
  notes,
  onAsk,
}: Pick<NoteItemProps, 'note' | 'notes'> & { onAsk: () => void }) {
  const isFree = useStore(notes.store, isFormFree);
  const what = `${KIND_LABELS[note.kind].toLowerCase()} on ${note.source?.quote ?? note.target?.quote ?? 'nothing'}`;
  return (
    <>
      <Button
        kind="quiet"
        disabled={!isFree}
        title={isFree ? undefined : 'Save or cancel the annotation that is open first.'}
        aria-label={`Edit the ${what}`}
        onClick={() => notes.edit(note)}
      >
        Edit
      </Button>
      <Button kind="quiet" aria-label={`Delete the ${what}`} onClick={onAsk}>
        Delete
      </Button>
    </>
  );
}

/** Asked in place: a note that readers see would go with one click otherwise. */
function DeleteQuestion({ onDelete, onKeep }: { onDelete: () => Promise<void>; onKeep: () => void }) {
  const ref = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    ref.current?.querySelector('button')?.focus();
  }, []);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onKeep();
  };
  return (
    <fieldset ref={ref} className="mt-1" onKeyDown={onKeyDown}>
      <legend className="py-1">Delete this annotation?</legend>
      <div className="flex flex-wrap gap-2">
        <Button kind="danger" onClick={() => void onDelete()}>
          Delete
        </Button>
        <Button onClick={onKeep}>Keep it</Button>
      </div>
    </fieldset>
  );
}
