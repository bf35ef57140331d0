import { describe, expect, it } from 'vitest';
import type { TermForm, WorkspaceTerms } from '#domain/terms/term.ts';
import type { Workspace } from '#domain/translations/translation.ts';
import { createCore } from '../workspace/desk-core.ts';
import { TITLE } from '../workspace/desk-state.ts';
import { typed } from '../workspace/field.ts';
import { keptTexts } from '../workspace/kept-text.ts';
import { createTermsDesk } from './terms-desk.ts';

const SOURCE = 'Kiev har krysserraketter og en bank.';

const WORKSPACE: Workspace = {
  articleId: 1,
  slug: 'kiev',
  language: 'en',
  sourceLanguage: 'nb',
  sourceTitle: 'Kiev',
  title: '',
  titleVersion: 0,
  status: 'in-progress',
  progress: { segments: 1, untranslated: 1, draft: 0, translated: 0, approved: 0, stale: 0 },
  blocks: [{ id: 1, kind: 'paragraph', text: SOURCE }],
  segments: [
    {
      id: 7,
      number: 1,
      blockId: 1,
      blockKind: 'paragraph',
      startsBlock: true,
      start: 0,
      source: SOURCE,
      target: null,
      version: 1,
      former: [],
    },
  ],
  notes: [],
  can: { edit: true, approve: true, annotate: true, suggest: false, cut: true, assign: true },
  people: [],
};

const form = (text: string, status: TermForm['status'] = 'preferred'): TermForm => ({
  language: 'en',
  text,
  status,
  inflections: [],
});
const term = (id: number, ...forms: TermForm[]) => ({ id, forms, definition: null, notes: '' });

const TERMS: WorkspaceTerms = {
  terms: [
    term(1, form('Kyiv'), form('Kiev', 'forbidden')),
    term(2, form('cruise missile', 'admitted')),
    term(3, form('bank')),
    term(4, form('bench')),
    term(5),
  ],
  spans: [
    { segmentId: null, start: 0, end: 4, terms: [1] },
    { segmentId: 7, start: 0, end: 4, terms: [1] },
    { segmentId: 7, start: 9, end: 24, terms: [2] },
    { segmentId: 7, start: 31, end: 35, terms: [3, 4] },
  ],
};

function at(text: string, can = WORKSPACE.can) {
  const never = () => new Promise<never>(() => {});
  const actions = { saveTarget: never, saveTranslationTitle: never };
  const texts = keptTexts(null, { viewer: '1', articleId: 1, language: 'en' }, 'p');
  const core = createCore({ ...WORKSPACE, can }, actions, texts);
  core.store.set({ activeKey: '7' });
  core.change('7', (field) => typed(field, text));
  const terms = createTermsDesk(core, TERMS);
  const insertNext = () => {
    const { length } = core.store.get().fields['7']?.text ?? '';
    terms.insertNext({ start: length, end: length });
    return core.store.get().fields['7']?.text;
  };
  return { core, terms, insertNext };
}

describe('the terms beside a sentence', () => {
  it('stand in the order of the source, under the words that stand there', () => {
    const { terms } = at('');
    expect(terms.termsOf('7').map(({ id, source }) => [id, source])).toEqual([
      [1, 'Kiev'],
      [2, 'krysserraketter'],
      [3, 'bank'],
      [4, 'bank'],
    ]);
    expect(terms.termsOf(TITLE).map(({ id }) => id)).toEqual([1]);
    expect(terms.marksOf('7')).toHaveLength(3);
    expect(terms.termsOf('9')).toEqual([]);
  });

  it('are inserted one after another, those alone that the translation does not have yet', () => {
    const { core, insertNext } = at('');
    expect(insertNext()).toBe('Kyiv');
    expect(core.store.get().focus).toEqual({ key: '7', on: 'field', caret: 4 });
    expect(insertNext()).toBe('Kyiv cruise missile');
    expect(insertNext()).toBe('Kyiv cruise missile bank');
    expect(insertNext(), 'one meaning of the word is there').toBe('Kyiv cruise missile bank');
  });

  it('are left as they are when they are all there: it is said and nothing is written', () => {
    const { core, terms } = at('Kyiv’s cruise missiles and a bank and a bench.');
    terms.insertNext({ start: 0, end: 0 });
    expect(core.store.get().announcement).toBe('The translation has all the terms.');
    expect(core.store.get().fields['7']?.text).toBe('Kyiv’s cruise missiles and a bank and a bench.');
  });

  it('are not inserted by who may only read', () => {
    const { insertNext } = at('', { ...WORKSPACE.can, edit: false, approve: false });
    expect(insertNext()).toBe('');
  });

  it('are checked: a word with several meanings once, and either meaning will do', () => {
    const { terms } = at('');
    const kinds = (text: string) => terms.findings('7', text).map(({ kind }) => kind);
    expect(kinds('Kyiv has cruise missiles and a bench.')).toEqual([]);
    expect(kinds('Kiev has cruise missiles.')).toEqual(['term-forbidden', 'term-missing']);
    expect(kinds('')).toEqual([]);
  });
});
