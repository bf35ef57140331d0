import { classNames } from './class-names.ts';

/** How something stands. Each tone has a colour and a shape, and is only ever shown with a word. */
export type Tone = 'missing' | 'draft' | 'review' | 'good' | 'problem';

const COLOUR: Record<Tone, string> = {
  missing: 'text-missing',
  draft: 'text-draft',
  review: 'text-review',
  good: 'text-good',
  problem: 'text-problem',
};

/** The shape alone, for beside a word; never shown without one. */
export function StatusShape({ tone }: { tone: Tone }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      width="12"
      height="12"
      className={classNames('shrink-0', COLOUR[tone])}
    >
      {SHAPES[tone]}
    </svg>
  );
}

const SHAPES = {
  missing: (
    <circle
      cx="6"
      cy="6"
      r="4.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2 1.6"
    />
  ),
  draft: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  review: <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="currentColor" />,
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  problem: <path d="M6 .8 11.6 10.8H.4z" fill="currentColor" />,
} satisfies Record<Tone, React.ReactNode>;

/** Shape and word. */
export function Status({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StatusShape tone={tone} />
      {word}
    </span>
  );
}
