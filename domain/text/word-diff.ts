import { type ChangeObject, diffArrays } from 'diff';
import { wordSegmenter } from './normalise.ts';

export interface DiffPart {
  op: 'same' | 'insert' | 'delete';
  text: string;
}

/** A word diff over more changes than this says nothing to a reader; it is given up for old-then-new. */
const MOST_CHANGES = 4000;

const tokensOf = (text: string) => Array.from(wordSegmenter('und').segment(text), (part) => part.segment);

function rawParts(a: string, b: string): DiffPart[] {
  const changes: ChangeObject<string[]>[] | undefined = diffArrays(tokensOf(a), tokensOf(b), {
    maxEditLength: MOST_CHANGES,
  });
  if (!changes) {
    return [
      { op: 'delete', text: a },
      { op: 'insert', text: b },
    ];
  }
  return changes.map((change) => {
    const op = change.added ? 'insert' : change.removed ? 'delete' : 'same';
    return { op, text: change.value.join('') };
  });
}

/** What goes and what comes, between two stretches that stay. */
interface Change {
  gone: string;
  come: string;
}

function partsOfChange({ gone, come }: Change): DiffPart[] {
  const parts: DiffPart[] = [
    { op: 'delete', text: gone },
    { op: 'insert', text: come },
  ];
  return parts.filter((part) => part.text !== '');
}

const isWhiteSpace = (text: string) => /^\s+$/.test(text);

/** Whether a part is the space between two changed words. */
function isSeam(parts: readonly DiffPart[], index: number): boolean {
  const isBetween = index > 0 && index < parts.length - 1;
  return isBetween && parts[index]?.op === 'same' && isWhiteSpace(parts[index]?.text ?? '');
}

/**
 * The difference between two texts word by word, as a reader follows it: deleted before inserted, and a lone space
 * between two changed words counted with them (`onsdag kveld` → `torsdag morgen` is one change).
 * The texts of `same` and `delete` joined are `a`, of `same` and `insert` are `b`. No part is empty.
 * Words: Intl.Segmenter; differences: Myers, by the `diff` package. Throws nothing.
 */
export function wordDiff(a: string, b: string): DiffPart[] {
  const parts: DiffPart[] = [];
  const raw = rawParts(a, b);
  let change: Change = { gone: '', come: '' };
  for (const [index, part] of raw.entries()) {
    const stays = part.op === 'same' && !isSeam(raw, index);
    if (stays) {
      parts.push(...partsOfChange(change), part);
      change = { gone: '', come: '' };
      continue;
    }
    if (part.op !== 'insert') change.gone += part.text;
    if (part.op !== 'delete') change.come += part.text;
  }
  return [...parts, ...partsOfChange(change)].filter((part) => part.text !== '');
}
