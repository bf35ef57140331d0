'use client';
import { languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import type { NoteDraft, Side } from './note-draft.ts';
import { PhrasePicker } from './phrase-picker.tsx';
import type { Phrases } from './phrases.ts';
import type { Span } from './text-offsets.ts';

interface PhraseFieldsProps {
  draft: NoteDraft;
  phrases: Phrases;
  change: (part: Partial<NoteDraft>) => void;
  /** nothing is marked and nothing shall be */
  leave: () => void;
  error: string | undefined;
}

/** What the note stands on: a phrase of the original, of the translation, or the same in both. */
export function PhraseFields({ draft, phrases, change, leave, error }: PhraseFieldsProps) {
  const { picking } = draft;
  const stop = () => (draft.source || draft.target ? change({ picking: null }) : leave());
  if (picking === 'source') return <SourcePicker {...{ draft, phrases, change }} onLeave={stop} />;
  if (picking === 'target') return <TargetPicker {...{ draft, phrases, change }} onLeave={stop} />;
  const { targetLanguage } = phrases;
  const isFixed = draft.editing !== null;
  const hasTranslation =
    draft.place.segmentId !== null && phrases.targetText(draft.place.segmentId).trim() !== '';
  return (
    <div className="flex flex-col gap-2">
      <Quote
        label={`In the original (${languageName(phrases.sourceLanguage)})`}
        language={phrases.sourceLanguage}
        quote={draft.source?.quote ?? null}
        verb="Mark in the original too"
        canMark={!isFixed}
        onMark={() => change({ picking: 'source' })}
        onClear={draft.target ? () => change({ source: null }) : null}
      />
      {targetLanguage ? (
        <Quote
          label={`In the translation (${languageName(targetLanguage)})`}
          language={targetLanguage}
          quote={draft.target?.quote ?? null}
          verb="Mark in the translation too"
          canMark={!isFixed && hasTranslation}
          onMark={() => change({ picking: 'target' })}
          onClear={draft.source ? () => change({ target: null }) : null}
        />
      ) : null}
      {error ? <p className="text-xs text-problem">{error}</p> : null}
    </div>
  );
}

interface QuoteProps {
  label: string;
  language: string;
  quote: string | null;
  /** of the button that begins marking on this side */
  verb: string;
  canMark: boolean;
  onMark: () => void;
  /** null where it may not be taken away: a note stands on something */
  onClear: (() => void) | null;
}

function Quote({ label, language, quote, verb, canMark, onMark, onClear }: QuoteProps) {
  if (quote === null) {
    return canMark ? (
      <Button kind="quiet" className="-ms-2 self-start text-accent!" onClick={onMark}>
        {verb}
      </Button>
    ) : null;
  }
  return (
    <div>
      <p className="text-xs font-medium text-muted">{label}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <p className="min-w-0 font-serif text-[0.9375rem] leading-snug">
          <mark
            lang={language}
            className="bg-mark text-inherit underline decoration-mark-line decoration-2 underline-offset-4"
          >
            {quote}
          </mark>
        </p>
        {canMark ? (
          <span className="flex">
            <Button kind="quiet" aria-label={`Change the phrase: ${label}`} onClick={onMark}>
              Change
            </Button>
            {onClear ? (
              <Button kind="quiet" aria-label={`Remove the phrase: ${label}`} onClick={onClear}>
                Remove
              </Button>
            ) : null}
          </span>
        ) : null}
      </div>
    </div>
  );
}

type PickerProps = Omit<PhraseFieldsProps, 'leave' | 'error'> & { onLeave: () => void };

function SourcePicker({ draft, phrases, change, onLeave }: PickerProps) {
  const { blockId, offset } = draft.place;
  const text = phrases.sourceText(blockId);
  const take = ({ start, end }: Span) =>
    change({ source: { blockId, start, end, quote: text.slice(start, end) }, picking: null });
  return (
    <PhrasePicker
      key={`source-${blockId}`}
      label={`Mark a phrase of the original (${languageName(phrases.sourceLanguage)})`}
      text={text}
      language={phrases.sourceLanguage}
      sentences={phrases.sentencesOf(blockId)}
      at={draft.source?.blockId === blockId ? draft.source : offset}
      onTake={take}
      onLeave={onLeave}
    />
  );
}

const FROM_THE_START: readonly number[] = [0];

function TargetPicker({ draft, phrases, change, onLeave }: PickerProps) {
  const { segmentId } = draft.place;
  const language = phrases.targetLanguage;
  if (segmentId === null || language === null) return null;
  const text = phrases.targetText(segmentId);
  const side: Side = 'target';
  const take = ({ start, end }: Span) =>
    change({ target: { segmentId, language, start, end, quote: text.slice(start, end) }, picking: null });
  return (
    <PhrasePicker
      key={`${side}-${segmentId}`}
      label={`Mark a phrase of the translation (${languageName(language)})`}
      text={text}
      language={language}
      sentences={FROM_THE_START}
      at={draft.target && text.startsWith(draft.target.quote, draft.target.start) ? draft.target : 0}
      onTake={take}
      onLeave={onLeave}
    />
  );
}
