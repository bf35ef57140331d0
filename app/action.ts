/** The one wrapper of every server action, and of routes that answer like one: origin, viewer, parse, run, map errors. */
import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import type { ActionResult } from '#components/action-result.ts';
import { environment } from '#domain/environment.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#domain/errors.ts';
import { TooBusy } from '#domain/people/passwords.ts';
import type { Viewer } from '#domain/people/person.ts';
import { currentViewer } from './viewer.ts';

type Refusal = Extract<ActionResult<never>, { ok: false }>;

/** A server action for signed-in people. `run` is a mutation (or a query) of the domain: it permits or refuses. */
export function action<Schema extends z.ZodType, Result>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Result>,
): (input: z.input<Schema>) => Promise<ActionResult<Result>> {
  return (input) =>
    answered(headers(), async () => {
      const viewer = await signedIn();
      return run(viewer, schema.parse(input));
    });
}

/** A server action that needs no account: set-up and invitations, which bring a token instead. */
export function openAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Result>,
): (input: z.input<Schema>) => Promise<ActionResult<Result>> {
  return (input) => answered(headers(), async () => run(schema.parse(input)));
}

/**
 * The same at an address of its own, for what may not wait: Next sends the actions of a page one after the other, and one that
 * is never answered would hold up all that follow. `place` is what the address says of the input.
 */
export function actionRoute<Schema extends z.ZodType, Result>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Result>,
): (request: Request, place: object) => Promise<Response> {
  return async (request, place) =>
    json(
      await answered(request.headers, async () => {
        const viewer = await signedIn();
        const given = z.record(z.string(), z.unknown()).parse(await smallBody(request));
        return run(viewer, schema.parse({ ...given, ...place }));
      }),
    );
}

/** As many bytes as Next takes from an action. */
const MOST_BYTES = 1_000_000;

/** The JSON that was sent, null for what is none. Throws Invalid when it is large, or does not say how large it is. */
export async function smallBody(request: Request): Promise<unknown> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= MOST_BYTES)) throw new Invalid('That is more than can be sent at once.');
  return request.json().catch(() => null);
}

/** A read at an address of its own; it changes nothing, so it may be asked from anywhere. */
export function queryRoute<Schema extends z.ZodType, Result>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Result>,
): (input: object) => Promise<Response> {
  return async (input) =>
    json(
      await answered(null, async () => {
        const viewer = await signedIn();
        return run(viewer, schema.parse(input));
      }),
    );
}

/** 200 for a refusal too: the page says it itself, and a browser would note an error for what is none. */
function json(result: ActionResult<unknown>): Response {
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  return Response.json(result, { headers });
}

class SignedOut extends Error {}

async function signedIn(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) throw new SignedOut();
  return viewer;
}

type Given = { get(name: string): string | null };

/** `given`: the headers of what changes something; null for a read. */
async function answered<Result>(
  given: Given | Promise<Given> | null,
  work: () => Promise<Result>,
): Promise<ActionResult<Result>> {
  try {
    const asked = await given;
    if (asked) refuseForeign(asked);
    return { ok: true, data: await work() };
  } catch (error) {
    return refusal(error);
  }
}

/**
 * Throws Forbidden unless the request comes from a page of this site. Next lets a request without Origin pass and
 * believes X-Forwarded-Host (security.md finding 7); here only the configured origins count.
 */
export function assertSameOrigin(request: Request): void {
  refuseForeign(request.headers);
}

function refuseForeign(given: Given): void {
  const origin = given.get('origin');
  const site = given.get('sec-fetch-site');
  const ours = origin !== null && environment().allowedOrigins.includes(origin);
  if (!ours || (site !== null && site !== 'same-origin')) {
    throw new Forbidden(
      'This request did not come from a page of this site. Open the site at its own address and try again.',
    );
  }
}

function refusal(error: unknown): Refusal {
  const base = { ok: false as const, fields: {}, theirs: null };
  if (error instanceof SignedOut)
    return {
      ...base,
      kind: 'signed-out',
      message: 'You are signed out. Sign in again; what you typed is kept.',
    };
  if (error instanceof z.ZodError)
    return { ...base, kind: 'invalid', message: 'Please check what you entered.', fields: fieldsOf(error) };
  if (error instanceof Invalid)
    return { ...base, kind: 'invalid', message: error.message, fields: { ...error.fields } };
  if (error instanceof Conflict)
    return { ...base, kind: 'conflict', message: error.message, theirs: error.theirs };
  if (error instanceof Forbidden) return { ...base, kind: 'forbidden', message: error.message };
  if (error instanceof NotFound) return { ...base, kind: 'not-found', message: error.message };
  if (error instanceof TooBusy || (error instanceof Error && error.name === 'DatabaseBusy')) {
    return {
      ...base,
      kind: 'busy',
      message: 'The server is busy; nothing was lost. Trying again in a moment helps.',
    };
  }
  // the stack is for the log; the person gets no detail of it
  console.error(
    JSON.stringify({ level: 'error', at: new Date().toISOString(), where: 'action', error: describe(error) }),
  );
  return {
    ...base,
    kind: 'error',
    message: 'Something went wrong on the server; nothing was saved. It has been logged.',
  };
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.') || 'form', issue.message]));
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
