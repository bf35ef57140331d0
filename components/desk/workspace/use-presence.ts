'use client';
import { useEffect } from 'react';
import type { Present } from '#domain/presences/presence.ts';
import type { Desk } from './desk.ts';
import type { Team } from './team.ts';

/** Milliseconds between two words to the server, while the page is in sight. */
const BEAT_MS = 10_000;
/** Milliseconds after which an answer is given up: a browser has few lines to one server, and the saves need them. */
const PATIENCE_MS = 8_000;

/**
 * Tells the server where in the translation this page is, and hears who else is there. The first change of a sentence is
 * told at once, so that others see it before they write; what goes wrong is tried again with the next beat.
 */
export function usePresence(desk: Desk, { store }: Pick<Team, 'store'>, page: string): void {
  useEffect(() => {
    const life = beating(desk, { store }, page);
    return life.stop;
  }, [desk, store, page]);
}

/** Where a page's own changes are seen: the active sentence, and how often its text was changed here. */
function standOf(desk: Desk): { key: string; revision: number } {
  const { activeKey, fields } = desk.store.get();
  return { key: activeKey, revision: fields[activeKey]?.revision ?? 0 };
}

function beating(desk: Desk, { store }: Pick<Team, 'store'>, page: string): { stop: () => void } {
  const { articleId, language } = desk.workspace;
  const url = `/desk/articles/${articleId}/translate/${language}/presence`;
  let seen = standOf(desk);
  /** changed since the last beat */
  let isWriting = false;
  /** others have been told that this page writes here */
  let isTold = false;
  let isStopped = false;
  /** one at a time: of those that would have to wait, the newest says all */
  let isUnderWay = false;
  let isDue = false;

  const tell = async (isLeaving: boolean): Promise<Present[] | null> => {
    const segmentId = desk.rowOf(seen.key).segment?.id ?? null;
    const body = JSON.stringify({ page, segmentId, isWriting, isLeaving });
    isWriting = false;
    const headers = { 'Content-Type': 'application/json' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const init = { method: 'POST', headers, body, keepalive: isLeaving, signal };
    const answer = fetch(url, init).then((response) => (response.ok ? response.json() : null));
    return ((await answer.catch(() => null)) as { others: Present[] } | null)?.others ?? null;
  };
  const beat = async (): Promise<void> => {
    if (isUnderWay) {
      isDue = true;
      return;
    }
    isUnderWay = true;
    const others = await tell(false);
    isUnderWay = false;
    if (isStopped) return;
    if (others && JSON.stringify(others) !== JSON.stringify(store.get().others)) store.set({ others });
    if (isDue) {
      isDue = false;
      void beat();
    }
  };
  const leave = () => void tell(true);

  const onChange = () => {
    const now = standOf(desk);
    const isElsewhere = now.key !== seen.key;
    const isChanged = !isElsewhere && now.revision !== seen.revision;
    seen = now;
    if (isElsewhere) [isWriting, isTold] = [false, false];
    if (isChanged) wrote();
    else if (isElsewhere) void beat();
  };
  const wrote = () => {
    isWriting = true;
    // who writes is not asked any more, whoever else begins: nobody's field is closed under their hands
    const { writtenOver } = store.get();
    if (!writtenOver.has(seen.key)) store.set({ writtenOver: new Set([...writtenOver, seen.key]) });
    if (!isTold) void beat();
    isTold = true;
  };
  const isInSight = () => document.visibilityState === 'visible';
  const onVisibility = () => (isInSight() ? void beat() : leave());
  const timer = setInterval(() => isInSight() && void beat(), BEAT_MS);
  const unsubscribe = desk.store.subscribe(onChange);
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pagehide', leave);
  void beat();
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', leave);
      leave();
    },
  };
}
