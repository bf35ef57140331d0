/** Reads of the translation memory: matches for a sentence, totals, imports. */
import { type Db, database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { SHARED_SOURCE, sourceOf } from '../translations/shared.ts';
import type { Wanted } from './candidates.ts';
import { isSameContext, type Neighbours, neighboursOf } from './context.ts';
import { type Found, foundFor } from './matches.ts';
import {
  IN_CONTEXT,
  type MemoryImportRow,
  type MemoryMatch,
  type MemoryQuestion,
  MOST_MATCHES,
  memoryImportStatus,
  type PairTotal,
  type TmxProblem,
} from './memory.ts';
import { ORIGIN, originOf, type UnitRecord } from './rows.ts';
import { byRank } from './similarity.ts';
import { memoryLanguage } from './words.ts';

/** What the memory has for a sentence of a translation, the best first. Throws NotFound. */
export async function memoryMatches(viewer: Viewer, question: MemoryQuestion): Promise<MemoryMatch[]> {
  permit(viewer, 'article.read');
  const db = database();
  const { articleId, language, segmentId } = question;
  const segment = await db.segment.findUnique({
    where: { id: segmentId },
    select: {
      text: true,
      articleId: true,
      article: { select: { language: true } },
      targets: {
        where: { translation: { language } },
        select: {
          id: true,
          segment: SHARED_SOURCE.segment,
          members: { ...SHARED_SOURCE.members, select: { ...SHARED_SOURCE.members.select, segmentId: true } },
        },
      },
    },
  });
  if (!segment || segment.articleId !== articleId) throw new NotFound('That sentence');
  const [target] = segment.targets;
  const wanted: Wanted = {
    text: target ? sourceOf(target) : segment.text,
    language: segment.article.language,
    other: language,
    exceptTargetId: target?.id ?? null,
  };
  const last = target?.members.at(-1)?.segmentId ?? segmentId;
  return matchesFor(db, wanted, { first: segmentId, last });
}

/** Sentences that one text is the translation of: segments, mostly the same one. */
interface Stretch {
  first: number;
  last: number;
}

/** The same for any text; `place` is where it stands, if it stands somewhere. For the benchmark as well. */
export async function matchesFor(
  db: Db,
  wanted: Wanted,
  place: Stretch | null = null,
): Promise<MemoryMatch[]> {
  const found = await foundFor(db, wanted);
  // half as many again as are shown: some of them may say the same
  const best = found
    .sort((a, b) => b.percent - a.percent || b.unitId - a.unitId)
    .slice(0, MOST_MATCHES * 1.5);
  if (best.length === 0) return [];
  const records = await db.memoryUnit.findMany({
    where: { id: { in: best.map(({ unitId }) => unitId) } },
    select: { id: true, ...ORIGIN },
  });
  const byId = new Map(records.map((record) => [record.id, record]));
  const placed = await inContext(db, place, best, byId);
  const matches = placed.flatMap((each) => {
    const record = byId.get(each.unitId);
    return record ? [matchOf(each, record)] : [];
  });
  return withoutRepeats(matches.sort((a, b) => byRank(ranked(a), ranked(b)))).slice(0, MOST_MATCHES);
}

/** Identical units whose sentence stands between the same neighbours count more than identical. */
async function inContext(
  db: Db,
  place: Stretch | null,
  found: readonly Found[],
  records: ReadonlyMap<number, UnitRecord>,
): Promise<Found[]> {
  const placeOf = ({ unitId }: Found) => stretchOf(records.get(unitId));
  const identical = found.filter((each) => each.percent === 100 && !each.isReversed && placeOf(each));
  if (place === null || identical.length === 0) return [...found];
  const places = [place, ...identical.flatMap((each) => placeOf(each) ?? [])];
  const neighbours = await neighboursOf(
    db,
    places.flatMap(({ first, last }) => [first, last]),
  );
  const around = (stretch: Stretch | null): Neighbours | null => {
    const [before, after] = [neighbours.get(stretch?.first ?? 0), neighbours.get(stretch?.last ?? 0)];
    return before && after ? { before: before.before, after: after.after } : null;
  };
  const here = around(place);
  return found.map((each) => {
    const there = identical.includes(each) ? around(placeOf(each)) : null;
    return here && there && isSameContext(here, there) ? { ...each, percent: IN_CONTEXT } : each;
  });
}

function stretchOf(record: UnitRecord | undefined): Stretch | null {
  if (!record?.target) return null;
  const { segment, members } = record.target;
  return { first: segment.id, last: members.at(-1)?.segmentId ?? segment.id };
}

function matchOf(found: Found, record: UnitRecord): MemoryMatch {
  return {
    ...found,
    origin: originOf(record),
    author: record.authorName,
    writtenAt: record.writtenAt?.toISOString() ?? null,
    note: record.note,
    others: 0,
  };
}

function ranked({ percent, writtenAt, unitId }: MemoryMatch) {
  return { percent, writtenAt: writtenAt === null ? null : Date.parse(writtenAt), unitId };
}

/** Of those that say the same of the same text the first stays, and knows how many they are. */
function withoutRepeats(matches: readonly MemoryMatch[]): MemoryMatch[] {
  const first = new Map<string, MemoryMatch>();
  for (const match of matches) {
    const key = JSON.stringify([match.source, match.target]);
    const known = first.get(key);
    if (known) first.set(key, { ...known, others: known.others + 1 });
    else first.set(key, match);
  }
  return [...first.values()];
}

/** How much the memory has, by pairs of languages, the fullest first. */
export async function memoryTotals(viewer: Viewer): Promise<PairTotal[]> {
  permit(viewer, 'article.read');
  const groups = await database().memoryUnit.groupBy({
    by: ['sourceLanguage', 'targetLanguage', 'importId'],
    _count: true,
  });
  const totals = new Map<string, PairTotal>();
  for (const { sourceLanguage, targetLanguage, importId, _count } of groups) {
    const [one = '', other = ''] = [sourceLanguage, targetLanguage].map(memoryLanguage).sort();
    const total = totals.get(`${one} ${other}`) ?? { one, other, fromArticles: 0, imported: 0 };
    total[importId === null ? 'fromArticles' : 'imported'] += _count;
    totals.set(`${one} ${other}`, total);
  }
  return [...totals.values()].sort(
    (a, b) => b.fromArticles + b.imported - a.fromArticles - a.imported || (a.one < b.one ? -1 : 1),
  );
}

/** The TMX files that are in the memory, the newest first. */
export async function memoryImports(viewer: Viewer): Promise<MemoryImportRow[]> {
  permit(viewer, 'article.read');
  const rows = await database().memoryImport.findMany({ orderBy: { id: 'desc' }, take: 200 });
  return rows.map(({ startedById: _, startedByName, startedAt, status, problems, ...row }) => ({
    ...row,
    status: memoryImportStatus.parse(status),
    problems: problems as unknown as TmxProblem[],
    startedBy: startedByName,
    startedAt: startedAt.toISOString(),
  }));
}
