/** The terms of an article in the workspace: where they stand, what the translation should have, and putting them into it. */
import type { WorkspaceTerm, WorkspaceTerms } from '#domain/terms/term.ts';
import type { TargetFinding } from '#domain/text/target-checks.ts';
import { type CheckedTerm, termChecks } from '#domain/text/term-checks.ts';
import type { Core } from '../workspace/desk-core.ts';
import { TITLE } from '../workspace/desk-state.ts';
import { typed } from '../workspace/field.ts';
import { inserted } from './insertion.ts';

/** A stretch of a source that is a term. */
export interface TermMark {
  start: number;
  end: number;
}

/** A term of a row, under the words that stand in its source. */
export interface RowTerm extends WorkspaceTerm {
  source: string;
}

interface Caret {
  start: number;
  end: number;
}

export interface TermsDesk {
  /** where terms stand in the row's source */
  marksOf(key: string): readonly TermMark[];
  /** the row's terms in the order of its source, each once */
  termsOf(key: string): readonly RowTerm[];
  /** what the checks against the termbase find in a text of the row */
  findings(key: string, text: string): TargetFinding[];
  /** puts a form into the active row's translation */
  insert(form: string, caret: Caret): void;
  /** puts in the first term of the active row that its translation does not have yet */
  insertNext(caret: Caret): void;
}

interface RowTerms {
  marks: TermMark[];
  terms: RowTerm[];
  checked: CheckedTerm[];
}

const NONE: RowTerms = { marks: [], terms: [], checked: [] };

export function createTermsDesk(core: Core, data: WorkspaceTerms): TermsDesk {
  const rows = termsByRow(core, data);
  const at = (key: string) => rows.get(key) ?? NONE;
  const insert = (form: string, caret: Caret) => insertForm(core, form, caret);
  return {
    marksOf: (key) => at(key).marks,
    termsOf: (key) => at(key).terms,
    findings: (key, text) => termChecks(at(key).checked, text, core.workspace.language),
    insert,
    insertNext(caret) {
      const { activeKey, fields } = core.store.get();
      const { checked, terms } = at(activeKey);
      const text = fields[activeKey]?.text ?? '';
      const missing = checked.filter((words) => isMissing(words, text, core.workspace.language));
      const form = missing.map(formToInsert).find((each) => each !== undefined);
      if (form) insert(form.text, caret);
      else core.announce(whyNone(terms));
    },
  };
}

/** The form to write: a preferred one, else an admitted one. */
export function formToInsert({
  forms,
}: {
  forms: CheckedTerm['forms'];
}): CheckedTerm['forms'][number] | undefined {
  return (
    forms.find(({ status }) => status === 'preferred') ?? forms.find(({ status }) => status === 'admitted')
  );
}

/** Without words the checks say nothing, so a mark stands for them. */
function isMissing(words: CheckedTerm, text: string, language: string): boolean {
  return termChecks([words], text.trim() === '' ? '–' : text, language).length > 0;
}

function whyNone(terms: readonly RowTerm[]): string {
  if (terms.length === 0) return 'The sentence has no terms.';
  const has = terms.some((term) => formToInsert(term));
  return has ? 'The translation has all the terms.' : 'The terms have no words in this language yet.';
}

function insertForm(core: Core, form: string, { start, end }: Caret): void {
  const { store, workspace, change, announce } = core;
  const { activeKey, fields } = store.get();
  const field = fields[activeKey];
  if (!field || !workspace.can.edit) return;
  const { text, caret } = inserted(field.text, start, end, form);
  change(activeKey, (before) => typed(before, text));
  store.set({ focus: { key: activeKey, on: 'field', caret } });
  announce(`“${form}” is inserted.`);
}

function termsByRow({ rowOf }: Core, { terms, spans }: WorkspaceTerms): Map<string, RowTerms> {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const rows = new Map<string, RowTerms>();
  for (const { segmentId, start, end, terms: ids } of spans) {
    const key = segmentId === null ? TITLE : String(segmentId);
    const source = rowOf(key).source.slice(start, end);
    const row = rows.get(key) ?? { marks: [], terms: [], checked: [] };
    rows.set(key, row);
    row.marks.push({ start, end });
    const fresh = ids.filter((id) => !row.terms.some((term) => term.id === id));
    const found = fresh.flatMap((id) => byId.get(id) ?? []);
    row.terms.push(...found.map((term) => ({ ...term, source })));
    // of a word with several meanings the translation has one
    if (found.length > 0) row.checked.push({ source, forms: found.flatMap(({ forms }) => forms) });
  }
  return rows;
}
