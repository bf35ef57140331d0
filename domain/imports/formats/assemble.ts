import { datelineLength, findCredit, kindOf } from '../../text/block-kind.ts';
import { deriveTitle } from '../../text/derived-title.ts';
import { isInvisible } from '../../text/invisible.ts';
import { type BlockKind, oddCharacters, PARSER_VERSION, type ParsedBlock } from '../../text/parse.ts';
import {
  type ArticleDetails,
  type ParsedArticle,
  ParseError,
  type SourceSpan,
} from '../../text/parsed-article.ts';
import { readTimeStamp } from '../../text/time-stamp.ts';
import { detailsOf } from './field-values.ts';
import {
  atBreaks,
  foldSpace,
  type LocatedText,
  type Range,
  rangesOf,
  sliceLocated,
  trimLocated,
} from './located.ts';
import { lineAt } from './source-text.ts';
import { type Mark, tile } from './tile.ts';

/** A block as a format has it. Without a kind, the text tells it (domain/text/block-kind.ts). */
export interface DraftBlock {
  content: LocatedText;
  kind: BlockKind | null;
  credit?: LocatedText | undefined;
  guessed?: boolean;
}

/** What a format's reader found; offsets point into the raw text. */
export interface Draft {
  title: LocatedText | null;
  date: string | null;
  details: Partial<ArticleDetails>;
  blocks: DraftBlock[];
  metadata: Range[];
  dropped: Range[];
  warnings: string[];
}

export function emptyDraft(): Draft {
  return { title: null, date: null, details: {}, blocks: [], metadata: [], dropped: [], warnings: [] };
}

