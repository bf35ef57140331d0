/** Merging what was edited in another tool: through the doors of translating, in one transaction. */
import { inTransaction } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { saveSentence, saveTitle } from '../translations/mutations.ts';
import { refreshStatus } from '../translations/progress.ts';
import { translationFor } from '../translations/writing.ts';
import type { MergeTranslation } from './exchange.ts';

/** An article of thousands of sentences takes seconds, and half of it is worse than none. */
const LIMITS = { timeout: 60_000 };

/**
 * Writes the chosen sentences and the title of a file into a translation: all of them, or none when one is no longer at the
 * version that the preview showed (Conflict, with what is stored). Each has its history and its event as if it had been typed;
 * one event more says which file they came from. Throws Forbidden, NotFound.
 */
export async function mergeTranslation(viewer: Viewer, input: MergeTranslation): Promise<{ merged: number }> {
  permit(viewer, 'article.read');
  const { articleId, language, fileName, rows } = input;
  return againOnUniqueViolation(() =>
    inTransaction(async (tx) => {
      const translation = await translationFor(tx, viewer, articleId, language);
      for (const { segmentId, version, text, state, origin } of rows) {
        const common = { articleId, language, version };
        if (segmentId === null) await saveTitle(tx, viewer, translation, { ...common, title: text.trim() });
        else await saveSentence(tx, viewer, translation, { ...common, segmentId, text, state, origin });
      }
      await refreshStatus(tx, translation.id);
      const subject = { type: 'translation' as const, id: translation.id, articleId };
      const data = { language, file: fileName, sentences: rows.length };
      await recordEvent(tx, viewer, 'translation.merged', subject, data);
      return { merged: rows.length };
    }, LIMITS),
  );
}
