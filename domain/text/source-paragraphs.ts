/** A stretch of one line, without white space at its ends. Offsets are UTF-16 code units into the raw text. */
export interface SourceLine {
  start: number;
  end: number;
  text: string;
}

/** Lines that belong together. */
export interface SourceParagraph {
  lines: SourceLine[];
  text: string;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029\u0085]/g;

/** What is trimmed: JavaScript white space, and the two blank characters it leaves out (NEL, zero-width space). */
const BLANK_START = /^[\s\u0085\u200b]+/;
const BLANK_CHARACTER = /[\s\u0085\u200b]/;

function trimmedLine(raw: string, from: number, to: number): SourceLine | null {
  const start = from + (BLANK_START.exec(raw.slice(from, to))?.[0].length ?? 0);
  let end = to;
  // A loop, not a regular expression anchored at the end: that would be quadratic in a long run of spaces.
  while (end > start && BLANK_CHARACTER.test(raw.charAt(end - 1))) end -= 1;
  return end > start ? { start, end, text: raw.slice(start, end) } : null;
}

/** The lines of a text from an offset on; null stands for a blank line. */
function linesOf(raw: string, from: number): (SourceLine | null)[] {
  const lines: (SourceLine | null)[] = [];
  let start = from;
  for (const match of raw.slice(from).matchAll(LINE_BREAK)) {
    const end = from + match.index;
    lines.push(trimmedLine(raw, start, end));
    start = end + match[0].length;
  }
  lines.push(trimmedLine(raw, start, raw.length));
  return lines;
}

/** A line that opens a block even without a blank line before it: dialogue, a list mark. */
const OPENS_BLOCK = /^(?:[–—-]\s?[\p{Lu}«"“]|[•·▪*]\s|\d{1,2}\)\s)/u;

const ENDS_SENTENCE = /[.!?…:]["»”’)\]]*$/;

/**
 * Whether a text without any blank line has one block a line (most lines end a sentence, or are too short to have
 * been broken for width) rather than being one paragraph broken for width.
 */
function isLinePerBlock(lines: readonly (SourceLine | null)[]): boolean {
  const full = lines.filter((line) => line !== null);
  if (full.length < 2) return false;
  const firstBlank = lines.indexOf(null);
  const isLoose = firstBlank >= 0 && lines.slice(firstBlank).some((line) => line !== null);
  if (isLoose) return false;
  const broken = full.slice(0, -1).filter((line) => !ENDS_SENTENCE.test(line.text) && line.text.length > 40);
  return broken.length * 3 <= full.length - 1;
}

/**
 * Puts lines together into paragraphs: blank lines separate them (design.md section 5), runs of blank lines count as
 * one. A single line break inside a paragraph is a space, unless the next line opens with a dialogue dash or a list
 * mark. In a text without any blank line, lines that look whole are a paragraph each.
 */
export function paragraphsOf(
  raw: string,
  from: number,
): { paragraphs: SourceParagraph[]; isLinePerBlock: boolean } {
  const lines = linesOf(raw, from);
  const separate = isLinePerBlock(lines);
  const paragraphs: SourceParagraph[] = [];
  let open: SourceParagraph | null = null;
  for (const line of lines) {
    if (!line) {
      open = null;
    } else if (open && !separate && !OPENS_BLOCK.test(line.text)) {
      open.lines.push(line);
      open.text += ` ${line.text}`;
    } else {
      open = { lines: [line], text: line.text };
      paragraphs.push(open);
    }
  }
  return { paragraphs, isLinePerBlock: separate };
}

/** Cuts a line in two at an offset of the raw text; white space between the parts belongs to neither. */
function splitLine(line: SourceLine, at: number): [SourceLine | null, SourceLine | null] {
  const part = (from: number, to: number): SourceLine | null => {
    const text = line.text.slice(from - line.start, to - line.start);
    const lead = text.length - text.trimStart().length;
    const bare = text.trim();
    return bare === '' ? null : { start: from + lead, end: from + lead + bare.length, text: bare };
  };
  return [part(line.start, at), part(at, line.end)];
}

/** Splits the lines of a paragraph at an offset (UTF-16 code units) of their joined text. */
export function splitParagraph(lines: readonly SourceLine[], at: number): [SourceLine[], SourceLine[]] {
  const before: SourceLine[] = [];
  const after: SourceLine[] = [];
  let joined = 0;
  for (const line of lines) {
    const [head, tail] = splitLine(line, line.start + Math.min(Math.max(at - joined, 0), line.text.length));
    if (head) before.push(head);
    if (tail) after.push(tail);
    joined += line.text.length + 1;
  }
  return [before, after];
}

/** The text of lines that make one paragraph: a line break is a space. */
export const joinLines = (lines: readonly SourceLine[]) => lines.map((line) => line.text).join(' ');
