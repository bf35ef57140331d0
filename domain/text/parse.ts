import { datelineLength, findCredit, isHeadline, kindOf } from './block-kind.ts';
import { bylineIn } from './byline.ts';
import { parseEdtf } from './date.ts';
import { deriveTitle } from './derived-title.ts';
import { isInvisible } from './invisible.ts';
import {
  NO_DETAILS,
  type ParsedArticle,
  type ParsedBlock,
  ParseError,
  type SourceSpan,
} from './parsed-article.ts';
import {
  joinLines,
  paragraphsOf,
  type SourceLine,
  type SourceParagraph,
  splitParagraph,
} from './source-paragraphs.ts';
import { readTimeStamp, type TimeStamp } from './time-stamp.ts';

export {
  BLOCK_KINDS,
  type BlockKind,
  type ParsedArticle,
  type ParsedBlock,
  ParseError,
} from './parsed-article.ts';

/** Goes up whenever the same file could be read differently; stored with the article. */
export const PARSER_VERSION = 4;

interface Header {
  date: string | null;
  start: number;
  end: number;
}

function lineAt(raw: string, offset: number): number {
  return (raw.slice(0, offset).match(/\r\n|[\n\r]/g)?.length ?? 0) + 1;
}

/** `date YYYY[-MM[-DD]]` at the start of the file; the text begins on the same line. */
function readHeader(raw: string): Header {
  const match = /^(\s*)(date[ \t]+(\d{4}[-\d./:TZ]*))(?=\s|$)/.exec(raw);
  const token = match?.[3];
  if (!match || token === undefined) return { date: null, start: 0, end: 0 };
  const start = match[1]?.length ?? 0;
  if (!parseEdtf(token))
    throw new ParseError(
      `no such date: “${token}”; write it as 2022, 2022-12 or 2022-12-31`,
      lineAt(raw, start),
    );
  return { date: token, start, end: match[0].length };
}

function refuseUnreadable(raw: string): void {
  const nul = raw.indexOf('\0');
  if (nul >= 0)
    throw new ParseError(
      'a NUL character: this is not a text file; save it as plain text in UTF-8',
      lineAt(raw, nul),
    );
  if (raw === '') throw new ParseError('the file is empty; look for the one that has its text', 1);
  if (isInvisible(raw))
    throw new ParseError('the file has only white space; look for the one that has its text', 1);
}

/** The paragraphs of a text, with the ones that are not text taken out. */
interface Sorted {
  title: SourceParagraph | null;
  byline: { paragraph: SourceParagraph; names: string } | null;
  stamp: { paragraph: SourceParagraph; reading: TimeStamp; before: number } | null;
  body: SourceParagraph[];
}

function sortParagraphs(paragraphs: readonly SourceParagraph[], isWhole: boolean, isTitled: boolean): Sorted {
  const sorted: Sorted = { title: null, byline: null, stamp: null, body: [] };
  for (const paragraph of paragraphs) {
    const reading = sorted.stamp ? null : readTimeStamp(paragraph.text);
    if (reading) sorted.stamp = { paragraph, reading, before: sorted.body.length - 1 };
    else sorted.body.push(paragraph);
  }
  const first = sorted.body[0];
  // A file of one paragraph has a text and no headline, however short it is.
  if (first && !isTitled && sorted.body.length > 1 && isHeadline(first.text)) {
    sorted.title = takeFirst(sorted, first);
    if (isWhole) takeByline(sorted);
  }
  return sorted;
}

function takeFirst(sorted: Sorted, first: SourceParagraph): SourceParagraph {
  sorted.body.shift();
  if (sorted.stamp) sorted.stamp.before -= 1;
  return first;
}

const MOST_LINES = 6;

/** A headline (together at most six lines) with the byline on the next line, and no blank line between, as two paragraphs. */
function bylineApart(paragraphs: readonly SourceParagraph[]): readonly SourceParagraph[] {
  const [first, ...others] = paragraphs;
  if (!first || others.length === 0 || first.lines.length > MOST_LINES) return paragraphs;
  for (let at = 1; at < first.lines.length; at++) {
    const [above, below] = [first.lines.slice(0, at), first.lines.slice(at)];
    if (bylineIn(joinLines(below)) === null || !isHeadline(joinLines(above))) continue;
    return [...[above, below].map((lines) => ({ lines, text: joinLines(lines) })), ...others];
  }
  return paragraphs;
}

