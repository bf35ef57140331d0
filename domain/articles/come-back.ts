/** A text is given back: sentences that went away with the change that is taken back are the same sentences again. */
import type { Db, Tx } from '../db/client.ts';
import type { PlacedSentence } from './placed-sentence.ts';

interface Gone {
  id: number;
  text: string;
  start: number;
  block: { position: number; textVersion: { number: number } };
}

/**
 * Of the sentences that would be new, those that the article had in the version `restores` or since, with the same words:
 * they have their number, translations and notes again. What an editor joined to another sentence stays joined.
 */
export async function withReturned(
  reader: Tx | Db,
  articleId: number,
  restores: number,
  sentences: readonly PlacedSentence[],
): Promise<PlacedSentence[]> {
  if (sentences.every(({ old }) => old)) return [...sentences];
  const gone: Gone[] = await reader.segment.findMany({
    where: {
      articleId,
      retiredAt: { not: null },
      successorId: null,
      block: { textVersion: { number: { gte: restores } } },
    },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      text: true,
      start: true,
      block: { select: { position: true, textVersion: { select: { number: true } } } },
    },
  });
  const take = (isIt: (segment: Gone) => boolean) => {
    const place = gone.findIndex(isIt);
    return place < 0 ? undefined : gone.splice(place, 1)[0];
  };
  // those that stood at this very place first, so that of two with the same words each is itself again
  const atPlace = sentences.map(({ old, piece }) =>
    old || !piece
      ? undefined
      : take(
          ({ text, start, block }) =>
            text === piece.text &&
            start === piece.start &&
            block.position === piece.block &&
            block.textVersion.number === restores,
        ),
  );
  return sentences.map((sentence, index) => {
    const { old, piece } = sentence;
    if (old || !piece) return sentence;
    const back = atPlace[index] ?? take(({ text }) => text === piece.text);
    return back ? { kind: 'back', old: { id: back.id, text: back.text }, piece } : sentence;
  });
}
