/** Gives an article the text of a changed file. One transaction, the caller's. */
import { type Followed, followedBy, planChange, staleSum } from '../articles/change-plan.ts';
import { changeText } from '../articles/change-text.ts';
import { findingsIn } from '../articles/source-findings.ts';
import type { Db, Tx } from '../db/client.ts';
import { languageName } from '../languages.ts';
import type { Viewer } from '../people/person.ts';
import { counted } from '../text/counted.ts';
import type { SourceFinding } from '../text/source-checks.ts';
import { type DismissedFinding, dismissalsKept } from './dismissed-findings.ts';
import type { Prepared } from './prepared.ts';
import { replaceText } from './replaced.ts';
import { staleTitles } from './stale-titles.ts';
import { takenFields } from './taken-fields.ts';

/** For the transaction: a book is compared with its text before, and every sentence moves. */
export const UPDATE_LIMITS = { timeout: 60_000 };

/**
 * Gives an article the text of a changed file: the one change event, by which translations and notes follow. What an
 * editor chose (title, date, kinds of blocks, slips that are none) stays.
 */
export async function updateArticle(
  tx: Tx,
  viewer: Viewer,
  run: number,
  articleId: number,
  knownFileId: number | null,
  prepared: Prepared,
): Promise<{ sourceFileId: number; followed: Left }> {
  const sourceFileId = knownFileId ?? (await storeSourceFile(tx, prepared)).id;
  const { parsed, segments } = prepared;
  const { titleOrigin, dateOrigin, language } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { titleOrigin: true, dateOrigin: true, language: true },
  });
  const titles = languagesOf(await staleTitles(tx, articleId, prepared));
  const dismissed = await dismissedFindings(tx, articleId);
  const replaced = await replaceText(tx, articleId);
  // before the text: the words for the search are made of both
  await tx.article.update({
    where: { id: articleId },
    data: {
      textHash: prepared.textHash,
      ...takenFields({ titleOrigin, dateOrigin }, parsed),
    },
    select: { id: true },
  });
  const followed = await changeText(tx, viewer, articleId, {
    blocks: parsed.blocks,
    segments,
    sourceFileId,
    sourceMap: JSON.parse(prepared.sourceMap),
    parserVersion: parsed.parserVersion,
    reason: `imported again from ${prepared.file.name}`,
    run,
    replaced,
  });
  // somebody may have said that it is in another language than the file seems to be
  const findings =
    language === prepared.language.tag
      ? prepared.findings
      : await findingsIn(language, parsed.blocks, prepared.findings);
  const texts = parsed.blocks.map((block) => block.text);
  const kept = dismissalsKept(dismissed.findings, dismissed.texts, findings, texts);
  await tx.finding.deleteMany({ where: { articleId } });
  await tx.finding.createMany({
    data: findings.map((finding, index) => ({
      ...finding,
      articleId,
      textVersion: followed.version,
      dismissedAt: kept[index] ?? null,
    })),
  });
  return { sourceFileId, followed: { ...followed, titles } };
}

/** What the text of a changed file would do to its article; nothing is written. The plan is the change event’s own. */
export async function wouldFollow(reader: Db, articleId: number, prepared: Prepared): Promise<Left> {
  const { parsed, segments } = prepared;
  const followed = followedBy(await planChange(reader, articleId, { blocks: parsed.blocks, segments }));
  return { ...followed, titles: languagesOf(await staleTitles(reader, articleId, prepared)) };
}

/** What a new text does, with the languages whose translated title is out of date with it. */
type Left = Followed & { titles: string[] };

function languagesOf(titles: readonly { language: string }[]): string[] {
  return titles.map(({ language }) => language);
}

