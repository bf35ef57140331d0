import { describe, expect, it } from 'vitest';
import type { MemoryMatch } from '#domain/memory/memory.ts';
import type { Workspace } from '#domain/translations/translation.ts';
import type { Core } from '../workspace/desk-core.ts';
import { createCore } from '../workspace/desk-core.ts';
import { draftOf, type Field, saved } from '../workspace/field.ts';
import { keptTexts } from '../workspace/kept-text.ts';
import { createMemoryDesk, type MemoryDesk, percentInWords, shownMatches } from './memory-desk.ts';

const match = (unitId: number, percent: number, target = `Match ${unitId}.`): MemoryMatch => ({
  unitId,
  percent,
  source: 'Nato møttes.',
  target,
  sourceLanguage: 'nb',
  targetLanguage: 'en',
  isReversed: false,
  origin: { kind: 'import', importId: 1, name: 'a.tmx' },
  author: 'Ola',
  writtenAt: null,
  note: null,
  others: 0,
});
const FOUND = [match(1, 100), match(2, 88), match(3, 80), match(4, 76), match(5, 61)];

function room(canEdit = true): { core: Core; memory: MemoryDesk; field: () => Field } {
  const workspace = {
    articleId: 1,
    language: 'en',
    sourceTitle: 'Nato',
    title: 'NATO',
    titleVersion: 1,
    blocks: [],
    segments: [{ id: 10, number: 1, blockId: 1, start: 0, source: 'Nato møtes.', target: null }],
    notes: [],
    can: { edit: canEdit, approve: false, annotate: true },
  } as unknown as Workspace;
  const refuse = () => new Promise<never>(() => {});
  const actions = { saveTarget: refuse, saveTranslationTitle: refuse };
  const texts = keptTexts(null, { viewer: '7', articleId: 1, language: 'en' }, 'p');
  const core = createCore(workspace, actions, texts);
  const memory = createMemoryDesk(core, async () => ({ matches: FOUND }));
  const field = () => core.store.get().fields['10'] as Field;
  return { core, memory, field };
}
const looked = async (given = room()) => {
  await given.memory.lookUp('10', new AbortController().signal);
  return given;
};

describe('matches of the memory', () => {
  it('are shown from the chosen percentage on, three at most', async () => {
    const { memory } = await looked();
    const ids = () => shownMatches(memory.store.get()).map(({ unitId }) => unitId);
    expect(ids()).toEqual([1, 2, 3]);
    memory.store.set({ least: 85 });
    expect(ids()).toEqual([1, 2]);
    memory.store.set({ least: 60 });
    expect(ids()).toEqual([1, 2, 3]);
  });

  it('are not shown when the translator has gone on before they came', async () => {
    const { memory } = room();
    const gone = new AbortController();
    const lookUp = memory.lookUp('10', gone.signal);
    gone.abort();
    await lookUp;
    expect(memory.store.get()).toMatchObject({ of: '10', found: null });
  });

  it('are named in words', () => {
    expect([100, 101, 75].map(percentInWords)).toEqual(['100 %', '100 %, in context', '75 %']);
  });
});

describe('inserting a match', () => {
  it('puts it into the field, and the save says that it comes from the memory, until it is edited', async () => {
    const { core, memory, field } = await looked();
    memory.insert(2);
    expect(field().text).toBe('Match 2.');
    expect(draftOf(field())).toMatchObject({ text: 'Match 2.', origin: 'memory', state: 'draft' });
    expect(core.store.get().announcement).toBe('Match 2 is in the field: 88 %.');
    core.change('10', (now) => ({ ...now, text: 'Match 2, edited.', revision: now.revision + 1 }));
    expect(draftOf(field())).not.toHaveProperty('origin');
  });

  it('sets aside what somebody had written', async () => {
    const { core, memory, field } = await looked();
    core.change('10', (now) => ({ ...now, text: 'My own words.', wanted: 'draft' }));
    memory.insert(1);
    expect(field()).toMatchObject({ text: 'Match 1.', setAside: 'My own words.' });
    memory.insert(3);
    expect(field()).toMatchObject({ text: 'Match 3.', setAside: 'Match 1.' });
  });

  it('does nothing where there is no such match, or nothing looked up for this sentence', async () => {
    const { core, memory, field } = room();
    memory.insert(1);
    expect([field().text, core.store.get().announcement]).toEqual(['', 'There is no match 1.']);
    await looked({ core, memory, field });
    memory.store.set({ least: 100 });
    memory.insert(2);
    expect(field().text).toBe('');
  });

  it('does nothing for somebody who may only read', async () => {
    const { memory, field } = await looked(room(false));
    memory.insert(1);
    expect(field().text).toBe('');
  });

  it('waits for the choice in a conflict', async () => {
    const { core, memory, field } = await looked();
    const theirs = { text: 'Theirs.', state: 'draft' as const, version: 2, by: 'Ola', at: null };
    core.change('10', (now) => ({
      ...now,
      text: 'Mine.',
      phase: { name: 'conflict', theirs, merging: false },
    }));
    memory.insert(1);
    expect([field().text, core.store.get().announcement]).toEqual([
      'Mine.',
      'Choose first: keep your text, take theirs, or edit a merge.',
    ]);
  });

  it('is settled once the server has it', async () => {
    const { memory, field } = await looked();
    memory.insert(1);
    const draft = draftOf(field());
    if (!draft) throw new Error('nothing to save');
    const stored = { text: 'Match 1.', state: 'draft' as const, version: 1, by: 'Ola', at: null };
    expect(saved(field(), draft, stored)).toMatchObject({ wanted: null, phase: { name: 'idle' } });
  });
});
