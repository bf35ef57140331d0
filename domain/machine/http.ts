/**
 * Asking a machine over HTTP: a time limit, no redirects, a bounded answer, and another attempt only where it makes sense
 * (429 and 5xx), after the wait that the machine asks for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { MachineError } from './translator.ts';

const ATTEMPTS = 3;
const BACK_OFF_MS = [500, 2000];
/** Longer than this nobody waits before a page. */
const LONGEST_WAIT_MS = 15_000;
const MOST_BYTES = 4_000_000;

export interface Call {
  /** of the machine, for messages */
  name: string;
  url: string;
  headers?: Record<string, string>;
  /** sent as JSON by POST; left out: a GET */
  body?: unknown;
  timeoutMs: number;
  signal: AbortSignal;
  /** taken out of every message, should the machine repeat it */
  secret: string | null;
}

export type Ask = (call: Call) => Promise<unknown>;
type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

const waitFor: Wait = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

/** Asks, and reads the answer as JSON. Throws MachineError. */
export async function ask(call: Call, wait: Wait = waitFor): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text, retryAfter } = await askOnce(call);
    if (status >= 200 && status < 300) return parsed(call, text);
    const isPassing = status === 429 || status >= 500;
    const pause = pauseOf(retryAfter) ?? BACK_OFF_MS[attempt - 1] ?? 0;
    if (!isPassing || attempt >= ATTEMPTS || pause > LONGEST_WAIT_MS)
      throw refusal(call, status, text, pause);
    await wait(pause, call.signal).catch(() => stopped(call));
  }
}

interface Answered {
  status: number;
  text: string;
  retryAfter: string | null;
}

async function askOnce(call: Call): Promise<Answered> {
  const timeout = AbortSignal.timeout(call.timeoutMs);
  try {
    const response = await fetch(call.url, {
      ...(call.body === undefined ? {} : { method: 'POST', body: JSON.stringify(call.body) }),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...call.headers },
      // the address is the operator's choice: no answer may lead the request, and the key in it, elsewhere
      redirect: 'manual',
      signal: AbortSignal.any([timeout, call.signal]),
    });
    const text = await boundedText(call, response);
    return { status: response.status, text, retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    if (error instanceof MachineError) throw error;
    if (call.signal.aborted) stopped(call);
    const why = timeout.aborted
      ? `did not answer within ${Math.ceil(call.timeoutMs / 1000)} seconds`
      : `cannot be reached (${causeOf(error)})`;
    throw new MachineError('unavailable', `${call.name} ${why}.`);
  }
}

function stopped({ name }: Call): never {
  throw new MachineError('unavailable', `${name} was stopped.`);
}

async function boundedText({ name }: Call, response: Response): Promise<string> {
  if (!response.body) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new MachineError('damaged', `${name} gave an answer that is far too long.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed({ name }: Call, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MachineError('damaged', `${name} gave an answer that is no JSON.`);
  }
}

/** `Retry-After` is in seconds or a date (RFC 9110 10.2.3); milliseconds here, undefined when there is none. */
function pauseOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function refusal(call: Call, status: number, text: string, pause: number): MachineError {
  const { name } = call;
  if (status >= 300 && status < 400) {
    return new MachineError(
      'unavailable',
      `${name} answered with a redirect (${status}), which is not followed.`,
    );
  }
  const later = pause > LONGEST_WAIT_MS ? ` It asks to wait ${Math.ceil(pause / 1000)} seconds.` : '';
  return new MachineError('unavailable', `${name} answered ${status}${saidIn(call, text)}.${later}`);
}

const MOST_SAID = 200;

/** What the machine says of its refusal, on one line, without the key. */
function saidIn({ secret }: Call, text: string): string {
  const bare = messageIn(text).replace(/\s+/g, ' ').trim();
  const said = secret ? bare.replaceAll(secret, '(the key)') : bare;
  return said === '' ? '' : `: ${said.slice(0, MOST_SAID).replace(/\.$/, '')}`;
}

function messageIn(text: string): string {
  try {
    const { error, message } = JSON.parse(text) as { error?: unknown; message?: unknown };
    const found = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    return typeof (found ?? message) === 'string' ? String(found ?? message) : text;
  } catch {
    // a page of HTML says nothing that helps
    return /^\s*</.test(text) ? '' : text;
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code } = cause as NodeJS.ErrnoException;
  return code ?? (cause instanceof Error ? cause.message : String(cause));
}
