/** Dashes without the white space that belongs to them: `–Vi`, `uklart –hva`, `sa–det`, `kom -og`. */

export interface GluedDash {
  /** UTF-16 code units. */
  start: number;
  end: number;
  message: string;
  suggestion: string;
}

const OPENS_SPEECH = /(?:^|[.!?…]["»”]?\s)$/u;
const ENDS_WORD = /\S\s$/;
/** `ut- og –innkjøp`: the dash stands for a part of a word. */
const JOINS = /(?<!\p{L})(?:og|eller|och|and|or|und|oder|et|ou)\s$/iu;
/** Where it is spoken of parts of words, `-som` may be one. */
const OF_WORDS =
  /(?<!\p{L})(?:på|med|with|in|ord\p{L}*|(?:suffi|affi|endels|ending|ändels|parti[ck])\p{L}*)\s$/iu;
/** What decides before the dash. */
const BEFORE = 24;
/** A word is not read further. */
const LONGEST_WORD = 40;

const HYPHEN = 0x2d;
const LETTERS_AFTER = /^\p{L}+/u;
const LETTERS_BEFORE = /\p{L}+$/u;
const BEGINS_LARGE = /^\p{Lu}/u;

/** Words that a dash between parts of a sentence is sure to stand beside: of no compound, no route and no range. */
interface Sure {
  /** Begin what comes after it. */
  begin: ReadonlySet<string>;
  /** End what comes before it. */
  end: ReadonlySet<string>;
  /** After a hyphen: none of them is a suffix. */
  afterHyphen: ReadonlySet<string>;
}

const sure = (afterHyphen: string, begin: string, end: string): Sure => {
  const list = (text: string) => text.split(' ');
  return {
    begin: new Set([...list(afterHyphen), ...list(begin)]),
    end: new Set(list(end)),
    afterHyphen: new Set(list(afterHyphen)),
  };
};

const SURE: Readonly<Record<string, Sure>> = {
  nb: sure('og men som jeg han hun fordi hvis', 'at det du vi de dere', 'er var har hadde sier sa ble blir'),
  nn: sure(
    'og men som eg han ho fordi viss',
    'at det du vi dei dykk',
    'er var har hadde seier sa vart blei blir',
  ),
  da: sure(
    'og men som jeg han hun fordi hvis',
    'at det du vi de der',
    'er var har havde siger sagde blev bliver',
  ),
  sv: sure('och men som jag han hon eftersom', 'att det du vi de', 'är var har hade säger sa sade blev blir'),
  en: sure('and but which they she because', 'that the he we it who', 'is was are were has had says said'),
};

const spaced = (text: string) => `${text.charAt(0)} ${text.slice(1)}`;

/** `sa–det`, but not `Oslo–Bergen`, `mor–barn`, `han–hun`, nor an English em dash, which has no spaces. */
function between(text: string, at: number, word: string, language: string): GluedDash | null {
  const known = SURE[language];
  const dash = text.charAt(at);
  if (!known || (language === 'en' && dash === '—')) return null;
  const before = LETTERS_BEFORE.exec(text.slice(Math.max(at - LONGEST_WORD, 0), at))?.[0] ?? '';
  const [start, end] = [at - before.length, at + 1 + word.length];
  if (before === '' || !/^[\s("«“]?$/u.test(text.charAt(start - 1))) return null;
  if (!/^[\s.,;:!?)"»”]?$/u.test(text.charAt(end))) return null;
  const isSure = (known.begin.has(word) && !known.begin.has(before)) || known.end.has(before);
  if (!isSure) return null;
  const suggestion = `${before} ${dash} ${word}`;
  return { start, end, message: 'The dash has no space before it and none after it.', suggestion };
}

/** `kom -og gikk`, but not `vann og -kloakk`, `suffikset -som` or a minus. */
function afterHyphen(text: string, at: number, word: string, before: string, language: string): boolean {
  if (!SURE[language]?.afterHyphen.has(word) || OF_WORDS.test(before)) return false;
  return /\p{L}\s$/u.test(before) && /^\s\p{L}/u.test(text.slice(at + 1 + word.length, at + 4 + word.length));
}

/** Inside a sentence, after white space: `uklart –hva`; of `Oslo –Bergen` nobody says a dash in speech. */
function inside(text: string, at: number, word: string, before: string, language: string): GluedDash | null {
  if (!ENDS_WORD.test(before) || JOINS.test(before)) return null;
  const isHyphen = text.charCodeAt(at) === HYPHEN;
  if (isHyphen && !afterHyphen(text, at, word, before, language)) return null;
  const end = at + 1 + word.length;
  const last = LETTERS_BEFORE.exec(before.trimEnd())?.[0] ?? '';
  const isOpening = SURE[language]?.begin.has(word.toLowerCase()) ?? false;
  if (BEGINS_LARGE.test(word) && BEGINS_LARGE.test(last) && !isOpening) {
    const start = at - 1 - last.length;
    const message = 'The dash between two names has a space on one side only.';
    return { start, end, message, suggestion: `${last}${text.charAt(at)}${word}` };
  }
  const message = 'The dash has a space before it and none after it.';
  return { start: at, end, message, suggestion: spaced(text.slice(at, end)) };
}

/** What is wrong with the dash at a place, which a letter follows. */
function slipAt(text: string, at: number, language: string): GluedDash | null {
  const isHyphen = text.charCodeAt(at) === HYPHEN;
  const word = LETTERS_AFTER.exec(text.slice(at + 1, at + 1 + LONGEST_WORD))?.[0] ?? '';
  const before = text.slice(Math.max(at - BEFORE, 0), at);
  if (!OPENS_SPEECH.test(before)) {
    if (/\s$/.test(before)) return inside(text, at, word, before, language);
    return isHyphen ? null : between(text, at, word, language);
  }
  if (isHyphen && !BEGINS_LARGE.test(word)) return null;
  const end = at + 1 + word.length;
  const message = 'The dash that opens speech has no space after it.';
  return { start: at, end, message, suggestion: spaced(text.slice(at, end)) };
}

/** What a letter follows: most dashes have their space, and are not looked at. */
const BEFORE_LETTER = /[–—-](?=\p{L})/gu;
const isWhite = (character: string) => /^\s?$/.test(character);

/** Finds dashes without a space where it is sure that one belongs there, in order. Throws nothing. */
export function findGluedDashes(text: string, language: string): GluedDash[] {
  const found: GluedDash[] = [];
  // matchAll would make a copy of the pattern for each text, and most have none
  for (BEFORE_LETTER.lastIndex = 0; BEFORE_LETTER.test(text); ) {
    const index = BEFORE_LETTER.lastIndex - 1;
    // most hyphens are inside a word
    if (text.charCodeAt(index) === HYPHEN && !isWhite(text.charAt(index - 1))) continue;
    const slip = slipAt(text, index, language);
    if (slip) found.push(slip);
  }
  return found;
}
