/** Writing, and what becomes of it: typing, choosing in a conflict, text brought back, news from the server. */
import type { Workspace } from '#domain/translations/translation.ts';
import type { Core } from './desk-core.ts';
import { nameOf, type Row, storedOf, TITLE } from './desk-state.ts';
import {
  arrived,
  asidePart,
  type Field,
  isUnsaved,
  keptMine,
  letGo,
  merging,
  putBack,
  restored,
  tookTheirs,
  typed,
} from './field.ts';

export type Choice = 'mine' | 'theirs' | 'merge' | 'put-back' | 'let-go';

export interface FieldCommands {
  type(key: string, text: string): void;
  /** saves now what waits in this field */
  flush(key: string): Promise<void>;
  flushAll(): Promise<void>;
  /** tries again at once what did not get through */
  retry(): void;
  choose(key: string, choice: Choice): void;
  /** takes over what a refreshed page brought */
  reconcile(workspace: Workspace): void;
  /** brings back what a closed or crashed page left in this browser */
  restore(openPages: ReadonlySet<string>): void;
}

const CHOICES: Record<Choice, (field: Field) => Field> = {
  mine: (field) => keptMine(field),
  theirs: tookTheirs,
  merge: merging,
  'put-back': putBack,
  'let-go': letGo,
};

const SAID: Record<Choice, string> = {
  mine: 'Your text is kept and saved.',
  theirs: 'Their text is taken. Yours is set aside; you can put it back.',
  merge: 'Write the merge in the field. Ctrl+Enter saves it.',
  'put-back': 'Your text is back in the field.',
  'let-go': 'The text that was set aside is let go.',
};

export function fieldCommands(core: Core): FieldCommands {
  const { store, queue, change, rows } = core;
  const keys = rows.map((row) => row.key);
  return {
    type: (key, text) =>
      change(key, (field) => typed(field, key === TITLE ? text.replace(/\s*\n\s*/g, ' ') : text)),
    flush: queue.flush,
    flushAll: async () => {
      await Promise.all(keys.map((key) => queue.flush(key)));
    },
    retry: () => queue.retryNow(keys),
    choose(key, choice) {
      change(key, CHOICES[choice]);
      if (choice === 'put-back' || choice === 'let-go') forgetParts(core, key);
      if (choice === 'mine') void queue.flush(key);
      if (choice !== 'let-go') store.set({ focus: { key, on: 'field', caret: null } });
      core.announce(SAID[choice]);
    },
    reconcile(workspace) {
      for (const [key, stored] of storedOf(workspace)) change(key, (field) => arrived(field, stored));
      store.set({ status: workspace.status, progress: workspace.progress });
    },
    restore: (openPages) => restore(core, openPages),
  };
}

/** The text of a sentence that has no row of its own stays in the browser until the person has chosen what becomes of it. */
function forgetParts({ texts, rowOf }: Core, key: string): void {
  for (const part of keysWithin(rowOf(key))) texts.forget(part);
}

/** Of the sentences that a row has taken in. */
function keysWithin({ segment }: Row): string[] {
  const { parts = [], joinedIds = [] } = segment ?? {};
  return [...parts.slice(1).map(({ id }) => id), ...joinedIds].map(String);
}

function restore(core: Core, openPages: ReadonlySet<string>): void {
  const { store, texts, change, announce, rowOf, rows } = core;
  const back: string[] = [];
  for (const [key, kept] of texts.leftBehind(openPages)) {
    const whole = rows.find((row) => keysWithin(row).includes(key));
    if (whole && kept.text.trim() === '') texts.forget(key);
    else if (whole) {
      change(whole.key, (field) => asidePart(field, kept.text));
      back.push(whole.key);
      continue;
    }
    change(key, (field) => restored(field, kept));
    const field = store.get().fields[key];
    if (field && isUnsaved(field)) back.push(key);
    // Of a sentence that the original has no longer the text stays where it is: it may be all there is of it.
    else if (field) texts.forget(key);
  }
  const restoredRows = [...new Set(back)];
  store.set({ restored: restoredRows });
  if (back.length === 0) return;
  const names = restoredRows.map((key) => nameOf(rowOf(key))).join(', ');
  announce(`Text that had not been saved was brought back: ${names}.`);
}
