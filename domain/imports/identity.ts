/** What a prepared file is to what is already stored, and how an outcome is reported. */
import type { Db, Tx } from '../db/client.ts';
import { remapSegments } from '../text/diff.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import type { ImportOptions, ItemResult } from './import.ts';
import type { Known, Outcome } from './outcome.ts';
import { type Prepared, type Refused, UNDECIDED } from './prepared.ts';
import {
  type Asked,
  duplicate,
  earlierCopy,
  STANDING,
  type Standing,
  unchanged,
  updated,
} from './standing.ts';

/** Below this share of sentences that are found again, and with another title, another text stands at the old path. */
const LEAST_SHARE = 0.3;

/**
 * The same bytes are `unchanged`; the same text (after `normaliseForIdentity`) in other bytes is a `duplicate`. A text that
 * the article had before is `updated` only when it comes from where the article's text comes from now: anywhere else it
 * is an old copy, and a `duplicate`. Another text with an id of its own that was imported before is `updated`, however much
 * was rewritten; one from a path that was imported before when it has the same title, or enough of its sentences are found
 * again: files called `today.txt` bring another story each day. The same text from where the article comes from, with another
 * date, is `updated`, too. Null: it is new.
 */
export async function knownAs(
  tx: Tx | Db,
  prepared: Prepared,
  options: ImportOptions,
): Promise<Known | null> {
  const asked = { prepared, options };
  // before the file: an article that another import stores just now is there with its file
  const twin = await tx.article.findUnique({ where: { textHash: prepared.textHash }, select: TWIN });
  const file = await tx.sourceFile.findUnique({ where: { sha256: prepared.sha256 }, select: SOURCE });
  const origin = file?.versions[0]?.article;
  if (file && origin?.textVersions[0]?.sourceFileId === file.id)
    return besideOwn(unchanged(origin, file.id, asked), await ownBeside(tx, origin, prepared));
  if (twin) return besideOwn(sameText(twin, asked), await ownBeside(tx, twin, prepared));
  const before = origin ?? (await withEarlierText(tx, prepared));
  if (before) {
    if (before.textVersions[0]?.sourceFile?.path !== prepared.file.path) return earlierCopy(before, asked);
    return updated(
      before,
      `Back to an earlier text of “${before.slug}”.`,
      origin && file ? file.id : null,
      asked,
    );
  }
  const same = await fromSameOrigin(tx, prepared);
  return same && updated(same, `A new text of “${same.slug}”.`, null, asked);
}

const ORIGIN = {
  ...STANDING,
  textVersions: {
    where: { sourceFileId: { not: null } },
    orderBy: { number: 'desc' },
    take: 1,
    select: { sourceFileId: true, sourceFile: { select: { path: true } } },
  },
} as const;

const TWIN = {
  ...STANDING,
  dateOrigin: true,
  textVersions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: { sourceFile: { select: { path: true, globalId: true } } },
  },
} as const;

interface Twin extends Standing {
  dateOrigin: string | null;
  textVersions: { sourceFile: { path: string; globalId: string | null } | null }[];
}

/** The article that came from the path of a file whose text another article has. */
async function ownBeside(
  tx: Tx | Db,
  twin: Pick<Twin, 'id'> & { textVersions: { sourceFile: { path: string } | null }[] },
  { file: { path } }: Prepared,
): Promise<Standing | null> {
  if (twin.textVersions[0]?.sourceFile?.path === path) return null;
  const own = await lastFrom(tx, { path });
  return own?.id === twin.id ? null : own;
}

const besideOwn = (known: Known, own: { slug: string } | null): Known =>
  own ? { ...known, reason: `${known.reason} ${keepsItsText(own)}` } : known;

/** Of a file with the text of another article: the one that came from its path, and is not what the file says any more. */
export const keepsItsText = ({ slug }: { slug: string }): string =>
  `“${slug}”, which came from this path before, keeps its text.`;

/** Of a text for an article that another file of the same import has given one. */
export const cameBefore = (path: string): string =>
  `The text of “${path}”, of the same import, was there before: this one came later.`;

/** In other bytes: where the article comes from, another date corrects it; a file without one contradicts nobody. */
function sameText({ dateOrigin, textVersions: [version], ...article }: Twin, asked: Asked): Known {
  const { file, parsed } = asked.prepared;
  const source = version?.sourceFile;
  const isOwn =
    source?.path === file.path || (file.globalId !== undefined && source?.globalId === file.globalId);
  const isCorrection = parsed.date !== null && parsed.date !== article.date;
  if (isOwn && dateOrigin !== 'edited' && isCorrection)
    return updated(article, `The same text of “${article.slug}” with another date.`, null, asked);
  return duplicate(article, asked);
}

const SOURCE = {
  id: true,
  versions: { orderBy: { id: 'desc' }, take: 1, select: { article: { select: ORIGIN } } },
} as const;

async function withEarlierText(tx: Tx | Db, { textHash }: Prepared) {
  const version = await tx.textVersion.findFirst({
    where: { textHash },
    orderBy: { id: 'desc' },
    select: { article: { select: ORIGIN } },
  });
  return version?.article;
}