interface Body {
  blocks: DraftBlock[];
  title: LocatedText | null;
  titlePlaces: LocatedText[];
  stamp: LocatedText | null;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The headline, said again above the text. */
function repeatsTitle({ kind }: DraftBlock, text: string, { blocks, title }: Body): boolean {
  return (
    blocks.length === 0 && title !== null && (kind === 'heading' || kind === null) && isSame(text, title.text)
  );
}

/** Two line breaks end a paragraph in every format; a credit is the first one's. */
function paragraphsOf(block: DraftBlock): DraftBlock[] {
  const [first, ...more] = atBreaks(block.content).filter(({ text }) => !isInvisible(text));
  if (!first || more.length === 0) return [block];
  return [{ ...block, content: first }, ...more.map((content) => ({ ...block, content, credit: undefined }))];
}

/** Folds white space, drops empty blocks, and takes out what is no block: the title said again, and a time stamp. */
function sortBlocks(draft: Draft): Body {
  const title = draft.title ? foldSpace(draft.title) : null;
  const body: Body = { blocks: [], title, titlePlaces: title ? [title] : [], stamp: null };
  for (const block of draft.blocks.flatMap(paragraphsOf)) {
    const content = foldSpace(block.content);
    if (isInvisible(content.text)) continue;
    if (repeatsTitle(block, content.text, body)) body.titlePlaces.push(content);
    else if (!body.stamp && block.kind === null && readTimeStamp(content.text)) body.stamp = content;
    else body.blocks.push({ ...block, content });
  }
  return body;
}

/** The dateline of the opening becomes a block of its own. */
function splitDateline(blocks: readonly DraftBlock[]): DraftBlock[] {
  if (blocks.some((block) => block.kind === 'dateline')) return [...blocks];
  const index = blocks
    .slice(0, 3)
    .findIndex(({ kind, content }, at) => kind === null && datelineLength(content.text, at === 0) > 0);
  const opening = blocks[index];
  if (!opening) return [...blocks];
  const length = datelineLength(opening.content.text, index === 0);
  const rest = trimLocated(sliceLocated(opening.content, length));
  return [
    ...blocks.slice(0, index),
    { kind: 'dateline', content: trimLocated(sliceLocated(opening.content, 0, length)) },
    ...(rest.text === '' ? [] : [{ ...opening, content: rest }]),
    ...blocks.slice(index + 1),
  ];
}

interface Placed {
  block: ParsedBlock;
  content: LocatedText;
  credit: LocatedText | null;
}

/** Takes `Foto: NAME` off the end of a text; a block that is nothing else keeps it. */
function splitCredit({ content, kind, credit }: DraftBlock) {
  const given = credit ? foldSpace(credit) : null;
  if (given && given.text !== '') {
    const name = findCredit(given.text)?.name ?? given.text;
    return { content, credit: given, name };
  }
  const found = kind === null || kind === 'caption' ? findCredit(content.text) : null;
  if (!found) return { content, credit: null, name: null };
  if (found.start === 0) return { content, credit: null, name: found.name };
  return {
    content: trimLocated(sliceLocated(content, 0, found.start)),
    credit: trimLocated(sliceLocated(content, found.start)),
    name: found.name,
  };
}

function placeBlocks(text: string, blocks: readonly DraftBlock[]): Placed[] {
  const parts = blocks.map(splitCredit);
  const all = parts.map(({ content }) => content.text);
  const hasHeadings = blocks.some(({ kind }) => kind === 'heading');
  return blocks.map(({ kind, guessed }, index) => {
    const { content, credit, name } = parts[index] ?? splitCredit({ content: { text: '', runs: [] }, kind });
    const told =
      kind === null
        ? kindOf({ text: content.text, hasCredit: name !== null, index, all, isBeforeTimeStamp: false })
        : { kind, guessed: guessed ?? false };
    // Where a source marks its headings, a short paragraph is a paragraph.
    const settled = hasHeadings && kind === null && told.kind === 'heading' ? PARAGRAPH : told;
    const ranges = rangesOf(content);
    return {
      block: {
        ...settled,
        text: content.text,
        credit: name,
        start: ranges.reduce((first, { start }) => Math.min(first, start), text.length),
        end: ranges.reduce((last, { end }) => Math.max(last, end), 0),
      },
      content,
      credit,
    };
  });
}

/** A thick book has 10,000 paragraphs; telling what each is takes time. */
const MOST_BLOCKS = 20_000;

const PARAGRAPH = { kind: 'paragraph', guessed: false } as const;

function spansOf(text: string, draft: Draft, body: Body, placed: readonly Placed[]): SourceSpan[] {
  const marks: Mark[] = [];
  const mark = (role: Mark['role'], block: number | null, ranges: readonly Range[]) => {
    for (const range of ranges) marks.push({ ...range, role, block });
  };
  for (const [index, { content, credit }] of placed.entries()) {
    mark('block', index, rangesOf(content));
    if (credit) mark('credit', index, rangesOf(credit));
  }
  for (const place of body.titlePlaces) mark('title', null, rangesOf(place));
  if (body.stamp) mark('time-stamp', null, rangesOf(body.stamp));
  mark('metadata', null, draft.metadata);
  mark('dropped', null, draft.dropped);
  return tile(text, marks);
}

function settleDate(draft: Draft, stamp: LocatedText | null): Pick<ParsedArticle, 'date' | 'dateSource'> {
  if (draft.date !== null) return { date: draft.date, dateSource: 'header' };
  const stamped = stamp ? (readTimeStamp(stamp.text)?.date ?? null) : null;
  return { date: stamped, dateSource: stamped === null ? null : 'time-stamp' };
}

/** Escapes can write what no decoder lets through: NUL, and half of a surrogate pair. No database keeps either. */
function refuseHalfCharacters({ title, blocks, details }: ParsedArticle): void {
  const said = [title, ...blocks.map((block) => block.text), JSON.stringify(details)];
  for (const text of said) {
    if (text.includes('\0') || text.includes('\\u0000'))
      throw new ParseError('a NUL character in its text', 1);
    if (!text.isWellFormed() || /\\ud[89a-f]/.test(text))
      throw new ParseError('half a character in its text', 1);
  }
}

function refuseLong({ length }: readonly DraftBlock[]): void {
  if (length <= MOST_BLOCKS) return;
  throw new ParseError(`it has ${length} paragraphs; an article may have ${MOST_BLOCKS}. Split it`, 1);
}

/**
 * Makes the article of what a reader found in the raw text: kinds, dateline, credits, title, spans. Throws ParseError
 * when there is no text in it.
 */
export function assemble(text: string, draft: Draft): ParsedArticle {
  refuseLong(draft.blocks);
  const body = sortBlocks(draft);
  refuseLong(body.blocks);
  const placed = placeBlocks(text, splitDateline(body.blocks));
  if (placed.length === 0) {
    throw new ParseError(
      'there is no text in it: nothing that could be a paragraph',
      lineAt(text, text.length),
    );
  }
  const opening = placed.find(({ block }) => block.kind !== 'dateline') ?? placed[0];
  const headline = body.title && !isInvisible(body.title.text) ? body.title.text : null;
  const dated = settleDate(draft, body.stamp);
  const article: ParsedArticle = {
    ...dated,
    title: headline ?? deriveTitle(opening?.block.text ?? ''),
    titleOrigin: headline === null ? 'derived' : 'headline',
    timeStamp: body.stamp?.text ?? null,
    details: detailsOf(draft.details),
    blocks: placed.map(({ block }) => block),
    spans: spansOf(text, draft, body, placed),
    warnings: [
      ...(dated.date === null ? ['no date: it can be set on the article'] : []),
      ...draft.warnings,
      ...oddCharacters(text),
    ],
    parserVersion: PARSER_VERSION,
  };
  refuseHalfCharacters(article);
  return article;
}
