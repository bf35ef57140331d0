/** What taking a run back would do to each article: the trail of events tells what has been done to it since. */
import { database } from '../db/client.ts';
import type { RollbackPlan, TakenBack } from './import.ts';

/** Articles that are looked at in one query. */
const LOOKED_AT = 500;

/** An article whose text the run changed, and the number of the text that it had before. */
export interface Restorable {
  article: TakenBack;
  before: number;
}

export interface Decided {
  removed: TakenBack[];
  restored: Restorable[];
  kept: RollbackPlan['kept'];
}

/**
 * Articles that the run made go away, those that it changed get their text of before, those that somebody has worked on
 * since stay. A later run whose change of the article was itself taken back has left nothing behind, and does not count.
 */
export async function decideRollback(run: number): Promise<Decided> {
  const decided: Decided = { removed: [], restored: [], kept: [] };
  const seen = new Set<number>();
  let after: number | undefined = 0;
  while (after !== undefined) {
    const items = await itemsAfter(run, after);
    after = items.at(-1)?.id;
    // an article that several of its files brought and changed goes by the first
    const first = items.filter(({ article: { id } }) => !seen.has(id) && seen.add(id));
    const ids = first.map(({ article }) => article.id);
    const histories = await historiesOf(run, ids);
    for (const item of first) sortIn(decided, item, histories.get(item.article.id));
  }
  return decided;
}

function sortIn({ removed, restored, kept }: Decided, { status, article }: Item, history?: Verdict): void {
  const { why = null, before = null } = history ?? {};
  if (why !== null) kept.push({ ...article, why });
  else if (status === 'created') removed.push(article);
  else restored.push({ article, before: before ?? 0 });
}

interface Item {
  id: number;
  status: string;
  article: TakenBack;
}

async function itemsAfter(run: number, after: number): Promise<Item[]> {
  const items = await database().importItem.findMany({
    where: {
      runId: run,
      id: { gt: after },
      status: { in: ['created', 'updated'] },
      articleId: { not: null },
    },
    orderBy: { id: 'asc' },
    take: LOOKED_AT,
    select: { id: true, status: true, article: { select: { id: true, title: true, language: true } } },
  });
  return items.flatMap(({ article, ...item }) => (article ? [{ ...item, article }] : []));
}

interface History {
  /** the number of the text before the run's; null: the run made the article */
  before: number | null;
  /** the first that somebody did since */
  work: string | null;
  /** the last import since whose text is still there */
  later: number | null;
}

interface Verdict extends Pick<History, 'before'> {
  /** why the article stays; null: nothing was done to it since */
  why: string | null;
}

interface Happening {
  articleId: number;
  who: string;
  action: string;
  /** the import that brought or took back a text; null: a person did something */
  run: number | null;
  /** the number of the text that it made */
  version: number | null;
}

/** What was done to articles after a run, and not by it. */
async function historiesOf(run: number, articles: number[]): Promise<Map<number, Verdict>> {
  const happenings = await happeningsOn(articles);
  const others = new Set(happenings.flatMap((happening) => happening.run ?? []));
  const keptBy = await whatRollbacksKept([...others]);
  const histories = new Map<number, History>();
  for (const happening of happenings) {
    const { articleId, version } = happening;
    const history = histories.get(articleId);
    if (history) follow(history, happening, run, keptBy);
    else if (happening.run === run)
      histories.set(articleId, { before: version === null ? null : version - 1, work: null, later: null });
  }
  return new Map(
    [...histories].map(([id, { before, work, later }]) => [
      id,
      { before, why: work ?? (later === null ? null : laterInWords(later, keptBy.has(later))) },
    ]),
  );
}

function follow(
  history: History,
  { articleId, run: by, who, action }: Happening,
  run: number,
  keptBy: Awaited<ReturnType<typeof whatRollbacksKept>>,
): void {
  if (by === null) history.work ??= `${who}: ${action}`;
  // taken back: the text that it brought is not there any more
  else if (by !== run && keptBy.get(by)?.has(articleId) !== false) history.later = by;
}

function laterInWords(run: number, isRolledBack: boolean): string {
  const said = `Import ${run} has changed its text since`;
  return isRolledBack ? `${said}.` : `${said}: roll that one back first.`;
}

async function happeningsOn(articles: number[]): Promise<Happening[]> {
  const events = await database().event.findMany({
    where: { articleId: { in: articles } },
    orderBy: { id: 'asc' },
    select: { articleId: true, action: true, actorName: true, data: true },
  });
  return events.flatMap(({ articleId, action, actorName: who, data }) =>
    articleId === null ? [] : [{ articleId, who, action, ...textOf(action, data) }],
  );
}

function textOf(action: string, data: unknown): Pick<Happening, 'run' | 'version'> {
  const facts: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {};
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  if (action === 'article.imported') return { run: number(facts.run), version: null };
  if (action !== 'article.text-changed') return { run: null, version: null };
  return { run: number(facts.run), version: number(facts.version) };
}

/** Of each of the runs that was taken back, the articles that stayed, and why, where that was written down. */
export async function whatRollbacksKept(
  runs: readonly number[],
): Promise<Map<number, Map<number, string | null>>> {
  if (runs.length === 0) return new Map();
  const events = await database().event.findMany({
    where: { action: 'run.rolled-back', subjectType: 'run', subjectId: { in: runs.map(String) } },
    // of one that was tried again, the last
    orderBy: { id: 'asc' },
    select: { subjectId: true, data: true },
  });
  return new Map(events.map(({ subjectId, data }) => [Number(subjectId), keptIn(data)]));
}

function keptIn(data: unknown): Map<number, string | null> {
  const facts: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {};
  const whys = Array.isArray(facts.whys) ? facts.whys : [];
  const ids = Array.isArray(facts.kept) ? facts.kept : [];
  return new Map(ids.map((id, place) => [Number(id), typeof whys[place] === 'string' ? whys[place] : null]));
}
