import type { DeskNote } from '#domain/annotations/annotation.ts';
import type { Colleague } from '#domain/people/person.ts';

/** The texts of a screen as the form of a note sees them. */
export interface Phrases {
  sourceLanguage: string;
  /** null where only the original can be marked */
  targetLanguage: string | null;
  /** languages of the readers for whom a note is written, the most wanted first */
  bodyLanguages: readonly string[];
  /** editors change every note, others their own */
  mayChangeAll: boolean;
  /** who translates places the notes of others among the words of the translation */
  mayPlaceInTranslation: boolean;
  /** who can be asked or named in a comment */
  colleagues: readonly Colleague[];
  /** the blocks of the original, in order */
  blocks: readonly { id: number; text: string }[];
  /** name of the person who looks; their own notes they may change */
  me: string;
  sourceText(blockId: number): string;
  /** where the sentences of a block begin */
  sentencesOf(blockId: number): readonly number[];
  targetText(segmentId: number): string;
  /** the sentence whose translation a note belongs to; null where there is no translation on the screen */
  segmentOf(note: DeskNote): number | null;
  /** of any translation that the screen knows; empty where it does not */
  translated(segmentId: number, language: string): string;
}
