/** What readers get: from editions that are public now, and from nothing else. No viewer: these answers are for everybody. */
import { database } from '../db/client.ts';
import { labelFor } from '../tags/tag.ts';
import { CARD, editionCard, labels, languagesOf } from './cards.ts';
import {
  type EditionCard,
  type EditionHistoryRow,
  editionSnapshot,
  type PublicAnswer,
  type PublicEdition,
  type PublicTag,
  type Withdrawal,
} from './edition.ts';
import { formerLanguages, historyRows, PAST_EDITION, readWithdrawals } from './past.ts';

/** The edition that its article shows to readers now. */
const PUBLIC = { publicOf: { isNot: null } } as const;
const NEWEST = [{ day: 'desc' }, { edition: { firstPublishedAt: 'desc' } }, { id: 'desc' }] as const;

/** Grows with every publication and withdrawal, so that a cache needs to ask only this. */
export async function siteRevision(): Promise<number> {
  const state = await database().siteState.findUniqueOrThrow({
    where: { id: 1 },
    select: { revision: true },
  });
  return state.revision;
}

/**
 * What an article's address answers. Addresses of earlier editions lead on to the one in use. `found` does not promise
 * that the edition can be read in `language`: the page says so itself.
 */
export async function publicArticle(_language: string, slug: string): Promise<PublicAnswer> {
  const edition = await database().edition.findFirst({ where: { slug, ...PUBLIC }, select: EDITION });
  if (edition) {
    return { kind: 'found', edition: publicEdition(edition, await readWithdrawals(edition.articleId)) };
  }
  const earlier = await database().edition.findFirst({
    where: { slug },
    orderBy: { id: 'desc' },
    select: {
      article: {
        select: {
          withdrawnAt: true,
          withdrawnReason: true,
          title: true,
          publicEdition: { select: { slug: true } },
        },
      },
    },
  });
  if (!earlier) return { kind: 'missing' };
  const { publicEdition: current, withdrawnAt, withdrawnReason } = earlier.article;
  if (current) return { kind: 'moved', slug: current.slug };
  const last = await database().edition.findFirstOrThrow({
    where: { slug },
    orderBy: { id: 'desc' },
    select: { snapshot: true },
  });
  // the title as it was published: what the desk calls it since is not public
  const { title, language } = editionSnapshot.parse(JSON.parse(last.snapshot));
  const at = (withdrawnAt ?? new Date(0)).toISOString();
  return { kind: 'gone', title, language, at, reason: withdrawnReason };
}

const EDITION = {
  articleId: true,
  number: true,
  hash: true,
  snapshot: true,
  publishedAt: true,
  firstPublishedAt: true,
  publishedByName: true,
  article: {
    select: {
      editions: {
        orderBy: { number: 'desc' },
        select: {
          number: true,
          publishedAt: true,
          note: true,
          texts: { select: { language: true, isOriginal: true } },
        },
      },
    },
  },
} as const;

interface EditionRecord {
  articleId: number;
  number: number;
  hash: string;
  snapshot: string;
  publishedAt: Date;
  firstPublishedAt: Date;
  publishedByName: string;
  article: {
    editions: {
      number: number;
      publishedAt: Date;
      note: string | null;
      texts: { language: string; isOriginal: boolean }[];
    }[];
  };
}

function publicEdition(
  { article, snapshot, ...edition }: EditionRecord,
  withdrawals: Withdrawal[],
): PublicEdition {
  return {
    articleId: edition.articleId,
    number: edition.number,
    hash: edition.hash,
    publishedAt: edition.publishedAt.toISOString(),
    firstPublishedAt: edition.firstPublishedAt.toISOString(),
    publishedBy: edition.publishedByName,
    corrections: article.editions.flatMap(({ number, publishedAt, note }) =>
      note === null ? [] : [{ number, at: publishedAt.toISOString(), note }],
    ),
    former: formerLanguages(article.editions, withdrawals),
    snapshot: editionSnapshot.parse(JSON.parse(snapshot)),
  };
}

/** The newest articles, each once: in `language` where it can be read in it, else in English, else in the original, else in any. */
export async function latest({
  language,
  limit,
  offset = 0,
}: {
  language: string;
  limit: number;
  offset?: number;
}): Promise<EditionCard[]> {
  const editions = await database().edition.findMany({
    where: PUBLIC,
    orderBy: [{ day: 'desc' }, { firstPublishedAt: 'desc' }, { id: 'desc' }],
    skip: offset,
    take: limit,
    select: { language: true, texts: { select: CARD } },
  });
  return editions.flatMap((edition) => {
    const wanted = [language, 'en', edition.language];
    const text =
      wanted.map((tag) => edition.texts.find((candidate) => candidate.language === tag)).find(Boolean) ??
      edition.texts[0];
    return text ? [editionCard(text, language)] : [];
  });
}

