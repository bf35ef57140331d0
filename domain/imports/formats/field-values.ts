/** What formats say of an article, each its own way, as an article has it: day, language, address, names, keywords. */
import { parseEdtf } from '../../text/date.ts';
import { type ArticleDetails, NO_DETAILS, ParseError } from '../../text/parsed-article.ts';
import { monthNumber } from '../../text/time-stamp.ts';

type Reading = { date: string } | { impossible: true } | { unclear: true } | null;

const CLOCK = String.raw`(?:[T\s,].*)?$`;
const ISO = new RegExp(String.raw`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})${CLOCK})?)?$`, 's');
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[./](\d{1,2})[./](\d{1,2})${CLOCK}`, 's');
/** As NITF and iCalendar write it: `20220126T190400+0100`. */
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T\d{4}.*)?$/s;
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})([.-])(\d{1,2})\2(\d{4})${CLOCK}`, 's');
const SLASHED = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${CLOCK}`, 's');
const WEEKDAY = String.raw`(?:\p{L}{2,12}\.?,?\s+)?`;
const CLOCK_TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;
/** Days with the name of their month. */
const WITH_NAMES = [
  // as mail and RSS write it: `Wed, 26 Jan 2022 19:04:00 +0100`; also `26. januar 2022`, `26-Jan-2022`
  String.raw`(?<day>\d{1,2})\.?[\s-]+(?<month>\p{L}{3,12})\.?,?[\s-]+(?<year>\d{4})(?!\d)`,
  // two numbers for the year (RFC 822, RFC 850), which only a time after them shows to be one
  String.raw`(?<day>\d{1,2})[\s-](?<month>\p{L}{3})[\s-](?<year>\d{2})\s+${CLOCK_TIME}`,
  // `January 26, 2022`, `Wed Jan 26 2022`
  String.raw`(?<month>\p{L}{3,12})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?!\d)`,
  // as programs in C write it: `Wed Jan 26 19:04:00 CET 2022`
  String.raw`(?<month>\p{L}{3})\s+(?<day>\d{1,2})\s+${CLOCK_TIME}\s+(?:[A-Z]{1,5}\s+)?(?<year>\d{4})$`,
].map((pattern) => new RegExp(`^${WEEKDAY}${pattern}`, 'u'));

function dayOf(year: string, month?: string | number, day?: string): Reading {
  const parts = [year, month, day].filter((part) => part !== undefined);
  const date = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return parseEdtf(date) ? { date } : { impossible: true };
}

function slashedDay([, first = '', second = '', year = '']: RegExpExecArray): Reading {
  if (Number(second) > 12) return dayOf(year, first, second);
  if (Number(first) > 12 || first === second) return dayOf(year, second, first);
  return { unclear: true };
}

function namedDay(year: string, month: string, day: string): Reading {
  const number = monthNumber(month);
  return number === null ? null : dayOf(year, number, day);
}

/** Seconds or milliseconds since 1970, as databases export them. */
function epochDay(text: string): Reading {
  const seconds = text.length === 13 ? Number(text) / 1000 : Number(text);
  return { date: new Date(seconds * 1000).toISOString().slice(0, 10) };
}

function numberDay(text: string): Reading {
  const numbers = ISO.exec(text) ?? YEAR_FIRST.exec(text) ?? BASIC.exec(text);
  if (numbers) return dayOf(numbers[1] ?? '', numbers[2], numbers[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return dayOf(dayFirst[4] ?? '', dayFirst[3], dayFirst[1]);
  const slashed = SLASHED.exec(text);
  return slashed ? slashedDay(slashed) : null;
}

/** RFC 5322, 4.3 */
function fullYear(year: string): string {
  if (year.length > 2) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function wordDay(text: string): Reading {
  for (const pattern of WITH_NAMES) {
    const { day = '', month = '', year = '' } = pattern.exec(text)?.groups ?? {};
    if (day !== '') return namedDay(fullYear(year), month, day);
  }
  return null;
}

function readDate(text: string): Reading {
  if (/^\d{10}$|^\d{13}$/.test(text)) return epochDay(text);
  return numberDay(text) ?? wordDay(text);
}

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)} …` : text);

/**
 * The day, month or year (EDTF) that a date field names; of a point in time, the day where it was written. Null, with
 * a warning, for words that are no date and for 3/4/2022, which is two days. Throws ParseError for a date no calendar has.
 */
