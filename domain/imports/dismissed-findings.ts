/** What an editor has dismissed stays dismissed when the article comes again: found where the same words stand. */
import type { SourceFinding } from '../text/source-checks.ts';

/** A place of a text that was found fault with. Offsets are UTF-16 code units of its block. */
type Place = Pick<SourceFinding, 'kind' | 'block' | 'start' | 'end'>;

/** A finding of the text before, and when somebody dismissed it. */
export interface DismissedFinding extends Place {
  dismissedAt: Date;
}

/** Letters on one side of the words: enough to tell one “på på” of a text from another. */
const NEIGHBOURS = 24;

/**
 * For each finding of the new text, when it was dismissed in the text before; null: somebody has yet to look at it. The
 * same words must be found fault with for the same reason, in the same block or after or before the same letters: a slip
 * that is new is shown, however many like it were dismissed. Each dismissal counts for one finding.
 */
export function dismissalsKept(
  dismissed: readonly DismissedFinding[],
  before: readonly string[],
  findings: readonly SourceFinding[],
  after: readonly string[],
): (Date | null)[] {
  const left = [...dismissed];
  const kept = findings.map((): Date | null => null);
  for (const traitOf of [wholeBlock, lettersBefore, lettersAfter]) {
    findings.forEach((finding, index) => {
      const trait = kept[index] === null ? traitOf(finding, after) : null;
      if (trait === null) return;
      const place = left.findIndex((one) => traitOf(one, before) === trait);
      if (place >= 0) kept[index] = left.splice(place, 1)[0]?.dismissedAt ?? null;
    });
  }
  return kept;
}

function wholeBlock(place: Place, texts: readonly string[]): string | null {
  return JSON.stringify([place.kind, quoteOf(place, texts), place.start, texts[place.block]]);
}

function lettersBefore(place: Place, texts: readonly string[]): string | null {
  const letters = texts[place.block]?.slice(Math.max(0, place.start - NEIGHBOURS), place.start) ?? '';
  return letters === '' ? null : JSON.stringify([place.kind, quoteOf(place, texts), letters]);
}

function lettersAfter(place: Place, texts: readonly string[]): string | null {
  const letters = texts[place.block]?.slice(place.end, place.end + NEIGHBOURS) ?? '';
  return letters === '' ? null : JSON.stringify([place.kind, quoteOf(place, texts), letters]);
}

function quoteOf({ block, start, end }: Place, texts: readonly string[]): string {
  return texts[block]?.slice(start, end) ?? '';
}
