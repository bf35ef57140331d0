'use client';
import { useRouter } from 'next/navigation';
import type { TagChip, TagHint, TagHints } from '#domain/tags/tag.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { KIND_WORDS } from './tag-offers.ts';

interface TagHintListProps {
  articleId: number;
  /** of the article, for its keywords */
  language: string;
  hints: TagHints;
  add: Action<{ articleId: number; tagId: number }, TagChip[]>;
}

/** Tags that the text speaks of: each is added by a press, none by itself. */
export function TagHintList({ articleId, language, hints, add }: TagHintListProps) {
  const router = useRouter();
  const adding = useAction(add);
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col">
        {hints.tags.map((hint) => (
          <li
            key={hint.id}
            className="flex items-center justify-between gap-2 border-t py-1 first:border-t-0"
          >
            <div className="min-w-0">
              <span lang={hint.language}>{hint.label}</span>
              <p className="text-xs text-muted">{whyOf(hint)}</p>
            </div>
            <Button
              aria-label={`Add the tag ${hint.label}`}
              disabled={adding.isPending}
              onClick={() => adding.run({ articleId, tagId: hint.id }, router.refresh)}
            >
              Add
            </Button>
          </li>
        ))}
      </ul>
      {hints.unknownKeywords.length > 0 ? (
        <p className="text-xs text-muted">
          Keywords of the source that are no tag:{' '}
          <span lang={language}>{hints.unknownKeywords.join(', ')}</span>
        </p>
      ) : null}
      <FailureNotice failure={adding.failure} />
    </div>
  );
}

function whyOf({ kind, count, isKeyword }: TagHint): string {
  const times = `in the text ${count === 1 ? 'once' : `${count} times`}`;
  const reasons = [...(isKeyword ? ['a keyword of the source'] : []), ...(count > 0 ? [times] : [])];
  return [KIND_WORDS[kind], ...reasons].join(' · ');
}
