/** The machine in the workspace without a screen: one sentence, or all that have no translation, in small portions. */
import { charactersOf, type MachineAnswer, type MachineOffer } from '#domain/machine/machine.ts';
import { counted } from '#domain/text/counted.ts';
import { createStore, type Store } from '../annotations/store.ts';
import type { Core } from '../workspace/desk-core.ts';
import { storedTarget } from '../workspace/desk-saving.ts';
import { nameOf, type Row, storedTitle, TITLE } from '../workspace/desk-state.ts';
import { arrived, type Field } from '../workspace/field.ts';
import type { AskMachine } from './ask-machine.ts';

/** Small, so that one sees it go on, can stop it, and loses little when the machine fails. */
const PORTION = { sentences: 10, characters: 2_500 };

/** All that have no translation: how far it is, or how it ended. */
export interface Run {
  total: number;
  done: number;
  written: number;
  /** rows that were left as they are, and why */
  left: readonly { key: string; why: string }[];
  /** nothing more is asked after the portion that the machine has */
  isStopping: boolean;
  isOver: boolean;
  /** why it ended before the end */
  stopped: string | null;
}

export interface MachineState {
  /** null: there is no machine for these languages, and nothing is said of one */
  offer: MachineOffer | null;
  /** the row that is being translated by itself */
  asking: string | null;
  /** why the last sentence that was asked for was not translated */
  trouble: { key: string; message: string } | null;
  run: Run | null;
}

export interface MachineDesk {
  store: Store<MachineState>;
  /** the active sentence, or the title, when it is empty */
  translateActive(): Promise<void>;
  /** the title and every sentence that are empty */
  translateAll(): Promise<void>;
  /** after the portion that is being worked on nothing more is asked */
  stop(): void;
  /** asks what is left of today's budget */
  refreshOffer(): Promise<void>;
}

type Room = Pick<Core, 'store' | 'rows' | 'rowOf' | 'workspace' | 'queue' | 'change' | 'announce'>;

/** Rows that have something to translate and no text, neither stored nor typed: the title, if it has none, and sentences. */
export function emptyRows({ rows, store }: Pick<Room, 'rows' | 'store'>): Row[] {
  const { fields } = store.get();
  return rows.filter(({ key, source }) => {
    const field = fields[key];
    return source.trim() !== '' && field !== undefined && isEmpty(field);
  });
}

function isEmpty({ text, wanted, phase }: Field): boolean {
  return text.trim() === '' && wanted === null && phase.name === 'idle';
}

export function charactersIn(rows: readonly Row[]): number {
  return rows.reduce((sum, { source }) => sum + charactersOf(source.trim()), 0);
}

export function createMachineDesk(room: Room, ask: AskMachine, offer: MachineOffer | null): MachineDesk {
  const store = createStore<MachineState>({ offer, asking: null, trouble: null, run: null });
  const portion = async (rows: readonly Row[]) => {
    const answer = await ask.translate(questionOf(room, rows));
    if ('written' in answer) take(room, store, answer);
    return answer;
  };
  return {
    store,
    translateActive: () => translateActive(room, store, portion),
    async translateAll() {
      const { offer: isOffered, run } = store.get();
      const isRunning = run !== null && !run.isOver;
      if (isOffered && !isRunning && room.workspace.can.edit) await translateAll(room, store, portion);
    },
    stop() {
      const { run } = store.get();
      if (run && !run.isOver) store.set({ run: { ...run, isStopping: true } });
    },
    async refreshOffer() {
      const { articleId, language } = room.workspace;
      const fresh = await ask.offer({ articleId, language });
      if (fresh) store.set({ offer: fresh });
    },
  };
}

type Portion = (rows: readonly Row[]) => Promise<MachineAnswer | { message: string }>;

function questionOf({ workspace, store }: Room, rows: readonly Row[]) {
  const { articleId, language } = workspace;
  const { fields } = store.get();
  const versionOf = (key: string) => fields[key]?.stored.version ?? 0;
  const sentences = rows.flatMap(({ key, segment }) =>
    segment ? [{ segmentId: segment.id, version: versionOf(key) }] : [],
  );
  const hasTitle = rows.some(({ key }) => key === TITLE);
  const title = hasTitle ? { title: { version: versionOf(TITLE) } } : {};
  return { articleId, language, sentences, ...title };
}

