'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { cutPlaces, proposedCut } from '#domain/text/cuts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useAction } from '../use-action.ts';
import { comeBackTo } from './cutting.ts';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { nearest, PlaceSlider } from './place-slider.tsx';
import { useTeam, useTeamState } from './team.ts';
import { partAt } from './together.ts';

/** Where a sentence is split, and its translation with it. */
export function SplitDialog({ row }: { row: Row }) {
  const { store } = useTeam();
  const splitting = useTeamState((state) => state.splitting);
  const isOpen = splitting?.key === row.key;
  const close = () => store.set({ splitting: null });
  return (
    <Dialog open={isOpen} onClose={close} title="Split the sentence">
      {isOpen ? (
        <SplitForm row={row} at={splitting.at} targetAt={splitting.targetAt} onClose={close} />
      ) : null}
    </Dialog>
  );
}

interface SplitFormProps {
  row: Row;
  at: number | null;
  targetAt: number | null;
  onClose: () => void;
}

function SplitForm({ row, at, targetAt, onClose }: SplitFormProps) {
  const desk = useDesk();
  const router = useRouter();
  const { actions } = useTeam();
  const { text: target } = useField(row.key);
  const { sourceLanguage, language, articleId } = desk.workspace;
  // where one sentence of several ends there is a cut already
  const places = useMemo(() => {
    const { parts = [], start = 0 } = row.segment ?? {};
    return cutPlaces(row.source).filter((place) => !parts.some((part) => part.start - start === place));
  }, [row]);
  // a translation may also stay whole, with the first part or with the second
  const targetPlaces = useMemo(() => [0, ...cutPlaces(target), target.length], [target]);
  const [index, setIndex] = useState(() => nearest(places, at ?? row.source.length / 2));
  const place = places[index] ?? 0;
  const [chosen, choose] = useState<number | null>(
    targetAt === null ? null : nearest(targetPlaces, targetAt),
  );
  const targetIndex = chosen ?? nearest(targetPlaces, proposedCut(row.source, place, target));
  const { run, isPending, failure } = useAction(actions.splitSegment);
  if (places.length === 0) return <p>This sentence is one word: there is nothing to split.</p>;

  const split = async () => {
    await desk.flush(row.key);
    const { stored } = desk.store.get().fields[row.key] ?? {};
    const { segment } = row;
    if (!segment || !stored) return;
    const cut = { language, version: stored.version, at: targetPlaces[targetIndex] ?? 0 };
    const part = partAt(segment, place);
    run({ articleId, ...part, target: segment.parts ? null : cut }, ({ number, other }) => {
      desk.announce(`Sentence ${number} is split; the second part is sentence ${other}.`);
      comeBackTo(number);
      onClose();
      router.refresh();
    });
  };
  return (
    <div className="flex flex-col gap-4">
      <PlaceSlider
        label="Place in the original"
        text={row.source}
        language={sourceLanguage}
        places={places}
        index={index}
        onChange={setIndex}
      />
      {target.trim() === '' || row.segment?.parts ? null : (
        <PlaceSlider
          label="Place in the translation"
          text={target}
          language={language}
          places={targetPlaces}
          index={targetIndex}
          onChange={choose}
        />
      )}
      <p className="text-xs text-muted">
        The first part keeps its number. Other translations are split by proposal and marked stale
        {row.segment?.parts ? '; this one stays as it is, and is of one sentence more' : null}.
      </p>
      <FailureNotice failure={failure} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" disabled={isPending} onClick={() => void split()}>
          Split
        </Button>
      </div>
    </div>
  );
}