/** Who wrote it stands right under the headline, and something else below. */
function takeByline(sorted: Sorted): void {
  const [first, second] = sorted.body;
  const names = first && second ? bylineIn(first.text) : null;
  if (first && names !== null) sorted.byline = { paragraph: takeFirst(sorted, first), names };
}

/** A block and the stretches of the raw text it is made of. */
interface PlacedBlock {
  block: ParsedBlock;
  lines: { start: number; end: number }[];
  credit: { start: number; end: number }[];
}

function place(
  kind: ParsedBlock['kind'],
  guessed: boolean,
  lines: SourceLine[],
  credit: SourceLine[],
): PlacedBlock {
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  return { block: { kind, text: joinLines(lines), credit: null, guessed, start, end }, lines, credit };
}

/** A paragraph with its dateline taken off; `lines` is empty when there was nothing else. */
interface Opened {
  dateline: SourceLine[];
  lines: SourceLine[];
}

/** Takes the dateline off the paragraph that has one: it is a block of its own. */
function takeDateline(body: readonly SourceParagraph[]): Opened[] {
  let isTaken = false;
  return body.map((paragraph, index) => {
    // Only the opening has a dateline; later, `Oslo (NTB):` is somebody being quoted.
    const length = isTaken || index > 2 ? 0 : datelineLength(paragraph.text, index === 0);
    if (length === 0) return { dateline: [], lines: paragraph.lines };
    isTaken = true;
    const [dateline, lines] = splitParagraph(paragraph.lines, length);
    return { dateline, lines };
  });
}

function placeText(
  lines: SourceLine[],
  index: number,
  all: readonly string[],
  isBeforeStamp: boolean,
): PlacedBlock {
  const whole = all[index] ?? '';
  const found = findCredit(whole);
  // A paragraph that is nothing but a credit keeps it as its text: a block is never empty.
  const [own, credit] = found && found.start > 0 ? splitParagraph(lines, found.start) : [lines, []];
  const text = joinLines(own);
  const hasCredit = found !== null;
  const { kind, guessed } = kindOf({ text, hasCredit, index, all, isBeforeTimeStamp: isBeforeStamp });
  const placed = place(kind, guessed, own, credit);
  return { ...placed, block: { ...placed.block, credit: found?.name ?? null } };
}

function blocksOf({ body, stamp }: Sorted): PlacedBlock[] {
  const opened = takeDateline(body);
  const all = opened.map(({ lines }) => joinLines(lines));
  return opened.flatMap(({ dateline, lines }, index) => [
    ...(dateline.length > 0 ? [place('dateline', false, dateline, [])] : []),
    ...(lines.length > 0 ? [placeText(lines, index, all, stamp?.before === index)] : []),
  ]);
}

/** Fills what no span covers with white space, so that the spans tile the raw text. */
function tile(raw: string, marked: SourceSpan[]): SourceSpan[] {
  const spans: SourceSpan[] = [];
  let at = 0;
  for (const span of [...marked].sort((a, b) => a.start - b.start)) {
    if (span.start > at) spans.push({ start: at, end: span.start, role: 'white-space', block: null });
    spans.push(span);
    at = span.end;
  }
  if (at < raw.length) spans.push({ start: at, end: raw.length, role: 'white-space', block: null });
  return spans;
}

function spansOf(raw: string, header: Header, sorted: Sorted, placed: readonly PlacedBlock[]): SourceSpan[] {
  const span =
    (role: SourceSpan['role'], block: number | null) => (line: { start: number; end: number }) => ({
      start: line.start,
      end: line.end,
      role,
      block,
    });
  const marked = [
    ...(header.date === null ? [] : [span('date', null)(header)]),
    ...(sorted.title?.lines ?? []).map(span('title', null)),
    ...(sorted.byline?.paragraph.lines ?? []).map(span('metadata', null)),
    ...(sorted.stamp?.paragraph.lines ?? []).map(span('time-stamp', null)),
    ...placed.flatMap(({ lines, credit }, index) => [
      ...lines.map(span('block', index)),
      ...credit.map(span('credit', index)),
    ]),
  ];
  return tile(raw, marked);
}

