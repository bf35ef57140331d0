/** A thread reads for so long and no longer: some few bytes are made to be read for minutes. */

/**
 * Milliseconds for what a thread is given at once: one file of up to 5 MB, or several that have half a megabyte together. The
 * slowest honest ones take a second or two on a busy machine, and starting the thread takes one more.
 */
export const MOST_MS = 15_000;

/** The message is for the person who handed the file in. */
export class ReadTooLong extends Error {
  constructor(ms: number) {
    super(`reading it took more than ${ms / 1000} seconds. Is something repeated in it without end?`);
    this.name = 'ReadTooLong';
  }
}

/** The clock of one thread. */
export class TimeLimit {
  readonly #ms: number;
  readonly #onLate: (error: ReadTooLong) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(onLate: (error: ReadTooLong) => void, ms: number = MOST_MS) {
    this.#onLate = onLate;
    this.#ms = ms;
  }

  /** The thread begins with the next message, or, with `isBusy` false, has none. To be said whenever that changes. */
  next(isBusy: boolean): void {
    clearTimeout(this.#timer);
    if (isBusy) this.#timer = setTimeout(() => this.#onLate(new ReadTooLong(this.#ms)), this.#ms);
  }
}
