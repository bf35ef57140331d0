/** What merging a file into a translation would do, sentence by sentence. Pure: the three texts in, a verdict out. */
import { normaliseForIdentity } from '../text/normalise.ts';
import { type Base, hashOf, readBase } from './base.ts';
import type { MergeKind, MergeRow, MergeText } from './exchange.ts';
import { textOf, type XliffSegment } from './xliff.ts';

/** A sentence of the article, and its translation as it stands here. */
export interface Standing {
  segmentId: number | null;
  source: string;
  here: MergeRow['here'];
}

/** `standing` undefined: the article has no such sentence. `mayApprove` false: what the file approves is translated. */
export function compare(
  segment: XliffSegment,
  standing: Standing | undefined,
  mayApprove: boolean,
): MergeRow {
  const fileSource = textOf(segment.source);
  const file = proposed(segment, mayApprove);
  if (!standing) {
    return {
      kind: 'unknown',
      id: segment.id,
      segmentId: null,
      source: '',
      fileSource,
      file,
      here: null,
      origin: 'human',
    };
  }
  const { segmentId, source, here } = standing;
  const isSameSource = normaliseForIdentity(source) === normaliseForIdentity(fileSource);
  const base = readBase(segment.base);
  return {
    kind: kindOf(segment, file, here, base, isSameSource),
    id: segment.id,
    segmentId,
    source,
    fileSource: isSameSource ? null : fileSource,
    file,
    here,
    origin: originOf(segment, base),
  };
}

/** White space at the ends is what tools change without anybody wanting it. */
const isSameText = (one: string, other: string) => one.trim() === other.trim();

function kindOf(
  segment: XliffSegment,
  file: MergeText,
  here: MergeRow['here'],
  base: Base | null,
  isSameSource: boolean,
): MergeKind {
  // a file without a translation has nothing to merge; it never takes one away
  if (segment.target === null || isUntouched(segment, base)) return 'same';
  if (
    here &&
    isSameText(file.text, here.text) &&
    (file.state === here.state || segment.state === here.state)
  ) {
    return 'same';
  }
  if (!isSameSource) return 'source-differs';
  return isChangedHere(here, base) ? 'conflict' : 'changed';
}

/** As we wrote it: whatever happened here since, the file has nothing to say about it. */
function isUntouched(segment: XliffSegment, base: Base | null): boolean {
  return base !== null && segment.state === base.state && hashOf(textOf(segment.target ?? [])) === base.hash;
}

/** In a file that does not say what it began from, every translation that is here already was made by somebody else. */
function isChangedHere(here: MergeRow['here'], base: Base | null): boolean {
  if (!base) return here !== null && here.text.trim() !== '';
  if (!here) return false;
  return here.state !== base.state || hashOf(here.text) !== base.hash;
}

/** Stale and half-done texts that somebody has changed are drafts. */
function proposed({ state, target }: XliffSegment, mayApprove: boolean): MergeText {
  const text = textOf(target ?? []);
  if (state === 'approved') return { text, state: mayApprove ? 'approved' : 'translated' };
  return { text, state: state === 'translated' ? 'translated' : 'draft' };
}

/** What the file says of where the words come from, unless it only repeats what we said of the words before. */
function originOf({ origin }: XliffSegment, base: Base | null): MergeRow['origin'] {
  return origin === base?.origin ? 'human' : origin;
}
