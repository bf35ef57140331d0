/** One sentence with everything that is marked in it, cut into pieces that can be drawn one after another. Pure. */
import type { SnapshotNote } from '#domain/editions/edition.ts';
import { splitRuns } from '#domain/text/runs.ts';
import { inkOf, type NoteView } from './compose-notes.ts';
import type { Place } from './compose-places.ts';

export interface RunView {
  text: string;
  /** how many notes lie over these words */
  depth: number;
  isEmphasised: boolean;
}

export interface PieceView {
  runs: RunView[];
  /** the whole piece is a link */
  href: string | null;
  /** numbers of notes shown after the piece */
  references: number[];
}

export interface SentenceView {
  number: number;
  /** numbers that lead here as well: of sentences that were joined to this one, or share its text */
  also?: readonly number[];
  pieces: PieceView[];
  /** what stands between this sentence and the next */
  gap: string;
  /** the notes whose numbers stand in this sentence */
  notes: NoteView[];
}

/** What all sentences of a language have in common. */
export interface SentenceContext {
  language: string;
  /** in the text's own order */
  places: readonly Place[];
  notes: ReadonlyMap<number, SnapshotNote>;
  views: ReadonlyMap<number, NoteView>;
}

/** Writing systems that put no space between sentences. */
const WITHOUT_SPACES = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);

/** A sentence with its marks, links and note numbers. */
export function sentenceView(number: number, stored: string, context: SentenceContext): SentenceView {
  const text = stored.trimEnd();
  const places = context.places.filter((place) => place.segment === number);
  const pieces = piecesOf(text, places, context);
  const numbers = pieces.flatMap((piece) => piece.references).sort((a, b) => a - b);
  return {
    number,
    pieces,
    gap: WITHOUT_SPACES.has(context.language.split('-')[0] ?? '') ? '' : ' ',
    notes: numbers.flatMap((note) => context.views.get(note) ?? []),
  };
}

function piecesOf(text: string, places: readonly Place[], context: SentenceContext): PieceView[] {
  const spans = places.map((place, id) => ({ id, start: place.start, end: place.end }));
  const runs = splitRuns(text, spans);
  const lastRun = lastRunOf(runs);
  const pieces: PieceView[] = [];
  for (const [index, run] of runs.entries()) {
    const covering = [...new Set(narrowestFirst(run.ids, places))];
    const inks = covering.flatMap((note) => context.notes.get(note ?? 0) ?? []).map(inkOf);
    const href = inks.find((ink) => ink.href !== null)?.href ?? null;
    const view: RunView = {
      text: run.text,
      depth: inks.filter((ink) => ink.isMarked).length,
      isEmphasised: inks.some((ink) => ink.isEmphasised),
    };
    const ending = run.ids.filter((id) => lastRun.get(id) === index);
    append(pieces, view, href, referencesAt(ending, places, context));
  }
  const unplaced = places.flatMap((_, id) => (lastRun.has(id) ? [] : [id]));
  const atEnd = referencesAt(unplaced, places, context);
  if (atEnd.length > 0) {
    const last = pieces.at(-1) ?? newPiece(pieces, null);
    last.references.push(...atEnd);
  }
  return pieces;
}

/** A link within another leads to its own address: the narrower of two is what was meant of these words. */
function narrowestFirst(ids: readonly number[], places: readonly Place[]): (number | undefined)[] {
  const width = (id: number) => (places[id]?.end ?? 0) - (places[id]?.start ?? 0);
  return ids.toSorted((a, b) => width(a) - width(b)).map((id) => places[id]?.note);
}

/** A link is drawn once, however many notes lie over parts of it: their numbers follow it, as a link holds no other. */
function append(pieces: PieceView[], run: RunView, href: string | null, references: number[]): void {
  const last = pieces.at(-1);
  const joins = last !== undefined && last.href === href && (href !== null || last.references.length === 0);
  const piece = joins ? last : newPiece(pieces, href);
  piece.runs.push(run);
  piece.references.push(...references);
}

function newPiece(pieces: PieceView[], href: string | null): PieceView {
  const piece: PieceView = { runs: [], href, references: [] };
  pieces.push(piece);
  return piece;
}

function lastRunOf(runs: readonly { ids: number[] }[]): Map<number, number> {
  const last = new Map<number, number>();
  for (const [index, run] of runs.entries()) for (const id of run.ids) last.set(id, index);
  return last;
}

function referencesAt(ids: number[], places: readonly Place[], { views }: SentenceContext): number[] {
  const numbers = ids.flatMap((id) => {
    const place = places[id];
    return place?.isLast && views.has(place.note) ? [place.note] : [];
  });
  return numbers.sort((a, b) => a - b);
}
