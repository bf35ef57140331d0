import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Workspace } from '#domain/translations/translation.ts';
import { createCore } from './desk-core.ts';
import { savingOf } from './desk-state.ts';
import { typed } from './field.ts';
import { keptTexts } from './kept-text.ts';

const WORKSPACE: Workspace = {
  ...{ articleId: 1, slug: 'nato', language: 'en', sourceLanguage: 'nb', sourceTitle: 'Nato' },
  ...{ title: 'NATO', titleVersion: 1, status: 'in-progress', notes: [], people: [] },
  progress: { segments: 1, untranslated: 1, draft: 0, translated: 0, approved: 0, stale: 0 },
  blocks: [{ id: 1, kind: 'paragraph', text: 'Nato møtes.' }],
  segments: [
    {
      ...{ id: 10, version: 1, number: 1, former: [], blockId: 1, blockKind: 'paragraph' },
      ...{ startsBlock: true, start: 0, source: 'Nato møtes.', target: null },
    },
  ],
  can: { edit: true, approve: false, annotate: true, suggest: true, cut: false, assign: false },
};

/** A room in which somebody else has saved `theirs` before. */
function roomBehind(theirs: string) {
  const refused = { ok: false, kind: 'conflict', message: 'changed', fields: {} } as const;
  const target = { text: theirs, staleSource: null, state: 'draft', version: 1, origin: 'human' } as const;
  const saveTarget = async () => ({ ...refused, theirs: { ...target, updatedBy: 'Ola', updatedAt: '' } });
  const never = () => new Promise<never>(() => {});
  const kept = keptTexts(null, { viewer: '1', articleId: 1, language: 'en' }, 'page');
  return createCore(WORKSPACE, { saveTarget, saveTranslationTitle: never }, kept);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('two people who write the same have nothing to choose, and the second is told that it is saved', async () => {
  const room = roomBehind('NATO meets.');
  room.change('10', (field) => typed(field, 'NATO meets.'));
  await vi.advanceTimersByTimeAsync(5000);
  const { fields, savedAt } = room.store.get();
  expect(savingOf(room.rows, fields)).toMatchObject({ conflicts: [], unsaved: 0 });
  expect(savedAt).toBeInstanceOf(Date);
});

it('two people who write otherwise have to choose, and nothing is said to be saved', async () => {
  const room = roomBehind('NATO convenes.');
  room.change('10', (field) => typed(field, 'NATO meets.'));
  await vi.advanceTimersByTimeAsync(5000);
  const { fields, savedAt } = room.store.get();
  expect(savingOf(room.rows, fields)).toMatchObject({ conflicts: ['10'] });
  expect(savedAt).toBeNull();
});

it('what is written for a sentence that is no more in the original is saved, and it is said where it is', async () => {
  const target = {
    text: 'NATO meets.',
    staleSource: null,
    state: 'draft',
    version: 1,
    origin: 'human',
  } as const;
  const { status, progress } = WORKSPACE;
  const data = { target: { ...target, updatedBy: 'Tor', updatedAt: '' }, goneIn: 3, status, progress };
  const kept = keptTexts(null, { viewer: '1', articleId: 1, language: 'en' }, 'page');
  const saveTarget = async () => ({ ok: true, data }) as const;
  const room = createCore(WORKSPACE, { saveTarget, saveTranslationTitle: () => new Promise(() => {}) }, kept);
  room.change('10', (field) => typed(field, 'NATO meets.'));
  expect(room.store.get().gone).toEqual({});
  await vi.advanceTimersByTimeAsync(5000);
  expect(room.store.get().gone).toEqual({ 10: 3 });
});
