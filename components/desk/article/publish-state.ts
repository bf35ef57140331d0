/** Whether the article can be published now, and if not, the sentence that stands beside the button. */
import type { Readiness } from '#domain/editions/edition.ts';

/** Whether something blocks that an editor may override with a written reason, and nothing that they may not. */
export function canOverride({ reasons }: Pick<Readiness, 'reasons'>): boolean {
  const blocks = reasons.filter(({ severity }) => severity === 'block');
  return blocks.length > 0 && blocks.every((reason) => reason.canOverride);
}

/**
 * Null when nothing stands in the way. `isUnsaved`: the details hold text that the server does not have. `override`: the
 * reason that was written for publishing all the same.
 */
export function whyNotPublish(readiness: Readiness, isUnsaved: boolean, override = ''): string | null {
  if (readiness.reasons.some(({ severity }) => severity === 'block')) {
    if (!canOverride(readiness)) return 'Something above must be mended first.';
    if (override.trim() === '') return 'Mend what blocks above, or write why it is published all the same.';
  }
  if (isUnsaved) return 'The details hold unsaved text; save or discard it first.';
  if (readiness.unchanged) return 'Nothing has changed since the public edition.';
  return null;
}