export function readDateField(field: string | null | undefined, line: number, warnings: string[]) {
  const text = field?.trim() ?? '';
  // What WordPress and MySQL write for no date.
  if (text === '' || text.startsWith('0000-00-00')) return null;
  const reading = readDate(text);
  if (reading && 'impossible' in reading)
    throw new ParseError(`no such date: “${shown(text)}”; write it as 2022, 2022-12 or 2022-12-31`, line);
  if (reading && 'date' in reading) return reading.date;
  warnings.push(
    reading
      ? `the date "${text}" can be read in two ways; write it as YYYY-MM-DD: no date was taken`
      : `the date "${shown(text)}" could not be read: no date was taken`,
  );
  return null;
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `und`, `mul`, `zxx` name no language; `no` is two written languages, and the text tells which. */
const NO_LANGUAGE = new Set(['und', 'mul', 'mis', 'zxx', 'no']);

/**
 * A language tag in its shortest canonical spelling: `nb_NO` → `nb`, `en-GB` → `en-GB`, `nob` → `nb`. Null for what is no
 * tag, for a language we have no name for, and for `no`.
 */
export function readLanguage(field: string | null | undefined): string | null {
  const tag = field?.trim().replaceAll('_', '-').split('.')[0] ?? '';
  if (tag === '' || tag.length > 35) return null;
  try {
    const locale = new Intl.Locale(tag);
    if (NO_LANGUAGE.has(locale.language) || !names.of(locale.language)) return null;
    return new Intl.Locale(locale.baseName).minimize().toString();
  } catch {
    return null;
  }
}

const LONGEST_ADDRESS = 2_000;

/** An http or https address; null, with a warning, for any other. */
export function readUrl(field: string | null | undefined, warnings: string[]): string | null {
  const text = field?.trim() ?? '';
  if (text === '') return null;
  const isWeb = /^https?:\/\//i.test(text) && text.length <= LONGEST_ADDRESS && URL.canParse(text);
  if (isWeb) return new URL(text).href;
  warnings.push(`the address "${shown(text)}" is no http or https address: it was left out`);
  return null;
}

const MOST_KEYWORDS = 100;
const LONGEST_KEYWORD = 100;

/** Keywords in the order of the source, each once, whatever its case. */
export function readKeywords(fields: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const field of fields) {
    const keyword = field.replace(/\s+/g, ' ').trim();
    const key = keyword.toLowerCase();
    if (keyword !== '' && keyword.length <= LONGEST_KEYWORD && !found.has(key)) found.set(key, keyword);
    if (found.size >= MOST_KEYWORDS) break;
  }
  return [...found.values()];
}

/** Keywords that stand in one field, with commas, semicolons or bars between them. */
export function splitKeywords(field: string): string[] {
  return readKeywords(field.split(field.includes(';') ? ';' : /[,|]/));
}

const LONGEST_NAME = 300;

/** A name as one line; an address before it in brackets, as RSS has it (`a@b.no (Kari Nordmann)`), is left out. */
export function readName(field: string | null | undefined): string | null {
  const text = field?.replace(/\s+/g, ' ').trim() ?? '';
  const name = /^\S+@\S+\s+\((.+)\)$/.exec(text)?.[1] ?? text;
  return name === '' ? null : name.slice(0, LONGEST_NAME);
}

/**
 * What stands before the name in a byline: `Av Kari Nordmann`, `By:`, `Tekst og foto:`. `Von` is also the beginning of names,
 * and goes only before two of them.
 */
const BEFORE_NAME = new RegExp(
  [
    String.raw`^(?:[Aa]v|AV|[Bb]y|BY|[Aa]f|AF)(?:\s*:\s*|\s+)(?=\S)`,
    String.raw`^(?:[Tt]ekst|TEKST|[Tt]ext|TEXT)(?:\s+(?:og|och|&)\s+\p{L}+)?(?:\s*:\s*(?=\S)|\s+(?=\p{Lu}))`,
    String.raw`^(?:Von|VON)\s+(?=\p{Lu}[\p{L}.'’-]*\s+\p{Lu})`,
  ].join('|'),
  'u',
);

/** Several people as one byline, each without the word before a name. */
export function readNames(fields: readonly (string | null | undefined)[]): string | null {
  const all = fields
    .map(readName)
    .filter((name) => name !== null)
    .map((name) => name.replace(BEFORE_NAME, ''));
  return readName([...new Set(all)].join(', '));
}

/** The details with null for whatever the source does not say; the byline without the word before a name, whatever the format. */
export function detailsOf(said: Partial<ArticleDetails>): ArticleDetails {
  return { ...NO_DETAILS, ...said, byline: readNames([said.byline]) };
}
