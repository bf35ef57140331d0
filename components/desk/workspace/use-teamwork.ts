'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo } from 'react';
import { beginSplit, beginSuggestion, joinWithNext, takeFocusNext } from './cutting.ts';
import type { Desk } from './desk.ts';
import type { Team } from './team.ts';
import { beginApart, translateWithNext } from './together.ts';
import { useKeys } from './use-keys.ts';
import { usePresence } from './use-presence.ts';

/** The keys, the presence, and the way back to a sentence that was just cut. */
export function useTeamwork(desk: Desk, team: Team, page: string): void {
  const router = useRouter();
  const { store, actions } = team;
  const extras = useMemo(
    () => ({
      split: () => beginSplit(desk, { store }),
      suggest: () => beginSuggestion(desk, { store }),
      merge: async () => {
        const why = await joinWithNext(desk, { actions });
        if (why === null) router.refresh();
        else desk.announce(why);
      },
      together: async () => {
        const why = await translateWithNext(desk, { actions });
        if (why === null) router.refresh();
        else desk.announce(why);
      },
      apart: () => beginApart(desk, { store }),
    }),
    [desk, store, actions, router],
  );
  useKeys(desk, extras);
  usePresence(desk, team, page);
  useEffect(() => {
    const number = takeFocusNext();
    if (number === null) return;
    const row =
      desk.rows.find((candidate) => candidate.number === number) ??
      desk.rows.find(({ segment }) => segment?.former.includes(number));
    if (row) desk.open(row.key, 'row');
  }, [desk]);
}