/** The path goes before the id: whoever keeps a record in a file of its own means that file. */
async function fromSameOrigin(tx: Tx | Db, prepared: Prepared): Promise<Standing | null> {
  const { path, globalId } = prepared.file;
  const own = await lastFrom(tx, { path });
  if (own && (hasOwnKey(prepared) || isTheSame(own, prepared))) return own;
  return globalId ? lastFrom(tx, { globalId }) : null;
}

/**
 * Of a file that is a new article although another came from its path before: a sentence that names the other, for whoever
 * meant to change that one. Null where nobody would think so: rows of a table without ids only moved.
 */
export async function besideOther(tx: Tx | Db, prepared: Prepared): Promise<string | null> {
  const other = isNumbered(prepared) ? null : await lastFrom(tx, { path: prepared.file.path });
  return other && `“${other.slug}” came from this path before, and has another title and text: it stays.`;
}

/** A record of a file of many that has no id, and is called by its number there. */
function isNumbered({ file: { container, path } }: Prepared): boolean {
  return container !== undefined && /#row-\d+\+*$/.test(path);
}

const hasOwnKey = (prepared: Prepared) => prepared.file.container !== undefined && !isNumbered(prepared);

/** The article that came last from a path or with an id. */
async function lastFrom(tx: Tx | Db, where: { path: string } | { globalId: string }) {
  const file = await tx.sourceFile.findFirst({
    where: { ...where, versions: { some: {} } },
    orderBy: { id: 'desc' },
    select: {
      versions: {
        orderBy: { id: 'desc' },
        take: 1,
        select: {
          article: {
            select: { ...STANDING, segments: { where: { retiredAt: null }, select: { text: true } } },
          },
        },
      },
    },
  });
  return file?.versions[0]?.article ?? null;
}

function isTheSame(article: Standing & { segments: { text: string }[] }, prepared: Prepared): boolean {
  const title = normaliseForIdentity(prepared.parsed.title);
  const isCalledSo = !isNumbered(prepared) && title !== '' && title === normaliseForIdentity(article.title);
  return isCalledSo || isFoundAgain(article.segments, prepared);
}

function isFoundAgain(segments: readonly { text: string }[], prepared: Prepared): boolean {
  const before = segments.map(({ text }) => text);
  const after = prepared.parsed.blocks.flatMap((block, index) =>
    (prepared.segments[index] ?? []).map(({ start, end }) => block.text.slice(start, end)),
  );
  const all = Math.max(1, Math.min(before.length, after.length));
  // mostly those that read the same are enough, and nothing need be compared letter by letter
  if (sameIn(before, after) / all >= LEAST_SHARE) return true;
  const pairs = remapSegments(before, after);
  const found = pairs.filter(({ kind }) => kind === 'same' || kind === 'changed').length;
  return found / all >= LEAST_SHARE;
}

/** How many sentences of one text read the same in the other. */
function sameIn(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of before.map(normaliseForIdentity)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return after.map(normaliseForIdentity).filter((text) => {
    const left = counts.get(text) ?? 0;
    if (left > 0) counts.set(text, left - 1);
    return left > 0;
  }).length;
}

/** What a file would become by itself: also the answer of a dry run. What is known of its article is told instead. */
export function describe(
  prepared: Prepared,
): Omit<Outcome, 'status' | 'reason' | 'article' | 'sourceFileId'> {
  return {
    file: prepared.file.path,
    language: prepared.language.tag,
    date: prepared.parsed.date,
    blocks: prepared.parsed.blocks.length,
    segments: prepared.segments.reduce((sum, spans) => sum + spans.length, 0),
    encoding: prepared.encoding,
    sha256: prepared.sha256,
    warnings: prepared.warnings.map(sentence),
  };
}

/** What a file is to the article that is there, which has a language of its own. */
export function outcomeOf(prepared: Prepared, known: Known): Outcome {
  const told = { ...describe(prepared), ...known };
  if (known.language === undefined || known.language === 'und') return told;
  return { ...told, warnings: told.warnings.filter((warning) => warning !== UNDECIDED) };
}

/** A refused file, reported. */
export function refusal({ file, sha256, reason }: Refused): Outcome {
  const nothing = {
    article: null,
    language: null,
    date: null,
    blocks: 0,
    segments: 0,
    encoding: null,
    warnings: [],
    sourceFileId: null,
  };
  return { ...nothing, file: file.path, status: 'failed', reason: sentence(reason), sha256 };
}

/** Those who read a format say what is wrong and where, in half a sentence. */
function sentence(reason: string): string {
  // a path, a file or a field is called as it is written: `word/document.xml`
  const isName = /^\S*[/._]\S/.test(reason);
  const begun = isName ? reason : reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?…][”)]?$/.test(begun) ? begun : `${begun}.`;
}

/** The outcome as callers see it, without our own row ids. */
export function reported({ sourceFileId: _, ...result }: Outcome): ItemResult {
  return result;
}
