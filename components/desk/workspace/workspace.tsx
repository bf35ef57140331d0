'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComparedSoFar } from '#domain/checks/check.ts';
import type { MachineOffer } from '#domain/machine/machine.ts';
import type { WorkspaceTerms } from '#domain/terms/term.ts';
import type { Workspace as WorkspaceData } from '#domain/translations/translation.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { libraryFor } from '../annotations/library-desk.ts';
import { createStore } from '../annotations/store.ts';
import { bringIntoView } from './bring-into-view.ts';
import { ContextPane, ContextTabs } from './context-pane.tsx';
import { createDesk, type Desk, type WorkspaceActions } from './desk.ts';
import { DeskContext, useDesk, useDeskState } from './desk-context.ts';
import { DESK_REQUESTS, type DeskRequests } from './desk-requests.ts';
import { cuttingOf, nameOf, type Row, TITLE } from './desk-state.ts';
import { keptTexts } from './kept-text.ts';
import { KeySheet } from './key-sheet.tsx';
import { SaveTrouble } from './save-line.tsx';
import { SegmentList } from './segment-list.tsx';
import { SegmentRow } from './segment-row.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { NO_TEAM, type Team, type TeamActions, TeamContext, type TeamData } from './team.ts';
import { useMediaQuery } from './use-environment.ts';
import { useLife } from './use-life.ts';
import { useRows } from './use-rows.ts';
import { useTeamwork } from './use-teamwork.ts';
import { Toolbar, WorkspaceHeader } from './workspace-header.tsx';

interface WorkspaceProps {
  workspace: WorkspaceData;
  terms: WorkspaceTerms;
  /** null: no machine is switched on, or it does not know the languages */
  machine: MachineOffer | null;
  team: TeamData & { actions: TeamActions };
  compared: ComparedSoFar;
  viewer: { id: number | null; name: string };
  actions: Omit<WorkspaceActions, keyof DeskRequests | 'libraryFor'>;
}

/** The translator's room: sentences, texts, and what is known about them. */
export function Workspace(props: WorkspaceProps) {
  // Another original is another workspace; what was not saved yet is kept by sentence and comes back.
  return <Room key={cuttingOf(props.workspace)} {...props} />;
}

function Room(props: WorkspaceProps) {
  const { workspace, team: delivered, viewer, compared } = props;
  const [{ desk, page, store }] = useState(() => makeDesk(props));
  const team = useMemo(() => ({ ...delivered, me: viewer.id, store }), [delivered, viewer.id, store]);
  useLife(desk, page, workspace);
  const { dismissals } = delivered;
  useEffect(() => {
    desk.checks.store.set({ compared: compared.found, dismissals });
    // what others have changed since is compared now, not while the page was made
    if (compared.isBehind) desk.checks.saved();
  }, [desk, compared, dismissals]);
  useEffect(() => desk.notes.library.load(), [desk]);
  useTeamwork(desk, team, page);
  return (
    <DeskContext value={desk}>
      <TeamContext value={team}>
        <WorkspaceHeader />
        <Toolbar />
        <Panes />
        <KeySheet />
        <Announcer />
      </TeamContext>
    </DeskContext>
  );
}

type Made = { desk: Desk; page: string; store: Team['store'] };

function makeDesk(props: WorkspaceProps): Made {
  const { workspace, terms, machine, viewer, compared, team } = props;
  const actions = { ...props.actions, ...DESK_REQUESTS, libraryFor };
  const page = crypto.randomUUID();
  const scope = { viewer: String(viewer.id), articleId: workspace.articleId, language: workspace.language };
  const kept = keptTexts(browserStorage(), scope, page);
  const checks = { compared: compared.found, dismissals: team.dismissals };
  return {
    desk: createDesk(workspace, actions, kept, viewer.name, { terms, checks, machine }),
    page,
    store: createStore(NO_TEAM),
  };
}

