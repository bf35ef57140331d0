/** What an article's public life has been: its editions, its withdrawals, the languages it could be read in once. */
import { database } from '../db/client.ts';
import { languagesOf } from './cards.ts';
import type { EditionHistoryRow, FormerLanguage, Withdrawal } from './edition.ts';

/** When the article was taken off the site, oldest first. The trail keeps it after it is published again. */
export async function readWithdrawals(articleId: number): Promise<Withdrawal[]> {
  const events = await database().event.findMany({
    where: { articleId, action: 'edition.withdrawn' },
    orderBy: { id: 'asc' },
    select: { at: true, data: true },
  });
  return events.map(({ at, data }) => ({ at: at.toISOString(), reason: reasonIn(data) }));
}

function reasonIn(data: unknown): string | null {
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null;
  return typeof reason === 'string' && reason !== '' ? reason : null;
}

export const PAST_EDITION = {
  number: true,
  publishedAt: true,
  publishedByName: true,
  note: true,
  hash: true,
  texts: { select: { language: true, isOriginal: true } },
} as const;

interface PastEdition {
  number: number;
  publishedAt: Date;
  publishedByName: string;
  note: string | null;
  hash: string;
  texts: { language: string; isOriginal: boolean }[];
}

/** The rows of a history, in the order of `editions`, each with the withdrawal that ended it. */
export function historyRows(
  editions: readonly PastEdition[],
  withdrawals: readonly Withdrawal[],
): EditionHistoryRow[] {
  return editions.map(({ publishedAt, publishedByName, texts, ...edition }) => {
    const from = publishedAt.toISOString();
    const next = editions.find(({ number }) => number === edition.number + 1)?.publishedAt.toISOString();
    const ended = withdrawals.find(({ at }) => at >= from && (next === undefined || at <= next));
    return {
      ...edition,
      publishedAt: from,
      publishedBy: publishedByName,
      languages: languagesOf(texts),
      withdrawn: ended ?? null,
    };
  });
}

/**
 * The languages that readers had in an earlier edition and have not in the newest, with the instant they lost them.
 * `editions`: all of the article, newest first.
 */
export function formerLanguages(
  editions: readonly Pick<PastEdition, 'number' | 'publishedAt' | 'texts'>[],
  withdrawals: readonly Withdrawal[],
): FormerLanguage[] {
  const now = new Set(editions[0]?.texts.map(({ language }) => language));
  const former = new Map<string, string>();
  for (const [index, { publishedAt, texts }] of editions.entries()) {
    const next = editions[index - 1]?.publishedAt.toISOString();
    if (next === undefined) continue;
    const withdrawn = withdrawals.find(({ at }) => at >= publishedAt.toISOString() && at <= next);
    for (const { language } of texts) {
      if (!now.has(language) && !former.has(language)) former.set(language, withdrawn?.at ?? next);
    }
  }
  return [...former].map(([language, until]) => ({ language, until }));
}
