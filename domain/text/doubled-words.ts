/** Words that may stand twice in a row: `det det er snakk om`, `that that`, `had had`. */
const MAY_DOUBLE: Readonly<Record<string, ReadonlySet<string>>> = {
  nb: new Set(['det', 'de', 'den', 'som', 'er', 'har', 'for', 'så', 'ja', 'nei', 'vel']),
  nn: new Set(['det', 'dei', 'den', 'som', 'er', 'har', 'for', 'så', 'ja', 'nei', 'vel']),
  da: new Set(['det', 'de', 'den', 'der', 'som', 'er', 'har', 'for', 'så', 'ja', 'nej', 'i', 'af']),
  sv: new Set(['det', 'de', 'den', 'som', 'är', 'har', 'för', 'så', 'ja', 'nej']),
  en: new Set(['that', 'had', 'very', 'is', 'so', 'no', 'yes', 'her', 'in', 'do']),
};

const NOTHING: ReadonlySet<string> = new Set();

export interface DoubledWord {
  word: string;
  /** UTF-16 code units; the span covers both words and the space between. */
  start: number;
  end: number;
}

/** Finds a word of letters written twice with only white space between, except where a language allows it. */
export function findDoubledWords(text: string, language: string): DoubledWord[] {
  const allowed = MAY_DOUBLE[language] ?? NOTHING;
  const found: DoubledWord[] = [];
  let previous: { word: string; start: number; end: number } | null = null;
  // A hyphen belongs to the word here: `Nato Nato-sjefen` is not a word twice.
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}'’-]+/gu)) {
    const current = { word: match[0], start: match.index, end: match.index + match[0].length };
    if (
      previous &&
      isDoubled(previous.word, current.word, allowed) &&
      isGap(text, previous.end, current.start)
    ) {
      found.push({ word: current.word, start: previous.start, end: current.end });
    }
    previous = current;
  }
  return found;
}

const isGap = (text: string, from: number, to: number) => /^\s+$/.test(text.slice(from, to));

function isDoubled(one: string, other: string, allowed: ReadonlySet<string>): boolean {
  if (!/\p{L}/u.test(one) || one.toLowerCase() !== other.toLowerCase()) return false;
  // Two capitals in a row are a name (`Duran Duran`, `New York New York`).
  if (/^\p{Lu}/u.test(one) && /^\p{Lu}/u.test(other)) return false;
  return !allowed.has(one.toLowerCase());
}