/** The date of the header, made more exact by a time stamp that agrees with it. */
function settleDate(header: string | null, stamp: TimeStamp | null, warnings: string[]) {
  if (stamp?.isImpossible) warnings.push('the time stamp names a day that does not exist');
  const stamped = stamp?.date ?? null;
  if (stamped !== null && header !== null && !stamped.startsWith(header)) {
    warnings.push(`the time stamp says ${stamped}, the header ${header}: the header was kept`);
  } else if (stamped !== null && stamped !== header) {
    return { date: stamped, dateSource: 'time-stamp' as const };
  }
  return { date: header, dateSource: header === null ? null : ('header' as const) };
}

/** Warnings for characters that a text should not have: lost ones, and control characters. */
export function oddCharacters(raw: string): string[] {
  const odd: string[] = [];
  const replaced = raw.indexOf('\ufffd');
  if (replaced >= 0)
    odd.push(`a character was lost before the import (U+FFFD, line ${lineAt(raw, replaced)})`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = raw.search(/[\u0001-\u0008\u000e-\u001f\u007f]/);
  if (control >= 0) odd.push(`a control character (line ${lineAt(raw, control)})`);
  return odd;
}

/** `isWhole`: the text is all there is, so that what is said of the article stands in it. */
function parseFrom(raw: string, header: Header, isWhole: boolean, isTitled: boolean): ParsedArticle {
  const { paragraphs: all, isLinePerBlock } = paragraphsOf(raw, header.end);
  const paragraphs = all.filter(({ text }) => !isInvisible(text));
  if (paragraphs.length === 0)
    throw new ParseError('a date header and no text; write the text below it', lineAt(raw, header.start));
  const apart = isWhole && !isTitled ? bylineApart(paragraphs) : paragraphs;
  const sorted = sortParagraphs(apart, isWhole, isTitled);
  if (sorted.body.length === 0)
    throw new ParseError('a time stamp and no text; write the text below it', lineAt(raw, header.start));
  const placed = blocksOf(sorted);
  const warnings: string[] = [];
  const dated = settleDate(header.date, sorted.stamp?.reading ?? null, warnings);
  if (isLinePerBlock) warnings.push('no blank lines: each line was read as a block');
  warnings.push(...oddCharacters(raw));
  const opening = placed.find(({ block }) => block.kind !== 'dateline') ?? placed[0];
  return {
    ...dated,
    title: sorted.title?.text ?? deriveTitle(opening?.block.text ?? ''),
    titleOrigin: sorted.title ? 'headline' : 'derived',
    timeStamp: sorted.stamp?.paragraph.text ?? null,
    details: { ...NO_DETAILS, byline: sorted.byline?.names ?? null },
    blocks: placed.map(({ block }) => block),
    spans: spansOf(raw, header, sorted, placed),
    warnings,
    parserVersion: PARSER_VERSION,
  };
}

/**
 * Reads an imported news text (design.md section 5): date header, headline or derived title, byline, time stamp and blocks.
 * Nothing is dropped: `spans` tile the raw text and say what each stretch became. What is a guess says so.
 * All offsets are UTF-16 code units into `raw`.
 * Throws ParseError, with a reason and a line, for a text that is empty, only white space, only a header, dated with
 * a day no calendar has, or that contains NUL.
 */
export function parseDatedText(raw: string): ParsedArticle {
  refuseUnreadable(raw);
  const header = readHeader(raw);
  const article = parseFrom(raw, header, true, false);
  if (header.date === null) {
    const meant = /^\s*date[ \t]+(\d\S{0,30})/.exec(raw)?.[1];
    article.warnings.unshift(
      meant === undefined
        ? 'no date header: the file does not begin with “date YYYY[-MM[-DD]]”'
        : `no date header: “date ${meant}” is not of the form “date YYYY[-MM[-DD]]”, and was read as text`,
    );
  }
  return article;
}

/**
 * Reads text that stands in a field of another format, which may have a title of its own (`isTitled`); there is no
 * header. Otherwise as parseDatedText.
 */
export function parseRunningText(raw: string, isTitled: boolean): ParsedArticle {
  refuseUnreadable(raw);
  return parseFrom(raw, { date: null, start: 0, end: 0 }, false, isTitled);
}
