/** Reads for the termbase and for the translate workspace. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { labelFor } from '../tags/tag.ts';
import { fold } from '../text/normalise.ts';
import { findTerms } from '../text/terms.ts';
import { sharesOf, unitsOf } from '../text/units.ts';
import { writeTermCsv } from './csv.ts';
import { TERM_ROW, termRow } from './rows.ts';
import { type TermStock, termStock } from './stock.ts';
import { writeTbx } from './tbx-write.ts';
import {
  formKey,
  formsIn,
  headOf,
  type TermFormat,
  type TermRow,
  type TermStatus,
  type WorkspaceTermSpan,
  type WorkspaceTerms,
} from './term.ts';

const PAGE = 50;

interface TermFilter {
  /** part of a form, a definition or the notes, without regard to capitals and accents */
  q?: string;
  language?: string;
  status?: TermStatus;
  page?: number;
}

/** Terms by their words in alphabetical order, fifty a page. */
export async function termList(
  viewer: Viewer,
  { q, language, status, page = 1 }: TermFilter,
): Promise<{ rows: TermRow[]; found: number; all: number; languages: string[]; pages: number }> {
  permit(viewer, 'article.read');
  const { terms } = await termStock(database());
  const rows = [...terms.values()];
  const wanted = fold(q?.trim() ?? '');
  const found = rows
    .filter((row) => hasForm(row, language, status) && (wanted === '' || says(row, wanted)))
    .map((row) => ({ row, head: headOf(row.forms, language ?? 'en').text }))
    .sort((a, b) => a.head.localeCompare(b.head, language ?? 'en') || a.row.id - b.row.id);
  return {
    rows: found.slice((page - 1) * PAGE, page * PAGE).map(({ row }) => row),
    found: found.length,
    all: rows.length,
    languages: [...new Set(rows.flatMap(({ forms }) => forms.map((form) => form.language)))].sort(),
    pages: Math.max(1, Math.ceil(found.length / PAGE)),
  };
}

function hasForm({ forms }: TermRow, language: string | undefined, status: TermStatus | undefined): boolean {
  return forms.some(
    (form) =>
      (language === undefined || form.language === language) &&
      (status === undefined || form.status === status),
  );
}

function says({ forms, definitions, notes }: TermRow, folded: string): boolean {
  const texts = [...forms.flatMap((form) => [form.text, ...form.inflections]), ...Object.values(definitions)];
  return [...texts, notes].some((text) => fold(text).includes(folded));
}

/** One term. Throws NotFound. */
export async function termDetail(viewer: Viewer, id: number): Promise<TermRow> {
  permit(viewer, 'article.read');
  const found = await database().term.findUnique({ where: { id }, select: TERM_ROW });
  if (!found) throw new NotFound('That term');
  return termRow(found);
}

/** Other terms with one of the words of a term that is not forbidden: other meanings, or the same thing twice. */
export async function termTwins(viewer: Viewer, id: number): Promise<TermRow[]> {
  permit(viewer, 'article.read');
  const { terms } = await termStock(database());
  const keys = new Set(namesOf(terms.get(id)));
  const twins = [...terms.values()].filter(
    (term) => term.id !== id && namesOf(term).some((key) => keys.has(key)),
  );
  return twins.slice(0, PAGE);
}

function namesOf(term: TermRow | undefined): string[] {
  return term?.forms.filter(({ status }) => status !== 'forbidden').map(formKey) ?? [];
}

/** The whole termbase as a file's text. */
export async function termFile(viewer: Viewer, format: TermFormat): Promise<string> {
  permit(viewer, 'article.read');
  const { terms } = await termStock(database());
  const rows = [...terms.values()];
  return format === 'csv' ? writeTermCsv(rows) : writeTbx(rows);
}

/** The terms in the original of an article, for a translator into `language`. Throws NotFound. */
export async function termsOfArticle(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
): Promise<WorkspaceTerms> {
  permit(viewer, 'article.read');
  const article = await database().article.findUnique({
    where: { id: articleId },
    select: {
      title: true,
      language: true,
      segments: {
        where: { retiredAt: null },
        orderBy: [{ block: { position: 'asc' } }, { position: 'asc' }],
        select: { id: true, text: true },
      },
      translations: {
        where: { language },
        select: { targets: { select: { id: true, segmentId: true, headId: true } } },
      },
    },
  });
  if (!article) throw new NotFound('That article');
  const stock = await termStock(database());
  // sentences that have one translation are one text to the translator
  const units = unitsOf(article.segments, sharesOf(article.translations[0]?.targets ?? []));
  const sentences = units.map(({ head, text }) => ({ id: head.id, text }));
  const texts = [{ id: null, text: article.title }, ...sentences];
  const spans = texts.flatMap(({ id, text }) => spansIn(stock, article.language, id, text));
  const present = new Set(spans.flatMap((span) => span.terms));
  return { spans, terms: [...present].flatMap((id) => workspaceTerm(stock, id, language)) };
}

function spansIn(
  stock: TermStock,
  language: string,
  segmentId: number | null,
  text: string,
): WorkspaceTermSpan[] {
  const { index, owners } = stock.in(language);
  return findTerms(text, index).map(({ start, end, forms }) => ({
    segmentId,
    start,
    end,
    terms: [...new Set(forms.flatMap((form) => owners[form] ?? []))],
  }));
}

function workspaceTerm(stock: TermStock, id: number, language: string): WorkspaceTerms['terms'] {
  const term = stock.terms.get(id);
  if (!term) return [];
  const hasDefinition = Object.keys(term.definitions).length > 0;
  return [
    {
      id,
      forms: formsIn(term.forms, language),
      definition: hasDefinition ? labelFor(term.definitions, language) : null,
      notes: term.notes,
    },
  ];
}
