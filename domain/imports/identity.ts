/** What a prepared file is to what is already stored, and how an outcome is reported. */
import type { Db, Tx } from '../db/client.ts';
import { remapSegments } from '../text/diff.ts';
import type { ItemResult } from './import.ts';
import { type Prepared, type Refused, UNDECIDED } from './prepared.ts';

export type Outcome = ItemResult & { sourceFileId: number | null };

/** What is there already: `updated` means that the article's text would become this one. */
export interface Known extends Pick<Outcome, 'status' | 'reason' | 'article' | 'sourceFileId'> {
  /** the language of the article that is there, which no file changes */
  language: string;
}

/** Below this share of sentences that are found again, another text stands under the old path: a new article. */
const LEAST_SHARE = 0.3;

/**
 * The same bytes are `unchanged`; the same text (after `normaliseForIdentity`) in other bytes is a `duplicate`; another
 * text from a path that was imported before is `updated`, when it is recognisably the same article; null: it is new.
 */
export async function knownAs(tx: Tx | Db, prepared: Prepared): Promise<Known | null> {
  // before the file: an article that another import stores just now is there with its file
  const twin = await tx.article.findUnique({
    where: { textHash: prepared.textHash },
    select: { id: true, slug: true, language: true },
  });
  const file = await tx.sourceFile.findUnique({ where: { sha256: prepared.sha256 }, select: SOURCE });
  const origin = file?.versions[0]?.article;
  if (file && origin) {
    const article = { id: origin.id, slug: origin.slug };
    const isCurrent = origin.textVersions[0]?.sourceFileId === file.id;
    const reason = isCurrent
      ? `Already imported as “${article.slug}”.`
      : `Back to an earlier text of “${article.slug}”.`;
    const status = isCurrent ? 'unchanged' : 'updated';
    return { status, reason, article, sourceFileId: file.id, language: origin.language };
  }
  if (twin) {
    const reason = `The same text is already here as “${twin.slug}”.`;
    const { language, ...article } = twin;
    return { status: 'duplicate', reason, article, sourceFileId: null, language };
  }
  return fromSamePath(tx, prepared);
}

const SOURCE = {
  id: true,
  versions: {
    orderBy: { id: 'desc' },
    take: 1,
    select: {
      article: {
        select: {
          id: true,
          slug: true,
          language: true,
          textVersions: { orderBy: { number: 'desc' }, take: 1, select: { sourceFileId: true } },
          segments: { where: { retiredAt: null }, select: { text: true } },
        },
      },
    },
  },
} as const;

async function fromSamePath(tx: Tx | Db, prepared: Prepared): Promise<Known | null> {
  const file = await tx.sourceFile.findFirst({
    where: { path: prepared.file.path, versions: { some: {} } },
    orderBy: { id: 'desc' },
    select: SOURCE,
  });
  const article = file?.versions[0]?.article;
  if (!article || shareFoundAgain(article.segments, prepared) < LEAST_SHARE) return null;
  const { id, slug, language } = article;
  const reason = `A new text of “${slug}”.`;
  return { status: 'updated', reason, article: { id, slug }, sourceFileId: null, language };
}

function shareFoundAgain(before: readonly { text: string }[], { parsed, segments }: Prepared): number {
  const after = parsed.blocks.flatMap((block, index) =>
    (segments[index] ?? []).map(({ start, end }) => block.text.slice(start, end)),
  );
  const pairs = remapSegments(
    before.map((segment) => segment.text),
    after,
  );
  const found = pairs.filter((pair) => pair.kind === 'same' || pair.kind === 'changed').length;
  return found / Math.max(1, Math.min(before.length, after.length));
}

/** What a file would become, whatever its outcome: also the answer of a dry run. */
export function describe(
  prepared: Prepared,
): Omit<Outcome, 'status' | 'reason' | 'article' | 'sourceFileId'> {
  return {
    file: prepared.file.path,
    language: prepared.language.tag,
    date: prepared.parsed.date,
    blocks: prepared.parsed.blocks.length,
    segments: prepared.segments.reduce((sum, spans) => sum + spans.length, 0),
    sha256: prepared.sha256,
    warnings: prepared.warnings.map(sentence),
  };
}

/** What a file is to the article that is there. Where its text does not tell its language, the article does. */
export function outcomeOf(prepared: Prepared, { language, ...known }: Known): Outcome {
  const told = { ...describe(prepared), ...known };
  if (prepared.language.tag !== 'und' || language === 'und') return told;
  return { ...told, language, warnings: told.warnings.filter((warning) => warning !== UNDECIDED) };
}

/** A refused file, reported. */
export function refusal({ file, sha256, reason }: Refused): Outcome {
  const nothing = {
    article: null,
    language: null,
    date: null,
    blocks: 0,
    segments: 0,
    warnings: [],
    sourceFileId: null,
  };
  return { ...nothing, file: file.path, status: 'failed', reason: sentence(reason), sha256 };
}

/** Those who read a format say what is wrong and where, in half a sentence. */
function sentence(reason: string): string {
  const begun = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?…][”)]?$/.test(begun) ? begun : `${begun}.`;
}

/** The outcome as callers see it, without our own row ids. */
export function reported({ sourceFileId: _, ...result }: Outcome): ItemResult {
  return result;
}
