/**
 * Text whose UTF-8 was once read as Windows-1252: `pÃ¥` for `på`, `â€“` for a dash. The two bytes of `å` became two
 * characters, which no language has side by side.
 */

/** The characters of Windows-1252 for the bytes 0x80 to 0x9f; undefined ones stay control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FOLLOWING = `[${HIGH}\\u0080-\\u00bf]`;

/**
 * First bytes of what newspapers print: Latin letters with marks (Â, Ã), dashes, quotation marks and signs (â), the byte
 * order mark and the mark of a lost character (ï), emoji (ð). Others, such as the å of `blå”…`, stand before these
 * characters in sound text as well.
 */
const DAMAGED = new RegExp(
  `[ÂÃ]${FOLLOWING}|[âï]${FOLLOWING}{2}|ð${FOLLOWING}{3}|(?<=[\\d.,:;!?»”"%)–—])Â |\\ufffd`,
  'g',
);
const MAY_BE_DAMAGED = /[ÂÃâïð\ufffd]/;

/** As often as text is read wrongly twice over: `ÃƒÂ¥`. */
const MOST_REPAIRS = 3;
const LONGEST_WORD = 60;

/**
 * Signs that no language has inside a word, and capitals that none has after a small letter. In Mac Roman å ø æ are the
 * bytes of Œ ¿ ¾, in the code pages of DOS those of † › ‘, and ą ł are those of ¹ ³ in Windows-1250.
 */
const IMPROBABLE = /\p{L}[¢£¤¥¦¨¬¯³´¶¸¹¼½¾¿¡†‡ˆ‰˜›‹„](?=\p{L})|\p{Ll}[ŒŠŽŸ]/gu;
/** A sign alone may be one of those that get into every text. */
const FEWEST_IMPROBABLE = 2;
/** In French and Icelandic one letter of six has a mark; of Cyrillic and Greek that was read wrongly nearly all are such. */
const [FEWEST_MARKED, MOST_OF_LETTERS] = [8, 0.5];

/**
 * Whether a text that was read as Windows-1252, for want of anything better, can hardly be that: KOI8-R (“ÒÕÓÓËÁÑ”), Mac
 * Roman (“BlŒb¾r”). What it was cannot be told.
 */
export function isHardly1252(text: string): boolean {
  if ((text.match(IMPROBABLE)?.length ?? 0) >= FEWEST_IMPROBABLE) return true;
  const marked = text.match(/[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/g)?.length ?? 0;
  if (marked < FEWEST_MARKED) return false;
  return marked > (marked + (text.match(/[a-z]/gi)?.length ?? 0)) * MOST_OF_LETTERS;
}

export interface Damage {
  /** UTF-16 code units; a whole word, or what is damaged of a long one */
  start: number;
  end: number;
  /** what stood there before it was damaged; null when that cannot be told */
  repaired: string | null;
}

/** Finds encoding damage, word by word. Offers a repair only where damaging it again gives what is there. */
export function findDamage(text: string): Damage[] {
  if (!MAY_BE_DAMAGED.test(text)) return [];
  const found: Damage[] = [];
  for (const match of text.matchAll(DAMAGED)) {
    const last = found.at(-1);
    const end = endOfWord(text, match.index + match[0].length);
    if (last && match.index <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start: startOfWord(text, match.index), end, repaired: null });
  }
  for (const damage of found) damage.repaired = repair(text.slice(damage.start, damage.end));
  return found;
}

function startOfWord(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < LONGEST_WORD && /\S/.test(text.charAt(start - 1))) start -= 1;
  return start === from || /[\udc00-\udfff]/.test(text.charAt(start)) ? from : start;
}

function endOfWord(text: string, from: number): number {
  if (/\s/.test(text.charAt(from - 1))) return from;
  let end = from;
  while (end < text.length && end - from < LONGEST_WORD && /\S/.test(text.charAt(end))) end += 1;
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? from : end;
}

function repair(word: string): string | null {
  let repaired = word;
  for (let round = 0; round < MOST_REPAIRS && isDamaged(repaired); round++) {
    const before = repaired;
    repaired = before.replace(DAMAGED, (damaged) => decoded(damaged) ?? damaged);
    if (repaired === before) return null;
  }
  return isDamaged(repaired) ? null : repaired;
}

const isDamaged = (text: string) => text.search(DAMAGED) >= 0;

/** The character whose UTF-8 bytes look like this in Windows-1252; null when there is none. */
function decoded(damaged: string): string | null {
  try {
    const bytes = Uint8Array.from(damaged, byteOf);
    const character = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return character === '\ufffd' ? null : character.replace('\ufeff', '');
  } catch {
    return null;
  }
}

function byteOf(character: string): number {
  const high = HIGH.indexOf(character);
  return high >= 0 ? 0x80 + high : (character.codePointAt(0) ?? 0);
}
