/** Whether the article can be published now, and if not, the sentence that stands beside the button. */
import type { GateReason, Readiness } from '#domain/editions/edition.ts';

interface Decided {
  /** the languages that the editor has ticked to be taken from readers */
  without?: readonly string[];
  /** the reason that was written for publishing all the same */
  override?: string;
}

const blocksOf = ({ reasons }: Pick<Readiness, 'reasons'>, without: readonly string[]): GateReason[] =>
  reasons.filter((reason) => reason.severity === 'block' && !without.includes(reason.without ?? ''));

/** Whether something blocks that an editor may override with a written reason, and nothing that they may not. */
export function canOverride(readiness: Pick<Readiness, 'reasons'>, without: readonly string[] = []): boolean {
  const blocks = blocksOf(readiness, without);
  return blocks.length > 0 && blocks.every((reason) => reason.canOverride);
}

const UNCHANGED = 'Nothing has changed since the public edition.';

/** Null when nothing stands in the way. `isUnsaved`: the details hold text that the server does not have. */
export function whyNotPublish(
  readiness: Readiness,
  isUnsaved: boolean,
  { without = [], override = '' }: Decided = {},
): string | null {
  // what is public has passed the gate, or somebody wrote why: that is asked again with the next change
  if (readiness.unchanged && !isUnsaved) return UNCHANGED;
  if (blocksOf(readiness, without).length > 0) {
    if (!canOverride(readiness, without)) return 'Something above must be mended first.';
    if (override.trim() === '') return 'Mend what blocks above, or write why it is published all the same.';
  }
  if (isUnsaved) return 'The details hold unsaved text; save or discard it first.';
  return null;
}
