/** What a prepared file is to what is already stored, and how an outcome is reported. */
import { remapSegments } from '../text/diff.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import type { Holdings, Owned, OwnedBytes, Written } from './holdings.ts';
import type { ImportOptions, ItemResult } from './import.ts';
import type { Known, Outcome } from './outcome.ts';
import { type Prepared, type Refused, UNDECIDED } from './prepared.ts';
import {
  type Asked,
  duplicate,
  earlierCopy,
  isReadOtherwise,
  isToCome,
  type Standing,
  unchanged,
  updated,
} from './standing.ts';

/** Below this share of sentences that are found again, and with another title, another text stands at the old path. */
const LEAST_SHARE = 0.3;

/**
 * The same bytes are `unchanged`, unless columns are named that give another text of them: then they are `updated`; the same text (after `normaliseForIdentity`) in other bytes is a `duplicate`. A text that
 * the article had before is `updated` only when it comes from where the article's text comes from now: anywhere else it
 * is an old copy, and a `duplicate`. Another text with an id of its own that was imported before is `updated`, however much
 * was rewritten; one from a path that was imported before when it has the same title, or enough of its sentences are found
 * again: files called `today.txt` bring another story each day. The same text from where the article comes from, with another
 * date, is `updated`, too. Null: it is new.
 */
export async function knownAs(
  held: Holdings,
  prepared: Prepared,
  options: ImportOptions,
): Promise<Known | null> {
  const asked = { prepared, options };
  // before the file: an article that another import stores just now is there with its file
  const twin = await held.withText(prepared.textHash);
  const file = await held.withBytes(prepared.sha256);
  const isReadAnew = file !== null && isReadOtherwise(file.textHash, prepared);
  if (file?.isCurrent && !(isReadAnew && options.mapping))
    return besideOwn(unchangedBy(file, isReadAnew, asked), await ownBeside(held, file, prepared));
  if (twin)
    return besideOwn(
      sameText(twin, file?.sourceFileId ?? null, asked),
      await ownBeside(held, twin, prepared),
    );
  if (file?.isCurrent) return updated(file.article, readAnew(file.article), file.sourceFileId, asked);
  const before = file ?? (await held.withEarlierText(prepared.textHash));
  if (before) return earlierText(before, file?.sourceFileId ?? null, asked);
  const same = await fromSameOrigin(held, prepared);
  return same && updated(same, newTextOf(same), null, asked);
}

function earlierText({ article, source }: Owned, sourceFileId: number | null, asked: Asked): Known {
  if (source?.path !== asked.prepared.file.path) return earlierCopy(article, asked);
  return updated(article, `Back to an earlier text of “${article.slug}”.`, sourceFileId, asked);
}

/** Of a file that came with its columns named, and comes again without: nobody has asked for another text. */
const KEEPS_COLUMNS =
  ' Its columns were named otherwise then: with those of this import it has another text, which the article did not get. Name them with --map.';

function unchangedBy(
  { article, sourceFileId, parserVersion }: OwnedBytes,
  isReadAnew: boolean,
  asked: Asked,
) {
  const known = unchanged(article, sourceFileId, asked);
  // else this program may read otherwise than it did
  const isByOptions = isReadAnew && parserVersion === asked.prepared.parsed.parserVersion;
  return isByOptions ? { ...known, reason: `${known.reason}${KEEPS_COLUMNS}` } : known;
}

const readAnew = ({ slug }: Standing): string => `The columns named now give another text of “${slug}”.`;

const newTextOf = (article: Standing): string =>
  `A new text of “${article.slug}”${isToCome(article) ? ', which has the same id' : ''}.`;

/** The article that came from the path of a file whose text another article has. */
async function ownBeside(
  held: Holdings,
  { article, source }: Owned,
  { file: { path } }: Prepared,
): Promise<Standing | null> {
  if (source?.path === path) return null;
  const own = await held.lastFrom({ path });
  return !own || own.article.id === article.id ? null : own.article;
}

const besideOwn = (known: Known, own: Standing | null): Known =>
  own ? { ...known, reason: `${known.reason} ${keepsItsText(own)}` } : known;

/** Of a file with the text of another article: the one that came from its path, and is not what the file says any more. */
const keepsItsText = ({ slug }: { slug: string }): string =>
  `“${slug}”, which came from this path before, keeps its text.`;

/** Of a text for an article that another file of the same import has given one. */
export const cameBefore = (path: string): string =>
  `The text of “${path}”, of the same import, was there before: this one came later.`;

/**
 * In other bytes: where the article comes from, another date corrects it; a file without one contradicts nobody. `sourceFileId`
 * when these bytes are stored, because the article had that date before.
 */
function sameText({ article, source }: Owned, sourceFileId: number | null, asked: Asked): Known {
  const { file, parsed } = asked.prepared;
  const isOwn =
    source?.path === file.path || (file.globalId !== undefined && source?.globalId === file.globalId);
  const isCorrection = parsed.date !== null && parsed.date !== article.date;
  if (isOwn && article.dateOrigin !== 'edited' && isCorrection)
    return updated(article, `The same text of “${article.slug}” with another date.`, sourceFileId, asked);
  return duplicate(article, asked);
}

/** The path goes before the id: whoever keeps a record in a file of its own means that file. */
async function fromSameOrigin(held: Holdings, prepared: Prepared): Promise<Standing | null> {
  const { path, globalId } = prepared.file;
  const own = await held.lastFrom({ path });
  if (own && (hasOwnKey(prepared) || isTheSame(own, prepared))) return own.article;
  return globalId ? ((await held.lastFrom({ globalId }))?.article ?? null) : null;
}

/**
 * Of a file that is a new article although another came from its path before: a sentence that names the other, for whoever
 * meant to change that one. Null where nobody would think so: rows of a table without ids only moved.
 */
export async function besideOther(held: Holdings, prepared: Prepared): Promise<string | null> {
  const other = isNumbered(prepared) ? null : await held.lastFrom({ path: prepared.file.path });
  return (
    other && `“${other.article.slug}” came from this path before, and has another title and text: it stays.`
  );
}

/** A record of a file of many that has no id, and is called by its number there. */
function isNumbered({ file: { container, path } }: Prepared): boolean {
  return container !== undefined && /#row-\d+\+*$/.test(path);
}

const hasOwnKey = (prepared: Prepared) => prepared.file.container !== undefined && !isNumbered(prepared);

function isTheSame({ article, sentences }: Written, prepared: Prepared): boolean {
  const title = normaliseForIdentity(prepared.parsed.title);
  const isCalledSo = !isNumbered(prepared) && title !== '' && title === normaliseForIdentity(article.title);
  return isCalledSo || isFoundAgain(sentences, prepared);
}

function isFoundAgain(before: readonly string[], prepared: Prepared): boolean {
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
export function outcomeOf(prepared: Prepared, { untaken, ...known }: Known): Outcome {
  const told = { ...describe(prepared), ...known };
  const isDecided = known.language !== undefined && known.language !== 'und';
  const kept = told.warnings.filter((warning) => !isDecided || warning !== UNDECIDED);
  return { ...told, warnings: untaken ? [...kept, untaken] : kept };
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
