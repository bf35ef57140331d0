'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useRef } from 'react';
import type { DismissTagHint, TagChip, TagHint, TagHints } from '#domain/tags/tag.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { useNextPlace } from '../checks/use-next-place.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { KIND_WORDS } from './tag-offers.ts';

interface TagHintListProps {
  articleId: number;
  /** of the article, for its keywords */
  language: string;
  hints: TagHints;
  add: Action<{ articleId: number; tagId: number }, TagChip[]>;
  dismiss: Action<DismissTagHint, { dismissed: boolean }>;
}

/** Tags that the text speaks of: each is added by a press, none by itself; one that is dismissed is offered no more. */
export function TagHintList({ articleId, language, hints, add, dismiss }: TagHintListProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const adding = useAction(add);
  const dismissing = useAction(dismiss);
  const place = useRef<HTMLDivElement>(null);
  const items = useMemo(
    () => [
      ...hints.tags.map(({ id }) => ({ id, dismissed: false })),
      ...hints.dismissed.map(({ id }) => ({ id, dismissed: true })),
    ],
    [hints],
  );
  const left = useNextPlace(place, items);
  const isBusy = !isReady || adding.isPending || dismissing.isPending;
  const decide = (hint: TagHint, dismissed: boolean) => {
    left(hint.id);
    dismissing.run({ articleId, tagId: hint.id, dismissed }, router.refresh);
  };
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-2 outline-none">
      {hints.tags.length > 0 ? (
        <ul className="flex flex-col">
          {hints.tags.map((hint) => (
            <HintRow key={hint.id} hint={hint}>
              <Button
                aria-label={`Add the tag ${hint.label}`}
                disabled={isBusy}
                onClick={() => {
                  left(hint.id);
                  adding.run({ articleId, tagId: hint.id }, router.refresh);
                }}
              >
                Add
              </Button>
              <Decision hint={hint} verb="Dismiss" isBusy={isBusy} onPress={() => decide(hint, true)} />
            </HintRow>
          ))}
        </ul>
      ) : hints.dismissed.length > 0 ? (
        <p className="text-muted">Every tag that was suggested is dismissed.</p>
      ) : null}
      {hints.dismissed.length > 0 ? (
        <Disclosure summary={`${hints.dismissed.length} dismissed`}>
          <ul className="flex flex-col">
            {hints.dismissed.map((hint) => (
              <HintRow key={hint.id} hint={hint}>
                <Decision hint={hint} verb="Restore" isBusy={isBusy} onPress={() => decide(hint, false)} />
              </HintRow>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      <UnknownKeywords keywords={hints.unknownKeywords} language={language} />
      <FailureNotice failure={adding.failure ?? dismissing.failure} />
    </div>
  );
}

function HintRow({ hint, children }: { hint: TagHint; children: React.ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-2 border-t py-1 first:border-t-0">
      <div className="min-w-0">
        <span lang={hint.language}>{hint.label}</span>
        <p className="text-xs text-muted">{whyOf(hint)}</p>
      </div>
      <div className="flex shrink-0 gap-1">{children}</div>
    </li>
  );
}

interface DecisionProps {
  hint: TagHint;
  verb: 'Dismiss' | 'Restore';
  isBusy: boolean;
  onPress: () => void;
}

function Decision({ hint, verb, isBusy, onPress }: DecisionProps) {
  return (
    <Button
      kind="quiet"
      aria-label={`${verb} the suggested tag ${hint.label}`}
      data-place={hint.id}
      disabled={isBusy}
      onClick={onPress}
    >
      {verb}
    </Button>
  );
}

function UnknownKeywords({ keywords, language }: { keywords: string[]; language: string }) {
  if (keywords.length === 0) return null;
  return (
    <p className="text-xs text-muted">
      Keywords of the source that are no tag: <span lang={language}>{keywords.join(', ')}</span>
    </p>
  );
}

function whyOf({ kind, count, isKeyword }: TagHint): string {
  const times = `in the text ${count === 1 ? 'once' : `${count} times`}`;
  const reasons = [...(isKeyword ? ['a keyword of the source'] : []), ...(count > 0 ? [times] : [])];
  return [KIND_WORDS[kind], ...reasons].join(' · ');
}
