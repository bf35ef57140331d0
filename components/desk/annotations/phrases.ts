/** The texts of a screen as the form of a note sees them. */
export interface Phrases {
  sourceLanguage: string;
  /** null where only the original can be marked */
  targetLanguage: string | null;
  /** languages of the readers for whom a note is written, the most wanted first */
  bodyLanguages: readonly string[];
  /** editors change every note, others their own */
  mayChangeAll: boolean;
  /** name of the person who looks; their own notes they may change */
  me: string;
  sourceText(blockId: number): string;
  /** where the sentences of a block begin */
  sentencesOf(blockId: number): readonly number[];
  targetText(segmentId: number): string;
}
