/**
 * One field of the workspace (a sentence's translation, or the title) between what the person sees and what the
 * server has stored: pure transitions, no timers, no network. `save-queue.ts` drives them.
 */
import { joined } from '#domain/text/cuts.ts';
import type { TargetState } from '#domain/translations/translation.ts';

/** What a save may ask for. */
export type SaveState = 'draft' | 'translated' | 'approved';

/** What the server has confirmed. */
export interface Stored {
  text: string;
  state: TargetState;
  version: number;
  by: string | null;
  at: string | null;
  /** of a stale one: the sentence of the original that it was written for */
  staleSource?: string | null;
  /** where the text comes from, and of a machine's: which */
  origin?: string;
  engine?: string | null;
  /** of what another save has met: what the original says now */
  source?: string;
}

/** Why a save is tried again by itself. */
export type Hitch = 'offline' | 'busy' | 'signed-out' | 'error';

export interface Trouble {
  hitch: Hitch;
  message: string;
}

export type Phase =
  | { name: 'idle' }
  /** changed; the save comes when the typing pauses */
  | { name: 'waiting' }
  /** `after`: what the attempt before this one met with; it is over only when this one succeeds */
  | { name: 'sending'; sent: Draft; after: Trouble | null }
  | { name: 'retrying'; trouble: Trouble; attempt: number }
  /** the server will not take this text; only a change or the person can bring it on */
  | { name: 'refused'; message: string }
  /** somebody else saved first: nothing is sent until the person has chosen */
  | { name: 'conflict'; theirs: Stored; merging: boolean };

/** A text on its way to the server. */
export interface Draft {
  text: string;
  state: SaveState;
  version: number;
  revision: number;
  /** the original as the person has it before them */
  source: string;
  /** the text is a match of the memory as it was inserted */
  origin?: 'memory';
}

export interface Field {
  text: string;
  /** what the next save asks for; null when there is nothing to save */
  wanted: SaveState | null;
  /** grows with every change by the person, so that an answer can tell whether more was typed since */
  revision: number;
  /** the original that the person has seen: an import may change it while they write */
  source: string;
  stored: Stored;
  phase: Phase;
  /** the person's own text after "Take theirs", until it is put back or let go */
  setAside: string | null;
  /** that text is of one sentence of several that have this translation: it is added, not put in the place of the others */
  isAsidePart?: true;
  /** the match of the memory that was put in: as long as the text is this, it comes from there */
  inserted?: string;
}

const IDLE: Phase = { name: 'idle' };
const WAITING: Phase = { name: 'waiting' };

/** A field as the server delivered it, with its original. */
export function fieldOf(stored: Stored, source: string): Field {
  return { text: stored.text, wanted: null, revision: 0, source, stored, phase: IDLE, setAside: null };
}

/** The state a screen shows: what is stored, or what it will be once the text has been saved. What was refused will not be. */
export function shownState({ text, wanted, stored, phase }: Field): TargetState {
  if (wanted === null || (phase.name === 'refused' && text === stored.text)) return stored.state;
  if (text.trim() === '') return 'untranslated';
  return phase.name === 'refused' ? 'draft' : wanted;
}

/** Whether closing the page now would leave something that only this browser knows. */
export function isUnsaved(field: Field): boolean {
  return field.wanted !== null || field.phase.name === 'sending';
}

/** The person changed the text. During a conflict the text is the merge in the making; nothing is sent. */
export function typed(field: Field, text: string): Field {
  if (text === field.text) return field;
  return changed({ ...field, text, wanted: 'draft' });
}

/** A match of the memory takes the place of the text; what somebody had written there is set aside. */
export function inserted(field: Field, text: string): Field {
  if (text === field.text) return field;
  const setAside = field.text.trim() === '' ? field.setAside : field.text;
  return { ...typed(field, text), inserted: text, setAside };
}

/** The person calls the text finished (`translated`) or good (`approved`). */
export function confirmed(field: Field, state: 'translated' | 'approved'): Field {
  const isSame = field.text === field.stored.text && field.phase.name !== 'sending';
  if (field.text.trim() === '') return isSame ? field : changed({ ...field, wanted: 'draft' });
  const standing = field.stored.state;
  // Confirming an approved sentence that nobody changed must not take the approval away.
  if (isSame && (standing === state || (standing === 'approved' && state === 'translated'))) return field;
  return changed({ ...field, wanted: state });
}

function changed(field: Field): Field {
  const next = { ...field, revision: field.revision + 1 };
  // After a failed attempt even a text taken back is sent: the answer that was lost may have stored the other one.
  const isUnderWay = ['conflict', 'sending', 'retrying'].includes(next.phase.name);
  return isUnderWay ? next : settled(next, WAITING);
}

/** Nothing to save when a mere draft says what is stored already: the person typed and took it back. */
function settled(field: Field, phase: Phase): Field {
  const nothing = field.wanted === null || (field.wanted === 'draft' && field.text === field.stored.text);
  return nothing ? { ...field, wanted: null, phase: IDLE } : { ...field, phase };
}

/** What to send now; null when there is nothing, or nothing may be sent. */
export function draftOf(field: Field): Draft | null {
  if (field.wanted === null || field.phase.name === 'sending' || field.phase.name === 'conflict') return null;
  const { text, wanted: state, revision, source, stored, inserted: match } = field;
  const draft = { text, state, version: stored.version, revision, source };
  return text === match ? { ...draft, origin: 'memory' } : draft;
}

