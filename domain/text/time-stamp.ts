import { parseEdtf } from './date.ts';

/** A line that a news page printed about itself. */
export interface TimeStamp {
  /** `YYYY-MM-DD`, or null when the line has no day or one no calendar has. */
  date: string | null;
  /** True when the line names a day that does not exist. */
  isImpossible: boolean;
}

const MONTH_STARTS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['mai', 'maj', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['des', 'dec'],
];

const LABEL =
  '(?:(?:sist|senast|sidst|last)\\s+)?(?:oppdatert|opdateret|uppdaterad|updated|publisert|publiceret|publicerad|published|endret|ændret)';
const CLOCK = '(?:(?:kl\\.?|at)\\s*)?\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?:\\s*[ap]\\.?m\\.?)?';
const NAMED_DAY = '(?<day>\\d{1,2})\\.?\\s*(?<month>\\p{L}{3,9})\\.?\\s+(?<year>\\d{4})';
const ENGLISH_DAY = '(?<month2>\\p{L}{3,9})\\.?\\s+(?<day2>\\d{1,2}),?\\s+(?<year2>\\d{4})';
const NUMBER_DAY = '(?<day3>\\d{1,2})[./](?<month3>\\d{1,2})[./](?<year3>\\d{4})';
const ISO_DAY = '(?<iso>\\d{4}-\\d{2}-\\d{2})';

const DAY = new RegExp(`^(?:${NAMED_DAY}|${ENGLISH_DAY}|${NUMBER_DAY}|${ISO_DAY})(?![\\p{L}\\p{N}])`, 'iu');
const LEADING_LABEL = new RegExp(`^${LABEL}\\s*:?\\s*`, 'iu');
const LEADING_CLOCK = new RegExp(`^[,|·–-]?\\s*${CLOCK}(?![\\p{L}\\p{N}])`, 'iu');
const LABEL_INSIDE = new RegExp(`^[.,|·–(-]?\\s*${LABEL}(?!\\p{L})`, 'iu');

/** 1 to 12 for the name of a month in a Nordic language or English, shortened or not; null for any other word. */
export function monthNumber(name: string): number | null {
  const small = name.toLowerCase();
  const index = MONTH_STARTS.findIndex((starts) => starts.some((start) => small.startsWith(start)));
  return index < 0 ? null : index + 1;
}

/** The day in the matched groups, written as EDTF; null when the word in it is no month. */
function dayOf(groups: Record<string, string | undefined>): string | null {
  if (groups.iso) return groups.iso;
  const name = groups.month ?? groups.month2;
  const month = name === undefined ? Number(groups.month3) : monthNumber(name);
  if (month === null) return null;
  const year = groups.year ?? groups.year2 ?? groups.year3 ?? '';
  const day = groups.day ?? groups.day2 ?? groups.day3 ?? '';
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Reads a line such as `26. jan. 2022 19:04 Sist oppdatert nå nettopp` or `Publisert: 26.01.2022`: a day with a time
 * of day or with a word like published or updated, and nothing else a sentence would have. Null for any other text:
 * a day alone can be a heading.
 */
export function readTimeStamp(text: string): TimeStamp | null {
  if (text.length > 120) return null;
  const label = LEADING_LABEL.exec(text);
  const afterLabel = text.slice(label?.[0].length ?? 0);
  const match = DAY.exec(afterLabel);
  if (!match) return null;
  const day = dayOf(match.groups ?? {});
  if (day === null) return null;
  const rest = afterLabel.slice(match[0].length).trim();
  const clock = LEADING_CLOCK.exec(rest);
  const tail = rest.slice(clock?.[0].length ?? 0).trim();
  const isSigned = label !== null || clock !== null || LABEL_INSIDE.test(tail);
  const isWholeLine = tail === '' || LABEL_INSIDE.test(tail);
  if (!isSigned || !isWholeLine) return null;
  const isReal = parseEdtf(day) !== null;
  return { date: isReal ? day : null, isImpossible: !isReal };
}
