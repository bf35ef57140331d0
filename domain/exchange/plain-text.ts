/** The seed format (design.md section 5): `date …`, headline, blocks, captions with credit. Pure. */
import { datelineLength, findCredit, isHeadline } from '../text/block-kind.ts';
import { readTimeStamp } from '../text/time-stamp.ts';

export interface PlainArticle {
  /** EDTF */
  date: string | null;
  title: string;
  titleOrigin: string;
  timeStamp: { text: string; after: number } | null;
  blocks: readonly { kind: string; text: string; credit: string | null }[];
}

/**
 * Writes an article so that `parseDatedText` reads the same date, headline, block texts, credits and kinds. What the format
 * cannot say, because its reader goes by the words alone:
 * - a title that does not look like a headline (isHeadline), or that was derived from the first sentence: it is left out;
 * - a kind that an editor chose against the words, such as a heading with a full stop: the reader guesses anew;
 * - a dateline that does not look like one or does not open the text: it is a paragraph;
 * - whether a dateline stood on a line of its own: it comes back on the line of the paragraph it opens, so that a list item or
 *   a caption beside it, which is told by its neighbours, may be guessed differently;
 * - a line break inside a block, which is one space, and white space at a block's ends;
 * - the word that announced a credit (Photo, Bilde …): it is `Foto`;
 * - a credit that no reader would take for a name (with a colon, over 99 characters): it stays in the text;
 * - a time stamp that would change the date: it is left out;
 * - a first paragraph under a headline that says only who wrote it (bylineIn): it is read as the byline;
 * - byline, publisher, rights, translations, notes and tags: they are in the other formats.
 */
export function writePlainText(article: PlainArticle): string {
  const paragraphs = paragraphsOf(article);
  const header = article.date === null ? '' : `date ${article.date} `;
  return `${header}${paragraphs.join('\n\n')}\n`;
}

function paragraphsOf({ title, titleOrigin, timeStamp, date, blocks }: PlainArticle): string[] {
  const stamp = timeStamp && agrees(timeStamp.text, date) ? timeStamp : null;
  const headline = titleOrigin !== 'derived' && isHeadline(title) ? oneLine(title) : null;
  // a first paragraph is a headline only when there is another
  const mayBeTitle = headline === null && blocks.length > 2;
  if (!stamp) return [...(headline === null ? [] : [headline]), ...textOf(blocks, mayBeTitle)];
  const before = textOf(blocks.slice(0, stamp.after), mayBeTitle);
  const after = textOf(blocks.slice(stamp.after), mayBeTitle);
  if (headline === null) return [...before, stamp.text, ...after];
  // the first line that reads as a time stamp is taken for it, so a headline that does stands behind
  if (readTimeStamp(headline)) return [stamp.text, headline, ...before, ...after];
  return [headline, ...before, stamp.text, ...after];
}

/** The blocks as paragraphs; a dateline opens the one that follows it. */
function textOf(blocks: PlainArticle['blocks'], mayBeTitle: boolean): string[] {
  const paragraphs: string[] = [];
  let dateline: string | null = null;
  for (const block of blocks) {
    const text = withCredit(oneLine(block.text), block.credit);
    if (dateline !== null) paragraphs.push(...joined(dateline, text, mayBeTitle));
    else if (block.kind !== 'dateline') paragraphs.push(text);
    dateline = block.kind === 'dateline' && dateline === null ? text : null;
  }
  return dateline === null ? paragraphs : [...paragraphs, dateline];
}

/** A dateline and the paragraph it opens, on one line as newspapers print it, unless that line would be read differently. */
function joined(dateline: string, text: string, mayBeTitle: boolean): string[] {
  const line = `${dateline} ${text}`;
  const isSame = datelineLength(line, true) === dateline.length && !(mayBeTitle && isHeadline(line));
  return isSame ? [line] : [dateline, text];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*[\n\r\u2028\u2029\u0085]\s*/gu, ' ');
}

/** A block that is nothing but a credit has it in its text already. */
function withCredit(text: string, credit: string | null): string {
  const found = findCredit(text);
  if (credit === null || (found?.start === 0 && found.name === credit)) return text;
  return `${text} Foto: ${credit}`;
}

/** A time stamp makes the header's date more exact; one that would make it another is not written. */
function agrees(stamp: string, date: string | null): boolean {
  const stamped = readTimeStamp(stamp)?.date ?? null;
  return stamped === null || stamped === date || (date !== null && !stamped.startsWith(date));
}
