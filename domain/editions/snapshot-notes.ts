/** The notes of an edition: those for readers, numbered in the order of the text, with spans that readers' pages understand. */
import { fact, isForReaders } from '../annotations/annotation.ts';
import type { DeskText } from './desk-text.ts';
import type { SnapshotNote } from './edition.ts';

type Note = DeskText['annotations'][number];
type Translation = DeskText['translations'][number];
/** A note with its place in the order of the text, before it has a number. */
export type Unnumbered = Omit<SnapshotNote, 'number'> & {
  order: [block: number, end: number, start: number, id: number];
};

/**
 * Notes with no place left in anything that the edition shows are not in it. `glosses` gives those of the termbase, when
 * it has seen the others.
 */
export function snapshotNotes(
  article: DeskText,
  translations: Translation[],
  glosses: (notes: readonly Unnumbered[]) => Unnumbered[],
): SnapshotNote[] {
  const blocks = article.textVersions[0]?.blocks ?? [];
  const blockIndex = new Map(blocks.map((block, index) => [block.id, index]));
  const places = targetPlaces(article, translations);
  const notes = article.annotations
    .filter(isForReaders)
    .map((note) => unnumbered(note, blockIndex, places))
    .filter((note) => note.source !== null || note.targets.length > 0);
  return [...notes, ...glosses(notes)]
    .sort((a, b) => byOrder(a.order, b.order))
    .map(({ order: _, ...note }, index) => ({ number: index + 1, ...note }));
}

interface Place {
  language: string;
  segment: number;
  block: number;
  /** how far into the text, for order among notes of one block */
  position: number;
}

function targetPlaces(article: DeskText, translations: Translation[]): Map<number, Place> {
  const blocks = article.textVersions[0]?.blocks ?? [];
  const segments = new Map(
    blocks.flatMap((block, index) =>
      block.segments.map(
        (segment, position) => [segment.id, { segment: segment.number, block: index, position }] as const,
      ),
    ),
  );
  const places = new Map<number, Place>();
  for (const { language, targets } of translations) {
    for (const target of targets) {
      const place = segments.get(target.segmentId);
      if (place) places.set(target.id, { language, ...place });
    }
  }
  return places;
}

function unnumbered(note: Note, blockIndex: Map<number, number>, places: Map<number, Place>): Unnumbered {
  const block = note.blockId === null ? undefined : blockIndex.get(note.blockId);
  const targets = note.targets.flatMap(({ targetId, start, end, placement }) => {
    const place = places.get(targetId);
    return place && placement !== 'orphan'
      ? [{ place, span: { language: place.language, segment: place.segment, start, end } }]
      : [];
  });
  const source =
    block === undefined || note.start === null || note.end === null
      ? null
      : { block, start: note.start, end: note.end };
  const first = targets[0]?.place;
  const alone = (first?.position ?? 0) * 1000;
  return {
    kind: note.kind,
    source,
    targets: targets.map(({ span }) => span).sort((a, b) => a.language.localeCompare(b.language)),
    bodies: note.bodies,
    tag: note.tag?.slug ?? null,
    url: note.url,
    fact: note.fact === null ? null : shownFact(note.fact),
    // by its end, where its number stands: of two notes, one within the other, the inner is met first
    order: [source?.block ?? first?.block ?? 0, source?.end ?? alone, source?.start ?? alone, note.id],
  };
}

function shownFact(stored: unknown): SnapshotNote['fact'] {
  const { checkedBy, ...rest } = fact.parse(stored);
  return checkedBy ? { ...rest, checkedBy } : rest;
}

function byOrder(one: Unnumbered['order'], other: Unnumbered['order']): number {
  return one.map((value, index) => value - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
