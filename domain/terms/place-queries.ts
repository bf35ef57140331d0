/** Where a term stands in the originals of articles, and whether a note explains it there. */
import { setImmediate } from 'node:timers/promises';
import { database } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { findTerms } from '../text/terms.ts';
import { termDetail } from './queries.ts';
import { type LanguageTerms, stockOf } from './stock.ts';
import type { TermPlace, TermPlaces } from './term.ts';

/** So many articles are looked at in one go; the page offers to go on. */
const AT_ONCE = 2000;
const BATCH = 50;

/** Notes of these kinds tell a reader what a word means. */
const EXPLAINING = ['gloss', 'context', 'entity'];

/**
 * The articles older than `before` (an article's id), the newest first, or all when it is null, whose current original has the term, in the languages that it has forms in,
 * and those of them in which no explaining note stands on it. Looks at 2,000 articles at most, in batches between which
 * other requests are answered. Throws NotFound.
 */
export async function termPlaces(
  viewer: Viewer,
  { id, before }: { id: number; before: number | null },
): Promise<TermPlaces> {
  permit(viewer, 'article.read');
  const term = await termDetail(viewer, id);
  const stock = stockOf([term]);
  const languages = new Set(term.forms.map(({ language }) => language.split('-')[0]));
  const found: TermPlaces = { articles: 0, unexplained: [], looked: 0, next: null };
  for (let last = before; ; ) {
    const batch = await readBatch(last);
    const readable = batch.filter(({ language }) => languages.has(language.split('-')[0]));
    const places = readable.flatMap((article) => placeIn(article, stock.in(article.language)) ?? []);
    found.looked += batch.length;
    found.articles += places.length;
    found.unexplained.push(...places.filter((place) => !place.isExplained).map(({ place }) => place));
    last = batch.at(-1)?.id ?? last;
    if (batch.length < BATCH) return found;
    if (found.looked >= AT_ONCE) return { ...found, next: last };
    await setImmediate();
  }
}

type Read = Awaited<ReturnType<typeof readBatch>>[number];

function readBatch(before: number | null) {
  return database().article.findMany({
    where: before === null ? {} : { id: { lt: before } },
    orderBy: { id: 'desc' },
    take: BATCH,
    select: {
      id: true,
      title: true,
      language: true,
      segments: {
        where: { retiredAt: null },
        orderBy: [{ block: { position: 'asc' } }, { position: 'asc' }],
        select: { number: true, blockId: true, start: true, text: true },
      },
      annotations: {
        where: { deletedAt: null, kind: { in: EXPLAINING }, NOT: { placement: 'orphan' } },
        select: { blockId: true, start: true, end: true },
      },
    },
  });
}

function placeIn(
  { id, title, language, segments, annotations }: Read,
  { index }: LanguageTerms,
): { place: TermPlace; isExplained: boolean } | null {
  const spans = segments.flatMap((segment) =>
    findTerms(segment.text, index).map(({ start, end }) => ({ segment, start, end })),
  );
  const [first] = spans;
  if (!first) return null;
  const isExplained = spans.some(({ segment, start, end }) =>
    annotations.some(
      (note) =>
        note.blockId === segment.blockId &&
        (note.start ?? 0) < segment.start + end &&
        (note.end ?? 0) > segment.start + start,
    ),
  );
  const { number, text } = first.segment;
  const excerpt = excerptOf(text, first.start, first.end);
  return {
    place: { articleId: id, title, language, times: spans.length, segment: number, excerpt },
    isExplained,
  };
}

const AROUND = 60;

/** The words around a place, cut between words. */
function excerptOf(text: string, start: number, end: number): TermPlace['excerpt'] {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return {
    before: start > AROUND ? `… ${before.replace(/^\S*\s/, '')}` : before,
    found: text.slice(start, end),
    after: end + AROUND < text.length ? `${after.replace(/\s\S*$/, '')} …` : after,
  };
}
