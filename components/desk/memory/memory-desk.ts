/** The memory in the workspace without a screen: what is offered for the active sentence, and putting it in. */
import { type MemoryMatch, USUAL_PERCENT } from '#domain/memory/memory.ts';
import { createStore, type Store } from '../annotations/store.ts';
import type { Core } from '../workspace/desk-core.ts';
import { inserted } from '../workspace/field.ts';
import type { LoadMatches } from './load-matches.ts';

/** Matches that are shown, each with a key of its own. */
export const MOST_SHOWN = 3;

export interface MemoryState {
  /** the row that `found` is about; null before the first */
  of: string | null;
  /** null while it is being looked up */
  found: { matches: readonly MemoryMatch[] } | { message: string } | null;
  /** from which percentage on matches are shown */
  least: number;
}

export interface MemoryDesk {
  store: Store<MemoryState>;
  /** looks up a sentence; the answer of a look-up that was dropped never comes */
  lookUp(key: string, signal: AbortSignal): Promise<void>;
  /** puts the match at this place (from 1) into the active row; what somebody wrote there is set aside */
  insert(place: number): void;
}

/** Those that are like enough, three at most. */
export function shownMatches({ found, least }: MemoryState): readonly MemoryMatch[] {
  if (!found || !('matches' in found)) return [];
  return found.matches.filter(({ percent }) => percent >= least).slice(0, MOST_SHOWN);
}

type Room = Pick<Core, 'store' | 'workspace' | 'change' | 'announce'>;

export function createMemoryDesk(room: Room, load: LoadMatches, least = USUAL_PERCENT): MemoryDesk {
  const store = createStore<MemoryState>({ of: null, found: null, least });
  return {
    store,
    async lookUp(key, signal) {
      if (store.get().of !== key) store.set({ of: key, found: null });
      const { articleId, language } = room.workspace;
      const found = await load({ articleId, language, segmentId: Number(key) }, signal);
      if (!signal.aborted) store.set({ of: key, found });
    },
    insert: (place) => insertMatch(room, store.get(), place),
  };
}

function insertMatch({ store, workspace, change, announce }: Room, memory: MemoryState, place: number): void {
  const { activeKey, fields } = store.get();
  if (!workspace.can.edit) return;
  const phase = fields[activeKey]?.phase;
  if (phase?.name === 'conflict' && !phase.merging) {
    announce('Choose first: keep your text, take theirs, or edit a merge.');
    return;
  }
  const match = memory.of === activeKey ? shownMatches(memory)[place - 1] : undefined;
  if (!match) {
    announce(`There is no match ${place}.`);
    return;
  }
  change(activeKey, (field) => inserted(field, match.target));
  store.set({ focus: { key: activeKey, on: 'field', caret: null } });
  announce(`Match ${place} is in the field: ${percentInWords(match.percent)}.`);
}

/** 101 is how the memory writes “identical, and so are the sentences around it”. */
export function percentInWords(percent: number): string {
  return percent > 100 ? '100 %, in context' : `${percent} %`;
}
