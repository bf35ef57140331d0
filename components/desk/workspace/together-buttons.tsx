'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { nextInBlock } from './cutting.ts';
import { useDesk } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { capsOf } from './keys.ts';
import { useTeam } from './team.ts';
import { beginApart, translateWithNext } from './together.ts';

/** One translation for this sentence and the next one, and apart again. The original stays as it is cut. */
export function TogetherButtons({ row }: { row: Row }) {
  const desk = useDesk();
  const team = useTeam();
  const isMac = useIsMac();
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | null>(null);
  const together = async () => {
    const why = await translateWithNext(desk, team);
    setTrouble(why);
    if (why === null) router.refresh();
  };
  return (
    <>
      {nextInBlock(desk, row) ? (
        <Button kind="quiet" keys={capsOf('together', isMac).join('+')} onClick={() => void together()}>
          Translate with next
        </Button>
      ) : null}
      {row.segment?.parts ? (
        <Button
          kind="quiet"
          keys={capsOf('apart', isMac).join('+')}
          // the cursor in the translation says where: the press must not take it away
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => beginApart(desk, team)}
        >
          Take apart
        </Button>
      ) : null}
      <div role="alert" className={trouble ? 'w-full' : undefined}>
        {trouble ? <Notice tone="problem">{trouble}</Notice> : null}
      </div>
    </>
  );
}
