/** Whether the article can be published now, and if not, the sentence that stands beside the button. */
import type { Readiness } from '#domain/editions/edition.ts';

/** Null when nothing stands in the way. `isUnsaved`: the details hold text that the server does not have. */
export function whyNotPublish(readiness: Readiness, isUnsaved: boolean): string | null {
  if (readiness.reasons.some(({ severity }) => severity === 'block')) {
    return 'Something above must be mended first.';
  }
  if (isUnsaved) return 'The details hold unsaved text; save or discard it first.';
  if (readiness.unchanged) return 'Nothing has changed since the public edition.';
  return null;
}
