/** What many prepared files are to what is stored, looked up at once. The rule itself is told in identity.ts. */
import type { BulkReader, BulkRow } from '../db/bulk.ts';
import type { ImportOptions } from './import.ts';
import type { Known } from './outcome.ts';
import type { Prepared } from './prepared.ts';
import { duplicate, earlierCopy, STANDING_COLUMNS, standingOf, unchanged } from './standing.ts';

/** `look closer`: the file may change an article; that is decided one by one, by `knownAs`. */
export type Verdict = Known | 'new' | 'look closer';

/** Where the article’s text comes from now. */
const OWN_PATH = `(SELECT s."path" FROM "TextVersion" n JOIN "SourceFile" s ON s."id" = n."sourceFileId"
    WHERE n."articleId" = a."id" ORDER BY n."number" DESC LIMIT 1)`;
const BY_BYTES = {
  sql: `SELECT f."sha256", f."id" AS "file", ${STANDING_COLUMNS},
    CASE WHEN v."number" = a."textVersion" THEN 1 ELSE 0 END AS "current",
    CASE WHEN v."number" = a."textVersion" THEN NULL ELSE ${OWN_PATH} END AS "ownPath"
    FROM "SourceFile" f JOIN "TextVersion" v ON v."sourceFileId" = f."id" JOIN "Article" a ON a."id" = v."articleId"
    WHERE f."sha256" IN ($VALUES) ORDER BY v."id"`,
  type: 'text',
} as const;
const BY_TEXT = {
  sql: `SELECT a."textHash", ${STANDING_COLUMNS} FROM "Article" a WHERE a."textHash" IN ($VALUES)`,
  type: 'text',
} as const;
const BY_EARLIER_TEXT = {
  sql: `SELECT v."textHash", ${STANDING_COLUMNS}, ${OWN_PATH} AS "ownPath"
    FROM "TextVersion" v JOIN "Article" a ON a."id" = v."articleId"
    WHERE v."textHash" IN ($VALUES) ORDER BY v."id"`,
  type: 'text',
} as const;
const BY_PATH = {
  sql: `SELECT DISTINCT "path" FROM "SourceFile" WHERE "path" IN ($VALUES)`,
  type: 'text',
} as const;
const BY_ID = {
  sql: `SELECT DISTINCT "globalId" FROM "SourceFile" WHERE "globalId" IN ($VALUES)`,
  type: 'text',
} as const;

/** A verdict for each file. Inside the transaction that will write: what is looked up must stay true. */
export async function verdictsOn(
  reader: BulkReader,
  files: readonly Prepared[],
  options: ImportOptions,
): Promise<Verdict[]> {
  const hashes = distinct(files.map((file) => file.textHash));
  const ids = files.flatMap(({ file }) => file.globalId ?? []);
  const bytes = by(await reader.lookUp(BY_BYTES, distinct(files.map((file) => file.sha256))), 'sha256');
  const texts = by(await reader.lookUp(BY_TEXT, hashes), 'textHash');
  const earlier = by(await reader.lookUp(BY_EARLIER_TEXT, hashes), 'textHash');
  const origins = new Set([
    ...by(await reader.lookUp(BY_PATH, distinct(files.map(({ file }) => file.path))), 'path').keys(),
    // most imports have none of these
    ...(ids.length === 0 ? [] : by(await reader.lookUp(BY_ID, distinct(ids)), 'globalId').keys()),
  ]);
  return files.map((prepared) => {
    const { sha256, textHash, file } = prepared;
    const asked = { prepared, options };
    const same = bytes.get(sha256);
    if (same?.current === 1) return unchanged(standingOf(same), Number(same.file), asked);
    const twin = texts.get(textHash);
    if (twin) return duplicate(standingOf(twin), asked);
    const before = same ?? earlier.get(textHash);
    if (before && before.ownPath !== file.path) return earlierCopy(standingOf(before), asked);
    const isKnown = before || origins.has(file.path) || origins.has(file.globalId ?? file.path);
    return isKnown ? 'look closer' : 'new';
  });
}

/** The last row of each value: of several text versions, the newest. */
function by(rows: readonly BulkRow[], column: string): Map<string, BulkRow> {
  return new Map(rows.map((row) => [String(row[column]), row]));
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];