function browserStorage(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

function Panes() {
  const isList = useDeskState((state) => state.screen === 'list');
  const isWide = useMediaQuery('(min-width: 64rem)', true);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] xl:-ms-6 xl:grid-cols-[18rem_minmax(0,1fr)] xl:gap-x-6">
      <div
        className={classNames(
          'xl:sticky xl:top-12 xl:block xl:h-[calc(100dvh-3rem)] xl:border-e xl:ps-6',
          !isList && 'max-xl:hidden',
        )}
      >
        <SegmentList />
      </div>
      <div
        className={classNames(
          'grid min-w-0 lg:-me-6 lg:grid-cols-[minmax(0,1fr)_20rem]',
          isList && 'max-xl:hidden',
        )}
      >
        <Texts isWide={isWide} />
        {isWide ? <ContextPane /> : null}
      </div>
    </div>
  );
}

function Texts({ isWide }: { isWide: boolean }) {
  const desk = useDesk();
  const ref = useRef<HTMLDivElement>(null);
  const isPhone = useMediaQuery('(max-width: 39.99rem)', false);
  useRows(ref, desk);
  useEffect(() => {
    // The other rows have just gone: the page is at another place in what is left.
    const { activeKey } = desk.store.get();
    if (isPhone && activeKey !== TITLE) bringIntoView(ref.current?.querySelector('[data-active]'));
  }, [isPhone, desk]);
  return (
    <div ref={ref} data-rows className="min-w-0 lg:pe-6">
      <div className="sticky top-12 z-20 bg-paper">
        <SaveTrouble />
        <Restored />
      </div>
      {desk.workspace.can.edit ? null : (
        <Notice tone="review" className="my-3">
          This translation is assigned to others: you can read and annotate it, and suggest other texts.
        </Notice>
      )}
      <ol aria-label="Original and translation" className="mx-auto max-w-[68rem] py-3">
        {desk.rows.map((row) => (
          <OnScreen key={row.key} row={row} isPhone={isPhone}>
            {isWide ? null : <ContextTabs row={row} />}
          </OnScreen>
        ))}
      </ol>
      <SelectionBar />
      <PhoneBar />
    </div>
  );
}

/** On a phone only the active row is on the screen. */
function OnScreen({ row, isPhone, children }: { row: Row; isPhone: boolean; children: React.ReactNode }) {
  const isActive = useDeskState((state) => state.activeKey === row.key);
  if (isPhone && !isActive) return null;
  return <SegmentRow row={row}>{isActive ? children : null}</SegmentRow>;
}

/** On a phone there are no keys: the ways on are buttons at the lower edge. */
function PhoneBar() {
  const desk = useDesk();
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 flex justify-between gap-2 border-t bg-paper px-4 py-2 sm:hidden">
      <Button onClick={() => desk.go(-1)}>Previous</Button>
      <Button kind="primary" onClick={() => desk.confirm(false)}>
        Confirm and go on
      </Button>
      <Button onClick={() => desk.go(1)}>Next</Button>
    </div>
  );
}

/** What an earlier visit had not got to the server, and that it is back. */
function Restored() {
  const desk = useDesk();
  const restored = useDeskState((state) => state.restored);
  if (restored.length === 0) return null;
  return (
    <Notice tone="review">
      <p>
        Text that had not been saved was brought back from this browser:{' '}
        {restored.map((key, index) => (
          <span key={key}>
            {index > 0 ? ', ' : null}
            <button type="button" className="link min-h-6" onClick={() => desk.open(key)}>
              {nameOf(desk.rowOf(key))}
            </button>
          </span>
        ))}
        .{' '}
        <button type="button" className="link min-h-6" onClick={() => desk.store.set({ restored: [] })}>
          Hide this
        </button>
      </p>
    </Notice>
  );
}

/** What is done, for those who listen rather than look. */
function Announcer() {
  const announcement = useDeskState((state) => state.announcement);
  const [said, say] = useState('');
  useEffect(() => say(announcement), [announcement]);
  return (
    <p className="sr-only" aria-live="polite">
      {said}
    </p>
  );
}