/** The machine's words come as news from the server do: what somebody has typed meanwhile becomes a visible choice. */
function take({ store, change }: Room, machine: Store<MachineState>, answer: MachineAnswer): void {
  for (const { segmentId, target } of answer.written)
    change(String(segmentId), (field) => arrived(field, storedTarget(target)));
  const { title } = answer;
  if (title) change(TITLE, (field) => arrived(field, storedTitle(title)));
  if (answer.standing) store.set({ ...answer.standing, savedAt: new Date() });
  const { offer } = machine.get();
  if (offer) machine.set({ offer: { ...offer, remaining: answer.remaining } });
}

async function translateActive(room: Room, store: Store<MachineState>, portion: Portion): Promise<void> {
  const key = room.store.get().activeKey;
  const row = room.rowOf(key);
  const why = await whyNot(room, store, row);
  if (why !== null) {
    room.announce(why);
    return;
  }
  store.set({ asking: key, trouble: null });
  const answer = await portion([row]);
  const message = 'written' in answer ? (answer.stop ?? answer.left[0]?.why ?? null) : answer.message;
  const isWritten = 'written' in answer && countOf(answer) > 0;
  store.set({ asking: null, trouble: isWritten || message === null ? null : { key, message } });
  room.announce(isWritten ? `${nameOf(row)}: translated by machine, a draft.` : (message ?? 'Nothing came.'));
}

async function whyNot({ queue, store, workspace }: Room, machine: Store<MachineState>, row: Row) {
  const { offer, asking } = machine.get();
  if (!offer || !workspace.can.edit) return 'There is no machine for this translation.';
  if (asking !== null) return 'The machine is still at work.';
  await queue.flush(row.key);
  const field = store.get().fields[row.key];
  return field && isEmpty(field) ? null : 'The translation is not empty: the machine was not asked.';
}

async function translateAll(room: Room, store: Store<MachineState>, portion: Portion): Promise<void> {
  const nothing = { done: 0, written: 0, left: [], isStopping: false, isOver: false, stopped: null };
  store.set({ run: { ...nothing, total: 0 }, trouble: null });
  await Promise.all(room.rows.map(({ key }) => room.queue.flush(key)));
  const rows = emptyRows(room);
  let run: Run = { ...nothing, total: rows.length };
  store.set({ run });
  for (const part of portionsOf(rows)) {
    // somebody may have begun to write in one of them meanwhile
    const still = new Set(emptyRows(room));
    const asked = part.filter((row) => still.has(row));
    const answer = asked.length > 0 ? await portion(asked) : null;
    const isStopping = store.get().run?.isStopping ?? false;
    run = after({ ...run, isStopping }, part.length, answer);
    store.set({ run });
    if (run.stopped !== null) break;
  }
  store.set({ run: { ...run, isOver: true } });
  room.announce(`${texts(run.written)} translated by machine. ${run.stopped ?? ''}`.trim());
}

function after(run: Run, count: number, answer: Awaited<ReturnType<Portion>> | null): Run {
  if (answer === null) return { ...run, done: run.done + count };
  if (!('written' in answer)) return { ...run, stopped: answer.message };
  const { left, stop } = answer;
  const done = run.done + count;
  const gone = stop === null ? left : left.filter(({ why }) => why !== stop);
  return {
    ...run,
    done,
    written: run.written + countOf(answer),
    left: [...run.left, ...gone.map(({ segmentId, why }) => ({ key: String(segmentId ?? TITLE), why }))],
    stopped: stop ?? (run.isStopping && done < run.total ? 'you stopped it.' : null),
  };
}

function portionsOf(rows: readonly Row[]): Row[][] {
  const portions: Row[][] = [];
  for (const row of rows) {
    const last = portions.at(-1);
    const fits =
      last && last.length < PORTION.sentences && charactersIn([...last, row]) <= PORTION.characters;
    if (fits) last.push(row);
    else portions.push([row]);
  }
  return portions;
}

function countOf({ written, title }: MachineAnswer): number {
  return written.length + (title ? 1 : 0);
}

/** `1 text`, `12 texts`: the title is no sentence. */
export function texts(count: number): string {
  return counted(count, 'text');
}
