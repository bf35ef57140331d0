/**
 * Text taken out of a source (decoded, unescaped), with the place of each stretch of it in the raw text. Formats lie
 * inside one another (HTML inside a JSON string inside a row), and every character must still say where it came from.
 */

/** `length` characters of the text at `at` came from the raw text `start` to `end`: one by one when the lengths agree. */
interface Run {
  at: number;
  length: number;
  start: number;
  end: number;
}

/** A text and its places. Offsets are UTF-16 code units, end exclusive; runs are in the order of the text. */
export interface LocatedText {
  text: string;
  runs: readonly Run[];
}

export interface Range {
  start: number;
  end: number;
}

/** Adds every one to the list. A long list as arguments of `push` overflows the stack. */
export function addAll<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}

export const NOWHERE: LocatedText = { text: '', runs: [] };
/** A reader puts it in for a line break: alone it becomes a space, two of them end a paragraph (assemble.ts). */
export const LINE_BREAK: LocatedText = { text: '\u2028', runs: [] };

/** The stretch of the raw text as it stands. */
export function located(raw: string, start = 0, end = raw.length): LocatedText {
  if (end <= start) return NOWHERE;
  return { text: raw.slice(start, end), runs: [{ at: 0, length: end - start, start, end }] };
}

/** A text that the stretch of the raw text stands for as a whole, as an entity stands for its character. */
export function standingFor(text: string, start: number, end: number): LocatedText {
  return text === '' ? NOWHERE : { text, runs: [{ at: 0, length: text.length, start, end }] };
}

const isExact = (run: Run) => run.end - run.start === run.length;

export function joinLocated(parts: readonly LocatedText[]): LocatedText {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const runs: Run[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const part of parts) {
    for (const run of part.runs) {
      const last = runs.at(-1);
      const place = at + run.at;
      if (
        last &&
        isExact(last) &&
        isExact(run) &&
        last.end === run.start &&
        last.at + last.length === place
      ) {
        runs[runs.length - 1] = { ...last, length: last.length + run.length, end: run.end };
      } else runs.push({ ...run, at: place });
    }
    texts.push(part.text);
    at += part.text.length;
  }
  return { text: texts.join(''), runs };
}

