/** From an edition to two of its languages side by side, a row per sentence. Pure. */
import type { EditionSnapshot } from '#domain/editions/edition.ts';
import { type BlockView, contextFor, drawnKind } from './compose.ts';
import type { NoteView } from './compose-notes.ts';
import { textsIn } from './compose-places.ts';
import { type SentenceView, sentenceView } from './compose-sentence.ts';
import { sharedIn } from './shared-sentences.ts';

export interface PairRow {
  number: number;
  /** numbers that lead here as well: of sentences that were joined to this one, or share its text in one of the two */
  also: readonly number[];
  left: SentenceView;
  right: SentenceView;
  /** shown under the row */
  notes: NoteView[];
}

export interface PairGroup {
  kind: BlockView['kind'];
  index: number;
  credit: string | null;
  rows: PairRow[];
}

export interface Pair {
  /** the language of the page, of its notes and of its labels */
  language: string;
  other: string;
  left: { language: string; title: string };
  right: { language: string; title: string };
  groups: PairGroup[];
}

/**
 * Two languages of an edition in rows. The original is always at the left, where eyes expect what came first; of two
 * translations the one that the page is not in. Null unless both can be read and differ.
 */
export function composePair(edition: EditionSnapshot, language: string, other: string): Pair | null {
  const snapshot = sharedIn(edition, [language, other]);
  const leftLanguage = language === snapshot.language ? language : other;
  const rightLanguage = leftLanguage === language ? other : language;
  const left = sideOf(snapshot, leftLanguage, language);
  const right = sideOf(snapshot, rightLanguage, language);
  if (left === null || right === null || language === other) return null;
  const groups = snapshot.blocks.map((block, index) => ({
    kind: drawnKind(block.kind),
    index,
    credit: block.credit,
    rows: block.segments.map(({ number, also = [] }) => ({
      number,
      also,
      left: left.sentence(number),
      right: right.sentence(number),
      notes: [] as NoteView[],
    })),
  }));
  putNotesUnderRows(groups);
  return {
    language,
    other,
    left: { language: leftLanguage, title: left.title },
    right: { language: rightLanguage, title: right.title },
    groups,
  };
}

function sideOf(snapshot: EditionSnapshot, language: string, reader: string) {
  const texts = textsIn(snapshot, language);
  if (texts === null) return null;
  const context = contextFor(snapshot, language, reader);
  const translation = snapshot.translations.find((candidate) => candidate.language === language);
  return {
    title: language === snapshot.language ? snapshot.title : (translation?.title ?? snapshot.title),
    sentence: (number: number): SentenceView => sentenceView(number, texts.get(number) ?? '', context),
  };
}

/** A note that both columns refer to is shown once, under the later of its rows. */
function putNotesUnderRows(groups: readonly PairGroup[]): void {
  const rows = groups.flatMap((group) => group.rows);
  const lastRow = new Map<number, PairRow>();
  for (const row of rows) {
    for (const note of [...row.left.notes, ...row.right.notes]) lastRow.set(note.number, row);
  }
  for (const row of rows) {
    const notes = new Map([...row.left.notes, ...row.right.notes].map((note) => [note.number, note]));
    row.notes = [...notes.values()]
      .filter((note) => lastRow.get(note.number) === row)
      .sort((a, b) => a.number - b.number);
  }
}
