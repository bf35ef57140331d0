/** One word and one tone for every status, so that a status reads the same wherever it stands. */
import type { Tone } from '#components/ui/status.tsx';
import type { ArticleStatus } from '#domain/articles/article.ts';
import type { ItemStatus, RunStatus } from '#domain/imports/import.ts';
import type { TranslationStatus } from '#domain/translations/translation.ts';

export interface StatusWord {
  word: string;
  tone: Tone;
}

export const ARTICLE_STATUS: Record<ArticleStatus, StatusWord> = {
  draft: { word: 'Draft', tone: 'draft' },
  'in-review': { word: 'In review', tone: 'review' },
  'needs-changes': { word: 'Needs changes', tone: 'problem' },
  scheduled: { word: 'Scheduled', tone: 'review' },
  published: { word: 'Published', tone: 'good' },
  archived: { word: 'Archived', tone: 'missing' },
};

export const TRANSLATION_STATUS: Record<TranslationStatus, StatusWord> = {
  'not-started': { word: 'Not started', tone: 'missing' },
  'in-progress': { word: 'In progress', tone: 'draft' },
  'needs-review': { word: 'Needs review', tone: 'review' },
  'up-to-date': { word: 'Up to date', tone: 'good' },
  'out-of-date': { word: 'Out of date', tone: 'problem' },
};

export const RUN_STATUS: Record<RunStatus, StatusWord> = {
  pending: { word: 'Pending', tone: 'missing' },
  processing: { word: 'Processing', tone: 'draft' },
  completed: { word: 'Completed', tone: 'good' },
  'completed-with-issues': { word: 'Completed with issues', tone: 'review' },
  // of a run: every one of its files
  failed: { word: 'All refused', tone: 'problem' },
  'rolled-back': { word: 'Rolled back', tone: 'missing' },
};

export const ITEM_STATUS: Record<ItemStatus, StatusWord> = {
  created: { word: 'Created', tone: 'good' },
  updated: { word: 'Updated', tone: 'draft' },
  unchanged: { word: 'Unchanged', tone: 'missing' },
  duplicate: { word: 'Duplicate', tone: 'review' },
  failed: { word: 'Refused', tone: 'problem' },
};

/** What importing a file would do, before it is done. */
export const PREVIEW_STATUS: Record<ItemStatus, StatusWord> = {
  created: { word: 'New', tone: 'good' },
  updated: { word: 'Changed', tone: 'draft' },
  unchanged: { word: 'Same', tone: 'missing' },
  duplicate: { word: 'Duplicate', tone: 'review' },
  failed: { word: 'Refused', tone: 'problem' },
};

/** An article's status; a published one that was edited since says so. */
export function articleStatusWord(status: ArticleStatus, changed: boolean): StatusWord {
  if (status === 'published' && changed) return { word: 'Published with changes', tone: 'review' };
  return ARTICLE_STATUS[status];
}
