/** What the texts of an article changed, read from what is stored: the versions, what is out of date, notes without a place. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { eachOf, gently } from '../gently.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { segmentText } from '../text/segment.ts';
import { sourceOf } from '../translations/shared.ts';
import { mostFirst } from './change-listing.ts';
import { cutTilings } from './change-plan.ts';
import { changeBetween } from './compared-rows.ts';
import {
  firstOf,
  type Listed,
  MOST_LISTED,
  type StaleLanguage,
  type StaleTitle,
  type TextChange,
} from './text-change.ts';
import { titlesLeftBehind } from './title-change.ts';

/** One version of an article’s text beside the one before it. */
export interface SeenChange extends TextChange {
  /** the number of the version */
  version: number;
  /** why it was made */
  reason: string;
  madeAt: string;
  /** there is a newer one: what is listed is what that left of it */
  isPast: boolean;
  /** which of the pages of sentences that differ this is, from 1 */
  page: number;
  pages: number;
}

/**
 * What a version of the text changed, and what of that still waits for somebody: translated sentences that are out of date
 * since, and notes that it moved or that lost their words by it. Of the sentences that differ, one page: only those are
 * compared word by word. Throws NotFound, for the first version as well.
 */
export async function textChangeOf(
  viewer: Viewer,
  articleId: number,
  version: number,
  wanted = 1,
): Promise<SeenChange> {
  permit(viewer, 'article.read');
  const [before, after, next] = await Promise.all(
    [version - 1, version, version + 1].map((number) => versionOf(articleId, number)),
  );
  if (!before || !after) throw new NotFound('That change of the text');
  const { textVersion, language } = after.article;
  const isPast = textVersion > version;
  const [left, right] = [
    await sentencesIn(articleId, language, textsOf(before)),
    await sentencesIn(articleId, language, textsOf(after)),
  ];
  const from = (Math.max(1, wanted) - 1) * MOST_LISTED;
  const { differences, elsewhere } = await changeBetween(left, right, { from });
  const shown = differences.first.length;
  // of a page that there is not, the first
  if (shown === 0 && from > 0) return textChangeOf(viewer, articleId, version);
  return {
    version,
    reason: after.reason,
    madeAt: after.createdAt.toISOString(),
    isPast,
    differences,
    elsewhere,
    page: from / MOST_LISTED + 1,
    pages: Math.max(1, Math.ceil((from + shown + differences.more) / MOST_LISTED)),
    titles: await titlesOutOfDate(articleId, after, next ?? null),
    stale: await outOfDate(
      articleId,
      new Standing(textsOf(before), left),
      isPast ? new Standing(textsOf(after), right) : null,
    ),
    gone: await goneBy(articleId, version),
    moved: await notesIn(articleId, version, 'moved'),
    lost: await notesIn(articleId, version - 1, 'orphan'),
  };
}

function versionOf(articleId: number, number: number) {
  return database().textVersion.findUnique({
    where: { articleId_number: { articleId, number } },
    select: VERSION,
  });
}

const VERSION = {
  number: true,
  replaced: true,
  reason: true,
  createdAt: true,
  article: { select: { textVersion: true, language: true } },
  blocks: { orderBy: { position: 'asc' }, select: { text: true } },
} as const;

/** A version that an import made keeps the title that the article had before it. */
async function titlesOutOfDate(
  articleId: number,
  { replaced }: Replacing,
  next: Replacing | null,
): Promise<StaleTitle[]> {
  const before = titleIn(replaced);
  return before === null ? [] : titlesLeftBehind(database(), articleId, before, titleIn(next?.replaced));
}

interface Replacing {
  replaced: unknown;
}

function titleIn(replaced: unknown): string | null {
  if (typeof replaced !== 'object' || replaced === null || !('title' in replaced)) return null;
  return typeof replaced.title === 'string' ? replaced.title : null;
}

function textsOf({ blocks }: { blocks: readonly { text: string }[] }): string[] {
  return blocks.map(({ text }) => text);
}

/** Sentences belong to the newest text alone: those of any version are cut again, with what editors did to the cutting. */
async function sentencesIn(articleId: number, language: string, blocks: string[]): Promise<string[]> {
  const segments = await gently(eachOf(blocks, (text) => segmentText(text, language)));
  const tilings = await cutTilings(database(), articleId, blocks, segments);
  return blocks.flatMap((text, index) =>
    (tilings[index] ?? []).map(({ start, end }) => text.slice(start, end).trim()),
  );
}

