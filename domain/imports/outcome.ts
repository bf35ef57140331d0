/** What became of a file, with the number of our own row that callers never see. */
import type { ItemResult } from './import.ts';

export type Outcome = ItemResult & { sourceFileId: number | null };

/** What is there already: `updated` means that the article's text would become this one. */
export type Known = Pick<Outcome, 'status' | 'reason' | 'article' | 'sourceFileId'> &
  Partial<Pick<Outcome, 'language' | 'date'>> & {
    /** what of an `updated` file the article did not get, in a sentence */
    untaken?: string | null;
  };