/** What can be read in a language, newest first. */
export async function readableIn(
  language: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<{ cards: EditionCard[]; total: number }> {
  const where = { language, edition: PUBLIC };
  const [texts, total] = await Promise.all([
    database().editionText.findMany({ where, orderBy: [...NEWEST], skip: offset, take: limit, select: CARD }),
    database().editionText.count({ where }),
  ]);
  return { cards: texts.map((text) => editionCard(text)), total };
}

/** The languages in which anything can be read, the fullest first. */
export async function readingLanguages(): Promise<{ language: string; articles: number }[]> {
  const counts = await database().editionText.groupBy({
    by: ['language'],
    where: { edition: PUBLIC },
    _count: true,
  });
  return counts
    .map(({ language, _count }) => ({ language, articles: _count }))
    .sort((a, b) => b.articles - a.articles || a.language.localeCompare(b.language));
}

/** The tags of what can be read in a language, labelled for its readers, by kind and label. */
export async function publicTags(language: string): Promise<PublicTag[]> {
  const rows = await database().editionTag.findMany({
    where: { edition: { ...PUBLIC, texts: { some: { language } } } },
    orderBy: { editionId: 'desc' },
    select: { slug: true, kind: true, labels: true },
  });
  const tags = new Map<string, PublicTag>();
  for (const row of rows) {
    const known = tags.get(row.slug);
    if (known) known.articles++;
    else tags.set(row.slug, { slug: row.slug, kind: row.kind, articles: 1, ...chip(row.labels, language) });
  }
  return [...tags.values()].sort(
    (a, b) => a.kind.localeCompare(b.kind) || a.label.localeCompare(b.label, language),
  );
}

/** A tag and what carries it in a language, newest first; null when nothing does. */
export async function articlesWithTag(
  language: string,
  slug: string,
): Promise<{ tag: PublicTag; cards: EditionCard[] } | null> {
  const texts = await database().editionText.findMany({
    where: { language, edition: { ...PUBLIC, tags: { some: { slug } } } },
    orderBy: [...NEWEST],
    take: 500,
    select: CARD,
  });
  const row = texts[0]?.edition.tags.find((tag) => tag.slug === slug);
  if (!row) return null;
  return {
    tag: { slug, kind: row.kind, articles: texts.length, ...chip(row.labels, language) },
    cards: texts.map((text) => editionCard(text)),
  };
}

function chip(value: unknown, language: string): { label: string; language: string } {
  const label = labelFor(labels(value), language);
  return { label: label.text, language: label.language };
}

/** The months that have articles in a language, newest first. */
export async function archiveMonths(language: string): Promise<{ month: string; articles: number }[]> {
  const days = await database().editionText.groupBy({
    by: ['day'],
    where: { language, date: { not: null }, edition: PUBLIC },
    _count: true,
  });
  const months = new Map<string, number>();
  for (const { day, _count } of days)
    months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + _count);
  return [...months]
    .map(([month, articles]) => ({ month, articles }))
    .sort((a, b) => b.month.localeCompare(a.month));
}

/** What a month (2022-03) has in a language, newest first. */
export async function archiveMonth(language: string, month: string): Promise<EditionCard[]> {
  const texts = await database().editionText.findMany({
    where: {
      language,
      date: { not: null },
      day: { gte: `${month}-01`, lte: `${month}-31` },
      edition: PUBLIC,
    },
    orderBy: [...NEWEST],
    take: 1000,
    select: CARD,
  });
  return texts.map((text) => editionCard(text));
}

/** What has no date in a language, the newest first. */
export async function archiveUndated(language: string): Promise<EditionCard[]> {
  const texts = await database().editionText.findMany({
    where: { language, date: null, edition: PUBLIC },
    orderBy: [...NEWEST],
    take: 1000,
    select: CARD,
  });
  return texts.map((text) => editionCard(text));
}

/** All editions of the public article at an address, newest first; null when there is none. */
export async function editionHistory(slug: string): Promise<EditionHistoryRow[] | null> {
  const current = await database().edition.findFirst({
    where: { slug, ...PUBLIC },
    select: { articleId: true },
  });
  if (!current) return null;
  const editions = await database().edition.findMany({
    where: { articleId: current.articleId },
    orderBy: { number: 'desc' },
    select: PAST_EDITION,
  });
  return historyRows(editions, await readWithdrawals(current.articleId));
}

/** Every public article with its languages, for the sitemap. */
export async function siteMap(): Promise<
  { slug: string; languages: string[]; originalLanguage: string; lastModified: string }[]
> {
  const editions = await database().edition.findMany({
    where: PUBLIC,
    orderBy: { id: 'asc' },
    take: 50_000,
    select: {
      slug: true,
      language: true,
      publishedAt: true,
      texts: { select: { language: true, isOriginal: true } },
    },
  });
  return editions.map((edition) => ({
    slug: edition.slug,
    languages: languagesOf(edition.texts),
    originalLanguage: edition.language,
    lastModified: edition.publishedAt.toISOString(),
  }));
}
