import { useMemo } from 'react';
import { wordDiff } from '#domain/text/word-diff.ts';

interface DiffTextProps {
  before: string;
  after: string;
  /** `both`: what went is struck out; `after`: only the later text, with what is new in it */
  show: 'both' | 'after';
  /** look of what is new; it is underlined in any case, so that it does not hang on colour */
  insertClass: string;
}

/** The difference between two texts, word by word. */
export function DiffText({ before, after, show, insertClass }: DiffTextProps) {
  const parts = useMemo(() => {
    let at = 0;
    return wordDiff(before, after).map((part) => {
      const key = `${part.op} ${at}`;
      at += part.text.length;
      return { ...part, key };
    });
  }, [before, after]);
  return parts.map(({ op, text, key }) => {
    if (op === 'same') return text;
    if (op === 'insert') {
      return (
        <ins key={key} className={insertClass}>
          {text}
        </ins>
      );
    }
    return show === 'both' ? (
      <del key={key} className="text-muted decoration-1">
        {text}
      </del>
    ) : null;
  });
}
