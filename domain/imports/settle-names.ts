/**
 * When a run ends: which names of the corpus are probably slips of others is the same whatever the order in which the articles
 * came. The first article with a slip is told of the usual form that came after it, and one that was told of a form that is no
 * slip any more is told so no longer.
 */
import type { Bulk, BulkReader, BulkRow, BulkTx } from '../db/bulk.ts';
import { kindOf } from '../db/kind.ts';
import { databaseUrl } from '../db/shared.ts';
import { ftsMatch, tsquery } from '../search/match.ts';
import type { Phrase, Question } from '../search/search.ts';
import { FAMILIES } from '../search/stem.ts';
import { tokensOf } from '../search/tokens.ts';
import {
  articlesWithEither,
  BECOMES_USUAL,
  beginningOf,
  corpusNameFindings,
  FEWEST_OF_SURE,
  isOfCorpus,
  MOST_WITH_SLIP,
  type NameIndex,
  SAME_LETTERS,
} from '../text/corpus-names.ts';
import { firstOfEachKind } from '../text/most-findings.ts';
import { isDistinctive, isGenitive, SHORTEST_SURE, withoutS } from '../text/names.ts';
import type { SourceFinding } from '../text/source-checks.ts';
import { readNames } from './corpus-names.ts';

const COUNTS = {
  sql: 'SELECT "name", "articles" FROM "CorpusName" WHERE "name" IN ($VALUES)',
  type: 'text',
} as const;
const RARE = {
  sql: `SELECT "name" FROM "CorpusName" WHERE "articles" <= ${MOST_WITH_SLIP} AND substr("name", 1, 1) IN ($VALUES)`,
  type: 'text',
} as const;
/** Those that have letters in common with a name that a few articles have: a slip of it has them at its beginning. */
const ALIKE = {
  sql: `SELECT "name" FROM "CorpusName" WHERE "articles" <= 1 AND length("name") >= ${SHORTEST_SURE}
    AND substr("name", 1, ${SAME_LETTERS}) IN ($VALUES)`,
  type: 'text',
} as const;
const FIRST_LETTERS = 'SELECT DISTINCT substr("name", 1, 1) AS "letter" FROM "CorpusName"';
const TEXTS = {
  sql: `SELECT a."id", a."textVersion", b."position", b."text" FROM "Article" a
    JOIN "TextVersion" v ON v."articleId" = a."id" AND v."number" = a."textVersion"
    JOIN "Block" b ON b."textVersionId" = v."id" WHERE a."id" IN ($VALUES) ORDER BY a."id", b."position"`,
  type: 'int',
} as const;
const STORED = {
  sql: `SELECT "id", "articleId", "kind", "block", "start", "end", "message", "suggestion",
    CASE WHEN "dismissedAt" IS NULL THEN 0 ELSE 1 END AS "isDismissed"
    FROM "Finding" WHERE "kind" = 'name-variant' AND "articleId" IN ($VALUES)`,
  type: 'int',
} as const;
const GONE = { sql: 'DELETE FROM "Finding" WHERE "id" IN ($VALUES)', type: 'int' } as const;
const FINDING = ['articleId', 'textVersion', 'kind', 'block', 'start', 'end', 'message', 'suggestion'];

/** Names in one question of the search, and articles in one transaction. */
const [NAMES_AT_ONCE, ARTICLES_AT_ONCE] = [20, 20];
/** Beginnings of names in one question. */
const BEGINNINGS_AT_ONCE = 100;

/** `noted`: the names that came with the run, and with how many new articles; null: nobody knows, and all are looked at. */
export async function settleNames(bulk: Bulk, noted: ReadonlyMap<string, number> | null): Promise<void> {
  if (noted?.size === 0) return;
  const index = await bulk.transaction((tx) => readNames(tx, true));
  const concerned = await concernedNames(bulk, index, noted);
  for (let from = 0; from < concerned.length; from += NAMES_AT_ONCE) {
    const names = concerned.slice(from, from + NAMES_AT_ONCE);
    const ids = await articlesWithAny(bulk, names);
    for (let at = 0; at < ids.length; at += ARTICLES_AT_ONCE) {
      const some = ids.slice(at, at + ARTICLES_AT_ONCE);
      await bulk.transaction((tx) => settleArticles(tx, some, names, index));
    }
  }
}

