/** What becomes of the entries of a file: which are new, which change a term that is there, which cannot be taken. Pure. */
import { languageName } from '../languages.ts';
import type { RawTerm } from './csv.ts';
import {
  formKey,
  type TermContent,
  type TermForm,
  type TermImportReport,
  type TermImportRow,
  type TermRow,
  termContent,
} from './term.ts';

export interface PlannedTerm extends TermImportRow {
  /** what to write; null when there is nothing to write */
  content: TermContent | null;
  /** the term that it changes */
  existing: { id: number; version: number } | null;
}

/**
 * Plans the entries of one file, one after another. An entry belongs to the term that has most of its forms. It adds forms, definitions and notes and sets the status of the
 * forms it names; what the file does not mention stays. So the same file read twice changes nothing the second time.
 */
export function importPlanner(terms: readonly TermRow[]): (entry: RawTerm) => PlannedTerm {
  const owners = ownersOf(terms);
  const taken = new Map<string, string>();
  return (entry) => {
    const parsed = termContent.safeParse(entry.content);
    if (!parsed.success) return refused(entry, wordsOf(entry.content), parsed.error.issues[0]);
    const content = parsed.data;
    const found = ownerOf(content, owners);
    if (found === 'several')
      return { ...row(entry, content, 'refused', 'Its words belong to several terms.'), ...NOTHING };
    const name = found ? `term ${found.id}` : content.forms.map(formKey).sort().join('\n');
    const before = taken.get(name);
    if (before !== undefined)
      return { ...row(entry, content, 'refused', `It is the term of ${before} again.`), ...NOTHING };
    taken.set(name, entry.where);
    return found
      ? planChange(entry, content, found)
      : { ...row(entry, content, 'new', ''), content, existing: null };
  };
}

const NOTHING = { content: null, existing: null };

function row(
  { where }: RawTerm,
  { forms }: Pick<TermContent, 'forms'>,
  outcome: TermImportRow['outcome'],
  reason: string,
): TermImportRow {
  return { where, outcome, reason, words: forms.map(({ text, language }) => ({ text, language })) };
}

function refused(
  { where }: RawTerm,
  words: TermImportRow['words'],
  issue: { message: string; path: PropertyKey[] } | undefined,
): PlannedTerm {
  const at = issue?.path.filter((part) => typeof part === 'string').join(', ');
  const reason = `${issue?.message ?? 'It cannot be read.'}${at ? ` (${at})` : ''}`;
  return { where, outcome: 'refused', words, reason, ...NOTHING };
}

/** The words of an entry that is no term, to speak of it by. */
function wordsOf(content: unknown): TermImportRow['words'] {
  const { forms } = content as { forms: { text: string; language: string }[] };
  return forms.slice(0, 10).map(({ text, language }) => ({ text: text.slice(0, 120), language }));
}

function ownersOf(terms: readonly TermRow[]): Map<string, TermRow[]> {
  const owners = new Map<string, TermRow[]>();
  for (const term of terms) {
    for (const form of term.forms) {
      const key = formKey(form);
      owners.set(key, [...(owners.get(key) ?? []), term]);
    }
  }
  return owners;
}

/** A word that is only forbidden names no term: it may be forbidden in several. */
function ownerOf({ forms }: TermContent, owners: Map<string, TermRow[]>): TermRow | null | 'several' {
  const shared = new Map<TermRow, number>();
  for (const form of forms) {
    if (form.status === 'forbidden' && forms.some(({ status }) => status !== 'forbidden')) continue;
    for (const term of owners.get(formKey(form)) ?? []) shared.set(term, (shared.get(term) ?? 0) + 1);
  }
  const [best, second] = [...shared].sort((a, b) => b[1] - a[1]);
  if (!best) return null;
  return second?.[1] === best[1] ? 'several' : best[0];
}

function planChange(entry: RawTerm, content: TermContent, before: TermRow): PlannedTerm {
  const after = merged(before, content);
  const changes = changesOf(before, after);
  if (changes.length === 0) return { ...row(entry, content, 'unchanged', ''), ...NOTHING };
  const { id, version } = before;
  return {
    ...row(entry, content, 'changed', `${changes.join(', ')}.`),
    content: after,
    existing: { id, version },
  };
}

function merged(before: TermRow, given: TermContent): TermContent {
  const byKey = new Map(before.forms.map((form) => [formKey(form), form]));
  for (const form of given.forms) {
    const known = byKey.get(formKey(form));
    const inflections = [...new Set([...(known?.inflections ?? []), ...form.inflections])];
    byKey.set(formKey(form), { ...form, inflections });
  }
  return {
    forms: [...byKey.values()],
    definitions: { ...before.definitions, ...given.definitions },
    notes: given.notes || before.notes,
    explain: before.explain || given.explain,
  };
}

const sameForm = (a: TermForm, b: TermForm) =>
  a.text === b.text && a.status === b.status && a.inflections.join('\n') === b.inflections.join('\n');

/** What would change, in words. */
function changesOf(before: TermRow, after: TermContent): string[] {
  const forms = after.forms.filter(
    (form) => !before.forms.some((other) => formKey(other) === formKey(form) && sameForm(other, form)),
  );
  const definitions = Object.keys(after.definitions).filter(
    (language) => after.definitions[language] !== before.definitions[language],
  );
  return [
    ...forms.map(({ text, language, status }) => `“${text}” (${language}) ${status}`),
    ...definitions.map((language) => `the definition in ${languageName(language)}`),
    ...(after.notes === before.notes ? [] : ['the notes']),
    ...(after.explain === before.explain ? [] : ['explained to readers']),
  ];
}

const SHOWN = 1000;
const ORDER: Record<TermImportRow['outcome'], number> = { refused: 0, changed: 1, new: 2, unchanged: 3 };

/** What a person is shown of a plan. */
export function reportOf(plan: readonly PlannedTerm[]): TermImportReport {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of plan) counts[outcome]++;
  const rows = [...plan]
    .sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome])
    .slice(0, SHOWN)
    .map(({ where, outcome, words, reason }) => ({ where, outcome, words, reason }));
  return { counts, rows };
}
