/** The doors of the workspace: cutting, suggesting, reviewing, checks, presence, placing notes; for the test of refusals. */
import * as bulkWrites from '../annotations/bulk-mutations.ts';
import * as libraryWrites from '../annotations/library-mutations.ts';
import * as libraryReads from '../annotations/library-queries.ts';
import * as listReads from '../annotations/list-queries.ts';
import * as placingWrites from '../annotations/placing-mutations.ts';
import * as talkWrites from '../annotations/talk-mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import * as checkWrites from '../checks/mutations.ts';
import * as checkReads from '../checks/queries.ts';
import * as checkReports from '../checks/report-queries.ts';
import * as machineWrites from '../machine/mutations.ts';
import * as machineReads from '../machine/queries.ts';
import * as colleagueReads from '../people/colleague-queries.ts';
import type { Role, Viewer } from '../people/person.ts';
import * as presenceWrites from '../presences/mutations.ts';
import * as segmentWrites from '../segments/mutations.ts';
import * as settingWrites from '../settings/mutations.ts';
import * as settingReads from '../settings/queries.ts';
import * as suggestionWrites from '../suggestions/mutations.ts';
import * as suggestionReads from '../suggestions/queries.ts';
import * as memberWrites from '../translations/member-mutations.ts';
import * as sharedWrites from '../translations/shared-mutations.ts';
import type { Workspace } from '../translations/translation.ts';
import * as workReads from '../work/queries.ts';
import { noteOn } from './notes.ts';

export const WORKSPACE_DOORS = {
  ...bulkWrites,
  ...libraryReads,
  ...libraryWrites,
  ...listReads,
  ...placingWrites,
  ...talkWrites,
  ...checkWrites,
  ...checkReads,
  ...checkReports,
  ...colleagueReads,
  ...machineWrites,
  ...machineReads,
  ...presenceWrites,
  ...segmentWrites,
  ...settingWrites,
  ...settingReads,
  ...suggestionWrites,
  ...suggestionReads,
  ...memberWrites,
  ...sharedWrites,
  ...workReads,
};

interface Newsroom {
  people: { tor: { id: number } };
  article: DeskArticle;
  english: Workspace;
  note: { id: number };
}

type Door = [lowest: Role, enter: (viewer: Viewer, room: Newsroom) => unknown];

const inEnglish = ({ article: { id: articleId } }: Newsroom) => ({ articleId, language: 'en' });
const firstOf = ({ english }: Newsroom) => english.segments[0]?.id ?? 0;
const nothing = { id: 999, version: 1 };

