import type { ComparedRow, Comparison } from '#domain/articles/article.ts';
import { classNames } from '../../ui/class-names.ts';
import { Link } from '../../ui/link.tsx';

const SIGN: Record<ComparedRow['kind'], { word: string; className: string }> = {
  same: { word: 'The same', className: '' },
  changed: { word: 'Changed', className: 'bg-target' },
  'only-left': { word: 'Only at left', className: 'bg-mark' },
  'only-right': { word: 'Only at right', className: 'bg-mark' },
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
          <li
            key={key}
            className="grid gap-x-8 gap-y-1 border-b py-2 md:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]"
          >
            <p className="text-xs leading-6 text-muted">{SIGN[row.kind].word}</p>
            <Sentence parts={row.left} kind={row.kind} language={left.language} />
            <Sentence parts={row.right} kind={row.kind} language={right.language} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface SentenceProps {
  parts: ComparedRow['left'];
  kind: ComparedRow['kind'];
  language: string;
}

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
          <span key={key} className={kind.startsWith('only') ? SIGN[kind].className : undefined}>
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