/** A text, to be asked whether words stand in it. */
class Standing {
  readonly #blocks: string[];
  readonly #sentences: ReadonlySet<string>;

  constructor(blocks: readonly string[], sentences: readonly string[]) {
    this.#blocks = blocks.map(normaliseForIdentity);
    this.#sentences = new Set(sentences.map(normaliseForIdentity));
  }

  /** Nearly always they are a sentence of it; what was cut otherwise is looked for in each block. */
  has(words: string): boolean {
    return this.#sentences.has(words) || this.#blocks.some((block) => block.includes(words));
  }
}

/**
 * Translations that wait to be looked at, and were made of words that stood in the version before: what was out of date
 * already when it came has older ones. `after`, of a version that is not the newest: words that stand there still were
 * changed by a later one.
 */
async function outOfDate(
  articleId: number,
  before: Standing,
  after: Standing | null,
): Promise<StaleLanguage[]> {
  const rows = await database().target.findMany({
    where: { translation: { articleId }, state: 'stale', headId: null },
    orderBy: [{ segment: { block: { position: 'asc' } } }, { segment: { position: 'asc' } }],
    select: {
      text: true,
      sourceText: true,
      segment: { select: { number: true, text: true, retiredAt: true } },
      members: {
        orderBy: { segment: { position: 'asc' } },
        select: { segment: { select: { text: true } } },
      },
      translation: { select: { language: true } },
    },
  });
  const isByThis = await gently(
    eachOf(rows, ({ sourceText, segment }) => {
      const words = normaliseForIdentity(sourceText);
      return segment.retiredAt === null && before.has(words) && after?.has(words) !== true;
    }),
  );
  const byThis = rows.filter((_, index) => isByThis[index]);
  return byLanguage(byThis, (row) => sourceOf(row).trim());
}

interface Translated {
  text: string;
  sourceText: string;
  segment: { number: number };
  translation: { language: string };
}

function byLanguage<Row extends Translated>(
  rows: readonly Row[],
  afterOf: (row: Row) => string,
): StaleLanguage[] {
  const languages = [...new Set(rows.map(({ translation }) => translation.language))];
  return mostFirst(
    languages.map((language) => {
      const sentences = rows
        .filter(({ translation }) => translation.language === language)
        .map((row) => ({
          number: row.segment.number,
          before: row.sourceText.trim(),
          after: afterOf(row),
          translation: row.text,
        }));
      return { language, sentences: firstOf(sentences) };
    }),
  );
}

/** Translations of sentences that stood last in the version before: they stay with its blocks. */
async function goneBy(articleId: number, version: number): Promise<StaleLanguage[]> {
  const rows = await database().target.findMany({
    where: {
      translation: { articleId },
      headId: null,
      text: { not: '' },
      segment: { retiredAt: { not: null }, block: { textVersion: { number: version - 1 } } },
    },
    orderBy: [{ segment: { block: { position: 'asc' } } }, { segment: { position: 'asc' } }],
    select: {
      id: true,
      text: true,
      sourceText: true,
      translationId: true,
      segment: { select: { number: true } },
      translation: { select: { language: true } },
    },
  });
  if (rows.length === 0) return [];
  // the first of several goes, and the next one has their translation (settle-shared.ts): it is out of date, and not gone
  const inherited = await database().targetRevision.findMany({
    where: {
      state: 'stale',
      text: { in: rows.map(({ text }) => text) },
      target: { translation: { articleId } },
    },
    select: { text: true, targetId: true, target: { select: { translationId: true } } },
  });
  const hasHeir = ({ id, text, translationId }: (typeof rows)[number]) =>
    inherited.some(
      (one) => one.targetId !== id && one.text === text && one.target.translationId === translationId,
    );
  return byLanguage(
    rows.filter((row) => !hasHeir(row)),
    () => '',
  );
}

/** Notes whose place is in a version: of one that lost its words, the last in which it had them. */
async function notesIn(
  articleId: number,
  version: number,
  placement: 'moved' | 'orphan',
): Promise<Listed<TextChange['lost']['first'][number]>> {
  const notes = await database().annotation.findMany({
    where: { articleId, deletedAt: null, placement, block: { textVersion: { number: version } } },
    orderBy: { id: 'asc' },
    select: { id: true, quote: true },
  });
  return firstOf(
    notes.map(({ id, quote }) =>
      placement === 'moved' ? { id, quote: null, now: quote } : { id, quote, now: null },
    ),
  );
}