/** Those of which it may be another verdict now whether they are slips. */
async function concernedNames(
  bulk: Bulk,
  index: NameIndex,
  noted: ReadonlyMap<string, number> | null,
): Promise<string[]> {
  if (noted === null) {
    const rows = await bulk.transaction((tx) => tx.run(FIRST_LETTERS, []));
    return rareSlips(bulk, index, new Set(rows.map(({ letter }) => String(letter))));
  }
  const counts = (await bulk.lookUp(COUNTS, [...noted.keys()])).map(({ name: text, articles }): Count => {
    const [name, now] = [String(text), Number(articles)];
    return { name, now, before: now - (noted.get(name) ?? 0) };
  });
  const own = counts.filter((count) => isConcerned(count, index)).map(({ name }) => name);
  const grown = await becameUsual(bulk, counts);
  const letters = new Set(grown.map((name) => String.fromCodePoint(name.codePointAt(0) ?? 0)));
  const known = counts.filter(
    ({ name, now, before }) => before < FEWEST_OF_SURE && now >= FEWEST_OF_SURE && isDistinctive(name),
  );
  const beginnings = new Set(known.map(({ name }) => beginningOf(name)));
  const slips = [await rareSlips(bulk, index, letters), await slipsAlike(bulk, index, [...beginnings])];
  return [...new Set([...own, ...slips.flat()])];
}

const isGrown = ({ now, before }: Omit<Count, 'name'>) =>
  BECOMES_USUAL.some((least) => before < least && now >= least);

/** The names that have become usual with the run: by themselves, or counted with their genitive as NameIndex does it. */
async function becameUsual(reader: BulkReader, counts: readonly Count[]): Promise<string[]> {
  const own = new Set(counts.filter(isGrown).map(({ name }) => name));
  // what is in one article is not in the index, and what was usual already cannot become so
  const most = Math.max(...BECOMES_USUAL);
  const others = counts.filter(({ name, now, before }) => now > 1 && before < most && !own.has(name));
  const bases = [...new Set(others.map(({ name }) => (isGenitive(name) ? withoutS(name) : name)))];
  const rows = await reader.lookUp(COUNTS, [...bases, ...bases.map((name) => `${name}s`)]);
  const known = new Map(counts.map((count) => [count.name, count]));
  const stored = new Map(rows.map(({ name, articles }) => [String(name), Number(articles)]));
  const together = (base: string, at: 'now' | 'before') => {
    const indexed = (form: string) => {
      const articles = known.get(form)?.[at] ?? stored.get(form) ?? 0;
      return articles > 1 ? articles : 0;
    };
    return indexed(base) === 0 ? 0 : articlesWithEither(base, indexed);
  };
  const grown = bases.filter((base) =>
    isGrown({ now: together(base, 'now'), before: together(base, 'before') }),
  );
  return [...own, ...grown];
}

/** Slips in one article of names that a few have. */
async function slipsAlike(
  reader: BulkReader,
  index: NameIndex,
  beginnings: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < beginnings.length; from += BEGINNINGS_AT_ONCE) {
    const rows = await reader.lookUp(ALIKE, beginnings.slice(from, from + BEGINNINGS_AT_ONCE));
    for (const { name } of rows) if (index.usualFormOf(String(name)) !== null) found.push(String(name));
  }
  return found;
}

/** In how many articles a name is, and was when the run began. */
interface Count {
  name: string;
  now: number;
  before: number;
}

/** A slip of today, or perhaps of then: most names are neither, and looking for their articles is dear. */
function isConcerned({ name, now, before }: Count, index: NameIndex): boolean {
  if (now <= MOST_WITH_SLIP && index.usualFormOf(name) !== null) return true;
  return before > 0 && before <= MOST_WITH_SLIP && index.isLikeAnother(name);
}

