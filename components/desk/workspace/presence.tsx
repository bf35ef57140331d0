'use client';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from './desk-context.ts';
import { nameOf, type Row } from './desk-state.ts';
import { holderOf, nameOfPresent, useTeam, useTeamState } from './team.ts';

/** Who else is here, and where. Nothing when one is alone. */
export function PresenceLine() {
  const desk = useDesk();
  const others = useTeamState((state) => state.others);
  if (others.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 py-1 text-muted">
      {others.map((other) => {
        const key = other.segmentId === null ? 'title' : String(other.segmentId);
        const row = desk.rowOf(key);
        const who = other.isMe ? 'You are here in another window' : `${other.name} is here`;
        return (
          <span key={other.page}>
            {who},{' '}
            <button type="button" className="link min-h-6" onClick={() => desk.open(key, 'row')}>
              on {nameOf(row).toLowerCase()}
            </button>
          </span>
        );
      })}
    </p>
  );
}

/** In a row that is not worked on here: who is there. */
export function PresenceSign({ row }: { row: Row }) {
  const others = useTeamState((state) => state.others);
  const here = others.filter(({ segmentId }) => String(segmentId ?? 'title') === row.key);
  if (here.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-muted">
      {here.map((other) => (
        <span key={other.page}>
          {nameOfPresent(other)} {other.writesIn === null ? 'is here' : 'is writing here'}
        </span>
      ))}
    </p>
  );
}

/** Somebody else has begun to change the sentence: asked before one types over it. Saving is never blocked by it. */
export function HeldNotice({ row }: { row: Row }) {
  const desk = useDesk();
  const { store } = useTeam();
  const holder = useTeamState((state) => holderOf(state, row.key));
  if (!holder || !desk.workspace.can.edit) return null;
  const writeOn = () => {
    store.set({ writtenOver: new Set([...store.get().writtenOver, row.key]) });
    desk.open(row.key);
  };
  return (
    <Notice tone="review" className="sm:col-[2/-1]">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          {nameOfPresent(holder)} {holder.isMe ? 'are' : 'is'} changing this sentence. If both write, you will
          choose between the two texts.
        </span>
        <Button onClick={writeOn}>Write all the same</Button>
      </div>
    </Notice>
  );
}
