'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DeskBlock, SetBlockKind } from '#domain/articles/article.ts';
import { BLOCK_KINDS, type BlockKind } from '#domain/text/parse.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { KIND_WORDS } from './kind-words.ts';

interface KindSelectProps {
  block: DeskBlock;
  setKind: Action<SetBlockKind, { version: number }>;
}

/** What a block is. Choosing is saving; a right guess is confirmed with one press. */
export function KindSelect({ block, setKind }: KindSelectProps) {
  const router = useRouter();
  const { run, isPending, failure } = useAction(setKind);
  const [chosen, setChosen] = useState<BlockKind | null>(null);
  const number = block.position + 1;
  const kind = isPending && chosen ? chosen : block.kind;

  const choose = (to: BlockKind) => {
    setChosen(to);
    // after a conflict as well: the refreshed page shows what somebody else chose
    run({ blockId: block.id, version: block.version, kind: to }, router.refresh, router.refresh);
  };

  return (
    <div className="flex flex-wrap items-center gap-x-1 md:flex-col md:items-start">
      <select
        aria-label={`Kind of block ${number}`}
        value={kind}
        onChange={(event) => choose(event.target.value as BlockKind)}
        className={classNames(
          'min-h-6 w-fit appearance-none rounded-[3px] border border-transparent bg-transparent px-1 text-xs text-muted',
          'group-hover:border-rule hover:border-control pointer-coarse:min-h-8 pointer-coarse:appearance-auto',
          block.guessed && 'text-review',
        )}
      >
        {BLOCK_KINDS.map((each) => (
          <option key={each} value={each} className="bg-paper text-ink">
            {KIND_WORDS[each]}
          </option>
        ))}
      </select>
      {block.guessed ? (
        <Button
          kind="quiet"
          className="min-h-6! justify-start! px-1! py-0! text-xs! text-review! pointer-coarse:min-h-8!"
          disabled={isPending}
          onClick={() => choose(block.kind)}
          aria-label={`Confirm guess: block ${number} is a ${KIND_WORDS[block.kind].toLowerCase()}`}
        >
          Confirm guess
        </Button>
      ) : null}
      <FailureNotice failure={failure} />
    </div>
  );
}
