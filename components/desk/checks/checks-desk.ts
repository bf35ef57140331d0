/** The checks in the workspace: what they find in any row, also what comparing it with the corpus found when it was saved. */
import type { ActionResult } from '#components/action-result.ts';
import {
  type ComparedFinding,
  type Dismissal,
  isDismissed,
  type OtherSentence,
} from '#domain/checks/check.ts';
import { machineFindings } from '#domain/checks/machine-check.ts';
import { targetChecks } from '#domain/text/target-checks.ts';
import { createStore, type Store } from '../annotations/store.ts';
import type { TermsDesk } from '../terms/terms-desk.ts';
import type { Core } from '../workspace/desk-core.ts';
import type { Stored } from '../workspace/field.ts';

/** What the page was delivered with. */
export interface ChecksData {
  compared: readonly ComparedFinding[];
  dismissals: readonly Dismissal[];
}

export interface WorkspaceFinding {
  kind: string;
  severity: 'error' | 'warning';
  message: string;
  other: OtherSentence | null;
}

export type ReadCompared = (input: {
  articleId: number;
  language: string;
}) => Promise<ActionResult<ComparedFinding[]>>;

export interface ChecksDesk {
  store: Store<ChecksData>;
  /** the open findings of a text of the row; the same list for the same text and data */
  findings(key: string, text: string): readonly WorkspaceFinding[];
  /** how many there are in the row's text as it stands */
  count(key: string): number;
  /** a sentence was saved: compares anew what the translation says with what others say */
  saved(): void;
  stop(): void;
}

/** A moment of rest before asking, so that confirming one sentence after the other asks once. */
const REST_MS = 400;

interface Known {
  text: string;
  of: ChecksData;
  stored: Stored | undefined;
  found: readonly WorkspaceFinding[];
}

const NONE: readonly WorkspaceFinding[] = [];

export function createChecksDesk(
  core: Core,
  terms: TermsDesk,
  data: ChecksData,
  readCompared: ReadCompared,
): ChecksDesk {
  const store = createStore<ChecksData>(data);
  const known = new Map<string, Known>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const findings: ChecksDesk['findings'] = (key, text) => {
    const of = store.get();
    const stored = core.store.get().fields[key]?.stored;
    const before = known.get(key);
    if (before?.text === text && before.of === of && before.stored === stored) return before.found;
    const found = text.trim() === '' ? NONE : openIn(core, terms, of, { key, text, stored });
    known.set(key, { text, of, stored, found });
    return found;
  };
  const ask = async () => {
    const { articleId, language } = core.workspace;
    const result = await readCompared({ articleId, language }).catch(() => null);
    if (result?.ok) store.set({ compared: result.data });
  };
  return {
    store,
    findings,
    count: (key) => findings(key, core.store.get().fields[key]?.text ?? '').length,
    saved() {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), REST_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function openIn(
  { rowOf, workspace }: Core,
  terms: TermsDesk,
  { compared, dismissals }: ChecksData,
  { key, text, stored }: { key: string; text: string; stored: Stored | undefined },
): WorkspaceFinding[] {
  const row = rowOf(key);
  const languages = { source: workspace.sourceLanguage, target: workspace.language };
  const own = [...targetChecks(row.source.trim(), text, languages), ...terms.findings(key, text)];
  // of the text that is stored; of another one nobody knows yet
  const isStored = stored?.text === text;
  if (isStored) own.push(...machineFindings(stored));
  const others = isStored ? compared.filter(({ segmentId }) => String(segmentId) === key) : [];
  const letStand = dismissals.filter(({ segmentId }) => String(segmentId) === key);
  return [...own.map((finding) => ({ ...finding, other: null })), ...others].filter(
    (finding) => !isDismissed(finding, letStand),
  );
}
