/** Merging what was edited in another tool: through the doors of translating, in one transaction. */
import { inTransaction } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { saveTitle } from '../translations/mutations.ts';
import { refreshStatus } from '../translations/progress.ts';
import { saveSentences } from '../translations/save-many.ts';
import { translationFor } from '../translations/writing.ts';
import type { MergeTranslation } from './exchange.ts';

/** On a slow database an article of thousands of sentences takes seconds, and half of it is worse than none. */
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
      for (const part of partsOf(rows)) {
        if ('title' in part) await saveTitle(tx, viewer, translation, { articleId, language, ...part });
        else {
          const sentences = [...part.sentences.values()].map((row) => ({ articleId, language, ...row }));
          await saveSentences(tx, viewer, translation, { articleId, language }, sentences);
        }
      }
      await refreshStatus(tx, translation.id);
      const subject = { type: 'translation' as const, id: translation.id, articleId };
      const data = { language, file: fileName, sentences: rows.length };
      await recordEvent(tx, viewer, 'translation.merged', subject, data);
      return { merged: rows.length };
    }, LIMITS),
  );
}

type Row = MergeTranslation['rows'][number];
type Sentence = Row & { segmentId: number };
type Part = { title: string; version: number } | { sentences: Map<number, Sentence> };

/** In their order: the title by itself, and sentences together as long as none comes again, whose second text is a conflict. */
function partsOf(rows: readonly Row[]): Part[] {
  const parts: Part[] = [];
  for (const { segmentId, ...row } of rows) {
    const last = parts.at(-1);
    if (segmentId === null) parts.push({ title: row.text.trim(), version: row.version });
    else if (last && 'sentences' in last && !last.sentences.has(segmentId))
      last.sentences.set(segmentId, { segmentId, ...row });
    else parts.push({ sentences: new Map([[segmentId, { segmentId, ...row }]]) });
  }
  return parts;
}
