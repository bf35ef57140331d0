import type { PublicEdition } from '#domain/editions/edition.ts';
import type { Messages } from './messages.ts';
import { dayOf } from './wording.ts';

interface CorrectionsProps {
  corrections: PublicEdition['corrections'];
  words: Messages;
}

/** The public, dated notes of an article's editions, newest first; above the text, where nobody can miss them. */
export function Corrections({ corrections, words }: CorrectionsProps) {
  if (corrections.length === 0) return null;
  return (
    <section className="corrections" aria-label={words.correctionsTitle}>
      <CorrectionNotes corrections={corrections} words={words} />
    </section>
  );
}

/** The same notes without a frame, for the end of the article. */
export function CorrectionNotes({ corrections, words }: CorrectionsProps) {
  return corrections.map((correction) => (
    <p key={correction.number}>
      <strong>
        <time dateTime={correction.at}>{words.correctedOn(dayOf(correction.at, words.language))}</time>
      </strong>{' '}
      {correction.note}
    </p>
  ));
}