/** Rare names of the whole corpus that are slips; a slip has the first letter of the usual form. */
async function rareSlips(
  reader: BulkReader,
  index: NameIndex,
  letters: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  // letter by letter: of a large corpus all at once would be most of what an import has in memory
  for (const letter of letters) {
    const rows = await reader.lookUp(RARE, [letter]);
    for (const { name } of rows) if (index.usualFormOf(String(name)) !== null) found.push(String(name));
  }
  return found;
}

/** Articles that may have one of the names: the search knows stems, in whatever language an article is. */
async function articlesWithAny(bulk: Bulk, names: readonly string[]): Promise<number[]> {
  const phrases = new Map<string, Phrase>();
  for (const name of names) {
    for (const form of [name, `${name}s`]) {
      for (const family of FAMILIES) {
        const tokens = tokensOf(form, family).map(({ exact }) => exact);
        if (tokens.length > 0) phrases.set(tokens.join(' '), { tokens, open: false });
      }
    }
  }
  const question: Question = { all: [[...phrases.values()]], none: [] };
  if (phrases.size === 0) return [];
  const isSqlite = kindOf(databaseUrl()) === 'sqlite';
  const rows = await bulk.transaction((tx) =>
    isSqlite
      ? tx.run('SELECT rowid AS "id" FROM "article_fts" WHERE "article_fts" MATCH ?', [
          ftsMatch(question, 'text'),
        ])
      : tx.run('SELECT "articleId" AS "id" FROM "article_tsv" WHERE "tsv" @@ CAST(? AS tsquery)', [
          tsquery(question, ''),
        ]),
  );
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

interface Text {
  version: number;
  blocks: string[];
}

/** Makes the findings of some articles what the corpus says today. What was dismissed stays so. */
async function settleArticles(
  tx: BulkTx,
  ids: readonly number[],
  names: readonly string[],
  index: NameIndex,
): Promise<void> {
  const texts = await textsWith(tx, ids, names);
  const stored = await tx.lookUp(STORED, [...texts.keys()]);
  const gone: number[] = [];
  const added: (string | number | null)[][] = [];
  for (const [id, { version, blocks }] of texts) {
    const own = stored.filter(({ articleId }) => Number(articleId) === id);
    const [before, others] = [own.filter(isCorpusRow), own.filter((row) => !isCorpusRow(row))];
    const found = firstOfEachKind(corpusNameFindings(blocks, index, others.map(findingOf)));
    const wanted = new Map(found.map((finding) => [keyOf(finding), finding]));
    for (const row of before) {
      if (!wanted.delete(keyOf(findingOf(row))) && Number(row.isDismissed) === 0) gone.push(Number(row.id));
    }
    for (const { kind, block, start, end, message, suggestion } of wanted.values())
      added.push([id, version, kind, block, start, end, message, suggestion]);
  }
  await tx.change(GONE, gone);
  await tx.insert('Finding', FINDING, added);
}

/** The current texts of those of the articles that have one of the names as it is written. */
async function textsWith(
  tx: BulkTx,
  ids: readonly number[],
  names: readonly string[],
): Promise<Map<number, Text>> {
  const texts = new Map<number, Text>();
  for (const { id, textVersion, text } of await tx.lookUp(TEXTS, ids)) {
    const known = texts.get(Number(id)) ?? { version: Number(textVersion), blocks: [] };
    known.blocks.push(String(text));
    texts.set(Number(id), known);
  }
  const has = ({ blocks }: Text) => blocks.some((block) => names.some((name) => block.includes(name)));
  return new Map([...texts].filter(([, text]) => has(text)));
}

const isCorpusRow = (row: BulkRow) => isOfCorpus({ kind: String(row.kind), message: String(row.message) });

function findingOf(row: BulkRow): SourceFinding {
  return {
    kind: 'name-variant',
    block: Number(row.block),
    start: Number(row.start),
    end: Number(row.end),
    message: String(row.message),
    suggestion: row.suggestion === null ? null : String(row.suggestion),
  };
}

const keyOf = ({ block, start, end, suggestion }: SourceFinding) =>
  JSON.stringify([block, start, end, suggestion]);