export function sending(field: Field, sent: Draft): Field {
  const after = field.phase.name === 'retrying' ? field.phase.trouble : null;
  return { ...field, phase: { name: 'sending', sent, after } };
}

/** The server has stored what was sent; anything typed since is still wanted. */
export function saved(field: Field, sent: Draft, stored: Stored): Field {
  const next = { ...field, stored };
  if (field.revision === sent.revision) return { ...next, wanted: null, phase: IDLE };
  return settled(next, WAITING);
}

/** The save did not get through; it is tried again. */
export function hitched(field: Field, trouble: Trouble, attempt: number): Field {
  return { ...field, phase: { name: 'retrying', trouble, attempt } };
}

/** The server will not have it. The text stays as it is. */
export function refused(field: Field, sent: Draft, message: string): Field {
  const phase: Phase = field.revision === sent.revision ? { name: 'refused', message } : WAITING;
  return settled(field, phase);
}

/** Whether the original has become another one than that for which the person wrote. */
export function isOtherSource({ source }: Pick<Field, 'source'>, theirs: Stored): boolean {
  return theirs.source !== undefined && theirs.source !== source;
}

/**
 * Somebody else's save came first, or the original has changed. When their text is ours (an answer of ours was lost on the
 * way, or two people wrote the same) there is nothing to choose: we go on from their version. For another original there is.
 */
export function collided(field: Field, theirs: Stored): Field {
  if (theirs.text === field.text && !isOtherSource(field, theirs)) return rebased(field, theirs);
  return { ...field, phase: { name: 'conflict', theirs, merging: false } };
}

function rebased(field: Field, stored: Stored): Field {
  const isReached = field.wanted === 'draft' || field.wanted === stored.state || stored.state === 'approved';
  if (field.text === stored.text && isReached) return { ...field, stored, wanted: null, phase: IDLE };
  return { ...field, stored, phase: WAITING };
}

/** The page was refreshed and brought what is stored now. */
export function arrived(field: Field, stored: Stored): Field {
  if (stored.version <= field.stored.version) return field;
  // While a save is under way this may be that very save; its answer will tell.
  if (field.phase.name === 'sending') return field;
  if (field.wanted === null) return { ...field, text: stored.text, stored, phase: IDLE };
  if (field.phase.name === 'conflict') return collided(field, stored);
  const onlyStateChanged = stored.text === field.stored.text && stored.state !== 'approved';
  return onlyStateChanged ? rebased(field, stored) : collided(field, stored);
}

/** Text that an earlier visit left in this browser. Another version in the database meanwhile makes it a conflict. */
export function restored(
  field: Field,
  kept: { text: string; wanted: SaveState; version: number; source?: string | undefined },
): Field {
  const mine: Field = { ...field, text: kept.text, wanted: kept.wanted, revision: field.revision + 1 };
  // the page has the new original by now; the words were written for the one before
  if (kept.source !== undefined && kept.source !== field.source)
    return collided({ ...mine, source: kept.source }, { ...field.stored, source: field.source });
  if (kept.version === field.stored.version) return settled(mine, WAITING);
  return collided(mine, field.stored);
}

/** Conflict: the person's text goes on top of theirs. */
export function keptMine(field: Field, state: SaveState = field.wanted ?? 'draft'): Field {
  if (field.phase.name !== 'conflict') return field;
  const { theirs } = field.phase;
  const next: Field = { ...field, ...seen(field, theirs), wanted: state, revision: field.revision + 1 };
  // the same words for another original are said anew
  return isOtherSource(field, theirs) ? { ...next, phase: WAITING } : settled(next, WAITING);
}

/** What somebody has before them who has chosen. */
function seen(field: Field, { source = field.source, ...stored }: Stored): Pick<Field, 'source' | 'stored'> {
  return { source, stored };
}

/** Conflict: their text stands; the person's own is set aside, not thrown away. */
export function tookTheirs(field: Field): Field {
  if (field.phase.name !== 'conflict') return field;
  const { theirs } = field.phase;
  const setAside = field.text.trim() === '' ? null : field.text;
  return { ...field, ...seen(field, theirs), text: theirs.text, wanted: null, phase: IDLE, setAside };
}

/** Conflict: the person writes a third text out of the two. */
export function merging(field: Field): Field {
  if (field.phase.name !== 'conflict') return field;
  return { ...field, phase: { ...field.phase, merging: true } };
}

/** Text for a sentence that was put together with this one meanwhile: the person says whether it is added. */
export function asidePart(field: Field, text: string): Field {
  const own = field.setAside === null ? '' : field.setAside;
  return { ...field, setAside: joined(own, text).text, isAsidePart: true };
}

/** Brings the text back that "Take theirs" had set aside. */
export function putBack({ isAsidePart, ...field }: Field): Field {
  const { text, setAside } = field;
  if (setAside === null) return field;
  const back = isAsidePart ? joined(text, setAside).text : setAside;
  return { ...typed(field, back), setAside: null };
}

export function letGo({ isAsidePart: _, ...field }: Field): Field {
  return field.setAside === null ? field : { ...field, setAside: null };
}
