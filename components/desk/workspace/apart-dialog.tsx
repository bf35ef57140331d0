'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { cutPlaces, proposedCut } from '#domain/text/cuts.ts';
import type { WorkspacePart } from '#domain/translations/translation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useAction } from '../use-action.ts';
import { comeBackTo } from './cutting.ts';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { nearest, PlaceSlider } from './place-slider.tsx';
import { useTeam, useTeamState } from './team.ts';

/** Where one translation of several sentences is taken apart. */
export function ApartDialog({ row }: { row: Row }) {
  const { store } = useTeam();
  const parting = useTeamState((state) => state.parting);
  const parts = row.segment?.parts;
  const close = () => store.set({ parting: null });
  return (
    <Dialog open={parting?.key === row.key} onClose={close} title="Take the translation apart">
      {parting?.key === row.key && parts ? (
        <ApartForm row={row} parts={parts} targetAt={parting.targetAt} onClose={close} />
      ) : null}
    </Dialog>
  );
}

interface ApartFormProps {
  row: Row;
  parts: readonly WorkspacePart[];
  targetAt: number | null;
  onClose: () => void;
}

function ApartForm({ row, parts, targetAt, onClose }: ApartFormProps) {
  const desk = useDesk();
  const router = useRouter();
  const { actions } = useTeam();
  const { text } = useField(row.key);
  const { articleId, language, sourceLanguage } = desk.workspace;
  const [fromId, chooseFrom] = useState(parts[1]?.id);
  const from = parts.find(({ id }) => id === fromId) ?? parts[1];
  // the translation may also stay whole, with the first sentences or with the others
  const places = useMemo(() => [0, ...cutPlaces(text), text.length], [text]);
  const [chosen, choose] = useState<number | null>(targetAt === null ? null : nearest(places, targetAt));
  const begins = (from?.start ?? 0) - (parts[0]?.start ?? 0);
  const index = chosen ?? nearest(places, proposedCut(row.source, begins, text));
  const { run, isPending, failure } = useAction(actions.translateApart);

  const part = async () => {
    await desk.flush(row.key);
    const { stored } = desk.store.get().fields[row.key] ?? {};
    if (!row.segment || !stored || !from) return;
    const versions = { version: stored.version, fromVersion: from.targetVersion };
    const ids = { articleId, language, segmentId: row.segment.id, fromSegmentId: from.id };
    run({ ...ids, ...versions, at: places[index] ?? 0 }, ({ number, other }) => {
      desk.announce(`Sentence ${other} has a translation of its own again.`);
      comeBackTo(number);
      onClose();
      router.refresh();
    });
  };
  return (
    <div className="flex flex-col gap-4">
      {parts.length > 2 ? (
        <SelectField
          label="The second part begins with"
          value={from?.id}
          onChange={(event) => chooseFrom(Number(event.target.value))}
        >
          {parts.slice(1).map(({ id, number, source }) => (
            <option key={id} value={id} lang={sourceLanguage}>
              {number}: {source.slice(0, 60).trim()}
            </option>
          ))}
        </SelectField>
      ) : null}
      <PlaceSlider
        label="Place in the translation"
        text={text}
        language={language}
        places={places}
        index={index}
        onChange={choose}
      />
      <p className="text-xs text-muted">
        What comes second is the translation of sentence {from?.number} again. Notes go with their words.
      </p>
      <FailureNotice failure={failure} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" disabled={isPending} onClick={() => void part()}>
          Take apart
        </Button>
      </div>
    </div>
  );
}
