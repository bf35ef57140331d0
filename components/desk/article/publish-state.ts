/** Whether the article can be published now, and if not, the sentence that stands beside the button. */
import type { GateReason, Readiness } from '#domain/editions/edition.ts';

/**
 * Null when nothing stands in the way. `isUnsaved`: the details hold text that the server does not have; `without`: the
 * languages that the editor has ticked to be taken from readers.
 */
export function whyNotPublish(
  readiness: Readiness,
  isUnsaved: boolean,
  without: readonly string[] = [],
): string | null {
  const lifted = (reason: GateReason) => without.includes(reason.without ?? '');
  if (readiness.reasons.some((reason) => reason.severity === 'block' && !lifted(reason))) {
    return 'Something above must be mended first.';
  }
  if (isUnsaved) return 'The details hold unsaved text; save or discard it first.';
  if (readiness.unchanged) return 'Nothing has changed since the public edition.';
  return null;
}
