import type { MergeTranslation } from '#domain/exchange/exchange.ts';
import type { Action } from '../use-action.ts';

/** What the page of a translation's exchange knows before a file is chosen. */
export interface ExchangePageData {
  articleId: number;
  language: string;
  sourceLanguage: string;
  sourceTitle: string;
  can: { edit: boolean };
  /** the rights cover excerpts of the original only */
  isExcerptOnly: boolean;
}

export type MergeAction = Action<MergeTranslation, { merged: number }>;
