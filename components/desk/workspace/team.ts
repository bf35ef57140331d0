/** What the workspace knows beyond the texts: who else is here, what they suggest, who is asked, and what is open. */
import { createContext, useContext } from 'react';
import type { Dismissal, DismissCheck, RestoreCheck } from '#domain/checks/check.ts';
import type { Colleague } from '#domain/people/person.ts';
import type { Present } from '#domain/presences/presence.ts';
import type { MergeSegments, Recut, SplitSegment } from '#domain/segments/segment.ts';
import type {
  AcceptSuggestion,
  RejectSuggestion,
  SuggestionView,
  SuggestTarget,
} from '#domain/suggestions/suggestion.ts';
import type {
  AssignMember,
  Member,
  Shared,
  TargetView,
  TranslateApart,
  TranslateTogether,
} from '#domain/translations/translation.ts';
import type { Store } from '../annotations/store.ts';
import { useStore } from '../annotations/use-store.ts';
import type { Action } from '../use-action.ts';

/** The server actions of working together; the page passes them. */
export interface TeamActions {
  suggestTarget: Action<SuggestTarget, SuggestionView[]>;
  acceptSuggestion: Action<AcceptSuggestion, { target: TargetView; suggestions: SuggestionView[] }>;
  rejectSuggestion: Action<RejectSuggestion, SuggestionView[]>;
  withdrawSuggestion: Action<{ id: number; version: number }, SuggestionView[]>;
  dismissCheck: Action<DismissCheck, Dismissal[]>;
  restoreCheck: Action<RestoreCheck, Dismissal[]>;
  assignMember: Action<AssignMember, Member[]>;
  unassignMember: Action<AssignMember, Member[]>;
  splitSegment: Action<SplitSegment, Recut>;
  mergeSegments: Action<MergeSegments, Recut>;
  translateTogether: Action<TranslateTogether, Shared>;
  translateApart: Action<TranslateApart, Shared>;
}

/** What the page was delivered with; a refreshed page brings it anew. */
export interface TeamData {
  suggestions: readonly SuggestionView[];
  dismissals: readonly Dismissal[];
  colleagues: readonly Colleague[];
  /** who works on the translation */
  people: readonly Member[];
}

export interface TeamState {
  others: readonly Present[];
  /** rows in which the person writes although somebody else does */
  writtenOver: ReadonlySet<string>;
  /** the row whose form for a suggestion is open */
  suggestingIn: string | null;
  /** the row that is being split, and where the cursor stood in its two texts */
  splitting: { key: string; at: number | null; targetAt: number | null } | null;
  /** the row whose one translation is taken apart, and where the cursor stood in it */
  parting: { key: string; targetAt: number | null } | null;
}

export const NO_TEAM: TeamState = {
  others: [],
  writtenOver: new Set(),
  suggestingIn: null,
  splitting: null,
  parting: null,
};

export interface Team extends TeamData {
  me: number | null;
  actions: TeamActions;
  store: Store<TeamState>;
}

export const TeamContext = createContext<Team | null>(null);

export function useTeam(): Team {
  const team = useContext(TeamContext);
  if (!team) throw new Error('This component belongs inside a workspace.');
  return team;
}

/** A part of the team's state; `select` must give the same value for the same state. */
export function useTeamState<T>(select: (state: TeamState) => T): T {
  return useStore(useTeam().store, select);
}

/** Who is changing this sentence just now, other than in this page; null when nobody, or when the person writes on anyhow. */
export function holderOf({ others, writtenOver }: TeamState, key: string): Present | null {
  if (writtenOver.has(key)) return null;
  return others.find(({ writesIn }) => writesIn !== null && String(writesIn) === key) ?? null;
}

/** `Ingrid`, or the person themselves in another window. */
export function nameOfPresent({ name, isMe }: Present): string {
  return isMe ? 'You, in another window,' : name;
}