/** The index of the run that holds the offset, found by halving. */
function runAt(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sliceRun(run: Run, from: number, to: number): Run | null {
  const head = Math.max(from - run.at, 0);
  const tail = Math.min(to - run.at, run.length);
  if (tail <= head) return null;
  const place = { at: run.at + head - from, length: tail - head };
  if (!isExact(run)) return { ...place, start: run.start, end: run.end };
  return { ...place, start: run.start + head, end: run.start + tail };
}

/** Cuts by offsets of the text. A stretch that stands for its text as a whole goes to every part that has some of it. */
export function sliceLocated(whole: LocatedText, from: number, to = whole.text.length): LocatedText {
  if (from <= 0 && to >= whole.text.length) return whole;
  if (to <= from) return NOWHERE;
  const runs: Run[] = [];
  for (let index = runAt(whole.runs, from); index < whole.runs.length; index += 1) {
    const run = whole.runs[index];
    if (!run || run.at >= to) break;
    const cut = sliceRun(run, from, to);
    if (cut) runs.push(cut);
  }
  return { text: whole.text.slice(from, to), runs };
}

/**
 * Replaces what the pattern (with the flag `g`) finds in the text; every replacement stands for the whole of what it
 * replaces. `replace` may return null to leave a finding alone.
 */
export function replaceLocated(
  whole: LocatedText,
  pattern: RegExp,
  replace: (found: string, index: number) => string | null,
): LocatedText {
  const parts: LocatedText[] = [];
  let at = 0;
  for (const match of whole.text.matchAll(pattern)) {
    const other = replace(match[0], match.index);
    if (other === null || match[0] === '') continue;
    const found = sliceLocated(whole, match.index, match.index + match[0].length);
    if (match.index > at) parts.push(sliceLocated(whole, at, match.index));
    parts.push(
      // Characters a reader put in, as a space for a line break, come from nowhere.
      found.runs.length === 0
        ? { text: other, runs: [] }
        : standingFor(other, found.runs[0]?.start ?? 0, found.runs.at(-1)?.end ?? 0),
    );
    at = match.index + match[0].length;
  }
  if (at === 0) return whole;
  if (at < whole.text.length) parts.push(sliceLocated(whole, at));
  return joinLocated(parts);
}

/** What a run of `outer.text` stands for, placed in what `outer` was taken out of. */
function placeRun(inner: LocatedText, run: Run, outer: LocatedText): LocatedText {
  const there = sliceLocated(outer, run.start, run.end);
  const text = inner.text.slice(run.at, run.at + run.length);
  // A character that stands for one other is as long as itself.
  if (isExact(run)) return { text, runs: there.runs };
  const [first] = there.runs;
  return first ? standingFor(text, first.start, there.runs.at(-1)?.end ?? first.end) : { text, runs: [] };
}

/** The inner text was taken out of `outer.text`: gives it its places in what `outer` was taken out of. */
export function placeIn(inner: LocatedText, outer: LocatedText): LocatedText {
  const [whole] = outer.runs;
  // Nothing to do when the outer text is the raw text itself.
  if (whole && isExact(whole) && whole.start === 0 && whole.length === outer.text.length) return inner;
  const parts: LocatedText[] = [];
  let at = 0;
  // Characters that a reader put in, as a space for a line break, come from nowhere and stay.
  const putIn = (end: number) => {
    if (end > at) parts.push({ text: inner.text.slice(at, end), runs: [] });
  };
  for (const run of inner.runs) {
    putIn(run.at);
    parts.push(placeRun(inner, run, outer));
    at = run.at + run.length;
  }
  putIn(inner.text.length);
  return joinLocated(parts);
}

/** The places of an inner stretch of `outer.text` in what `outer` was taken out of. */
export function rangesIn(outer: LocatedText, { start, end }: Range): Range[] {
  return rangesOf(sliceLocated(outer, start, end));
}

/** White space that HTML and XML fold; a no-break space is a character of the text. */
const FOLDED = /[\t\n\r\f\u2028\u2029]/g;
const OUTER_BLANK = /^[\s\u0085\u200b]+/;
const BLANK_CHARACTER = /[\s\u0085\u200b]/;

export function trimLocated(whole: LocatedText): LocatedText {
  const { text } = whole;
  const from = OUTER_BLANK.exec(text)?.[0].length ?? 0;
  let to = text.length;
  while (to > from && BLANK_CHARACTER.test(text.charAt(to - 1))) to -= 1;
  return from === 0 && to === text.length ? whole : sliceLocated(whole, from, to);
}

/** Every run of white space one space, none at the ends: how running text is shown. */
export function foldSpace(whole: LocatedText): LocatedText {
  const { text, runs } = trimLocated(whole);
  // A character for a character leaves every place as it is.
  return replaceLocated({ text: text.replace(FOLDED, ' '), runs }, / {2,}/g, () => ' ');
}

/** The paragraphs between two or more line breaks that a reader put in, as `<br><br>`. */
export function atBreaks(whole: LocatedText): LocatedText[] {
  const parts: LocatedText[] = [];
  let at = 0;
  for (const { 0: found, index } of whole.text.matchAll(/\u2028\s*\u2028/g)) {
    // what the source has of the same characters is white space
    if (sliceLocated(whole, index, index + 1).runs.length > 0) continue;
    parts.push(sliceLocated(whole, at, index));
    at = index + found.length;
  }
  return at === 0 ? [whole] : [...parts, sliceLocated(whole, at)];
}

/** The stretches of the raw text that the text was taken from, in order, neighbours joined. */
export function rangesOf({ runs }: LocatedText): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of runs) {
    const last = ranges.at(-1);
    if (last && start >= last.start && start <= last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}
