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

/**
 * For a note whose text changed under it: a moved one is confirmed, an orphan gets another phrase to stand on. In a
 * translation: a note on the original is put on the words that say the same there.
 */
export function NotePlacing(props: NotePlacingProps) {
  const { note, phrases } = props;
  const mayChange = phrases.mayChangeAll || note.author === phrases.me;
  const isLost = note.placement !== 'anchored' && mayChange;
  const segmentId = placeInTranslation(note, phrases, mayChange);
  // a lost one has its own button for that
  const isOffered = segmentId !== null && !(isLost && note.target);
  if (!isLost && !isOffered) return null;
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {isLost && note.placement === 'moved' ? <Confirm {...props} /> : null}
      {isLost ? <Again {...props} /> : null}
      {isOffered ? <InTranslation {...props} segmentId={segmentId} /> : null}
    </div>
  );
}

/** The sentence of the translation on the screen in which a note on the original may be placed; null: in none. */
function placeInTranslation(note: DeskNote, phrases: Phrases, mayChange: boolean): number | null {
  const { targetLanguage } = phrases;
  if (!note.source || targetLanguage === null || !(mayChange || phrases.mayPlaceInTranslation)) return null;
  const segmentId = phrases.segmentOf(note);
  return segmentId !== null && phrases.translated(segmentId, targetLanguage) !== '' ? segmentId : null;
}

function InTranslation(props: NotePlacingProps & { segmentId: number }) {
  const { note, notes, actions, phrases, segmentId } = props;
  const [isMarking, mark] = useState(false);
  const { run, isPending, failure } = useAction(actions.placeAgain);
  const language = phrases.targetLanguage ?? '';
  const isPlaced = note.target?.language === language;
  if (!isMarking) {
    const what = KIND_LABELS[note.kind].toLowerCase();
    return (
      <Button
        kind="quiet"
        className="-ms-2"
        disabled={isPending}
        aria-label={`${isPlaced ? 'Change' : 'Mark'} its words in ${languageName(language)}: ${what}`}
        onClick={() => mark(true)}
      >
        {isPlaced ? 'Change' : 'Mark'} its words in {languageName(language)}
      </Button>
    );
  }
  return (
    <div className="w-full">
      <TargetPlace
        {...{ segmentId, language, phrases }}
        at={isPlaced ? (note.target?.start ?? 0) : 0}
        onPlace={(where) =>
          run({ id: note.id, version: note.version, ...where }, (placed) => {
            notes.put(placed, true);
            mark(false);
          })
        }
        onLeave={() => mark(false)}
      />
      <FailureNotice failure={failure} />
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
        <TargetPlace
          phrases={phrases}
          segmentId={target?.segmentId ?? 0}
          language={target?.language ?? ''}
          at={0}
          onPlace={place}
          onLeave={() => choose(null)}
        />
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

interface TargetPlaceProps extends Pick<PlaceProps, 'phrases' | 'onPlace' | 'onLeave'> {
  segmentId: number;
  language: string;
  /** where the keyboard begins */
  at: number;
}

function TargetPlace({ phrases, segmentId, language, at, onPlace, onLeave }: TargetPlaceProps) {
  const text = phrases.translated(segmentId, language);
  const take = ({ start, end }: Span) =>
    onPlace({ source: null, target: { segmentId, language, start, end, quote: text.slice(start, end) } });
  return (
    <PhrasePicker
      label={`Mark a phrase of the translation (${languageName(language)})`}
      text={text}
      language={language}
      sentences={FROM_THE_START}
      at={at}
      onTake={take}
      onLeave={onLeave}
    />
  );
}
