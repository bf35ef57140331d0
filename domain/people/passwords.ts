/** argon2id with m = 19 MiB, t = 2, p = 1 (OWASP; security.md section 4), at most four at once. */
import { hash, verify } from '@node-rs/argon2';

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 4;
const QUEUE = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** The hash with its parameters, as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, OPTIONS));
}

/** Whether the password is the stored one. With no stored hash it takes the same time and says no. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await inTurn(async () => verify(stored ?? (await decoy()), password));
  return right && stored !== null;
}

let decoyHash: Promise<string> | undefined;

/** A hash that nothing opens, so that unknown accounts cost as much as known ones. */
function decoy(): Promise<string> {
  decoyHash ??= hash(`${Math.random()}`, OPTIONS);
  return decoyHash;
}

/** Too many passwords are being checked; the caller answers 503. */
export class TooBusy extends Error {
  constructor() {
    super('Too many people are signing in at once. Try again in a moment.');
    this.name = 'TooBusy';
  }
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= QUEUE) throw new TooBusy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