/** How to enter each, and the lowest role that may. */
export const WORKSPACE_HOUSE: Record<string, Door> = {
  suggestTarget: [
    'translator',
    (v, room) =>
      WORKSPACE_DOORS.suggestTarget(v, {
        ...inEnglish(room),
        segmentId: firstOf(room),
        version: 1,
        text: 'Another.',
      }),
  ],
  acceptSuggestion: [
    'translator',
    (v) => WORKSPACE_DOORS.acceptSuggestion(v, { ...nothing, targetVersion: 1, text: null }),
  ],
  rejectSuggestion: [
    'translator',
    (v) => WORKSPACE_DOORS.rejectSuggestion(v, { ...nothing, comment: 'No.' }),
  ],
  withdrawSuggestion: ['translator', (v) => WORKSPACE_DOORS.withdrawSuggestion(v, nothing)],
  openSuggestions: ['translator', (v, room) => WORKSPACE_DOORS.openSuggestions(v, inEnglish(room))],
  assignMember: [
    'editor',
    (v, room) =>
      WORKSPACE_DOORS.assignMember(v, { ...inEnglish(room), userId: room.people.tor.id, part: 'reviewer' }),
  ],
  unassignMember: [
    'editor',
    (v, room) =>
      WORKSPACE_DOORS.unassignMember(v, { ...inEnglish(room), userId: room.people.tor.id, part: 'reviewer' }),
  ],
  colleagues: ['translator', (v) => WORKSPACE_DOORS.colleagues(v)],
  myWork: ['translator', (v) => WORKSPACE_DOORS.myWork(v)],
  beat: [
    'translator',
    (v, room) =>
      WORKSPACE_DOORS.beat(v, {
        ...inEnglish(room),
        page: crypto.randomUUID(),
        segmentId: null,
        isWriting: false,
        isLeaving: false,
      }),
  ],
  splitSegment: [
    'editor',
    (v, room) =>
      WORKSPACE_DOORS.splitSegment(v, {
        articleId: room.article.id,
        segmentId: firstOf(room),
        version: 1,
        at: 14,
        target: null,
      }),
  ],
  mergeSegments: [
    'editor',
    (v, room) =>
      WORKSPACE_DOORS.mergeSegments(v, {
        articleId: room.article.id,
        segmentId: firstOf(room),
        version: 2,
        nextVersion: 1,
      }),
  ],
  translateTogether: [
    'translator',
    (v, room) =>
      WORKSPACE_DOORS.translateTogether(v, {
        ...inEnglish(room),
        segmentId: firstOf(room),
        version: 1,
        nextSegmentId: 999,
        nextVersion: 1,
      }),
  ],
  translateApart: [
    'translator',
    (v, room) =>
      WORKSPACE_DOORS.translateApart(v, {
        ...inEnglish(room),
        segmentId: firstOf(room),
        version: 1,
        fromSegmentId: 999,
        fromVersion: 1,
        at: 1,
      }),
  ],
  translateByMachine: [
    'translator',
    (v, room) =>
      WORKSPACE_DOORS.translateByMachine(v, {
        ...inEnglish(room),
        sentences: [{ segmentId: firstOf(room), version: 1 }],
      }),
  ],
  machineOffer: ['translator', (v, room) => WORKSPACE_DOORS.machineOffer(v, inEnglish(room))],
  machineStanding: ['admin', (v) => WORKSPACE_DOORS.machineStanding(v)],
  tryMachine: [
    'admin',
    (v) => WORKSPACE_DOORS.tryMachine(v, { source: 'nb', target: 'en', text: 'Nato møtes.' }),
  ],
  dismissCheck: [
    'translator',
    (v, room) =>
      WORKSPACE_DOORS.dismissCheck(v, {
        ...inEnglish(room),
        segmentId: firstOf(room),
        kind: 'spaces',
        message: 'None.',
        reason: 'None.',
      }),
  ],
  restoreCheck: [
    'translator',
    (v, room) => WORKSPACE_DOORS.restoreCheck(v, { ...inEnglish(room), segmentId: firstOf(room), id: 999 }),
  ],
  dismissals: ['translator', (v, room) => WORKSPACE_DOORS.dismissals(v, inEnglish(room))],
  comparedSoFar: ['translator', (v, room) => WORKSPACE_DOORS.comparedSoFar(v, inEnglish(room))],
  comparedIn: ['translator', (v, room) => WORKSPACE_DOORS.comparedIn(v, inEnglish(room))],
  checkReport: ['translator', (v) => WORKSPACE_DOORS.checkReport(v, {})],
  gateForm: ['translator', (v) => WORKSPACE_DOORS.gateForm(v)],
  saveGateSettings: [
    'admin',
    (v) => WORKSPACE_DOORS.saveGateSettings(v, { version: 0, gate: { machineWarn: 30, machineBlock: 70 } }),
  ],
  confirmPlace: ['editor', (v, { note }) => WORKSPACE_DOORS.confirmPlace(v, { id: note.id, version: 1 })],
  placeAgain: [
    'editor',
    (v, { article, note }) =>
      WORKSPACE_DOORS.placeAgain(v, {
        id: note.id,
        version: 1,
        source: noteOn(article, 'Nato').source,
        target: null,
      }),
  ],
  addComment: ['translator', (v, { note }) => WORKSPACE_DOORS.addComment(v, { id: note.id, text: 'Look.' })],
  assignNote: [
    'translator',
    (v, { note }) => WORKSPACE_DOORS.assignNote(v, { id: note.id, version: 1, userId: null }),
  ],
  articleOfNote: ['translator', (v, { note }) => WORKSPACE_DOORS.articleOfNote(v, { id: note.id })],
  noteList: ['translator', (v) => WORKSPACE_DOORS.noteList(v, {})],
  changeNotes: [
    'translator',
    (v, { note }) =>
      WORKSPACE_DOORS.changeNotes(v, {
        notes: [{ id: note.id, version: 1 }],
        change: { set: 'visibility', to: 'public' },
      }),
  ],
  restoreNotes: [
    'translator',
    (v, { note }) => WORKSPACE_DOORS.restoreNotes(v, { notes: [{ id: note.id, version: 1 }] }),
  ],
  libraryFor: ['translator', (v, { article }) => WORKSPACE_DOORS.libraryFor(v, { articleId: article.id })],
  takeLibraryNote: [
    'translator',
    (v, { article }) =>
      WORKSPACE_DOORS.takeLibraryNote(v, {
        ...nothing,
        articleId: article.id,
        source: { blockId: 1, start: 0, end: 4, quote: 'Nato' },
      }),
  ],
  hideLibraryNote: [
    'translator',
    (v, { article }) => WORKSPACE_DOORS.hideLibraryNote(v, { articleId: article.id, id: 999 }),
  ],
  showLibraryNotes: [
    'translator',
    (v, { article }) => WORKSPACE_DOORS.showLibraryNotes(v, { articleId: article.id }),
  ],
};
