/** Rows as CSV (RFC 4180), safe to be opened in a spreadsheet. */

type Value = string | number | null;

/**
 * One line. What a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises (ASVS 1.2.10): a
 * file name is somebody else's text. Numbers are left alone.
 */
export function csvLine(values: readonly Value[]): string {
  return `${values.map(csvValue).join(',')}\r\n`;
}

function csvValue(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a tab and a carriage return begin formulas as well
  const text = /^[=+\-@\u0000\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /["\r\n,]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
