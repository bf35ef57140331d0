/** What the original of a target is, where several sentences have one translation (docs/decisions/0021; text/units.ts). */

/** What the database is asked for, to know what a target is the translation of. */
export const SHARED_SOURCE = {
  segment: { select: { number: true, text: true } },
  members: {
    orderBy: { segment: { position: 'asc' } },
    select: { segment: { select: { number: true, text: true } } },
  },
} as const;

interface SourceRecord {
  segment: { text: string };
  members: readonly { segment: { text: string } }[];
}

/** The original of a target: its sentence with those that are translated with it. */
export function sourceOf({ segment, members }: SourceRecord): string {
  return [segment, ...members.map((member) => member.segment)].map(({ text }) => text).join('');
}
