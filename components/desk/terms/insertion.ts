/** Putting a term into a text at the cursor. Pure. */

export interface Inserted {
  text: string;
  /** where the cursor goes: after the term, in UTF-16 code units */
  caret: number;
}

const OPENS = /[\s([{«“„‘"'–—\-/]$/u;
const BEGINS_WORD = /^[\p{L}\p{N}]/u;
const SENTENCE_BEGINS = /(?:^|[.!?…]["»”’)]*\s+)[\s([{«“„‘"'–—-]*$/u;

/**
 * The text with `form` in place of what lies between `start` and `end`: a space before and after it where words would
 * touch, and a capital where a sentence begins. Offsets are UTF-16 code units; what lies outside the text is its edge.
 */
export function inserted(text: string, start: number, end: number, form: string): Inserted {
  const from = Math.min(Math.max(start, 0), text.length);
  const before = text.slice(0, from);
  const after = text.slice(Math.min(Math.max(end, from), text.length));
  const opening = before === '' || OPENS.test(before) ? '' : ' ';
  const closing = BEGINS_WORD.test(after) ? ' ' : '';
  const word = SENTENCE_BEGINS.test(before) ? capitalised(form) : form;
  return {
    text: `${before}${opening}${word}${closing}${after}`,
    caret: from + opening.length + word.length,
  };
}

/** A term with a capital of its own (eBay) is written as it is. */
function capitalised(form: string): string {
  if (form !== form.toLowerCase()) return form;
  const [first = ''] = form;
  return first.toUpperCase() + form.slice(first.length);
}
