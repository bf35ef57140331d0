/** What many prepared files are to what is stored, looked up at once. The rule itself is told in identity.ts. */
import type { BulkReader, BulkRow } from '../db/bulk.ts';
import type { Known } from './identity.ts';
import type { Prepared } from './prepared.ts';

/** `look closer`: the file may change an article; that is decided one by one, by `knownAs`. */
export type Verdict = Known | 'new' | 'look closer';

const BY_BYTES = {
  sql: `SELECT f."sha256", f."id" AS "file", a."id", a."slug", a."language", CASE WHEN v."number" = a."textVersion" THEN 1 ELSE 0 END AS "current"
    FROM "SourceFile" f JOIN "TextVersion" v ON v."sourceFileId" = f."id" JOIN "Article" a ON a."id" = v."articleId"
    WHERE f."sha256" IN ($VALUES) ORDER BY v."id"`,
  type: 'text',
} as const;
const BY_TEXT = {
  sql: `SELECT "textHash", "id", "slug", "language" FROM "Article" WHERE "textHash" IN ($VALUES)`,
  type: 'text',
} as const;
const BY_PATH = {
  sql: `SELECT DISTINCT "path" FROM "SourceFile" WHERE "path" IN ($VALUES)`,
  type: 'text',
} as const;

/** A verdict for each file. Inside the transaction that will write: what is looked up must stay true. */
export async function verdictsOn(reader: BulkReader, files: readonly Prepared[]): Promise<Verdict[]> {
  const bytes = by(await reader.lookUp(BY_BYTES, distinct(files.map((file) => file.sha256))), 'sha256');
  const texts = by(await reader.lookUp(BY_TEXT, distinct(files.map((file) => file.textHash))), 'textHash');
  const paths = by(await reader.lookUp(BY_PATH, distinct(files.map(({ file }) => file.path))), 'path');
  return files.map((file) => {
    const same = bytes.get(file.sha256);
    if (same) return same.current === 1 ? unchanged(same) : 'look closer';
    const twin = texts.get(file.textHash);
    if (twin) return duplicateOf(twin);
    return paths.has(file.file.path) ? 'look closer' : 'new';
  });
}

function unchanged(row: BulkRow): Known {
  const article = { id: Number(row.id), slug: String(row.slug) };
  const reason = `Already imported as “${article.slug}”.`;
  const language = String(row.language);
  return { status: 'unchanged', reason, article, sourceFileId: Number(row.file), language };
}

function duplicateOf(row: BulkRow): Known {
  const article = { id: Number(row.id), slug: String(row.slug) };
  const reason = `The same text is already here as “${article.slug}”.`;
  return { status: 'duplicate', reason, article, sourceFileId: null, language: String(row.language) };
}

/** The last row of each value: of several text versions, the newest. */
function by(rows: readonly BulkRow[], column: string): Map<string, BulkRow> {
  return new Map(rows.map((row) => [String(row[column]), row]));
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];
