/**
 * One at a time, across processes: two `npm start` in the same folder must not install or build over each other.
 * Plain JavaScript without packages, because installing is what it guards.
 */
import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT = 2_000;
/** A holder that has not touched its lock for this long is gone, wherever it ran. */
const SILENCE = 20_000;

/** @typedef {{ id: string, pid: number, host: string }} Holder */

/**
 * Runs `work` while holding the lock file; waits for another holder first, and takes over from one that died.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} onWait told once, when somebody else holds it
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait = () => {}) {
  const mine = { id: randomUUID(), pid: process.pid, host: hostname() };
  await take(file, mine, onWait);
  const release = () => giveBack(file, mine.id);
  const beat = setInterval(() => touch(file), HEARTBEAT);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/**
 * @param {string} file
 * @param {Holder} mine
 * @param {(pid: number) => void} onWait
 */
async function take(file, mine, onWait) {
  let lastBeat = 0;
  let since = 0;
  while (!create(file, mine)) {
    const holder = read(file);
    const beat = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (!holder || beat === undefined) continue;
    const isFirstLook = lastBeat === 0;
    if (beat !== lastBeat) since = performance.now();
    lastBeat = beat;
    if (isDead(holder) || performance.now() - since > SILENCE) {
      removeStale(file, holder.id);
      continue;
    }
    if (isFirstLook) onWait(holder.pid);
    await sleep(200);
  }
}

/**
 * The finished file is linked to its name: it is there whole or not at all.
 * @param {string} file
 * @param {Holder} mine
 */
function create(file, mine) {
  const fresh = `${file}.${mine.id}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(fresh, JSON.stringify(mine));
  try {
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if (code(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {Holder} holder */
function isDead(holder) {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return code(error) === 'ESRCH';
  }
}

/**
 * Renaming shows which file was really there: when another waiter was faster and this is already its lock, it goes back.
 * @param {string} file
 * @param {string} staleId
 */
function removeStale(file, staleId) {
  const aside = `${file}.stale-${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (read(aside)?.id !== staleId) linkSync(aside, file);
  } catch (error) {
    if (code(error) !== 'ENOENT' && code(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    // somebody deleted node_modules under us; the work itself will say so better
    if (code(error) !== 'ENOENT') throw error;
  }
}

/**
 * @param {string} file
 * @param {string} id
 */
function giveBack(file, id) {
  if (read(file)?.id === id) rmSync(file, { force: true });
}

/** @param {unknown} error */
function code(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
