/** A date as the newsroom knows it: a year, a month or a day (the EDTF level 0 subset of design.md section 2). */
export interface EdtfDate {
  year: number;
  /** 1 to 12; null when only the year is known. */
  month: number | null;
  /** 1 to 31; null when only the month is known. */
  day: number | null;
}

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** One locale per language, so that a British rather than an American order is used for English. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB' };

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Reads `2022`, `2022-03` or `2022-01-26` (ISO 8601 / EDTF level 0).
 * Returns null for any other shape and for a date no calendar has (month 13, 30 February, the year 0).
 */
export function parseEdtf(text: string): EdtfDate | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  // what databases write for none
  if (year === 0) return null;
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (month !== null && day !== null && (day < 1 || day > daysInMonth(year, month))) return null;
  return { year, month, day };
}

function parseOrThrow(text: string): EdtfDate {
  const date = parseEdtf(text);
  if (!date) throw new RangeError(`not a date of year, month or day precision: "${text}"`);
  return date;
}

/**
 * The first day a date of any precision covers, as `YYYY-MM-DD`: what articles are sorted by.
 * Throws RangeError when the text is no such date.
 */
export function edtfFirstDay(text: string): string {
  const { year, month, day } = parseOrThrow(text);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month ?? 1, 2)}-${pad(day ?? 1, 2)}`;
}

/**
 * Writes a date in words with the precision it has: `2022`, `mars 2022`, `26. januar 2022`.
 * Computed in UTC, so no time zone can move a day. Throws RangeError when the text is no such date.
 */
export function formatEdtf(text: string, language: string): string {
  const { year, month, day } = parseOrThrow(text);
  if (month === null) return String(year);
  const instant = new Date(Date.UTC(2000, month - 1, day ?? 1));
  // Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear does not.
  instant.setUTCFullYear(year, month - 1, day ?? 1);
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long' };
  if (day !== null) options.day = 'numeric';
  return new Intl.DateTimeFormat(LOCALES[language] ?? language, options).format(instant);
}
