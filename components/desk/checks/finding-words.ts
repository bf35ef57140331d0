/** How much checks found in a text, in words. */

/** `12 to look at`; with those beyond the first hundred of a kind `100 to look at, and 523 more that are not kept`. */
export function toLookAtInWords(open: number, notKept: number): string {
  const said = `${open.toLocaleString('en-GB')} to look at`;
  return notKept > 0 ? `${said}, and ${notKept.toLocaleString('en-GB')} more that are not kept` : said;
}
