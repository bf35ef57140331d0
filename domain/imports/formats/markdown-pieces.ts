/**
 * Cuts Markdown where cutting changes nothing, and refuses what no text has: the parser needs memory for the whole of
 * what it is given, and its work grows with the square of some marks.
 */
import { ParseError } from '../../text/parsed-article.ts';
import type { Range } from './located.ts';
import { lineAt } from './source-text.ts';

/** Long enough that there are few, short enough that none is slow. In UTF-16 code units. */
const PIECE = 16_000;
const LONGEST_PIECE = 100_000;
/** Marks in one paragraph that the parser compares with one another. */
const MOST_MARKS = 1_500;
const DEEPEST = 50;
/** Spaces before each mark and none after it: what could be either takes twice as long for each mark. */
const DEEP = new RegExp(`^(?:[ \\t]*(?:>|[-*+]|\\d{1,9}[.)])){${DEEPEST}}|^[ ]{${DEEPEST * 4}}`);

const LINE = /[^\n\r]*(?:\r\n|\n|\r|$)/g;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** HTML that goes on over blank lines, and what ends it. */
const OPENERS: readonly [RegExp, RegExp][] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];

/** What is open at the end of a line, and how it ends. */
function openedBy(line: string): RegExp | null {
  const fence = FENCE.exec(line)?.[1];
  if (fence) return new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*[\\r\\n]*$`);
  const opener = OPENERS.find(([start]) => start.test(line));
  return opener && !opener[1].test(line) ? opener[1] : null;
}

/** Counts what a paragraph has too much of. */
class Watch {
  private marks = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  line(line: string, at: number): void {
    if (line.trim() === '') this.marks = 0;
    this.marks += line.match(/[*_[\]`<&~]+/g)?.length ?? 0;
    if (this.marks > MOST_MARKS) {
      throw new ParseError(
        `a paragraph with ${this.marks} Markdown marks reads like no text`,
        lineAt(this.source, at),
      );
    }
    if (DEEP.test(line)) throw new ParseError(`nested more than ${DEEPEST} deep`, lineAt(this.source, at));
  }
}

/**
 * Stretches that can be read by themselves: each begins after a blank line with a line that is not indented, outside of
 * code and HTML. Throws ParseError for a stretch that is too long, and for paragraphs of marks.
 */
export function* piecesOf(source: string): Generator<Range> {
  const watch = new Watch(source);
  let start = 0;
  let isBlankBefore = false;
  let until: RegExp | null = null;
  for (const { 0: line, index } of source.matchAll(LINE)) {
    const isSafe = until === null && isBlankBefore && /^\S/.test(line);
    if (isSafe && index - start >= PIECE) {
      yield { start, end: index };
      start = index;
    }
    if (index + line.length - start > LONGEST_PIECE) {
      const reason = `${LONGEST_PIECE} characters without a blank line and a new paragraph read like no text`;
      throw new ParseError(reason, lineAt(source, start));
    }
    watch.line(line, index);
    if (until?.test(line)) until = null;
    else if (until === null) until = openedBy(line);
    isBlankBefore = line.trim() === '';
  }
  if (start < source.length) yield { start, end: source.length };
}

const DEFINITION = /^ {0,3}\[[^\]\n\r]{1,200}\]:[^\n\r]{1,500}/gm;
const MOST_DEFINITIONS = 100;

/** Addresses of links may be said anywhere in a file: they are added to each of its pieces. */
export function definitionsIn(source: string): string {
  if (source.length <= PIECE) return '';
  const found = source.match(DEFINITION)?.slice(0, MOST_DEFINITIONS) ?? [];
  return found.length === 0 ? '' : `\n\n${found.join('\n')}\n`;
}
