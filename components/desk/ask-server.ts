/**
 * Asks an address of ours that answers like an action. The actions of a page wait for each other, so that one without an answer
 * holds up the others; requests do not, and each has its own end.
 */
import type { ActionResult } from '../action-result.ts';

/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE_MS = 30_000;

/** Rejects when no answer came in time, or it was not ours, as an action does when the line is away. */
export async function ask<T>(address: string, body?: object): Promise<ActionResult<T>> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(address, body ? { ...posting(body), signal } : { signal });
  const answer: unknown = response.ok ? await response.json() : null;
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as ActionResult<T>;
  throw new Error(`The server answered ${response.status}.`);
}

function posting(body: object): RequestInit {
  // what is sent while the page goes must outlive it; a browser allows that for little at a time only
  const keepalive = document.visibilityState === 'hidden';
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body), keepalive };
}
