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

/** Where a sentence stands; `block` counts up through the text. */
export interface Place {
  block: number;
  position: number;
}

/**
 * Of a head and its members, those that share its translation still when the text is another: the head, else the first that
 * has a place, and who follows it with nothing between. Empty when none of them has a place.
 */
export function chainOf<R>(head: R, members: readonly R[], placeOf: (row: R) => Place | null): R[] {
  const living = [head, ...members]
    .flatMap((row) => {
      const place = placeOf(row);
      return place ? [{ row, ...place }] : [];
    })
    .sort((a, b) => a.block - b.block || a.position - b.position);
  const first = Math.max(
    0,
    living.findIndex(({ row }) => row === head),
  );
  const chain = living.slice(first, first + 1);
  for (const next of living.slice(first + 1)) {
    const last = chain.at(-1);
    if (last?.block !== next.block || last.position + 1 !== next.position) break;
    chain.push(next);
  }
  return chain.map(({ row }) => row);
}
