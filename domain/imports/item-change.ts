/** What a changed file does to the work on its article, whole, for reports that programs read. Nothing is written. */
import { listedChange } from '../articles/change-listing.ts';
import { planChange } from '../articles/change-plan.ts';
import type { Listed, StaleLanguage } from '../articles/text-change.ts';
import type { Db, Tx } from '../db/client.ts';
import type { ItemChange } from './import.ts';
import type { Prepared } from './prepared.ts';
import { staleTitles } from './stale-titles.ts';

/** Of an article on which nothing was done. */
export const NO_CHANGE: Readonly<ItemChange> = { titles: [], stale: [], gone: [], moved: [], orphans: [] };

/** Asked before the article has the new text. The plan is the change event’s own, so that what is listed happens. */
export async function itemChange(
  reader: Tx | Db,
  articleId: number,
  prepared: Prepared,
): Promise<ItemChange> {
  const { parsed, segments } = prepared;
  const change = await planChange(reader, articleId, { blocks: parsed.blocks, segments });
  const { stale, gone, moved, lost } = await listedChange(reader, change, Number.POSITIVE_INFINITY);
  const notes = <Note>({ first }: Listed<Note>) => first;
  const titles = await staleTitles(reader, articleId, prepared);
  return {
    titles: titles.map(({ language }) => language),
    stale: stale.map(numbersIn),
    gone: gone.map(numbersIn),
    moved: notes(moved),
    orphans: notes(lost).map(({ id, quote }) => ({ id, quote })),
  };
}

function numbersIn({ language, sentences }: StaleLanguage): ItemChange['stale'][number] {
  return { language, sentences: sentences.first.map(({ number }) => number) };
}
