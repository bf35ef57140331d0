/** What a sentence's translation was when a file was written: the third text of a merge. Pure. */
import { createHash } from 'node:crypto';
import { type TargetState, targetState } from '../translations/translation.ts';

export interface Base {
  /** 0: there was no translation */
  version: number;
  state: TargetState;
  origin: string;
  /** of the text */
  hash: string;
}

/** As it stands in the file: `3 draft human 1a2b3c4d5e6f7a8b`. */
export function writeBase(base: {
  version: number;
  state: TargetState;
  origin: string;
  text: string;
}): string {
  return [base.version, base.state, base.origin, hashOf(base.text)].join(' ');
}

/** Null for anything that we have not written. */
export function readBase(given: string | null): Base | null {
  const [version, state, origin, hash] = given?.split(' ') ?? [];
  const known = targetState.safeParse(state);
  if (!known.success || !origin || !hash || !/^\d{1,9}$/.test(version ?? '')) return null;
  return { version: Number(version), state: known.data, origin, hash };
}

/** Sixteen hexadecimal digits of SHA-256: enough to say whether a text is the one that was exported. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
