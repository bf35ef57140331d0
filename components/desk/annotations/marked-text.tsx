import { type Run, splitRuns } from '#domain/text/runs.ts';
import { classNames } from '../../ui/class-names.ts';
import type { NoteSpan } from './note-spans.ts';

/** The id under which the phrase of an open form is drawn; notes count from 1. */
export const DRAFT_ID = 0;

interface MarkedTextProps {
  text: string;
  spans: readonly NoteSpan[];
  /** notes that are pointed at now */
  activeIds?: readonly number[];
  /** whether the marks are stops of the Tab key that show their notes */
  isInteractive?: boolean;
  /** stretches that are terms of the termbase */
  terms?: readonly { start: number; end: number }[];
}

const LOOK = {
  one: 'bg-mark text-inherit underline decoration-mark-line decoration-2 underline-offset-4',
  more: 'bg-mark text-inherit underline decoration-mark-line decoration-4 underline-offset-4',
  draft:
    'bg-accent/15 text-inherit underline decoration-accent decoration-2 decoration-dashed underline-offset-4',
};

/** Darker and with a line of the accent's colour; its note beside it has the same line. */
const ACTIVE = 'bg-mark-line/40! decoration-accent!';

/** A line of dots under the words, apart from the notes' lines in form as well as in colour. */
const TERM = 'border-b-2 border-dotted border-draft';

/** Below the ids of notes and of the draft. */
const isTermId = (id: number) => id < DRAFT_ID;

const NO_TERMS: NonNullable<MarkedTextProps['terms']> = [];

/**
 * A text with its notes' marks. Overlapping notes are adjacent pieces; where several meet, the line is thicker.
 * Its text content is the text, to the character: selections are counted in it.
 */
export function MarkedText({
  text,
  spans,
  activeIds = [],
  isInteractive = false,
  terms = NO_TERMS,
}: MarkedTextProps) {
  if (spans.length === 0 && terms.length === 0) return text;
  const termSpans = terms.map(({ start, end }, index) => ({ id: DRAFT_ID - 1 - index, start, end }));
  return splitRuns(text, [...spans, ...termSpans]).map((run) => {
    const ids = run.ids.filter((id) => !isTermId(id));
    const words = wordsOf(run);
    if (ids.length === 0) return words;
    const notes = ids.filter((id) => id !== DRAFT_ID);
    const isDraft = notes.length < ids.length;
    const isActive = notes.some((id) => activeIds.includes(id));
    const look = isDraft ? LOOK.draft : notes.length > 1 ? LOOK.more : LOOK.one;
    return (
      <mark
        key={run.start}
        data-notes={notes.join(' ') || undefined}
        data-level={Math.min(notes.length, 2)}
        {...(isInteractive && notes.length > 0 ? { role: 'button', tabIndex: 0 } : {})}
        className={classNames(look, isActive && ACTIVE)}
      >
        {words}
      </mark>
    );
  });
}

/** The words of a piece, under a line of dots where a term stands. */
function wordsOf({ start, text, ids }: Run<number>) {
  if (!ids.some(isTermId)) return text;
  return (
    <span key={start} data-term className={TERM}>
      {text}
    </span>
  );
}
