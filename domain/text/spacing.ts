/** White space in a translation: doubled, missing, before a mark, at the ends; and as French sets it. */

const BLANK = '[ \\t\\u00a0\\u2009\\u202f]';
const DOUBLE = new RegExp(`${BLANK}{2,}`);
const BEFORE_MARK = new RegExp(
  `${BLANK}[,;:!?](?!\\p{P}*[)\\p{L}])|${BLANK}[,;!?]|[^.…\\s]${BLANK}\\.(?![.\\d\\p{L}])`,
  'u',
);
const FRENCH_BEFORE_MARK = new RegExp(`${BLANK},|[^.…\\s]${BLANK}\\.(?![.\\d\\p{L}])`, 'u');
/** “came.He”, “came,and”; not “a.m.”, “U.S.” or “1,5” */
const AFTER_MARK = /\p{Ll}{2}[.:]\p{Lu}\p{Ll}|\p{L}[,;!?]\p{L}/gu;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S+@\S+/giu;
const FRENCH_MARKS = /[\p{L}\p{N})»](?:[;!?]|:(?=\s|$))|«\S|\S»/u;

const isFrench = (language: string) => /^fr(?!-CA)\b/i.test(language);

/** What is wrong with the white space of a translation, in sentences. A slip that stands in the source as well is none of its own. */
export function spacingFaults(source: string, target: string, language: string): string[] {
  const body = target.trim();
  const french = isFrench(language);
  const bare = body.replace(ADDRESS, '');
  const glued = Array.from(bare.matchAll(AFTER_MARK), ([found]) => found);
  const isAdded = [/^\s/, /\s$/].some((edge) => edge.test(target) && !edge.test(source));
  const faults: [boolean, string][] = [
    [DOUBLE.test(body), 'Two spaces in a row.'],
    [(french ? FRENCH_BEFORE_MARK : BEFORE_MARK).test(body), 'A space before a punctuation mark.'],
    [glued.some((found) => !source.includes(found)), 'No space after a punctuation mark.'],
    [french && FRENCH_MARKS.test(bare), 'French sets a space before : ; ! ? and inside « ».'],
    [/[\u200b\u2060\ufeff]/.test(body), 'An invisible character.'],
    [isAdded, 'White space at the start or the end that the source does not have.'],
  ];
  return faults.flatMap(([is, message]) => (is ? [message] : []));
}
