/** What many prepared files are to what is stored, looked up at once. The rule itself is told in identity.ts. */
import type { BulkReader, BulkRow } from '../db/bulk.ts';
import type { ImportOptions } from './import.ts';
import type { Known } from './outcome.ts';
import type { Prepared } from './prepared.ts';
import {
  type Asked,
  duplicate,
  earlierCopy,
  isReadOtherwise,
  STANDING_COLUMNS,
  standingOf,
  unchanged,
} from './standing.ts';

/** `look closer`: the file may change an article; that is decided one by one, by `knownAs`. */
export type Verdict = Known | 'new' | 'look closer';

/** Where the article’s text comes from now. */
const own = (column: 'path' | 'globalId') =>
  `(SELECT s."${column}" FROM "TextVersion" n JOIN "SourceFile" s ON s."id" = n."sourceFileId"
    WHERE n."articleId" = a."id" ORDER BY n."number" DESC LIMIT 1)`;
const [OWN_PATH, OWN_ID] = [own('path'), own('globalId')];
const BY_BYTES = {
  sql: `SELECT f."sha256", f."id" AS "file", f."path", a."textHash", ${STANDING_COLUMNS},
    CASE WHEN v."number" = a."textVersion" THEN 1 ELSE 0 END AS "current",
    CASE WHEN v."number" = a."textVersion" THEN NULL ELSE ${OWN_PATH} END AS "ownPath"
    FROM "SourceFile" f JOIN "TextVersion" v ON v."sourceFileId" = f."id" JOIN "Article" a ON a."id" = v."articleId"
    WHERE f."sha256" IN ($VALUES) ORDER BY v."id"`,
  type: 'text',
} as const;
const BY_TEXT = {
  sql: `SELECT a."textHash", ${STANDING_COLUMNS}, ${OWN_PATH} AS "ownPath", ${OWN_ID} AS "ownId"
    FROM "Article" a WHERE a."textHash" IN ($VALUES)`,
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
    const same = bytes.get(prepared.sha256);
    const twin = texts.get(prepared.textHash);
    const before = same ?? earlier.get(prepared.textHash);
    return verdictOn({ prepared, options }, { same, twin, before, origins });
  });
}

interface Found {
  same: BulkRow | undefined;
  twin: BulkRow | undefined;
  before: BulkRow | undefined;
  /** paths and ids of files that were imported before */
  origins: ReadonlySet<string>;
}

function verdictOn(asked: Asked, found: Found): Verdict {
  const { file } = asked.prepared;
  const { before, origins } = found;
  const isKnownPath = origins.has(file.path);
  const text = ofItsText(asked, found);
  // another article has its text: the one that came from its path before is to be told of
  if (text) return isKnownPath && text.path !== file.path ? 'look closer' : text.verdict;
  if (before && before.ownPath !== file.path) return earlierCopy(standingOf(before), asked);
  return before || isKnownPath || origins.has(file.globalId ?? file.path) ? 'look closer' : 'new';
}

/** Of a file whose text an article has now, with the path from which that has it. */
function ofItsText(asked: Asked, { same, twin }: Found): { verdict: Verdict; path: BulkRow[string] } | null {
  if (same?.current === 1 && isReadOtherwise(String(same.textHash), asked.prepared))
    return { verdict: 'look closer', path: same.path ?? null };
  if (same?.current === 1)
    return { verdict: unchanged(standingOf(same), Number(same.file), asked), path: same.path ?? null };
  if (!twin) return null;
  const verdict = isItsOwn(twin, asked.prepared) ? 'look closer' : duplicate(standingOf(twin), asked);
  return { verdict, path: twin.ownPath ?? null };
}

/** Whether a file comes from where an article comes from: then it may be a correction of more than the text. */
function isItsOwn({ ownPath, ownId }: BulkRow, { file }: Prepared): boolean {
  return ownPath === file.path || (file.globalId !== undefined && ownId === file.globalId);
}

/** The last row of each value: of several text versions, the newest. */
function by(rows: readonly BulkRow[], column: string): Map<string, BulkRow> {
  return new Map(rows.map((row) => [String(row[column]), row]));
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];
