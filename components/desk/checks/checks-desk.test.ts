import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ComparedFinding } from '#domain/checks/check.ts';
import type { Workspace } from '#domain/translations/translation.ts';
import { createTermsDesk } from '../terms/terms-desk.ts';
import { createCore } from '../workspace/desk-core.ts';
import { shownBy } from '../workspace/desk-state.ts';
import { keptTexts } from '../workspace/kept-text.ts';
import { createChecksDesk } from './checks-desk.ts';

const TARGET = {
  text: 'NATO meets.',
  staleSource: null,
  state: 'translated' as const,
  version: 1,
  origin: 'human',
  updatedBy: 'Ingrid',
  updatedAt: '',
};

const WORKSPACE: Workspace = {
  articleId: 1,
  slug: 'nato',
  language: 'en',
  sourceLanguage: 'nb',
  sourceTitle: 'Nato',
  title: '',
  titleVersion: 0,
  status: 'in-progress',
  progress: { segments: 1, untranslated: 0, draft: 0, translated: 1, approved: 0, stale: 0 },
  blocks: [{ id: 1, kind: 'paragraph', text: 'Nato møtes.' }],
  segments: [
    {
      id: 10,
      number: 1,
      blockId: 1,
      blockKind: 'paragraph',
      startsBlock: true,
      start: 0,
      source: 'Nato møtes.',
      target: TARGET,
      version: 1,
      former: [],
    },
  ],
  notes: [],
  can: { edit: true, approve: true, annotate: true, suggest: false, cut: true, assign: true },
  people: [],
};

const FINDING: ComparedFinding = {
  segmentId: 10,
  kind: 'same-source',
  severity: 'warning',
  message: 'The same sentence is translated “NATO is meeting.” elsewhere.',
  other: null,
};

function opened() {
  const never = () => new Promise<never>(() => {});
  const texts = keptTexts(null, { viewer: '1', articleId: 1, language: 'en' }, 'p');
  const core = createCore(WORKSPACE, { saveTarget: never, saveTranslationTitle: never }, texts);
  const terms = createTermsDesk(core, { terms: [], spans: [] });
  const asked: object[] = [];
  const checks = createChecksDesk(core, terms, { compared: [], dismissals: [] }, async (input) => {
    asked.push(input);
    return { ok: true, data: [FINDING] };
  });
  return { core, checks, asked };
}

const kindsIn = ({ checks }: ReturnType<typeof opened>, text: string) =>
  checks.findings('10', text).map(({ kind }) => kind);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the checks of the workspace', () => {
  it('compare with others when a sentence was saved: once, however many were', async () => {
    const desk = opened();
    expect(kindsIn(desk, 'NATO meets.')).toEqual([]);
    for (const _ of [1, 2, 3]) desk.checks.saved();
    await vi.runAllTimersAsync();
    expect(desk.asked).toEqual([{ articleId: 1, language: 'en' }]);
    expect(kindsIn(desk, 'NATO meets.')).toEqual(['same-source']);
  });

  it('say nothing about others of a text that is not saved', () => {
    const desk = opened();
    desk.checks.store.set({ compared: [FINDING] });
    expect(kindsIn(desk, 'NATO  meets')).toEqual(['end-punctuation', 'spaces']);
    expect(kindsIn(desk, ' ')).toEqual([]);
  });

  it('leave out what was let stand, and tell the filter which sentences they find something in', () => {
    const { core, checks } = opened();
    const shown = () => [...shownBy('checks', core.rows, core.store.get().fields, checks.count)];
    expect(shown()).toEqual([]);
    checks.store.set({ compared: [FINDING] });
    expect(shown()).toEqual(['10']);
    const { kind, message, segmentId } = FINDING;
    const dismissal = { id: 1, segmentId, kind, message, reason: 'A caption.', author: 'Ingrid', at: '' };
    checks.store.set({ dismissals: [dismissal] });
    expect(shown()).toEqual([]);
  });

  it('ask no more once the workspace is closed', async () => {
    const { checks, asked } = opened();
    checks.saved();
    checks.stop();
    await vi.runAllTimersAsync();
    expect(asked).toEqual([]);
  });
});
