'use server';
import { checkedTranslation } from '#domain/checks/check.ts';
import { comparedIn } from '#domain/checks/queries.ts';
import * as mutations from '#domain/translations/mutations.ts';
import { targetHistory, workspace } from '#domain/translations/queries.ts';
import * as translations from '#domain/translations/translation.ts';
import { action } from '../../../../action.ts';

export const saveTarget = action(translations.saveTarget, mutations.saveTarget);
export const saveTranslationTitle = action(translations.saveTranslationTitle, mutations.saveTranslationTitle);
export const approveAll = action(translations.approveAll, mutations.approveAll);

/** The earlier texts of one sentence. */
export const readHistory = action(
  translations.saveTarget.pick({ articleId: true, language: true, segmentId: true }),
  targetHistory,
);

/** The notes as they stand now: saving a translation can move those on it. */
export const readNotes = action(translations.approveAll, async (viewer, { articleId, language }) => {
  const { notes } = await workspace(viewer, articleId, language);
  return notes;
});

/** What the translation says otherwise than others, as of the last save. */
export const readCompared = action(checkedTranslation, comparedIn);
