/** What every server action answers with; made by app/action.ts, shown by the forms. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      kind: 'invalid' | 'conflict' | 'forbidden' | 'not-found' | 'signed-out' | 'busy' | 'error';
      message: string;
      fields: Record<string, string>;
      theirs: unknown;
    };
