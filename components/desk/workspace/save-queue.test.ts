import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { confirmed, type Draft, type Field, fieldOf, type Stored, typed } from './field.ts';
import { type Answer, createSaveQueue, PAUSE_MS, SLOW_MS } from './save-queue.ts';

const empty: Stored = { text: '', state: 'untranslated', version: 0, by: null, at: null };

/** A desk with one server: `requests` are what it got, `answer` what it says to the oldest open one. */
function desk() {
  const fields: Record<string, Field> = { a: fieldOf(empty, ''), b: fieldOf(empty, '') };
  const requests: {
    key: string;
    draft: Draft;
    resolve: (answer: Answer) => void;
    reject: (error: Error) => void;
  }[] = [];
  const slow: boolean[] = [];
  const queue = createSaveQueue({
    read: (key) => fields[key],
    write: (key, field) => {
      fields[key] = field;
    },
    send: (key, draft) => new Promise((resolve, reject) => requests.push({ key, draft, resolve, reject })),
    onSlow: (_key, isSlow) => slow.push(isSlow),
  });
  const change = (key: string, next: (field: Field) => Field) => {
    fields[key] = next(fields[key] ?? fieldOf(empty, ''));
    queue.touched(key);
  };
  return {
    queue,
    fields,
    requests,
    slow,
    type: (text: string, key = 'a') => change(key, (field) => typed(field, text)),
    confirm: (key = 'a') => change(key, (field) => confirmed(field, 'translated')),
    store: async (index: number) => {
      const { draft, resolve } = at(requests, index);
      resolve({
        ok: true,
        stored: { ...empty, text: draft.text, state: draft.state, version: draft.version + 1 },
      });
      await vi.advanceTimersByTimeAsync(0);
    },
    answer: async (index: number, answer: Answer) => {
      at(requests, index).resolve(answer);
      await vi.advanceTimersByTimeAsync(0);
    },
    lose: async (index: number) => {
      at(requests, index).reject(new TypeError('Failed to fetch'));
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`There was no request number ${index}.`);
  return item;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('autosave', () => {
  it('waits for a pause in the typing and sends only the newest text', async () => {
    const { type, requests } = desk();
    type('N');
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    type('Na');
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests.map((request) => request.draft.text)).toEqual(['Na']);
  });

  it('saves at once on leaving, and has nothing to do for an unchanged field', async () => {
    const { type, queue, requests } = desk();
    await queue.flush('a');
    type('Nato');
    void queue.flush('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
    expect(requests).toHaveLength(1);
  });

  it('has one save at a time for a field; what is typed meanwhile follows with the new version', async () => {
    const { type, queue, requests, store, fields } = desk();
    type('one');
    void queue.flush('a');
    type('two');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(requests).toHaveLength(1);
    await store(0);
    expect(at(requests, 1).draft).toMatchObject({ text: 'two', version: 1 });
    await store(1);
    expect(fields.a).toMatchObject({ wanted: null, stored: { text: 'two', version: 2 } });
  });

  it('does not make one field wait for another', async () => {
    const { type, queue, requests } = desk();
    type('one');
    type('two', 'b');
    void queue.flush('a');
    void queue.flush('b');
    expect(requests.map((request) => request.key)).toEqual(['a', 'b']);
  });

  it('sends a confirmation right after the draft that was under way', async () => {
    const { type, confirm, queue, requests, store, fields } = desk();
    type('one');
    void queue.flush('a');
    confirm();
    const settled = queue.flush('a');
    await store(0);
    expect(at(requests, 1).draft).toMatchObject({ text: 'one', state: 'translated', version: 1 });
    await store(1);
    await settled;
    expect(fields.a?.stored.state).toBe('translated');
  });
});

describe('when the server cannot be reached', () => {
  it('tries again after 2, 4, 8 seconds and sends what is newest by then', async () => {
    const { type, queue, requests, lose, fields } = desk();
    type('one');
    void queue.flush('a');
    await lose(0);
    expect(fields.a?.phase).toMatchObject({ name: 'retrying', trouble: { hitch: 'offline' }, attempt: 1 });
    type('two');
    await vi.advanceTimersByTimeAsync(2000);
    expect(at(requests, 1).draft.text).toBe('two');
    await lose(1);
    await vi.advanceTimersByTimeAsync(3999);
    expect(requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests).toHaveLength(3);
  });

  it('tries at once when it is back, and is content when the lost save had arrived after all', async () => {
    const { type, queue, requests, lose, answer, fields } = desk();
    type('one');
    void queue.flush('a');
    await lose(0);
    queue.retryNow(['a', 'b']);
    expect(requests).toHaveLength(2);
    await answer(1, {
      ok: false,
      kind: 'conflict',
      theirs: { ...empty, text: 'one', state: 'draft', version: 1 },
    });
    expect(fields.a).toMatchObject({ wanted: null, phase: { name: 'idle' }, stored: { version: 1 } });
  });

  it('keeps trying while signed out, but not a text that the server refuses', async () => {
    const { type, queue, requests, answer, fields } = desk();
    type('one');
    void queue.flush('a');
    await answer(0, { ok: false, kind: 'signed-out', message: 'Sign in.' });
    await vi.advanceTimersByTimeAsync(2000);
    await answer(1, { ok: false, kind: 'refused', message: 'Too long.' });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(requests).toHaveLength(2);
    expect(fields.a).toMatchObject({ text: 'one', phase: { name: 'refused', message: 'Too long.' } });
  });

  it('says when an answer takes long, and when it has come', async () => {
    const { type, queue, store, slow } = desk();
    type('one');
    void queue.flush('a');
    await vi.advanceTimersByTimeAsync(SLOW_MS);
    expect(slow).toEqual([true]);
    await store(0);
    expect(slow).toEqual([true, false]);
  });
});

describe('a conflict', () => {
  it('stops the autosave until the person has chosen', async () => {
    const { type, queue, requests, answer, fields } = desk();
    type('mine');
    void queue.flush('a');
    await answer(0, {
      ok: false,
      kind: 'conflict',
      theirs: { ...empty, text: 'theirs', state: 'draft', version: 1 },
    });
    type('mine and more');
    void queue.flush('a');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(requests).toHaveLength(1);
    expect(fields.a).toMatchObject({ text: 'mine and more', phase: { name: 'conflict' } });
  });
});
