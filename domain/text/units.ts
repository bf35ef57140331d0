/**
 * One translation for several sentences that follow each other in a block (docs/decisions/0021): the first, the head, has
 * the text, the others, its members, have none of their own. Here sentences become the units that are translated; whoever
 * sets sentences beside translations asks here. The database's side of it is
 * translations/shared.ts.
 */

/** What has one translation: a sentence, mostly; a head and its members otherwise. */
export interface Unit<S> {
  head: S;
  members: S[];
  /** of all of them */
  text: string;
}

/** Whether a sentence is translated with a head that stands before it. */
export type Shares<S> = (segment: S, head: S) => boolean;

/** The units of a text in its order. A member that does not follow its head is a unit of its own: nothing is left out. */
export function unitsOf<S extends { text: string }>(segments: readonly S[], shares: Shares<S>): Unit<S>[] {
  const units: Unit<S>[] = [];
  for (const segment of segments) {
    const last = units.at(-1);
    if (last && shares(segment, last.head)) {
      last.members.push(segment);
      last.text += segment.text;
    } else units.push({ head: segment, members: [], text: segment.text });
  }
  return units;
}

/** As the targets of a translation say it at the desk. */
export function sharesOf(
  targets: readonly { id: number; segmentId: number; headId: number | null }[],
): Shares<{ id: number }> {
  const bySegment = new Map(targets.map((target) => [target.segmentId, target]));
  return (segment, head) => {
    const headId = bySegment.get(segment.id)?.headId ?? null;
    return headId !== null && headId === bySegment.get(head.id)?.id;
  };
}

/** As editions and files say it, by public numbers: what a head is translated with. */
export function sharesByNumber(
  heads: readonly { number: number; with?: readonly number[] | undefined }[],
): Shares<{ number: number }> {
  const headOf = new Map(heads.flatMap(({ number, with: members = [] }) => members.map((m) => [m, number])));
  return (segment, head) => headOf.get(segment.number) === head.number;
}
