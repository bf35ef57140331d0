'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { ListedNote, NotesChanged } from '#domain/annotations/annotation.ts';
import { directionOf } from '#domain/languages.ts';
import type { Colleague } from '#domain/people/person.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Status } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { KIND_LABELS } from '../annotations/note-draft.ts';
import { type BulkActions, BulkBar } from './bulk-bar.tsx';
import { SHOWN_TO } from './note-words.ts';

interface NoteTableProps {
  rows: ListedNote[];
  colleagues: readonly Colleague[];
  actions: BulkActions;
}

const COLUMNS = [
  { label: 'Selected', hidden: true },
  { label: 'Note' },
  { label: 'Article' },
  { label: 'Shown to' },
  { label: 'Standing' },
  { label: 'Written' },
];

/** Notes of the whole house, to be gone through and changed many at a time. */
export function NoteTable({ rows, colleagues, actions }: NoteTableProps) {
  const router = useRouter();
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set());
  // a note that has left the page is not changed unseen
  const selected = rows.filter(({ note }) => chosen.has(note.id));
  const onDone = ({ changed }: NotesChanged) => {
    const done = new Set(changed.map(({ id }) => id));
    choose(new Set([...chosen].filter((id) => !done.has(id))));
    router.refresh();
  };
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return (
    <>
      <BulkBar
        selected={selected.map(({ note: { id, version } }) => ({ id, version }))}
        {...{ colleagues, actions, onDone }}
      />
      {rows.length > 0 ? (
        <>
          <SelectAll
            total={rows.length}
            selected={selected.length}
            onChange={(isAll) => choose(new Set(isAll ? rows.map(({ note }) => note.id) : []))}
          />
          <Table caption="Notes" columns={COLUMNS}>
            {rows.map((row) => (
              <NoteRow
                key={row.note.id}
                row={row}
                colleagues={colleagues}
                isChosen={chosen.has(row.note.id)}
                onToggle={() => toggle(row.note.id)}
              />
            ))}
          </Table>
        </>
      ) : null}
    </>
  );
}

interface SelectAllProps {
  total: number;
  selected: number;
  onChange: (isAll: boolean) => void;
}

const BOX = 'inline-flex min-h-8 cursor-pointer items-center gap-2 pointer-coarse:min-h-10';

function SelectAll({ total, selected, onChange }: SelectAllProps) {
  const ref = useRef<HTMLInputElement>(null);
  const isAll = selected === total;
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = selected > 0 && !isAll;
  }, [selected, isAll]);
  return (
    <label className={BOX}>
      <input
        ref={ref}
        type="checkbox"
        className="size-4"
        checked={isAll}
        onChange={(event) => onChange(event.target.checked)}
      />
      Select all on this page
    </label>
  );
}

interface NoteRowProps {
  row: ListedNote;
  colleagues: readonly Colleague[];
  isChosen: boolean;
  onToggle: () => void;
}

function NoteRow({ row: { note, article }, colleagues, isChosen, onToggle }: NoteRowProps) {
  const place = note.source ?? note.target;
  const language = note.source ? article.language : (note.target?.language ?? article.language);
  return (
    <Row id={`note-${note.id}`}>
      <Cell label="" inline>
        <label className={BOX}>
          <input type="checkbox" className="size-4" checked={isChosen} onChange={onToggle} />
          <span className="sr-only">
            Select the {KIND_LABELS[note.kind].toLowerCase()} on “{place?.quote}”
          </span>
        </label>
      </Cell>
      <HeadCell>
        <span className="block max-w-xl">
          <span className="me-2 text-xs font-medium">{KIND_LABELS[note.kind]}</span>
          <Link
            href={`/desk/articles/${article.id}/annotations#note-${note.id}`}
            lang={language}
            className="link-row inline-block min-h-6 font-serif wrap-anywhere"
          >
            {place?.quote.slice(0, 160)}
          </Link>
          <Says note={note} />
        </span>
      </HeadCell>
      <Cell label="Article">
        <span className="block max-w-xs">
          <Link
            href={`/desk/articles/${article.id}`}
            lang={article.language}
            className="link-row inline-block min-h-6 text-pretty wrap-anywhere"
          >
            {article.title}
          </Link>{' '}
          <Link
            href={`/desk/annotations?article=${article.id}`}
            className="link inline-flex min-h-6 items-center text-xs whitespace-nowrap"
          >
            Its notes
            <span className="sr-only">
              : <span lang={article.language}>{article.title}</span>
            </span>
          </Link>
        </span>
      </Cell>
      <Cell label="Shown to" inline>
        {SHOWN_TO[note.kind === 'question' ? 'internal' : note.visibility]}
      </Cell>
      <Cell label="Standing">{isAsIs(note) ? null : <Standing note={note} colleagues={colleagues} />}</Cell>
      <Cell label="Written" inline>
        {note.author}, <Instant at={note.createdAt} />
      </Cell>
    </Row>
  );
}

const LONGEST = 200;

function Says({ note: { bodies, fact, url, tag } }: { note: ListedNote['note'] }) {
  const [first] = Object.entries(bodies);
  if (first) {
    const [language, text] = first;
    return (
      <span lang={language} dir={directionOf(language)} className="block text-muted">
        {text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text}
      </span>
    );
  }
  const said = fact?.claim || tag?.label || url;
  return said ? <span className="block text-muted wrap-anywhere">{said}</span> : null;
}

/** It stands where it was put, and asks nothing. */
function isAsIs({ kind, placement }: ListedNote['note']): boolean {
  return kind !== 'question' && placement === 'anchored';
}

function Standing({ note, colleagues }: { note: ListedNote['note']; colleagues: readonly Colleague[] }) {
  const asked = colleagues.find(({ id }) => id === note.assigneeId)?.name;
  const isQuestion = note.kind === 'question';
  return (
    <span className="flex flex-col">
      {note.placement === 'moved' ? <Status tone="review" word="Moved" /> : null}
      {note.placement === 'orphan' ? <Status tone="problem" word="Lost its words" /> : null}
      {note.placement === 'half' ? <Status tone="review" word="Lost its words in a translation" /> : null}
      {isQuestion ? (
        <Status tone={note.resolved ? 'good' : 'review'} word={note.resolved ? 'Resolved' : 'Open'} />
      ) : null}
      {asked ? <span className="text-xs text-muted">for {asked}</span> : null}
    </span>
  );
}
