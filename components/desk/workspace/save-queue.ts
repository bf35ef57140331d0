/**
 * Autosave: after a pause in the typing, on leaving a field, and again after a failure. One save at a time per field,
 * the newest text wins, and each names the version it started from, so no two saves of one tab can overtake each other.
 */
import {
  collided,
  type Draft,
  draftOf,
  type Field,
  type Hitch,
  hitched,
  refused,
  type Stored,
  saved,
  sending,
} from './field.ts';

export const PAUSE_MS = 1200;
export const SLOW_MS = 8000;
const BACK_OFF_MS = [2000, 4000, 8000, 15_000, 30_000];

/** What sending came to. `kind` is the server's; a request that got no answer rejects instead. */
export type Answer =
  /** `goneIn`: the version of the text that has the sentence no more */
  | { ok: true; stored: Stored; goneIn?: number }
  /** `sentences`: of how many it is the translation now; unknown or not asked otherwise */
  | { ok: false; kind: 'conflict'; theirs: Stored; sentences?: number }
  /** `isMember`: it has a translation together with another sentence now */
  | { ok: false; kind: 'refused'; message: string; isMember?: boolean }
  | { ok: false; kind: Hitch; message: string };

export interface SaveQueueOptions {
  read(key: string): Field | undefined;
  /** called with every new state of a field; the caller stores it and draws it */
  write(key: string, field: Field): void;
  send(key: string, draft: Draft): Promise<Answer>;
  /** a save has been under way for longer than people expect, or is no longer */
  onSlow(key: string, isSlow: boolean): void;
}

export interface SaveQueue {
  /** the field was changed: save it when the typing pauses */
  touched(key: string): void;
  /** saves now, if there is anything to save; resolves when the field is saved or stuck */
  flush(key: string): Promise<void>;
  /** tries at once everything that waits for another attempt */
  retryNow(keys: Iterable<string>): void;
  stop(): void;
}

interface Work {
  timer: ReturnType<typeof setTimeout> | undefined;
  /** the save under way */
  flight: Promise<void> | undefined;
  /** the pause was over, or a flush was asked for, while a save was under way */
  isDue: boolean;
  attempt: number;
}

/** Makes the queue. It keeps no text of its own: `read` and `write` do. */
export function createSaveQueue({ read, write, send, onSlow }: SaveQueueOptions): SaveQueue {
  const works = new Map<string, Work>();
  const workOf = (key: string): Work => {
    const work = works.get(key) ?? { timer: undefined, flight: undefined, isDue: false, attempt: 0 };
    works.set(key, work);
    return work;
  };

  const plan = (key: string, delay: number) => {
    const work = workOf(key);
    clearTimeout(work.timer);
    work.timer = setTimeout(() => void sendNow(key), delay);
  };

  const sendNow = (key: string): Promise<void> => {
    const work = workOf(key);
    clearTimeout(work.timer);
    if (work.flight) {
      work.isDue = true;
      return work.flight;
    }
    const field = read(key);
    const draft = field && draftOf(field);
    if (!field || !draft) return Promise.resolve();
    work.isDue = false;
    write(key, sending(field, draft));
    work.flight = fly(key, draft, send, onSlow).then((answer) => {
      work.flight = undefined;
      return land(key, draft, answer);
    });
    return work.flight;
  };

  const land = async (key: string, draft: Draft, answer: Answer): Promise<void> => {
    const field = read(key);
    if (!field) return;
    const work = workOf(key);
    work.attempt = isHitch(answer) ? work.attempt + 1 : 0;
    const next = answered(field, draft, answer, work.attempt);
    write(key, next);
    if (next.phase.name === 'retrying') return plan(key, backOff(work.attempt));
    if (next.phase.name !== 'waiting') return;
    if (work.isDue || next.revision === draft.revision) return sendNow(key);
    plan(key, PAUSE_MS);
  };

  return {
    touched(key) {
      const phase = read(key)?.phase.name;
      if (phase === 'waiting') plan(key, PAUSE_MS);
      else if (phase === 'sending') dueAfterPause(workOf(key));
      else if (phase === 'idle') clearTimeout(workOf(key).timer);
    },
    async flush(key) {
      const work = workOf(key);
      await sendNow(key);
      // What was typed during the flight is sent by `land`; wait for that one too.
      while (work.flight) await work.flight;
    },
    retryNow(keys) {
      for (const key of keys) if (read(key)?.phase.name === 'retrying') void sendNow(key);
    },
    stop() {
      for (const work of works.values()) clearTimeout(work.timer);
    },
  };
}

function dueAfterPause(work: Work): void {
  clearTimeout(work.timer);
  work.timer = setTimeout(() => {
    work.isDue = true;
  }, PAUSE_MS);
}

/** One request. A rejection means that no answer came: the network is away, or the server is. */
async function fly(
  key: string,
  draft: Draft,
  send: SaveQueueOptions['send'],
  onSlow: SaveQueueOptions['onSlow'],
): Promise<Answer> {
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    onSlow(key, true);
  }, SLOW_MS);
  try {
    return await send(key, draft);
  } catch (error) {
    return { ok: false, kind: 'offline', message: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
    if (isSlow) onSlow(key, false);
  }
}

function isHitch(answer: Answer): answer is { ok: false; kind: Hitch; message: string } {
  return !answer.ok && answer.kind !== 'conflict' && answer.kind !== 'refused';
}

function answered(field: Field, draft: Draft, answer: Answer, attempt: number): Field {
  if (answer.ok) return saved(field, draft, answer.stored);
  if (answer.kind === 'conflict') return collided(field, answer.theirs);
  if (answer.kind === 'refused') return refused(field, draft, answer.message);
  return hitched(field, { hitch: answer.kind, message: answer.message }, attempt);
}

function backOff(attempt: number): number {
  return BACK_OFF_MS[Math.min(attempt, BACK_OFF_MS.length) - 1] ?? 2000;
}
