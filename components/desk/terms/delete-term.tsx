'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { TermPlaces, TermRow } from '#domain/terms/term.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';

interface DeleteTermProps {
  term: TermRow;
  word: { text: string; language: string };
  remove: Action<{ id: number; version: number }, { id: number }>;
  readPlaces: Action<{ id: number; before: number | null }, TermPlaces>;
}

/** Deletes a term after saying where it is used and asking whether. */
export function DeleteTerm({ term, word, remove, readPlaces }: DeleteTermProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const [isOpen, setOpen] = useState(false);
  const [places, setPlaces] = useState<TermPlaces | null>(null);
  const reading = useAction(readPlaces);
  const removing = useAction(remove);
  const open = () => {
    setOpen(true);
    setPlaces(null);
    reading.run({ id: term.id, before: null }, setPlaces);
  };
  return (
    <>
      <Button kind="danger" disabled={!isReady} onClick={open}>
        Delete the term
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Delete this term?">
        <div className="flex flex-col gap-3">
          <p>
            <q lang={word.language}>{word.text}</q> will no longer be highlighted, checked or explained in new
            editions. Published editions keep what they explain.
          </p>
          <p aria-live="polite">{places ? usedIn(places) : 'Looking where it is used…'}</p>
          <FailureNotice failure={removing.failure ?? reading.failure} />
          <div className="flex flex-wrap gap-2">
            <Button
              kind="danger"
              disabled={removing.isPending}
              onClick={() =>
                removing.run(
                  { id: term.id, version: term.version },
                  () => router.push('/desk/terms'),
                  router.refresh,
                )
              }
            >
              {removing.isPending ? 'Deleting…' : 'Delete'}
            </Button>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}

function usedIn({ articles, looked, next }: TermPlaces): string {
  const used = articles === 1 ? 'It stands in 1 article' : `It stands in ${articles} articles`;
  const of = next === null ? '' : ` of the first ${looked}; the others were not looked at`;
  return articles === 0 && next === null ? 'It stands in no article.' : `${used}${of}.`;
}
