'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { directionOf } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { useDesk, useField } from './desk-context.ts';
import { nameOf, type Row } from './desk-state.ts';
import { DiffText } from './diff-text.tsx';
import { type Field, isOtherSource, type Stored } from './field.ts';
import { saidOf, titleOf, writerOf } from './writer-words.ts';

/** Two people wrote the same sentence: both texts, what differs, and the choice. Nothing is sent until it is made. */
export function ConflictPanel({ row }: { row: Row }) {
  const desk = useDesk();
  const ref = useRef<HTMLElement>(null);
  // It may come up below the edge of the screen while somebody types on.
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const field = useField(row.key);
  const { phase, text } = field;
  if (phase.name !== 'conflict') return null;
  const { theirs, merging } = phase;
  if (isOtherSource(field, theirs))
    return <OtherSource panel={ref} row={row} field={field} theirs={theirs} isMerging={merging} />;
  return (
    <section
      ref={ref}
      aria-label={`${nameOf(row)} was changed by ${writerOf(theirs)}`}
      data-conflict
      className={PANEL}
    >
      <h2 className="flex items-center gap-2 font-semibold">
        <StatusShape tone="problem" />
        <span>
          {saidOf(theirs)}
          {theirs.at ? (
            <>
              , <Instant at={theirs.at} />
            </>
          ) : null}
        </span>
      </h2>
      <p className="mt-1 text-muted">
        {merging
          ? 'Write the text in the field above, then save it. Both texts stay here until then.'
          : 'Nothing more is saved until you choose. Words that only one of the texts has are underlined.'}
      </p>
      <div className="mt-3 grid gap-x-5 gap-y-3 md:grid-cols-2">
        <Version title={titleOf(theirs)} text={theirs.text} other={text} />
        <Version title={merging ? 'Your merge' : 'Mine'} text={text} other={theirs.text} />
      </div>
      <Choices desk={desk} rowKey={row.key} theirs={theirs} isMerging={merging} />
    </section>
  );
}

const PANEL = 'col-span-full mt-1 scroll-my-24 border-s-2 border-problem bg-problem-wash px-3 py-3';

/** An import changed the original while somebody wrote: what changed in it, and whether their words are a translation of that. */
function OtherSource({
  panel,
  row,
  field,
  theirs,
  isMerging,
}: {
  panel: RefObject<HTMLElement | null>;
  row: Row;
  field: Field;
  theirs: Stored;
  isMerging: boolean;
}) {
  const desk = useDesk();
  const { sourceLanguage } = desk.workspace;
  const hasTheirs = theirs.text.trim() !== '' && theirs.text !== field.text;
  return (
    <section
      ref={panel}
      aria-label={`The original of ${nameOf(row).toLowerCase()} has changed`}
      data-conflict
      className={PANEL}
    >
      <h2 className="flex items-center gap-2 font-semibold">
        <StatusShape tone="problem" />
        The original has changed since you began
      </h2>
      <p lang={sourceLanguage} dir={directionOf(sourceLanguage)} className="reading mt-2 whitespace-pre-wrap">
        <DiffText
          before={field.source.trim()}
          after={(theirs.source ?? '').trim()}
          show="both"
          insertClass="bg-paper font-semibold decoration-good decoration-2 underline-offset-4"
        />
      </p>
      <p className="mt-2 text-muted">
        {isMerging
          ? 'Write the text for it in the field above, then save it.'
          : 'Nothing is saved until you say whether your words are a translation of it.'}
      </p>
      <div className="mt-3 grid gap-x-5 gap-y-3 md:grid-cols-2">
        {hasTheirs ? <Version title={titleOf(theirs)} text={theirs.text} other={field.text} /> : null}
        <Version title="Mine" text={field.text} other={hasTheirs ? theirs.text : field.text} />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button kind="primary" onClick={() => desk.choose(row.key, 'mine')}>
          {isMerging ? 'Save it' : 'Keep mine: it fits'}
        </Button>
        {isMerging ? null : <Button onClick={() => desk.choose(row.key, 'merge')}>Change mine first</Button>}
        <Button onClick={() => desk.choose(row.key, 'theirs')}>
          {hasTheirs ? 'Take theirs' : 'Set mine aside'}
        </Button>
      </div>
    </section>
  );
}

function Choices({
  desk,
  rowKey,
  theirs,
  isMerging,
}: {
  desk: ReturnType<typeof useDesk>;
  rowKey: string;
  theirs: Stored;
  isMerging: boolean;
}) {
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button kind="primary" onClick={() => desk.choose(rowKey, 'mine')}>
        {isMerging ? 'Save the merge' : 'Keep mine'}
      </Button>
      <Button onClick={() => desk.choose(rowKey, 'theirs')}>
        {theirs.origin === 'machine' ? 'Take the machine’s' : 'Take theirs'}
      </Button>
      {isMerging ? null : <Button onClick={() => desk.choose(rowKey, 'merge')}>Edit a merge</Button>}
    </div>
  );
}

/** One of the two texts; what the other has not is underlined and in bold, so that it does not hang on colour. */
function Version({ title, text, other }: { title: string; text: string; other: string }) {
  const { language } = useDesk().workspace;
  return (
    <div>
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      <p lang={language} dir={directionOf(language)} className="reading whitespace-pre-wrap">
        {text === '' ? <span className="font-sans text-sm text-muted">Empty</span> : null}
        <DiffText
          before={other}
          after={text}
          show="after"
          insertClass="bg-paper font-semibold decoration-problem decoration-2 underline-offset-4"
        />
      </p>
    </div>
  );
}
