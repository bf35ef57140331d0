'use client';
import { useState } from 'react';
import type { DeskNote, PlaceAgain } from '#domain/annotations/annotation.ts';
import { languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useAction } from '../use-action.ts';
import { KIND_LABELS, type Side } from './note-draft.ts';
import type { NoteActions, NotesDesk } from './notes-desk.ts';
import { PhrasePicker } from './phrase-picker.tsx';
import type { Phrases } from './phrases.ts';
import type { Span } from './text-offsets.ts';

interface NotePlacingProps {
  note: DeskNote;
  notes: NotesDesk;
  actions: NoteActions;
  phrases: Phrases;
}

/** For a note whose text changed under it: a moved one is confirmed, an orphan gets another phrase to stand on. */
export function NotePlacing(props: NotePlacingProps) {
  const { note, phrases } = props;
  const mayChange = phrases.mayChangeAll || note.author === phrases.me;
  if (note.placement === 'anchored' || !mayChange) return null;
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {note.placement === 'moved' ? <Confirm {...props} /> : null}
      <Again {...props} />
    </div>
  );
}

function Confirm({ note, notes, actions }: NotePlacingProps) {
  const { run, isPending, failure } = useAction(actions.confirmPlace);
  return (
    <>
      <Button
        disabled={isPending}
        onClick={() => run({ id: note.id, version: note.version }, (placed) => notes.put(placed))}
      >
        Confirm place
      </Button>
      <FailureNotice failure={failure} />
    </>
  );
}

function Again(props: NotePlacingProps) {
  const { note, notes, actions, phrases } = props;
  const [side, choose] = useState<Side | null>(null);
  const { run, isPending, failure } = useAction(actions.placeAgain);
  const { target } = note;
  const place = (where: Pick<PlaceAgain, 'source' | 'target'>) =>
    run({ id: note.id, version: note.version, ...where }, (placed) => {
      notes.put(placed, true);
      choose(null);
    });
  const hasTranslation = target !== null && phrases.translated(target.segmentId, target.language) !== '';
  if (side === null) {
    const what = KIND_LABELS[note.kind].toLowerCase();
    return (
      <>
        {note.source ? (
          <Button disabled={isPending} aria-label={`Place again: ${what}`} onClick={() => choose('source')}>
            Place again
          </Button>
        ) : null}
        {hasTranslation ? (
          <Button disabled={isPending} onClick={() => choose('target')}>
            Place again in {languageName(target.language)}
          </Button>
        ) : null}
      </>
    );
  }
  return (
    <div className="w-full">
      {side === 'source' ? (
        <SourcePlace {...props} onPlace={place} onLeave={() => choose(null)} />
      ) : (
        <TargetPlace {...props} onPlace={place} onLeave={() => choose(null)} />
      )}
      <FailureNotice failure={failure} />
    </div>
  );
}

type PlaceProps = NotePlacingProps & {
  onPlace: (where: Pick<PlaceAgain, 'source' | 'target'>) => void;
  onLeave: () => void;
};

/** Any paragraph of the original, and in it a phrase. */
function SourcePlace({ note, phrases, onPlace, onLeave }: PlaceProps) {
  const { blocks, sourceLanguage } = phrases;
  const likely = blocks.find(({ text }) => text.includes(note.source?.quote ?? '\0')) ?? blocks[0];
  const [blockId, choose] = useState(likely?.id ?? 0);
  const text = phrases.sourceText(blockId);
  const take = ({ start, end }: Span) =>
    onPlace({ source: { blockId, start, end, quote: text.slice(start, end) }, target: null });
  return (
    <div className="flex flex-col gap-2">
      <SelectField
        label="Paragraph"
        lang={sourceLanguage}
        value={blockId}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {blocks.map((block, index) => (
          <option key={block.id} value={block.id}>
            {index + 1}: {block.text.slice(0, 50)}
          </option>
        ))}
      </SelectField>
      <PhrasePicker
        key={blockId}
        label={`Mark a phrase of the original (${languageName(sourceLanguage)})`}
        text={text}
        language={sourceLanguage}
        sentences={phrases.sentencesOf(blockId)}
        at={Math.max(0, text.indexOf(note.source?.quote ?? ''))}
        onTake={take}
        onLeave={onLeave}
      />
    </div>
  );
}

const FROM_THE_START: readonly number[] = [0];

function TargetPlace({ note, phrases, onPlace, onLeave }: PlaceProps) {
  const { target } = note;
  if (!target) return null;
  const { segmentId, language } = target;
  const text = phrases.translated(segmentId, language);
  const take = ({ start, end }: Span) =>
    onPlace({ source: null, target: { segmentId, language, start, end, quote: text.slice(start, end) } });
  return (
    <PhrasePicker
      label={`Mark a phrase of the translation (${languageName(language)})`}
      text={text}
      language={language}
      sentences={FROM_THE_START}
      at={0}
      onTake={take}
      onLeave={onLeave}
    />
  );
}
