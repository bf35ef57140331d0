'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { Workspace } from '#domain/translations/translation.ts';
import { bringIntoView } from './bring-into-view.ts';
import { comeBackTo } from './cutting.ts';
import type { Desk } from './desk.ts';
import { savingOf, TITLE } from './desk-state.ts';
import { leavePage, openPages } from './kept-text.ts';
import { FILTERS, type Filter } from './segment-filter.ts';

/** A page that has been out of sight for this long may be behind what others wrote. */
const STALE_MS = 30_000;

/** The workspace between opening and closing: text brought back, news from the server, and nothing lost on leaving. */
export function useLife(desk: Desk, page: string, workspace: Workspace): void {
  useOpening(desk, page);
  useLeaving(desk, page);
  useReturning(desk);
  useNews(desk, workspace);
  useRegrouped(desk);
}

/** Brings back what an earlier page left, and goes to the sentence or note that the address names. */
function useOpening(desk: Desk, page: string): void {
  const isDone = useRef(false);
  useEffect(() => {
    // React may run this twice in development: the first run's lock would count as another open page.
    if (isDone.current) return;
    isDone.current = true;
    const open = async () => desk.restore(await openPages(navigator.locks, page));
    void open();
    goToAddress(desk);
    const { activeKey } = desk.store.get();
    const row = document.querySelector(`[data-row="${activeKey}"]`);
    if (desk.rows[0]?.key !== activeKey) bringIntoView(row, 'center');
    if (mayTakeFocus()) desk.open(activeKey);
  }, [desk, page]);
  useEffect(() => {
    const onHashChange = () => goToAddress(desk);
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, [desk]);
}

/**
 * Who opens a workspace wants to write. Not where a field in focus brings a keyboard up over half of the screen, not from
 * something that the person has chosen meanwhile, and not from a note that the address names.
 */
function mayTakeFocus(): boolean {
  const isFree = document.activeElement === null || document.activeElement === document.body;
  const hasKeys = window.matchMedia('(hover: hover) and (pointer: fine) and (min-width: 40rem)').matches;
  return isFree && hasKeys && !window.location.hash.startsWith('#note-');
}

function goToAddress(desk: Desk): void {
  const [, kind, number] = /^#(s|note-)(\d+)$/.exec(window.location.hash) ?? [];
  if (kind === 'note-') desk.showNotes([Number(number)]);
  const row =
    desk.rows.find((candidate) => candidate.number === Number(number)) ??
    desk.rows.find(({ segment }) => segment?.former.includes(Number(number)));
  if (kind === 's' && row) desk.store.set({ activeKey: row.key });
  if (window.location.hash === `#${TITLE}`) desk.store.set({ activeKey: TITLE });
  const filter = FILTERS.find((name) => name === new URLSearchParams(window.location.search).get('show'));
  if (filter) openFiltered(desk, filter, window.location.hash === '');
}

/** `?show=stale`: the list shows those, and the first of them is open unless the address names a sentence. */
function openFiltered(desk: Desk, filter: Filter, opensFirst: boolean): void {
  desk.setFilter(filter);
  const first = desk.rows.find(({ key }) => desk.store.get().shown.has(key));
  if (opensFirst && first) desk.store.set({ activeKey: first.key });
}

/** On leaving everything is sent; the browser asks before closing only while something is not saved. */
function useLeaving(desk: Desk, page: string): void {
  useEffect(() => {
    const hasUnsaved = () => savingOf(desk.rows, desk.store.get().fields).unsaved > 0;
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    let isListening = false;
    const unsubscribe = desk.store.subscribe(() => {
      if (hasUnsaved() === isListening) return;
      isListening = !isListening;
      if (isListening) window.addEventListener('beforeunload', onBeforeUnload);
      else window.removeEventListener('beforeunload', onBeforeUnload);
    });
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void desk.flushAll();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      unsubscribe();
      window.removeEventListener('beforeunload', onBeforeUnload);
      document.removeEventListener('visibilitychange', onHidden);
      // A way inside the site: the page goes without asking, so its text goes first.
      void desk.flushAll();
      desk.stop();
      leavePage(page);
    };
  }, [desk, page]);
}

/** Back online, or back on this tab (signed in again in another, perhaps): try at once what did not get through. */
function useReturning(desk: Desk): void {
  const router = useRouter();
  useEffect(() => {
    let hiddenAt: number | null = null;
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') {
        hiddenAt = Date.now();
        return;
      }
      desk.retry();
      if (hiddenAt !== null && Date.now() - hiddenAt > STALE_MS) router.refresh();
      hiddenAt = null;
    };
    window.addEventListener('online', desk.retry);
    window.addEventListener('focus', desk.retry);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('online', desk.retry);
      window.removeEventListener('focus', desk.retry);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [desk, router]);
}

/** A refreshed page brings what is stored now; the notes follow the texts that were saved. */
function useNews(desk: Desk, workspace: Workspace): void {
  const known = useRef(workspace);
  useEffect(() => {
    if (known.current === workspace) return;
    known.current = workspace;
    desk.reconcile(workspace);
    desk.notes.replaceAll(workspace.notes);
  }, [desk, workspace]);
}

/** Others have put sentences together or taken them apart: the page is drawn anew, and unsaved words come back there. */
function useRegrouped(desk: Desk): void {
  const router = useRouter();
  useEffect(
    () =>
      desk.store.subscribe(() => {
        const { isRegrouped, activeKey } = desk.store.get();
        if (!isRegrouped) return;
        desk.store.set({ isRegrouped: false });
        const { number } = desk.rowOf(activeKey);
        // on the row, not in its text: who is still typing must not type into another sentence
        if (number !== null) comeBackTo(number);
        router.refresh();
      }),
    [desk, router],
  );
}
