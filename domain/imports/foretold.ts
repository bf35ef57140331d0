/** What a changed file would do to its article, in lists: for the preview. Nothing is written. */
import { listedChange } from '../articles/change-listing.ts';
import { type Change, keptKinds, planChange } from '../articles/change-plan.ts';
import { type ForetoldChange, firstOf, type KeptKind } from '../articles/text-change.ts';
import type { Db } from '../db/client.ts';
import { holdingsOf } from './holdings.ts';
import { knownAs } from './identity.ts';
import type { Prepared } from './prepared.ts';
import { staleTitles } from './stale-titles.ts';
import { fieldsBeside } from './taken-fields.ts';

/** Null for a file that changes no article. The plan is the change event’s own, so that what is foretold happens. */
export async function foretoldChange(reader: Db, prepared: Prepared): Promise<ForetoldChange | null> {
  // what the options say is told elsewhere
  const known = await knownAs(holdingsOf(reader), prepared, {});
  if (known?.status !== 'updated' || !known.article) return null;
  const { id } = known.article;
  const { parsed, segments } = prepared;
  const article = await reader.article.findUniqueOrThrow({ where: { id }, select: ARTICLE });
  const change = await planChange(reader, id, { blocks: parsed.blocks, segments });
  return {
    ...(await listedChange(reader, change)),
    titles: await staleTitles(reader, id, prepared),
    article: { id, title: article.title, language: article.language },
    fields: fieldsBeside(article, prepared, await editedFields(reader, id)),
    kinds: firstOf(keptBeside(change, parsed.blocks)),
  };
}

const ARTICLE = {
  title: true,
  titleOrigin: true,
  date: true,
  dateOrigin: true,
  byline: true,
  publisher: true,
  sourceUrl: true,
  language: true,
} as const;

/** The fields that somebody has changed by hand: the trail of events tells. */
async function editedFields(reader: Db, articleId: number): Promise<Set<string>> {
  const events = await reader.event.findMany({
    where: { articleId, action: 'article.edited' },
    select: { data: true },
  });
  return new Set(events.flatMap(({ data }) => namesIn(data)));
}

function namesIn(data: unknown): string[] {
  const fields = typeof data === 'object' && data !== null && 'fields' in data ? data.fields : [];
  return Array.isArray(fields) ? fields.map(String) : [];
}

/** Blocks that the file takes for something else than they stay. */
function keptBeside({ before }: Change, blocks: Prepared['parsed']['blocks']): KeptKind[] {
  const kept = keptKinds(before.blocks);
  return blocks.flatMap(({ text, kind }) => {
    const ours = kept.get(text) ?? kind;
    return ours === kind ? [] : [{ text, file: kind, ours }];
  });
}
