import { Fragment } from 'react';
import type { PieceView, RunView, SentenceView } from './compose-sentence.ts';
import type { Messages } from './messages.ts';

/** Which copy of a note its number leads to: the one after the paragraph, the one in the margin, or the only one. */
export type NoteCopies = 'both' | 'one';

interface SentenceProps {
  sentence: SentenceView;
  /** the language of the sentence */
  language: string;
  words: Messages;
  copies: NoteCopies;
}

/**
 * The words of a sentence with their marks. Numbers of notes are drawn by the style sheet from `data-n`, so that copying a
 * sentence, or finding one in the page, gives the words and nothing else.
 */
export function SentenceText({ sentence, language, words, copies }: SentenceProps) {
  return sentence.pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup, pieces never move
    <Fragment key={index}>
      <Piece piece={piece} />
      {piece.references.map((number, nth) => (
        <Reference key={number} {...{ number, language, words, copies }} follows={nth > 0} />
      ))}
    </Fragment>
  ));
}

function Piece({ piece }: { piece: PieceView }) {
  const runs = piece.runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup, runs never move
    <Run key={index} run={run} />
  ));
  return piece.href === null ? (
    runs
  ) : (
    <a href={piece.href} rel="noopener noreferrer external">
      {runs}
    </a>
  );
}

function Run({ run }: { run: RunView }) {
  const text = run.isEmphasised ? <em>{run.text}</em> : run.text;
  if (run.depth === 0) return text;
  return <mark className={run.depth > 1 ? 'twice' : undefined}>{text}</mark>;
}

/** The number of a note; `follows`: another one stands right before it. Of two copies exactly one is displayed at any width, and so is exactly one link to it. */
function Reference({
  number,
  language,
  words,
  copies,
  follows,
}: Omit<SentenceProps, 'sentence'> & { number: number; follows: boolean }) {
  const name = follows ? 'ref next' : 'ref';
  const shared = {
    'data-n': number,
    'aria-label': words.noteReference(number),
    lang: words.language === language ? undefined : words.language,
  };
  return (
    <>
      <a className={copies === 'both' ? `${name} to-below` : name} href={`#n${number}`} {...shared} />
      {copies === 'both' && <a className={`${name} to-side`} href={`#n${number}-margin`} {...shared} />}
    </>
  );
}
