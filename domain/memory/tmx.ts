/**
 * Reads TMX 1.4b (and 1.1–1.4). The file is cut into its units by a small scanner and each is parsed alone, so that a
 * broken one is told by its line and left out, and nothing of the others is held. No entity is ever declared or expanded.
 */
import { XMLValidator } from 'fast-xml-parser';
import type { TmxProblem } from './memory.ts';
import { attributesOf, BadUnit, type TmxUnit, unitsIn } from './tmx-unit.ts';

/** The file is no TMX at all, or one that is not read. */
export class TmxError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'TmxError';
  }
}

export type TmxEntry = { unit: TmxUnit; problem?: never } | { problem: TmxProblem; unit?: never };

/** Characters of one unit with all its languages; more is no sentence. */
const LONGEST_UNIT = 400_000;

/** What is not an element, and how it ends. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

interface Tag {
  name: string;
  isEnd: boolean;
  isEmpty: boolean;
  start: number;
  /** behind its `>` */
  end: number;
}

/** The units of a file in their order, and what is wrong with those that are none. Throws TmxError. */
export function* readTmx(text: string): Generator<TmxEntry> {
  const lineAt = lineCounter(text);
  let language: string | null = null;
  for (const { name, start, end } of partsOf(text)) {
    if (name === 'header') language = sourceLanguageIn(text.slice(start, end ?? start));
    else if (end === null) yield problem(lineAt(start), 'The unit does not end.');
    else yield* entriesOf(text.slice(start, end), lineAt(start), language);
  }
}

interface Part {
  name: string;
  start: number;
  /** null where a unit does not end */
  end: number | null;
}

/** The start tag of the header and the whole units. */
function* partsOf(text: string): Generator<Part> {
  let open: Part | null = null;
  for (const { name, isEnd, isEmpty, start, end } of tagsOfParts(text)) {
    if (open) yield isEnd ? { ...open, end } : open;
    open = null;
    if (name === 'header') yield { name, start, end };
    else if (!isEnd && !isEmpty) open = { name, start, end: null };
  }
  if (open) yield open;
}

function* tagsOfParts(text: string): Generator<Tag> {
  const tags = tagsOf(text);
  if (tags.next().value?.name !== 'tmx')
    throw new TmxError('This is no TMX file: it does not begin with <tmx>.');
  for (const tag of tags) {
    if (tag.name === 'tu' || (tag.name === 'header' && !tag.isEnd)) yield tag;
  }
}

function problem(line: number, reason: string): TmxEntry {
  return { problem: { line, reason } };
}

function* entriesOf(xml: string, line: number, language: string | null): Generator<TmxEntry> {
  if (xml.length > LONGEST_UNIT) {
    yield problem(line, 'The unit is longer than any sentence.');
    return;
  }
  const checked = XMLValidator.validate(xml);
  if (checked !== true) {
    yield problem(line, `The XML is broken: ${checked.err.msg}`);
    return;
  }
  try {
    for (const unit of unitsIn(xml, language)) yield { unit };
  } catch (error) {
    if (!(error instanceof BadUnit)) throw error;
    yield problem(line, error.message);
  }
}

function sourceLanguageIn(header: string): string | null {
  const language = attributesOf(header).srclang ?? '';
  return language === '' || language === '*all*' ? null : language;
}

/** The tags of a file; comments, processing instructions and CDATA are passed over. */
function* tagsOf(text: string): Generator<Tag> {
  let at = text.indexOf('<');
  while (at >= 0) {
    const end = endOfSkipped(text, at);
    if (end === null) {
      const tag = tagAt(text, at);
      yield tag;
      at = text.indexOf('<', tag.end);
    } else at = text.indexOf('<', end);
  }
}

/** Where a comment or the like ends that begins here; null when an element begins. */
function endOfSkipped(text: string, at: number): number | null {
  for (const [start, end] of SKIPPED) {
    if (!text.startsWith(start, at)) continue;
    const found = text.indexOf(end, at);
    if (found < 0) throw new TmxError(`The file ends inside ${start} … ${end}.`);
    return found + end.length;
  }
  return text.startsWith('<!', at) ? endOfDoctype(text, at) : null;
}

/** A DOCTYPE may name the DTD of TMX, which is never fetched; declarations of its own may be a bomb. */
function endOfDoctype(text: string, at: number): number {
  const end = text.indexOf('>', at);
  const declared = text.slice(at, end < 0 ? undefined : end);
  if (end < 0 || !/^<!DOCTYPE\s/.test(declared) || declared.includes('['))
    throw new TmxError('The file declares entities or elements of its own; such files are not read.');
  return end + 1;
}

const NAME = /<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)/uy;

function tagAt(text: string, start: number): Tag {
  NAME.lastIndex = start;
  const [, slash, name] = NAME.exec(text) ?? [];
  if (name === undefined) throw new TmxError('The file has a < that begins nothing; it is not XML.');
  const end = endOfTag(text, start + name.length);
  return { name, isEnd: slash === '/', isEmpty: text.charAt(end - 1) === '/', start, end: end + 1 };
}

/** The `>` that ends a tag: one inside of quotes does not. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return at;
    else if (character === '"' || character === "'") quote = character;
  }
  throw new TmxError('The file ends in the middle of a tag.');
}

/** Counts lines on the way: only ever asked for places further down. */
function lineCounter(text: string): (at: number) => number {
  let [line, counted] = [1, 0];
  return (at) => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line++;
      counted = next + 1;
    }
    return line;
  };
}
