import type { Comparison } from '#domain/articles/article.ts';
import type { ComparedRow } from '#domain/articles/text-change.ts';
import { classNames } from '../../ui/class-names.ts';
import { Link } from '../../ui/link.tsx';

type RowWords = Record<ComparedRow['kind'], string>;

const SIDES: RowWords = {
  same: 'The same',
  changed: 'Changed',
  'only-left': 'Only at left',
  'only-right': 'Only at right',
};

/** Two texts beside each other, a row per sentence; on a phone below each other. What differs is said, not only tinted. */
export function ComparedTexts({ left, right, rows }: Comparison) {
  return (
    <div>
      <div className="grid gap-x-8 gap-y-2 border-y py-2 md:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]">
        <span className="hidden md:block" />
        {[left, right].map(({ id, title, language, slug, date }) => (
          <div key={id} className="min-w-0">
            <h2 className="font-semibold">
              <Link className="link-row" href={`/desk/articles/${id}`} lang={language}>
                {title}
              </Link>
            </h2>
            <p className="text-xs text-muted wrap-anywhere">{[slug, date].filter(Boolean).join(' · ')}</p>
          </div>
        ))}
      </div>
      <ol>
        {keyed(rows).map(({ row, key }) => (
          <li key={key} className="border-b py-2">
            <ComparedSentences row={row} words={SIDES} left={left.language} right={right.language} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface ComparedSentencesProps {
  row: ComparedRow;
  words: RowWords;
  /** the language of each side */
  left: string;
  right: string;
}

/** A sentence of two texts: what is the matter with it, as the one has it, as the other has it. */
export function ComparedSentences({ row, words, left, right }: ComparedSentencesProps) {
  return (
    <div className="grid gap-x-8 gap-y-1 md:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]">
      <p className="text-xs leading-6 text-muted">{words[row.kind]}</p>
      <Sentence parts={row.left} kind={row.kind} language={left} />
      <Sentence parts={row.right} kind={row.kind} language={right} />
    </div>
  );
}

interface SentenceProps {
  parts: ComparedRow['left'];
  kind: ComparedRow['kind'];
  language: string;
}

/** As in a changed sentence: what only the right one has is like what was put in. */
const TINTS: Partial<RowWords> = { 'only-left': 'bg-mark', 'only-right': 'bg-target' };

function Sentence({ parts, kind, language }: SentenceProps) {
  let at = 0;
  return (
    <p lang={language} className={classNames('reading min-w-0', parts.length === 0 && 'hidden md:block')}>
      {parts.map(({ op, text }) => {
        const key = at;
        at += text.length;
        if (op === 'delete')
          return (
            <del key={key} className="bg-mark decoration-1">
              {text}
            </del>
          );
        if (op === 'insert')
          return (
            <ins key={key} className="bg-target">
              {text}
            </ins>
          );
        return (
          <span key={key} className={TINTS[kind]}>
            {text}
          </span>
        );
      })}
    </p>
  );
}

function keyed(rows: readonly ComparedRow[]) {
  return rows.map((row, key) => ({ row, key }));
}
