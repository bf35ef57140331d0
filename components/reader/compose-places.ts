/** Where the notes of an edition stand in one of its languages. Pure. */
import type { EditionSnapshot, SnapshotNote } from '#domain/editions/edition.ts';

/** A note's span in one sentence. Empty (start = end) where a note belongs to a sentence but marks none of its words. */
export interface Place {
  note: number;
  segment: number;
  start: number;
  end: number;
  /** the note's last span in the order of the text: there its number is shown */
  isLast: boolean;
}

/** The sentences of an edition in a language, by number; null when it cannot be read in it. */
export function textsIn(snapshot: EditionSnapshot, language: string): Map<number, string> | null {
  if (language === snapshot.language) {
    if (!snapshot.hasOriginal) return null;
    const segments = snapshot.blocks.flatMap((block) => block.segments);
    return new Map(segments.map((segment) => [segment.number, segment.text]));
  }
  const translation = snapshot.translations.find((candidate) => candidate.language === language);
  return translation ? new Map(translation.segments.map(({ number, text }) => [number, text])) : null;
}

/**
 * All spans of all notes in a language. In the original they are the source spans; in a translation the spans over its own
 * words. A note that marks nothing there stands at the end of the sentence it was made about, and a note about the wording
 * of one translation is in no other language.
 */
export function placesIn(snapshot: EditionSnapshot, language: string): Place[] {
  const texts = textsIn(snapshot, language);
  if (texts === null) return [];
  const order = new Map([...readingOrder(snapshot)].map((number, index) => [number, index]));
  return snapshot.notes.flatMap((note) => {
    const places =
      language === snapshot.language
        ? sourcePlaces(snapshot, note)
        : targetPlaces(snapshot, note, language, texts);
    const known = places
      .filter((place) => order.has(place.segment))
      .sort(
        (a, b) =>
          (order.get(a.segment) ?? 0) - (order.get(b.segment) ?? 0) || a.end - b.end || a.start - b.start,
      );
    return known.map((place, index) => ({ ...place, isLast: index === known.length - 1 }));
  });
}

function readingOrder(snapshot: EditionSnapshot): number[] {
  return snapshot.blocks.flatMap((block) => block.segments.map((segment) => segment.number));
}

/** A span of a block, cut at the edges of its sentences. */
function sourcePlaces(snapshot: EditionSnapshot, note: SnapshotNote): Place[] {
  const block = note.source ? snapshot.blocks[note.source.block] : undefined;
  const last = block?.segments.at(-1);
  if (!note.source || !block || !last) return [];
  const places: Place[] = [];
  let offset = 0;
  for (const segment of block.segments) {
    const start = Math.max(note.source.start - offset, 0);
    const end = Math.min(note.source.end - offset, segment.text.length);
    if (segment.text.slice(start, end).trim() !== '' && start < end) {
      places.push({ note: note.number, segment: segment.number, start, end, isLast: false });
    }
    offset += segment.text.length;
  }
  return places.length > 0 ? places : [atEnd(note, last.number, last.text)];
}

function targetPlaces(
  snapshot: EditionSnapshot,
  note: SnapshotNote,
  language: string,
  texts: ReadonlyMap<number, string>,
): Place[] {
  const spans = note.targets.filter((target) => target.language === language);
  if (spans.length > 0) {
    return spans.map(({ segment, start, end }) => ({
      note: note.number,
      segment,
      start,
      end,
      isLast: false,
    }));
  }
  const about = sourcePlaces(snapshot, note).at(-1);
  // what the termbase explains stands on its words or not at all
  return about && note.term === undefined ? [atEnd(note, about.segment, texts.get(about.segment) ?? '')] : [];
}

function atEnd(note: SnapshotNote, segment: number, text: string): Place {
  const end = text.trimEnd().length;
  return { note: note.number, segment, start: end, end, isLast: false };
}
