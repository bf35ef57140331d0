/** What a planned change does, in lists for those who decide on it. The plan is the change event’s own. */
import type { Db, Tx } from '../db/client.ts';
import type { SegmentPair } from '../text/diff.ts';
import { type Change, chainAfter, fateOf, type StaleTarget, textAfter } from './change-plan.ts';
import { changesIn } from './compared-rows.ts';
import {
  type ChangedNote,
  firstOf,
  type Listed,
  MOST_LISTED,
  type StaleLanguage,
  type StaleSentence,
  type TextChange,
} from './text-change.ts';

/** The lists of a change of the text that is planned and not yet written, each with so many first. */
export async function listedChange(
  reader: Tx | Db,
  change: Change,
  most: number = MOST_LISTED,
): Promise<Omit<TextChange, 'titles'>> {
  const left = change.before.segments.map(({ text }) => text.trim());
  const right = change.sentences.flatMap(({ piece }) => piece?.text.trim() ?? []);
  return {
    // the words of no more are compared than a page shows
    ...(await changesIn(pairsOf(change), left, right, { most: Math.min(most, MOST_LISTED) })),
    stale: await staleSentences(reader, change, [...change.stale, ...change.sharedStale], most),
    gone: await staleSentences(reader, change, change.goneTargets, most),
    moved: await notesListed(
      reader,
      change.notes.filter(({ isMoved }) => isMoved),
      most,
    ),
    lost: await notesListed(
      reader,
      change.notes.filter(({ isLost }) => isLost),
      most,
    ),
  };
}

/** As they were paired for the plan. */
function pairsOf({ before, sentences }: Change): SegmentPair[] {
  const places = new Map(before.segments.map(({ id }, index) => [id, index]));
  let next = 0;
  return sentences.map(({ kind, old, piece }) => {
    const oldIndex = kind === 'back' || !old ? null : (places.get(old.id) ?? null);
    const newIndex = piece ? next++ : null;
    return { oldIndex, newIndex, kind: kind === 'back' ? 'new' : kind };
  });
}

/** Languages with the most sentences first, as the sums are told. */
export function mostFirst(languages: readonly StaleLanguage[]): StaleLanguage[] {
  const sum = ({ sentences }: StaleLanguage) => sentences.first.length + sentences.more;
  return [...languages].sort(
    (one, other) => sum(other) - sum(one) || (one.language < other.language ? -1 : 1),
  );
}

/** In each language, those that are first in the text of before. */
async function staleSentences(
  reader: Tx | Db,
  change: Change,
  all: readonly StaleTarget[],
  most: number,
): Promise<StaleLanguage[]> {
  const place = new Map(change.before.segments.map(({ id }, index) => [id, index]));
  const placeOf = ({ segmentId }: StaleTarget) => place.get(segmentId) ?? place.size;
  const targets = all.toSorted((one, other) => placeOf(one) - placeOf(other));
  const languages = [...new Set(targets.map(({ language }) => language))].map((language) => ({
    language,
    targets: firstOf(
      targets.filter((target) => target.language === language),
      most,
    ),
  }));
  const said = await sentencesOf(
    reader,
    change,
    languages.flatMap(({ targets: { first } }) => first.map(({ id }) => id)),
  );
  return mostFirst(
    languages.map(({ language, targets: { first, more } }) => ({
      language,
      sentences: { first: first.flatMap(({ id }) => said.get(id) ?? []), more },
    })),
  );
}

async function sentencesOf(
  reader: Tx | Db,
  { sentences }: Change,
  ids: readonly number[],
): Promise<Map<number, StaleSentence>> {
  const rows = await reader.target.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      segmentId: true,
      text: true,
      sourceText: true,
      segment: { select: { number: true } },
      members: { select: { segmentId: true, segment: { select: { number: true } } } },
    },
  });
  const after = fateOf(sentences);
  return new Map(
    rows.map((row) => {
      const chain = chainAfter(row, after);
      // where the first of several goes, the next one has their translation
      const heir = row.members.find(({ segmentId }) => segmentId === chain[0]) ?? row;
      return [
        row.id,
        {
          number: heir.segment.number,
          before: row.sourceText.trim(),
          after: textAfter(chain, after).trim(),
          translation: row.text,
        },
      ];
    }),
  );
}

async function notesListed(
  reader: Tx | Db,
  notes: Change['notes'],
  most: number,
): Promise<Listed<ChangedNote>> {
  const { first, more } = firstOf(notes, most);
  const rows = await reader.annotation.findMany({
    where: { id: { in: first.map(({ id }) => id) } },
    select: { id: true, quote: true },
  });
  const quotes = new Map(rows.map(({ id, quote }) => [id, quote]));
  const listed = first.map(({ id, place }) => ({
    id,
    quote: quotes.get(id) ?? null,
    now: place?.quote ?? null,
  }));
  return { first: listed, more };
}
