/** Open suggestions go along when translations are joined or cut: each stays a suggestion for the whole text where it waits. */
import type { Tx } from '../db/client.ts';
import { joined, proposedCut } from '../text/cuts.ts';

interface Place {
  translationId: number;
  segmentId: number;
}

/** What stands where a suggestion waits. */
interface Standing {
  text: string;
  version: number;
}

function waiting(tx: Tx, translationId: number, segmentIds: number[]) {
  return tx.suggestion.findMany({
    where: { translationId, segmentId: { in: segmentIds }, status: 'open' },
    orderBy: { id: 'asc' },
    select: { id: true, segmentId: true, text: true, authorId: true, authorName: true, createdAt: true },
  });
}

function onto({ text, version }: Standing) {
  return { baseText: text, baseVersion: version, version: { increment: 1 } };
}

/** Those for the first and for the second (`nextId`) are for both now: each with the words of the other. */
export async function joinSuggestions(
  tx: Tx,
  { translationId, segmentId }: Place,
  nextId: number,
  texts: { first: string; second: string },
  whole: Standing,
): Promise<void> {
  for (const { id, segmentId: of, text } of await waiting(tx, translationId, [segmentId, nextId])) {
    const both = of === nextId ? joined(texts.first, text) : joined(text, texts.second);
    const data = { segmentId, text: both.text, ...onto(whole) };
    await tx.suggestion.update({ where: { id }, data, select: { id: true } });
  }
}

/**
 * Those for a text that is cut at `cut.at` are cut as it is. A part that says what stands there is none any more; one that
 * is about both parts is two, of the same author.
 */
export async function splitSuggestions(
  tx: Tx,
  { translationId, segmentId }: Place,
  secondId: number,
  cut: { text: string; at: number },
  { first, second }: { first: Standing; second: Standing },
): Promise<void> {
  for (const { id, segmentId: _, text, ...author } of await waiting(tx, translationId, [segmentId])) {
    const place = proposedCut(cut.text, cut.at, text);
    const [head, tail] = [text.slice(0, place).trim(), text.slice(place).trim()];
    const isOfSecond = tail !== '' && tail !== second.text;
    const isOfFirst = (head !== '' && head !== first.text) || !isOfSecond;
    const secondPart = { segmentId: secondId, text: tail };
    const data = isOfFirst ? { text: head || text, ...onto(first) } : { ...secondPart, ...onto(second) };
    await tx.suggestion.update({ where: { id }, data, select: { id: true } });
    if (!(isOfFirst && isOfSecond)) continue;
    const base = { baseText: second.text, baseVersion: second.version };
    await tx.suggestion.create({
      data: { translationId, ...secondPart, ...base, ...author },
      select: { id: true },
    });
  }
}
