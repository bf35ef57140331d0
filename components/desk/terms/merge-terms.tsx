'use client';
import { useRouter } from 'next/navigation';
import { headOf, type MergeTerms as Merge, type TermRow } from '#domain/terms/term.ts';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';

interface MergeTermsProps {
  term: TermRow;
  twins: TermRow[];
  merge: Action<Merge, TermRow>;
}

/** Takes another term with the same word into this one. */
export function MergeTerms({ term, twins, merge }: MergeTermsProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const { run, isPending, failure } = useAction(merge);
  return (
    <div className="flex flex-col gap-3 pt-3">
      <p className="text-muted">
        If one of them is the same thing, take it in: its words, definitions and notes are added to this term,
        and it is deleted.
      </p>
      <div className="flex flex-wrap gap-2">
        {twins.map(({ id, version, forms }) => (
          <Button
            key={id}
            disabled={!isReady || isPending}
            onClick={() =>
              run(
                { id: term.id, version: term.version, from: { id, version } },
                router.refresh,
                router.refresh,
              )
            }
          >
            Take in “{headOf(forms, 'en').text}” ({forms.length} {forms.length === 1 ? 'form' : 'forms'})
          </Button>
        ))}
      </div>
      <FailureNotice failure={failure} />
    </div>
  );
}
