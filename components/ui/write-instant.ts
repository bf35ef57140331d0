/** An ISO instant as people write it: `22 Nov 2026, 06:24`; with a zone other than the person's own, the zone is named. */
export function writeInstant(at: string, dateOnly: boolean, timeZone?: string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return at;
  const date: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone };
  if (dateOnly) return new Intl.DateTimeFormat('en-GB', date).format(instant);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (timeZone) time.timeZoneName = 'short';
  return new Intl.DateTimeFormat('en-GB', { ...date, ...time }).format(instant);
}
