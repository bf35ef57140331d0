'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { beginSplit, beginSuggestion, joinWithNext, nextInBlock } from './cutting.ts';
import { useDesk } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { capsOf } from './keys.ts';
import { useTeam } from './team.ts';
import { TogetherButtons } from './together-buttons.tsx';

/** For translators: one translation for several sentences. For editors: splitting and joining. For others: suggesting. */
export function CutButtons({ row }: { row: Row }) {
  const desk = useDesk();
  const { can } = desk.workspace;
  if (!row.segment) return null;
  return (
    <>
      {can.edit ? <TogetherButtons row={row} /> : null}
      {can.cut ? <EditorButtons row={row} /> : null}
      {can.suggest && !can.approve ? <SuggestButton /> : null}
    </>
  );
}

/** Opens the form for another text; also where the translation is assigned to others. */
export function SuggestButton() {
  const desk = useDesk();
  const team = useTeam();
  const isMac = useIsMac();
  return (
    <Button
      kind="quiet"
      keys={capsOf('suggest', isMac).join('+')}
      onClick={() => beginSuggestion(desk, team)}
    >
      Suggest
    </Button>
  );
}

function EditorButtons({ row }: { row: Row }) {
  const desk = useDesk();
  const team = useTeam();
  const isMac = useIsMac();
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | null>(null);
  const join = async () => {
    const why = await joinWithNext(desk, team);
    setTrouble(why);
    if (why === null) router.refresh();
  };
  return (
    <>
      <Button
        kind="quiet"
        keys={capsOf('split', isMac).join('+')}
        // the cursor in the texts says where: the press must not take it away
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => beginSplit(desk, team)}
      >
        Split
      </Button>
      {nextInBlock(desk, row) ? (
        <Button kind="quiet" keys={capsOf('merge', isMac).join('+')} onClick={() => void join()}>
          Join with next
        </Button>
      ) : null}
      <div role="alert" className={trouble ? 'w-full' : undefined}>
        {trouble ? <Notice tone="problem">{trouble}</Notice> : null}
      </div>
    </>
  );
}
