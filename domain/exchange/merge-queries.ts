/** What the exchange page of a translation shows: what merging a file would do. */
import { database } from '../db/client.ts';
import { Invalid } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { compare, type Standing } from './compare.ts';
import { MERGE_KINDS, type MergePreview, type MergeRow } from './exchange.ts';
import { originalOf, TITLE, titleState } from './to-xliff.ts';
import type { XliffDocument } from './xliff.ts';
import { readXliff } from './xliff-read.ts';

/** What the page says before a file is chosen. Throws NotFound. */
export async function exchangePage(viewer: Viewer, articleId: number, language: string) {
  const { sourceLanguage, sourceTitle, can } = await workspace(viewer, articleId, language);
  const { rights } = await database().article.findUniqueOrThrow({
    where: { id: articleId },
    select: { rights: true },
  });
  return { articleId, language, sourceLanguage, sourceTitle, can, isExcerptOnly: rights === 'excerpt-only' };
}

/**
 * Compares an XLIFF file with the translation as it stands now, and changes nothing. Throws NotFound; Invalid for a file that
 * cannot be read, or that is a translation into another language.
 */
export async function mergePreview(
  viewer: Viewer,
  {
    articleId,
    language,
    fileName,
    content,
  }: { articleId: number; language: string; fileName: string; content: string },
): Promise<MergePreview> {
  permit(viewer, 'article.read');
  const seen = await workspace(viewer, articleId, language);
  const document = readXliff(content);
  if (document.targetLanguage !== '' && document.targetLanguage.toLowerCase() !== language.toLowerCase()) {
    throw new Invalid(
      `The file is a translation into “${document.targetLanguage}”, this is the one into “${language}”. Open the other one.`,
    );
  }
  const rows = rowsOf(document, seen);
  return {
    articleId,
    language,
    fileName,
    version: document.version,
    rows: rows.sort((a, b) => MERGE_KINDS.indexOf(a.kind) - MERGE_KINDS.indexOf(b.kind)),
    notes: strangeNotes(document),
    warnings: warningsOf(document, seen, rows),
  };
}

function rowsOf({ units }: XliffDocument, seen: Workspace): MergeRow[] {
  const standings = new Map(seen.segments.map((segment) => [`s${segment.number}`, standingOf(segment)]));
  standings.set(TITLE, titleOf(seen));
  return units
    .flatMap((unit) => unit.segments)
    .map((segment) => compare(segment, standings.get(segment.id), seen.can.approve))
    .filter((row) => row.kind !== 'unknown' || row.file.text !== '');
}

function standingOf({ id, source: whole, parts, target }: Workspace['segments'][number]): Standing {
  // in a file every sentence has its own original, also where one translation is for several
  const source = parts?.[0]?.source ?? whole;
  if (!target) return { segmentId: id, source, here: null };
  const { text, state, version, updatedBy, updatedAt } = target;
  return { segmentId: id, source, here: { text, state, version, by: updatedBy, at: updatedAt } };
}

function titleOf({ title, titleVersion, titleStaleSource = null, sourceTitle }: Workspace): Standing {
  const state = titleState(title, titleStaleSource !== null);
  return {
    segmentId: null,
    source: sourceTitle,
    here: { text: title, state, version: titleVersion, by: '', at: '' },
  };
}

/** Notes that do not have one of our names were written in the other tool. */
function strangeNotes({ units }: XliffDocument): MergePreview['notes'] {
  return units.flatMap((unit) =>
    unit.notes
      .filter((note) => !/^n\d+\./.test(note.id) && note.text.trim() !== '')
      .map((note) => ({ unit: unit.id || (unit.segments[0]?.id ?? ''), text: note.text })),
  );
}

function warningsOf(
  { original, units }: XliffDocument,
  { articleId }: Workspace,
  rows: readonly MergeRow[],
): string[] {
  const warnings: string[] = [];
  if (original !== originalOf(articleId)) {
    warnings.push(
      `The file says that it translates “${original}”, not this article: look closely before you merge.`,
    );
  }
  if (!units.some((unit) => unit.segments.some((segment) => segment.base !== null))) {
    warnings.push(
      'The file does not say what it began from, so every sentence that is translated here already is shown as a conflict.',
    );
  }
  const ids = rows.map((row) => row.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  if (twice.size > 0)
    warnings.push(`The file has more than one text for ${[...twice].join(', ')}: choose one of each.`);
  return warnings;
}