/** What a new text moves and leaves to be done, in sentences; none when nothing is. */
export function leftToDo({ elsewhere, stale, lostTranslations, titles, moved, orphans }: Left): string[] {
  return [
    ...(elsewhere > 0
      ? [`${counted(elsewhere, 'sentence stands', 'sentences stand')} elsewhere in the text now.`]
      : []),
    ...(titles.length > 0
      ? [`${translatedTitles(titles, 'is', 'are')} out of date now: ${named(titles)}.`]
      : []),
    ...(staleSum(stale) > 0 ? [`Translations out of date now: ${byLanguage(stale)}.`] : []),
    ...(staleSum(lostTranslations) > 0
      ? [`Translated, and gone from the text: ${byLanguage(lostTranslations)}.`]
      : []),
    ...(moved > 0 ? [`${counted(moved, 'note has', 'notes have')} moved: look whether the words fit.`] : []),
    ...(orphans > 0
      ? [
          `${counted(orphans, 'note has lost its words', 'notes have lost their words')}: see the article’s annotations.`,
        ]
      : []),
  ];
}

/** The same before it is done. */
export function wouldBeLeft({ elsewhere, stale, lostTranslations, titles, moved, orphans }: Left): string[] {
  return [
    ...(elsewhere > 0 ? [`${counted(elsewhere, 'sentence')} would stand elsewhere in the text.`] : []),
    ...(titles.length > 0
      ? [`${translatedTitles(titles, 'would be', 'would be')} out of date: ${named(titles)}.`]
      : []),
    ...(staleSum(stale) > 0 ? [`Translations would be out of date: ${byLanguage(stale)}.`] : []),
    ...(staleSum(lostTranslations) > 0
      ? [`Translated, and would go from the text: ${byLanguage(lostTranslations)}.`]
      : []),
    ...(moved > 0 ? [`${counted(moved, 'note')} would move.`] : []),
    ...(orphans > 0
      ? [`${counted(orphans, 'note would lose its words', 'notes would lose their words')}.`]
      : []),
  ];
}

function translatedTitles({ length }: readonly string[], one: string, many: string): string {
  return length === 1 ? `The translated title ${one}` : `The translated titles ${many}`;
}

function named(languages: readonly string[]): string {
  return languages.map((tag) => languageName(tag)).join(', ');
}

/** `3 sentences in English, 1 in Swedish`, the most first. */
function byLanguage(stale: Followed['stale']): string {
  return Object.entries(stale)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(
      ([tag, count], place) => `${place === 0 ? counted(count, 'sentence') : count} in ${languageName(tag)}`,
    )
    .join(', ');
}

/** What editors have dismissed of the text that is about to become the one before, with its blocks. */
async function dismissedFindings(
  tx: Tx,
  articleId: number,
): Promise<{ findings: DismissedFinding[]; texts: string[] }> {
  const findings = await tx.finding.findMany({
    where: { articleId, dismissedAt: { not: null } },
    orderBy: [{ block: 'asc' }, { start: 'asc' }, { id: 'asc' }],
    select: { kind: true, block: true, start: true, end: true, dismissedAt: true },
  });
  if (findings.length === 0) return { findings: [], texts: [] };
  const { blocks } = await tx.textVersion.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { blocks: { orderBy: { position: 'asc' }, select: { text: true } } },
  });
  return {
    findings: findings.flatMap(({ dismissedAt, kind, ...place }) =>
      dismissedAt ? [{ ...place, kind: kind as SourceFinding['kind'], dismissedAt }] : [],
    ),
    texts: blocks.map((block) => block.text),
  };
}

function storeSourceFile(tx: Tx, { file, sha256, encoding, format }: Prepared): Promise<{ id: number }> {
  return tx.sourceFile.create({
    data: {
      name: file.name,
      path: file.path,
      globalId: file.globalId ?? null,
      sha256,
      byteLength: file.bytes.byteLength,
      encoding,
      format,
      bytes: Uint8Array.from(file.bytes),
      container: file.container ?? null,
      line: file.line ?? null,
    },
    select: { id: true },
  });
}
