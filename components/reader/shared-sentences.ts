/** Sentences that have one translation, as one: so that a page shows its text once, beside all of its original. Pure. */
import type { EditionSnapshot, SnapshotBlock, SnapshotTranslation } from '#domain/editions/edition.ts';
import { unitsOf } from '#domain/text/units.ts';

/**
 * The edition as a page of these languages shows it: what one of them has one text for is one sentence, and the numbers of
 * the others lead to it. The edition itself where there is nothing of the kind.
 */
export function sharedIn(snapshot: EditionSnapshot, languages: readonly string[]): EditionSnapshot {
  const shown = snapshot.translations.filter(({ language }) => languages.includes(language));
  const members = new Set(shown.flatMap(({ segments }) => segments.flatMap((segment) => segment.with ?? [])));
  if (members.size === 0) return snapshot;
  const isMember = ({ number }: { number: number }) => members.has(number);
  const units = snapshot.blocks.map((block) => unitsOf(block.segments, isMember));
  const headOf = new Map(
    units.flat().flatMap(({ head, members: rest }) => rest.map(({ number }) => [number, head.number])),
  );
  const places = new Map(shown.map((translation) => [translation.language, placesIn(translation, headOf)]));
  return {
    ...snapshot,
    blocks: snapshot.blocks.map((block, index) => ({
      ...block,
      segments: (units[index] ?? []).map(({ head, members: rest, text }) => ({
        ...head,
        text,
        ...alsoOf(head, rest),
      })),
    })),
    translations: snapshot.translations.map((translation) => {
      const texts = places.get(translation.language)?.texts;
      return texts ? { ...translation, segments: texts } : translation;
    }),
    notes: snapshot.notes.map((note) => ({
      ...note,
      targets: note.targets.map((target) => {
        const shift = places.get(target.language)?.shifts.get(target.segment) ?? 0;
        const segment = headOf.get(target.segment) ?? target.segment;
        // only what is shown is put together
        if (!places.has(target.language)) return target;
        return { ...target, segment, start: target.start + shift, end: target.end + shift };
      }),
    })),
  };
}

type Segment = SnapshotBlock['segments'][number];

function alsoOf(head: Segment, members: readonly Segment[]): { also?: number[] } {
  const also = [...(head.also ?? []), ...members.flatMap(({ number, also: own = [] }) => [number, ...own])];
  return also.length > 0 ? { also } : {};
}

/** The texts of a translation by unit, and where in them the text of each sentence begins. */
function placesIn({ segments }: SnapshotTranslation, headOf: ReadonlyMap<number, number>) {
  const texts = new Map<number, string>();
  const shifts = new Map<number, number>();
  for (const { number, text } of segments) {
    const head = headOf.get(number) ?? number;
    const before = texts.get(head) ?? '';
    const gap = before === '' || text === '' ? '' : ' ';
    shifts.set(number, before.length + gap.length);
    texts.set(head, before + gap + text);
  }
  return { texts: [...texts].map(([number, text]) => ({ number, text })), shifts };
}
