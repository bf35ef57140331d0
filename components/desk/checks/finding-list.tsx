'use client';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import type { CheckedFinding, DismissFinding } from '#domain/articles/article.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { placeInText } from '../article/text-pages.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { useNextPlace } from './use-next-place.ts';

interface FindingListProps {
  findings: CheckedFinding[];
  language: string;
  /** the page of the text that is beside it */
  page: number;
  /** null for those who may not */
  dismiss: Action<DismissFinding, { dismissed: boolean }> | null;
}

/** Slips that the source checks found. Each leads to its place; nothing is corrected by itself. */
export function FindingList({ findings, language, page, dismiss }: FindingListProps) {
  const open = findings.filter(({ dismissed }) => !dismissed);
  const dismissed = findings.filter((finding) => finding.dismissed);
  const place = useRef<HTMLDivElement>(null);
  const left = useNextPlace(place, findings);
  const item = (finding: CheckedFinding) => (
    <FindingItem
      key={finding.id}
      finding={finding}
      language={language}
      page={page}
      dismiss={dismiss}
      onMove={left}
    />
  );
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      {open.length > 0 ? (
        <ul className="flex flex-col">{open.map(item)}</ul>
      ) : (
        <p className="text-muted">Everything that was found is dismissed.</p>
      )}
      {dismissed.length > 0 ? (
        <Disclosure summary={`${dismissed.length} dismissed`}>
          <ul className="flex flex-col">{dismissed.map(item)}</ul>
        </Disclosure>
      ) : null}
    </div>
  );
}

interface FindingItemProps extends Omit<FindingListProps, 'findings'> {
  finding: CheckedFinding;
  /** it is about to go to the other list */
  onMove: (id: number) => void;
}

function FindingItem({ finding, language, page, dismiss, onMove }: FindingItemProps) {
  const { id, quote, message, suggestion, dismissed, block } = finding;
  return (
    <li className="border-t py-1.5 first:border-t-0">
      <div className="flex items-start justify-between gap-2">
        <a
          href={placeInText(block, dismissed ? `block-${block}` : `finding-${id}`, page)}
          className="link-row inline-block min-h-6 min-w-0 break-words"
        >
          <q lang={language} className="font-serif">
            {shortened(quote)}
          </q>
        </a>
        {dismiss ? <DismissButton finding={finding} dismiss={dismiss} onMove={onMove} /> : null}
      </div>
      <p className="text-xs text-muted">
        {message}
        {suggestion ? (
          <>
            {' Perhaps: '}
            <span lang={language} className="font-medium text-ink">
              {suggestion}
            </span>
          </>
        ) : null}
      </p>
    </li>
  );
}

function DismissButton({
  finding,
  dismiss,
  onMove,
}: {
  finding: CheckedFinding;
  onMove: FindingItemProps['onMove'];
  dismiss: NonNullable<FindingListProps['dismiss']>;
}) {
  const router = useRouter();
  const isReady = useHydrated();
  const { run, isPending, failure } = useAction(dismiss);
  const { id, dismissed, quote, message } = finding;
  const verb = dismissed ? 'Restore' : 'Dismiss';
  return (
    <div className="shrink-0">
      <Button
        kind="quiet"
        className="-my-1"
        disabled={!isReady || isPending}
        aria-label={`${verb} “${shortened(quote)}”: ${message}`}
        data-place={id}
        onClick={() => {
          onMove(id);
          run({ id, dismissed: !dismissed }, router.refresh);
        }}
      >
        {verb}
      </Button>
      <FailureNotice failure={failure} />
    </div>
  );
}

const LONGEST = 90;

/** A finding may be a whole paragraph: its beginning says which. */
function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …` : text;
}
