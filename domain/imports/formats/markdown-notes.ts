/** Marks of Markdown's dialects that CommonMark takes for text: footnotes, and words that are struck out. */
import { joinLocated, type LocatedText, sliceLocated } from './located.ts';

/** What explains a footnote: `[^1]: …` at the beginning of a line. */
const HEAD = /(?:^|[\n\r])[ \t]*\[\^([^\]\s\\]{1,100})\]:[ \t]*/g;
const SIGN = /(?<!\\)\[\^([^\]\s\\]{1,100})\]/g;
const STRUCK = /~~(?=[^\s~])([^~\n]{1,1000}?)(?<=[^\s~])~~/g;

/** The footnotes that a file explains: other signs may be anything. */
export function notesIn(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(HEAD)].map(([, name]) => name ?? ''));
}

/** Whether a definition of a link, or a link by one, is a footnote of one word: `[^1]: https://…` */
export const isNote = ({ identifier }: { identifier: string }): boolean => identifier.startsWith('^');

/** The text of a paragraph without signs of footnotes and marks of what is struck out; each footnote is a paragraph of its own. */
export function withoutSigns(content: LocatedText, notes: ReadonlySet<string>): LocatedText[] {
  const heads = [...content.text.matchAll(HEAD)].filter(([, name = '']) => notes.has(name));
  const ends = [...heads.map(({ index }) => index), content.text.length];
  const starts = [0, ...heads.map(({ 0: head, index }) => index + head.length)];
  return starts
    .map((start, at) => sliceLocated(content, start, ends[at]))
    .map((part) => without(without(part, SIGN, notes), STRUCK, null))
    .filter(({ text }, at, all) => all.length === 1 || at > 0 || text.trim() !== '');
}

/** Without signs as a whole; of what is struck out without its marks. */
function without(content: LocatedText, marks: RegExp, notes: ReadonlySet<string> | null): LocatedText {
  const parts: LocatedText[] = [];
  let at = 0;
  for (const { 0: found, 1: inside = '', index } of content.text.matchAll(marks)) {
    if (notes !== null && !notes.has(inside)) continue;
    parts.push(sliceLocated(content, at, index));
    if (notes === null) parts.push(sliceLocated(content, index + 2, index + found.length - 2));
    at = index + found.length;
  }
  return parts.length === 0 ? content : joinLocated([...parts, sliceLocated(content, at)]);
}
