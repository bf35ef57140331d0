/** Which notes stand on which sentence, and where in it. */
import type { DeskNote } from '#domain/annotations/annotation.ts';

/** A note's span within one sentence or block: what a text draws. */
export interface NoteSpan {
  id: number;
  start: number;
  end: number;
  /** what must stand there; a translation may be changed while its notes are on the screen */
  quote?: string;
}

/** A stretch of a block: a sentence of the original. */
export interface Stretch {
  id: number;
  blockId: number;
  start: number;
  length: number;
}

export interface SpansOfSentence {
  source: readonly NoteSpan[];
  target: readonly NoteSpan[];
}

const NONE: SpansOfSentence = { source: [], target: [] };

/** The spans of every sentence that has any. A note over several sentences stands on each. What lost its words stands nowhere. */
export function spansBySentence(
  sentences: readonly Stretch[],
  notes: readonly DeskNote[],
  language: string,
): (id: number) => SpansOfSentence {
  const placed = notes.filter((note) => note.placement !== 'orphan');
  const found = new Map<number, SpansOfSentence>();
  for (const sentence of sentences) {
    const source = placed.flatMap((note) => sourceSpan(sentence, note));
    const target = placed.flatMap((note) => targetSpan(sentence.id, note, language));
    if (source.length > 0 || target.length > 0) found.set(sentence.id, { source, target });
  }
  return (id) => found.get(id) ?? NONE;
}

function sourceSpan({ blockId, start, length }: Stretch, { id, source }: DeskNote): NoteSpan[] {
  if (source?.blockId !== blockId) return [];
  return clipped(id, source, start, length);
}

function targetSpan(segmentId: number, { id, target, placement }: DeskNote, language: string): NoteSpan[] {
  if (placement === 'half') return [];
  const isHere = target?.segmentId === segmentId && target.language === language;
  return isHere ? [{ id, start: target.start, end: target.end, quote: target.quote }] : [];
}

/** The part of a block's span that lies in a stretch of it, counted from the stretch's beginning. */
export function clipped(
  id: number,
  span: { start: number; end: number },
  from: number,
  length: number,
): NoteSpan[] {
  const start = Math.max(span.start - from, 0);
  const end = Math.min(span.end - from, length);
  return start < end ? [{ id, start, end }] : [];
}

/** The spans that still stand on what they were made on. */
export function standing(text: string, spans: readonly NoteSpan[]): readonly NoteSpan[] {
  const stands = ({ quote, start }: NoteSpan) => quote === undefined || text.startsWith(quote, start);
  return spans.every(stands) ? spans : spans.filter(stands);
}

/** The ids of the notes that stand on a sentence, each once, in the order of the text. */
export function noteIdsOf({ source, target }: SpansOfSentence): number[] {
  return [...new Set([...source, ...target].map((span) => span.id))];
}

/** The sentence a note is worked on with: where its translation span stands, or its source span begins. */
export function sentenceOf(
  sentences: readonly Stretch[],
  { source, target }: DeskNote,
  language: string,
): number | null {
  if (target?.language === language) return target.segmentId;
  if (!source) return null;
  const at = sentences.find(
    ({ blockId, start, length }) =>
      blockId === source.blockId && source.start >= start && source.start < start + length,
  );
  return at?.id ?? null;
}
